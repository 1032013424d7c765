"""A bank changed so that its questions say what is meant: only the fields that differ, and new questions at the end.

What can't be made safely by putting text in is left as it is and told; everything else in the file stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from redcarpet.core.question import Question
from redcarpet.core.values import dataclass
from redcarpet.files.bank_additions import addition
from redcarpet.files.bank_fields import (
    Placed,
    UnsafeError,
    field_changed,
    field_gone,
    fields_added,
    placed_questions,
)
from redcarpet.files.bank_insert import EditableBank, Insertion, NotInsertedError, with_insertions
from redcarpet.files.bank_written import written_fields
from redcarpet.files.yaml_names import value_of
from redcarpet.files.yaml_tree import Mapping as Fields


@dataclass(frozen=True, slots=True)
class Changed:
    """A bank with changes."""

    raw: bytes
    """The file as it then is."""
    made: tuple[int, ...] = ()
    """Places of the questions that were changed."""
    refused: Mapping[int, str] = field(default_factory=dict)
    """Places of those that were left, each with the end of a sentence that says why."""


_NOT_THE_SAME = "after the change it would not read as it should"


def with_changes(before: EditableBank, meant: Mapping[int, Question], new: Sequence[Question] = ()) -> Changed:
    """Make the questions at some places of a bank say what is meant, and add new ones below the last.

    Raises NotInsertedError when the new ones have no place, or the bank can't be changed at all.
    """
    places = placed_questions(before)
    changes: dict[int, list[Insertion]] = {}
    refused: dict[int, str] = {}
    for place, question in meant.items():
        try:
            changes[place] = list(_changes(places[place], before.bank.questions[place], question, before))
        except UnsafeError as error:
            refused[place] = str(error)
    added = [addition(before, new)] if new else []
    raw = _read_back(before, meant, changes, added, new)
    if raw is None:
        unfit = _unfit(before, meant, changes)
        refused |= dict.fromkeys(unfit, _NOT_THE_SAME)
        changes = {place: one for place, one in changes.items() if place not in unfit}
        raw = _read_back(before, meant, changes, added, new)
    if raw is None:
        raise NotInsertedError(
            f"{before.source.path} was left as it was: {_NOT_THE_SAME}. Make the change in an editor."
        )
    return Changed(raw, tuple(changes), refused)


def _unfit(before: EditableBank, meant: Mapping[int, Question], changes: Mapping[int, Sequence[Insertion]]) -> set[int]:
    """Find the questions whose changes would not read back: by halves, for most of many are fit."""
    if not changes or _read_back(before, meant, changes, [], ()) is not None:
        return set()
    places = list(changes)
    if len(places) == 1:
        return {*places}
    halves = (places[: len(places) // 2], places[len(places) // 2 :])
    return set().union(*(_unfit(before, meant, {place: changes[place] for place in half}) for half in halves))


def _read_back(
    before: EditableBank,
    meant: Mapping[int, Question],
    changes: Mapping[int, Sequence[Insertion]],
    added: Sequence[Insertion],
    new: Sequence[Question],
) -> bytes | None:
    """Give the bytes after some changes; None when they don't hold exactly what is then meant."""
    expected = [
        replace(meant[place], key="", line=0) if place in changes else question
        for place, question in enumerate(before.bank.questions)
    ]
    insertions = [one for every in changes.values() for one in every]
    try:
        return with_insertions(before, [*insertions, *added], [*expected, *new])
    except (NotInsertedError, ValueError):  # ValueError: two changes in one stretch
        return None


def _changes(placed: Placed, was: Question, now: Question, before: EditableBank) -> Iterator[Insertion]:
    """Give what has to be put into the file where the records of two questions differ."""
    old, new = written_fields(was, before.bank), written_fields(now, before.bank)
    names = [name for name in {**new, **old} if old.get(name) != new.get(name)]
    missing = {}
    for name in names:
        stands = name == "ask" or (isinstance(placed.node, Fields) and value_of(placed.node, name) is not None)
        if name not in new:
            yield from field_gone(placed, name, before)
        elif stands:
            yield from field_changed(placed, name, new[name], before)
        else:
            missing[name] = new[name]
    if missing:
        yield from fields_added(placed, missing, before)
