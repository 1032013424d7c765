"""`redcarpet keep`: the questions that a reporter typed during an evening, and the way of good ones into a bank."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click

from redcarpet.cli.columns import in_columns
from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import from_here, here, output_width
from redcarpet.cli.keeping import Typed, typed_at
from redcarpet.cli.outside import is_shipped
from redcarpet.core.own import OwnQuestion
from redcarpet.core.question import Question, fingerprint
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.bank_additions import typed_question, with_additions
from redcarpet.files.bank_insert import NotInsertedError, read_editable, replace_bank
from redcarpet.files.bank_yaml import bank_from_bytes

_HELP = """\
List the questions that were typed at the desk during an evening, or put good ones into a bank.

EVENT is an event's folder; without one it is the nearest event upward from here, else your last evening without an
event. Each line tells the question's number, when it was typed, by whom, how often it was asked, the bank in which it
stands already, and its words. When nobody typed any, the exit code is 1.

With numbers, or --all, and --to, those questions are added below the last one of that bank. Nothing else in the file
changes. A question that stands in the bank already is passed over. The marks of the evening stay with them.

\b
  redcarpet keep
  redcarpet keep 1 3 --to questions/our-questions.yaml
  redcarpet keep northern-lights --all --to our-questions.yaml --topic craft
  redcarpet keep 2 --to our-questions.yaml --dry-run      look first, write nothing
"""

_DIGITS = 9
"""No evening has so many questions, and Python reads no endless numbers."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What became of the chosen questions."""

    bank: str
    """The bank, as it was named."""
    new: tuple[Question, ...] = ()
    """Those that were added, as they are read there."""
    already: tuple[OwnQuestion, ...] = ()
    """Those that stood there before."""
    text: str = ""
    """What was put into the file."""


