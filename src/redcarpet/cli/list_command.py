"""`redcarpet list`: the deck as a plain table, or as JSON."""

from __future__ import annotations

import json

import click

from redcarpet.cli.columns import in_columns
from redcarpet.cli.dealing import Dealt, QueryCommand, dealt, nothing_found, takes_a_deck
from redcarpet.cli.ending import Exit, tell
from redcarpet.cli.here import output_encoding, output_width
from redcarpet.core.placeholders import filled, words
from redcarpet.core.question import Question, spoken_seconds
from redcarpet.core.rows import row_mark
from redcarpet.files.cards_json import written

_HELP = """\
Print the questions that pass a filter, in the desk's order.

The words of QUERY are the filter, as at the desk. Each line tells the mark of this evening, the seconds that the
question takes aloud, topic, whom it is for, and the question. What nothing passes ends with exit code 1.

\b
  redcarpet list                          everything
  redcarpet list topic:craft for:her
  redcarpet list leadership not family    "not" leaves out
  redcarpet list -- leadership -family    the same, after two dashes
  redcarpet list --json is:asked
"""


@click.command("list", cls=QueryCommand, help=_HELP, short_help="Print the questions that pass a filter.")
@takes_a_deck
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(query: tuple[str, ...], named: tuple[str, ...], seed: int | None, *, as_json: bool) -> int:
    """Print the deck."""
    found = dealt(query, named, seed)
    if as_json:
        click.echo(_json(found))
    else:
        _print_table(found)
    if not found.deck.questions:
        nothing_found(found)
        return Exit.NOTHING
    return Exit.FINE


def _print_table(found: Dealt) -> None:
    width = output_width()
    for line in in_columns([_row(question, found) for question in found.deck.questions], width):
        click.echo(line)
    if width is not None and found.deck.questions:
        tell(found.deck.describe())


def _row(question: Question, found: Dealt) -> tuple[str, ...]:
    mark = row_mark(question, found.standing_of(question))
    told = f"{mark.glyph} {mark.word}" if mark.word else ""
    return told, f"{_seconds(question, found)} s", question.topic, f"for {question.for_whom}", filled(question.ask)


def _seconds(question: Question, found: Dealt) -> int:
    return spoken_seconds(words(question), found.words_per_minute)


def _json(found: Dealt) -> str:
    deck = found.deck
    whole = {
        "redcarpet": "list",
        "version": 1,
        "query": deck.query.text,
        "seed": deck.seed,
        "total": deck.total,
        "notes": deck.notes,
        "questions": [_question(question, found) for question in deck.questions],
    }
    return json.dumps(whole, ensure_ascii=not _writes_unicode(), indent=2)


def _question(question: Question, found: Dealt) -> dict[str, object]:
    standing = found.standing_of(question)
    return {
        "key": question.key,
        "words": words(question),
        "bank": question.bank,
        "seconds": _seconds(question, found),
        "asked": standing.asked,
        "pinned": standing.pinned,
        "skipped": standing.skipped,
        "volunteered": standing.volunteered,
        **written(question),
    }


def _writes_unicode() -> bool:
    return output_encoding().lower().replace("-", "") == "utf8"
