"""`redcarpet export`: cue cards on the terminal or in a file, on paper, for a phone, or for a spreadsheet."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from redcarpet.cli.dealing import Dealt, QueryCommand, dealt, nothing_found, takes_a_deck
from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import output_encoding, output_width
from redcarpet.cli.printing import paper_wishes, pdfs, refuse_paper, takes_paper, told
from redcarpet.cli.stacking import Chosen, stack_of, whole_banks, wishes_of
from redcarpet.core.order import Deck
from redcarpet.core.stack import Stack
from redcarpet.files.card_pages import PaperWishes, paths_of, prints_of
from redcarpet.files.cards_csv import csv_of
from redcarpet.files.cards_html import html_of
from redcarpet.files.cards_json import json_of
from redcarpet.files.cards_markdown import markdown_of
from redcarpet.files.cards_text import Paper, strokes_for, text_of
from redcarpet.files.export_file import NotWrittenError, may_be_written, write_export

_ENDINGS = {
    ".pdf": "pdf", ".html": "html", ".htm": "html", ".txt": "text", ".text": "text", ".md": "md", ".markdown": "md",
    ".csv": "csv", ".json": "json",
}  # fmt: skip
_FORMATS = tuple(dict.fromkeys(_ENDINGS.values()))

_HELP = """\
Print the questions that pass a filter as cue cards, or write them to a file.

The words of QUERY are the filter, as at the desk, and the order is the desk's. The file's name says the format: .pdf
for paper, .html for a phone, .md, .txt, .csv or .json. Drafts and retired questions are never printed, sensitive ones
only when asked for by is:care or id:, private notes only with --notes.

With --guest the cards are for one guest: her name first, her project in the questions, and nothing that is off-limits.
--plan prints for every guest who is still to come the name and the three questions to begin with.

A .csv has every field of a question, so that `redcarpet import` makes the same questions of it; with --all it holds
whole banks, in their order, also drafts, retired and sensitive questions.

\b
  redcarpet export for:her topic:craft -o cards.pdf
  redcarpet export --card 4x6 --paper letter --duplex -o cards.pdf
  redcarpet export --guest "Ada Nunes" -o ada.pdf
  redcarpet export --plan -o tonight.pdf
  redcarpet export is:pinned -o pinned.html
  redcarpet export is:pinned | lp            text, on paper
  redcarpet export --all --notes -o ours.csv --from questions/ours.yaml    to import again
"""


@click.command("export", cls=QueryCommand, help=_HELP, short_help="Print questions as cue cards.")
@takes_a_deck
@click.option("-o", "output", metavar="FILE", type=click.Path(), help="Write to this file.")
@click.option("--format", "named_format", type=click.Choice(_FORMATS), help="Whatever the name.")
@click.option("--force", is_flag=True, help="Replace a file that redcarpet did not make.")
@click.option("--notes", is_flag=True, help="Print the private notes, too.")
@click.option("--guest", metavar="NAME", help="For one guest, by name or a few letters.")
@click.option("--plan", is_flag=True, help="For each guest the name and three questions.")
@click.option("--names", is_flag=True, help="Name cards of the guests alone.")
@click.option("--dividers", is_flag=True, help="Sort by topic, a card before each.")
@takes_paper
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
    guest: str | None,
    plan: bool,
    names: bool,
    dividers: bool,
    whole: bool,
    **paper: Any,  # noqa: ANN401 - click's values of the options of paper
) -> int:
    """Print the deck as cards."""
    chosen = named_format or _format_of(output)
    _refuse(query, chosen, paper, plan=plan, names=names, dividers=dividers, whole=whole, guest=guest)
    on_paper = paper_wishes(paper) if chosen == "pdf" else None
    found = dealt(query, named, seed)
    if output is not None:
        _may_be_written(Path(output), found, force=force)
    wishes = wishes_of(found, notes=notes, dividers=dividers)
    is_for = stack_of(found, guest, wishes, plan=plan, names=names) if not whole else Chosen(whole_banks(found, wishes))
    stack = is_for.stack
    for sentence in (*is_for.left_out, *([_not_in_csv(stack, found, notes=notes)] if chosen == "csv" else [])):
        if sentence:
            tell(sentence)
    if not (stack.questions or names):
        nothing_found(found)
        return Exit.NOTHING
    if on_paper is not None:
        _on_paper(stack, on_paper, output, found, force=force)
    elif output is None:
        _print(stack, found.deck, chosen)
    else:
        _write(Path(output), _content(stack, found.deck, chosen, Paper()), found, force=force)
        tell(f"{stack.describe()} in {output}")
    return Exit.FINE


def _refuse(
    query: tuple[str, ...],
    chosen: str,
    paper: dict[str, Any],
    *,
    plan: bool,
    names: bool,
    dividers: bool,
    whole: bool,
    guest: str | None,
) -> None:
    """Raise Stop for options that can't go together."""
    if whole and (chosen != "csv" or query or guest):
        raise Stop("--all writes whole banks as .csv: drafts are never printed, and nothing is left out by a filter.")
    for_cards = {"--plan": plan, "--names": names, "--dividers": dividers, "--guest": guest is not None}
    if chosen == "csv" and any(for_cards.values()):
        given = next(name for name, wanted in for_cards.items() if wanted)
        raise Stop(f"{given} is for cards, and a .csv holds questions alone: write a .pdf, .html, .md or .txt.")
    if names and (query or plan or dividers):
        raise Stop("--names prints the names of guests alone: leave the filter and other cards out.")
    if plan and dividers:
        raise Stop("--dividers sorts by topic, and --plan by guests: leave one of them out.")
    if chosen != "pdf":
        refuse_paper(paper, chosen)