@click.command("keep", help=_HELP, short_help="Put typed questions into a bank.")
@click.argument("words", nargs=-1, metavar="[EVENT] [NUMBER]...")
@click.option("--all", "every", is_flag=True, help="Take all of them.")
@click.option("--to", metavar="BANK", type=click.Path(), help="The bank that they go to.")
@click.option("--topic", metavar="T", default="", help="Say what they are about.")
@click.option("--dry-run", is_flag=True, help="Print what would be added; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(words: tuple[str, ...], to: str | None, topic: str, *, every: bool, dry_run: bool, as_json: bool) -> int:
    """List the own questions, or keep some."""
    event, numbers = _parted(words)
    if to is None and (numbers or every):
        raise Stop("say which bank they go to: --to and a .yaml file.")
    if to is not None and not numbers and not every:
        raise Stop("say which questions to keep: their numbers, or --all. redcarpet keep lists them.")
    typed = typed_at(event)
    chosen = typed.questions if every else _chosen(typed.questions, numbers)
    if to is None or not typed.questions:
        return _listed(typed, as_json=as_json)
    path = _bank_meant(to, typed)
    kept = _kept(path, [replace(one, topic=topic or one.topic) for one in chosen], write=not dry_run)
    if as_json:
        click.echo(json.dumps({**_about(typed), **_told(kept, written=not dry_run)}, indent=2))
    else:
        _print(kept, written=not dry_run)
    return Exit.FINE


def _parted(words: Sequence[str]) -> tuple[str | None, tuple[int, ...]]:
    """Tell the event from the numbers. Raises Stop."""
    numbers = {word: int(word[:_DIGITS]) for word in words if _is_number(word)}
    events = [word for word in words if word not in numbers]
    if len(events) > 1:
        raise Stop(f"{clean(events[0])} and {clean(events[1])} are two events. Name one, and numbers.")
    return next(iter(events), None), tuple(dict.fromkeys(numbers.values()))


def _is_number(word: str) -> bool:
    """Take digits as a number where no folder is called so."""
    return word.isascii() and word.isdecimal() and (len(word) > _DIGITS or not (here() / word).is_dir())


def _chosen(questions: Sequence[OwnQuestion], numbers: Sequence[int]) -> tuple[OwnQuestion, ...]:
    for number in numbers:
        if questions and not 1 <= number <= len(questions):
            there = "there is only 1" if len(questions) == 1 else f"there are {len(questions)}"
            raise Stop(f"there is no question {number}: {there}. redcarpet keep lists them.")
    return tuple(questions[number - 1] for number in numbers) if questions else ()


def _listed(typed: Typed, *, as_json: bool) -> int:
    if as_json:
        click.echo(json.dumps(_about(typed), indent=2))
    else:
        rows = [_row(number, one, typed) for number, one in enumerate(typed.questions, 1)]
        for line in in_columns(rows, output_width()):
            click.echo(line)
    if not typed.questions:
        tell(f"nobody typed a question of their own {typed.evening}.")
        return Exit.NOTHING
    tell(f"typed {typed.evening}. To keep one: redcarpet keep NUMBER --to BANK")
    return Exit.FINE


def _row(number: int, one: OwnQuestion, typed: Typed) -> tuple[str, ...]:
    asked = "asked" if one.asked == 1 else f"asked {one.asked} times"
    kept = f"in {typed.kept_in(one)}" if typed.kept_in(one) else ""
    return f"{number:>{len(str(len(typed.questions)))}}", typed.time_of(one), one.by, asked, one.topic, kept, one.ask


def _bank_meant(to: str, typed: Typed) -> Path:
    """Find a bank by its path, else by its name among the banks of the evening."""
    if not os.path.lexists(here() / to):
        same = [bank for bank in typed.banks if bank.name == to]
        if len(same) == 1:
            return from_here(same[0])
    return Path(to)


def _kept(path: Path, chosen: Sequence[OwnQuestion], *, write: bool) -> _Kept:
    """Add questions to a bank, but for those that stand in it. Raises Stop, and then nothing is written."""
    name = clean(str(path))
    if is_shipped(path):
        raise Stop(f"{name} came with redcarpet. Copy it into a folder called questions, and name the copy.")
    try:
        before = read_editable(path)
        known = {fingerprint(question.ask) for question in before.bank.questions}
        new = [one for one in chosen if fingerprint(one.ask) not in known]
        already = tuple(one for one in chosen if one not in new)
        if not new:
            return _Kept(name, already=already)
        after, insertion = with_additions(before, [typed_question(before.bank, one.ask, one.topic) for one in new])
        if write:
            replace_bank(path, before.raw, after)
    except NotInsertedError as error:
        raise Stop(str(error)) from error
    bank, _, _ = bank_from_bytes(after, name)
    return _Kept(name, bank.questions[-len(new) :] if bank else (), already, insertion.text)


def _print(kept: _Kept, *, written: bool) -> None:
    for one in kept.already:
        tell(f"already in {kept.bank}: {one.ask}")
    for question in kept.new if written else ():
        click.echo(f"{kept.bank}:{question.line}: {question.ask}")
    if not written and kept.text:
        click.echo("\n".join(kept.text.strip("\r\n").splitlines()))
    count = f"{len(kept.new)} question{'s' * (len(kept.new) != 1)}"
    if not kept.new:
        tell(f"nothing was added to {kept.bank}.")
    else:
        tell(
            f"{count} added to {kept.bank}." if written else f"{count} would be added to {kept.bank}; it is unchanged."
        )


def _about(typed: Typed) -> Mapping[str, object]:
    questions = [
        {"number": number, **asdict(one), "time": typed.time_of(one), "bank": typed.kept_in(one)}
        for number, one in enumerate(typed.questions, 1)
    ]
    return {"redcarpet": "keep", "version": 1, "marks": str(typed.marks), "questions": questions}


def _told(kept: _Kept, *, written: bool) -> Mapping[str, object]:
    return {
        "bank": kept.bank,
        "added": [{"ask": one.ask, "topic": one.topic, "line": one.line} for one in kept.new],
        "already": [one.ask for one in kept.already],
        "written": written and bool(kept.new),
    }
