"""`import --update`: what a sheet changes of a bank, shown line by line, and made when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import click

from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.importing import opened_sheet, questions_in
from redcarpet.cli.outside import is_shipped
from redcarpet.core.question import ForWhom, Question
from redcarpet.core.text import clean, clean_typed
from redcarpet.core.values import dataclass
from redcarpet.files.bank_changes import Changed, with_changes
from redcarpet.files.bank_insert import EditableBank, NotInsertedError, read_editable, replace_bank
from redcarpet.files.bank_update import Update, update_of
from redcarpet.files.questions_sheet import QuestionsSheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says of an update."""

    for_whom: ForWhom | None
    topic: str
    write: bool
    retire: bool


def bank(path: Path, page: str, target: Path, wanted: Wanted) -> int:
    """Bring a bank up to date with a sheet, or show what that would change. Raises Stop."""
    name = clean(str(target))
    if is_shipped(target):
        raise Stop(f"{name} came with redcarpet. Copy it into a folder called questions, and name the copy.")
    sheet = opened_sheet(path, page, "question")
    try:
        before = read_editable(target)
        rows = replace(before.bank, for_whom=wanted.for_whom or before.bank.for_whom)
        found = questions_in(sheet, rows, wanted.topic, "passed over")
        if not found.bank.questions:
            raise Stop(f"there are no questions in {clean(str(path))}, and {name} stays as it is.")
        update = _update(before, found, name, wanted)
        changed = with_changes(before, update.meant, update.new)
        if changed.raw != before.raw and wanted.write:
            replace_bank(target, before.raw, changed.raw)
    except NotInsertedError as error:
        raise Stop(str(error)) from error
    click.echo("".join(_difference(before, changed.raw, name)), nl=False)
    for place, why in changed.refused.items():
        question = before.bank.questions[place]
        tell(f"{name}:{question.line}: left as it was: {why}. Change it in an editor: {question.ask}")
    _tell_estranged(before, update)
    _tell_end(changed, update, name, written=wanted.write)
    return Exit.NOTHING if changed.refused else Exit.FINE


def _update(before: EditableBank, sheet: QuestionsSheet, name: str, wanted: Wanted) -> Update:
    """Give what the sheet changes, and tell what it no longer has."""
    update = update_of(before, sheet)
    for sentence in update.told:
        tell(sentence)
    retired: dict[int, Question] = {}
    for place in update.gone:
        question = before.bank.questions[place]
        can_be = question.status == "approved" and question.sensitivity != "care"
        if wanted.retire and can_be:
            retired[place] = replace(question, status="retired")
        elif question.status != "retired":
            tell(f"{name}:{question.line}: not in the sheet, and stays: {question.ask}")
    return replace(update, meant={**update.meant, **retired})


def _difference(before: EditableBank, raw: bytes, name: str) -> Sequence[str]:
    """Give what changes line by line, as programmers and many editors read it; harmless to a terminal."""
    old, new = before.text, raw.decode("utf-8-sig")
    lines = unified_diff(old.splitlines(), new.splitlines(), name, name, lineterm="")
    return [f"{clean_typed(line)}\n" for line in lines]


def _tell_estranged(before: EditableBank, update: Update) -> None:
    """Tell how many questions get words by which the marks made so far won't know them; an id is known by itself."""
    was = before.bank.questions
    reworded = [place for place, now in update.meant.items() if not was[place].id and now.ask != was[place].ask]
    if not reworded:
        return
    from redcarpet.core.identity import rematched  # noqa: PLC0415 - most updates change no words

    known = [replace(question, path="") for question in was]  # as an evening knows them: without neighbours
    now = rematched(known, [update.meant.get(place, question) for place, question in enumerate(was)], ()).questions
    lost = sum(now[place].key != was[place].key for place in reworded)
    if lost:
        some = "1 question gets" if lost == 1 else f"{lost} questions get"
        tell(f"{some} words so different that marks made so far won't follow; they stay with the old words.")


def _tell_end(changed: Changed, update: Update, name: str, *, written: bool) -> None:
    counts = [(len(changed.made), "changed"), (len(update.new), "new")]
    told = " and ".join(f"{count} {word}" for count, word in counts if count)
    if not told:
        same = not (update.gone or changed.refused)
        tell(
            f"{name} says what the sheet says; nothing is to be changed."
            if same
            else f"{name}: nothing is to be changed."
        )
    elif written:
        tell(f"{name}: {told}.")
    else:
        tell(f"{name} would have {told}; it is as it was. --write does it.")