def _on_paper(stack: Stack, wishes: PaperWishes, output: str | None, found: Dealt, *, force: bool) -> None:
    count = len(prints_of(stack, wishes))
    if output is None:
        if sys.stdout.isatty():
            raise Stop("A PDF is nothing for a terminal: add -o cards.pdf.")
        if count > 1:
            raise Stop(f"These cards take {count} files: add -o cards.pdf.")
    paths = paths_of(Path(output or "the output"), count)
    for path in paths if output else ():
        _may_be_written(path, found, force=force)
    made = []
    for number, one in enumerate(pdfs(stack, wishes), 1):
        made.append(one)
        if count > 1:
            tell(f"{number} of {count} files set")
    for path, one in zip(paths, made, strict=True):
        if output is None:
            sys.stdout.buffer.write(one.pdf)
        else:
            _write(path, one.pdf, found, force=force)
    names = [str(path) if output else "" for path in paths]
    for sentence in told(stack, [(name, one.outcome) for name, one in zip(names, made, strict=True)], wishes):
        tell(sentence)


def _not_in_csv(stack: Stack, found: Dealt, *, notes: bool) -> str:
    """Say what a bank made of this file would lack, as far as nothing else says it."""
    questions = [card.question for card in stack.questions]
    unready = 0 if found.deck.query.root else sum(one.status != "approved" for one in found.every)
    unready -= sum(one.status != "approved" for one in questions)
    written = {card.question.key for card in stack.questions}
    with_note = 0 if notes else sum(bool(one.note) for one in found.every if one.key in written)
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
    if ending not in _ENDINGS:
        raise Stop(f"{output} does not say its format: end it in .pdf, .html, .md, .txt, .csv or .json.")
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
        case "html":
            return html_of(stack).encode("utf-8", "replace")
        case "md":
            return markdown_of(stack).encode("utf-8", "replace")
    return text_of(stack, paper).encode("utf-8", "replace")


def _inputs(found: Dealt) -> list[Path]:
    place = found.place
    return [*place.banks, *filter(None, (place.event_file, place.guests_file))]


def _may_be_written(path: Path, found: Dealt, *, force: bool) -> None:
    try:
        may_be_written(path, force=force, inputs=_inputs(found), home=Path.home())
    except NotWrittenError as error:
        raise Stop(str(error)) from error


def _write(path: Path, content: bytes, found: Dealt, *, force: bool) -> None:
    try:
        write_export(path, content, force=force, inputs=_inputs(found), home=Path.home())
    except NotWrittenError as error:
        raise Stop(str(error)) from error
