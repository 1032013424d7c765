"""`redcarpet export`: the deck as cue cards, on the terminal or in a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from redcarpet.cli.dealing import Dealt, QueryCommand, dealt, nothing_found, takes_a_deck
from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import output_encoding, output_width
from redcarpet.core.cards import cards_of
from redcarpet.core.order import Deck
from redcarpet.core.printable import Printable, printable
from redcarpet.core.question import Question
from redcarpet.core.stack import Stack
from redcarpet.files.cards_csv import csv_of
from redcarpet.files.cards_json import json_of
from redcarpet.files.cards_markdown import markdown_of
from redcarpet.files.cards_text import Paper, strokes_for, text_of
from redcarpet.files.export_file import NotWrittenError, write_export

_ENDINGS = {".txt": "text", ".text": "text", ".md": "md", ".markdown": "md", ".csv": "csv", ".json": "json"}
_NOT_YET = (".pdf", ".html", ".htm")

_HELP = """\
Print the questions that pass a filter as cue cards, or write them to a file.

The words of QUERY are the filter, as at the desk, and the order is the desk's. The file's name says the format:
.txt, .md, .csv or .json. In a file or a pipe, sheets of text cards are parted by form feeds, as line printers want
them. Drafts and retired questions are never printed, sensitive ones only when asked for by is:care or id:.

A .csv has every field of a question, so that `redcarpet import` makes the same questions of it; with --all it holds
whole banks, in their order, also drafts, retired and sensitive questions. Private notes are left out but with --notes.

\b
  redcarpet export                           all of them, on the terminal
  redcarpet export for:her topic:craft -o cards.md
  redcarpet export is:pinned | lp            on paper
  redcarpet export not family -o deck.csv    for a spreadsheet
  redcarpet export --all --notes -o ours.csv --from questions/ours.yaml    to import again
"""


@click.command("export", cls=QueryCommand, help=_HELP, short_help="Print questions as cue cards.")
@takes_a_deck
@click.option("-o", "output", metavar="FILE", type=click.Path(), help="Write to this file.")
@click.option("--format", "named_format", type=click.Choice(["text", "md", "csv", "json"]), help="Whatever the name.")
@click.option("--force", is_flag=True, help="Replace a file that redcarpet did not make.")
@click.option("--notes", is_flag=True, help="Print the private notes, too.")
@click.option("--all", "whole", is_flag=True, help="Whole banks; for .csv.")
def command(
    query: tuple[str, ...],
    named: tuple[str, ...],
    seed: int | None,
    output: str | None,
    named_format: str | None,
    *,
    force: bool,
    notes: bool,
    whole: bool,
) -> int:
    """Print the deck as cards."""
    chosen = named_format or _format_of(output)
    if whole and (chosen != "csv" or query):
        raise Stop("--all writes whole banks as .csv: drafts are never printed, and nothing is left out by a filter.")
    found = dealt(query, named, seed)
    printed = Printable(found.every) if whole else printable(found.deck, found.standing_of)
    cards = cards_of(printed.questions, notes=notes, words_per_minute=found.words_per_minute)
    for told in (*printed.left_out, _not_in_csv(printed.questions, found, notes=notes) if chosen == "csv" else ""):
        if told:
            tell(told)
    if not cards:
        nothing_found(found)
        return Exit.NOTHING
    stack = Stack(cards, _facts(len(cards), found.deck))
    if output is None:
        _print(stack, found.deck, chosen)
    else:
        _write(Path(output), _content(stack, found.deck, chosen, Paper()), found, force=force)
        tell(f"{len(cards)} card{'s' * (len(cards) != 1)} in {output}")
    return Exit.FINE


def _not_in_csv(questions: Sequence[Question], found: Dealt, *, notes: bool) -> str:
    """Say what a bank made of this file would lack, as far as nothing else says it."""
    unready = 0 if found.deck.query.root else sum(one.status != "approved" for one in found.every)
    unready -= sum(one.status != "approved" for one in questions)
    with_note = 0 if notes else sum(bool(one.note) for one in questions)
    told = (
        f"{unready} draft{'s' * (unready != 1)} or retired (--all writes them)" if unready > 0 else "",
        f"{with_note} private note{'s' * (with_note != 1)} (--notes writes them)" if with_note else "",
    )
    return f"left out: {' and '.join(filter(None, told))}." if any(told) else ""


def _format_of(output: str | None) -> str:
    """Say which format a file's name asks for. Raises Stop for one that redcarpet doesn't write."""
    if output is None:
        return "text"
    ending = Path(output).suffix.lower()
    if ending in _NOT_YET:
        raise Stop(f"{ending} is not there yet. Write a .txt for a printer, or a .md to work on in a document.")
    if ending not in _ENDINGS:
        raise Stop(f"{output} does not say which format it should have: end it in .txt, .md, .csv or .json.")
    return _ENDINGS[ending]


def _print(stack: Stack, deck: Deck, chosen: str) -> None:
    width = output_width()
    if width is None and chosen != "text":
        click.echo(_content(stack, deck, chosen, Paper()), nl=False)
        return
    strokes = strokes_for(output_encoding())
    bold = width is not None and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    paper = Paper(strokes=strokes) if width is None else Paper(width, paged=False, bold=bold, strokes=strokes)
    click.echo(_content(stack, deck, chosen, paper).decode(), nl=False)


def _content(stack: Stack, deck: Deck, chosen: str, paper: Paper) -> bytes:
    match chosen:
        case "csv":
            return csv_of(stack.questions)
        case "json":
            told = {"query": deck.query.text, "seed": deck.seed, "total": deck.total}
            return json_of(stack, told).encode("utf-8", "replace")
        case "md":
            return markdown_of(stack).encode("utf-8", "replace")
    return text_of(stack, paper).encode("utf-8", "replace")


def _facts(count: int, deck: Deck) -> tuple[str, ...]:
    """Say which deck this is: how many, the filter, the shuffle."""
    seed = "" if deck.seed is None else f"shuffle {deck.seed}"
    return tuple(filter(None, (f"{count} of {deck.total}", deck.query.describe(), seed)))


def _write(path: Path, content: bytes, found: Dealt, *, force: bool) -> None:
    inputs = [*found.place.banks, *([found.place.event_file] if found.place.event_file else [])]
    try:
        write_export(path, content, force=force, inputs=inputs, home=Path.home())
    except NotWrittenError as error:
        raise Stop(str(error)) from error
