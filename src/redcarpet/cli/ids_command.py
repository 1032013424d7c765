"""`redcarpet ids`: ids for the questions that have none."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from redcarpet.cli.columns import in_columns
from redcarpet.cli.dealing import place_of
from redcarpet.cli.ending import Exit, tell
from redcarpet.cli.here import from_here, output_width
from redcarpet.cli.outside import is_shipped
from redcarpet.core.question import Question
from redcarpet.core.slugs import slugs_for
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.bank_changes import with_changes
from redcarpet.files.bank_insert import EditableBank, NotInsertedError, read_editable, replace_bank
from redcarpet.files.bank_yaml import bank_from_bytes, read_bank

_HELP = """\
List the questions that have no id, each with the id that it would get; with --write, put them into the banks.

PATH is an event's folder, a folder of banks, or a bank; without one, the banks that the desk would open here. An id
is made of the question's first telling words, and no other question of these banks has it. With an id a question is
known whatever becomes of its words: mirrors and must-asks name it, and its marks stay with it. The marks of an evening
that goes on stay, too.

Nothing but the ids changes in a file, and an id that is there already never does. What can't be changed safely is
named and left. Line by line: the place, the id, the question.

\b
  redcarpet ids
  redcarpet ids questions/ours.yaml --write
  redcarpet ids northern-lights --json
"""


@dataclass(frozen=True, slots=True)
class _Given:
    """One question without an id."""

    path: Path
    place: int
    """In its bank."""
    question: Question
    id: str


@click.command("ids", help=_HELP, short_help="Give questions ids.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("--write", is_flag=True, help="Put them into the banks.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(paths: tuple[str, ...], *, write: bool, as_json: bool) -> int:
    """List the ids that are missing, or write them."""
    banks = tuple(map(from_here, place_of(paths).banks))
    given, unreadable = _missing(banks)
    written: list[_Given] = []
    left = unreadable
    for path in banks if write else ():
        of_bank = [one for one in given if one.path == path]
        done, refused = _written(path, of_bank) if of_bank else ([], 0)
        written += done
        left += refused
    _print(written if write else given, as_json=as_json, written=write)
    _tell_end(given, written, write=write)
    return Exit.NOTHING if left else Exit.FINE


def _missing(banks: Sequence[Path]) -> tuple[list[_Given], int]:
    """Find the questions without ids, and how many banks can't be read; those are told."""
    without: list[tuple[Path, int, Question]] = []
    taken: set[str] = set()
    unreadable = 0
    for path in banks:
        bank, problems, unread = read_bank(path)
        unreadable += bank is None or unread > 0
        for problem in problems if bank is None or unread else ():
            tell(str(problem))
        for place, question in enumerate(bank.questions if bank else ()):
            taken |= {question.id, question.mirror}
            without += [] if question.id else [(path, place, question)]
    ids = slugs_for((question for _, _, question in without), taken)
    return [_Given(*one, id_) for one, id_ in zip(without, ids, strict=True)], unreadable


def _written(path: Path, given: Sequence[_Given]) -> tuple[list[_Given], int]:
    """Put ids into one bank; what is left is told and counted."""
    if is_shipped(path):
        tell(f"{clean(str(path))} came with redcarpet and stays as it is. Copy it into a folder called questions.")
        return [], len(given)
    try:
        before = read_editable(path)
        raw, done, refused = _with_ids(before, given)
        if done:
            replace_bank(path, before.raw, raw)
    except NotInsertedError as error:
        tell(str(error))
        return [], len(given)
    for one, why in refused:
        tell(f"{clean(str(path))}:{one.question.line}: no id was written: {why}. Write it in an editor: id: {one.id}")
    return done, len(refused)


def _with_ids(before: EditableBank, given: Sequence[_Given]) -> tuple[bytes, list[_Given], list[tuple[_Given, str]]]:
    if any(before.bank.questions[one.place : one.place + 1] != (one.question,) for one in given):
        raise NotInsertedError(f"{before.source.path} was changed by somebody else meanwhile, and stays so. Try again.")
    meant = {one.place: replace(one.question, id=one.id) for one in given}
    changed = with_changes(before, meant)
    bank, _, _ = bank_from_bytes(changed.raw, before.source.path)
    now = bank.questions if bank else before.bank.questions
    done = [replace(one, question=now[one.place]) for one in given if one.place in changed.made]
    return changed.raw, done, [(one, changed.refused[one.place]) for one in given if one.place in changed.refused]


def _print(given: Sequence[_Given], *, as_json: bool, written: bool) -> None:
    if as_json:
        whole = {"redcarpet": "ids", "version": 1, "written": written, "questions": list(map(_told, given))}
        click.echo(json.dumps(whole, indent=2))
        return
    rows = [(f"{clean(str(one.path))}:{one.question.line}", one.id, one.question.ask) for one in given]
    for line in in_columns(rows, output_width()) if rows else ():
        click.echo(line)


def _told(one: _Given) -> Mapping[str, object]:
    return {"bank": str(one.path), "line": one.question.line, "id": one.id, "ask": one.question.ask}


def _tell_end(given: Sequence[_Given], written: Sequence[_Given], *, write: bool) -> None:
    if not given:
        tell("every question has an id.")
    elif write:
        tell(f"{len(written)} of {len(given)} ids written.")
    else:
        count = "1 question has" if len(given) == 1 else f"{len(given)} questions have"
        tell(f"{count} no id; nothing was changed. --write puts these into the banks.")
