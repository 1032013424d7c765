from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.evening import MARKING_KINDS, Evening
from redcarpet.core.fold import fold
from redcarpet.core.journal import KINDS, Identity, Record, of, taken_back
from redcarpet.core.question import Question
from redcarpet.core.telling import said
from redcarpet.core.tonight import standing_of
from redcarpet.core.undo import changes, last_change, last_undone, record_of
from tests.builders import EIGHT, evening, pressed, record

DECISION = Question("What is one decision that only you could have made?", id="decision", path="craft.yaml")
PERSUADE = Question("Who did you have to persuade?", id="persuade", path="craft.yaml")


def _named(told: Evening) -> Record | None:
    """Give the mark that redo would bring again."""
    undo = last_undone(told)
    return record_of(told, undo.target) if undo else None


def _undo(told: Evening, utc: int = EIGHT) -> Evening:
    last = last_change(told)
    return pressed(told, "undo", utc=utc, of=of(last)) if last else told


def _redo(told: Evening, utc: int = EIGHT) -> Evening:
    last = last_undone(told)
    return pressed(told, "undo", utc=utc, of=of(last)) if last else told


def _marks(told: Evening) -> tuple[Record, ...]:
    dead = taken_back(told.records)
    return tuple(one for one in told.records if one.kind in MARKING_KINDS and one.identity not in dead)


def _names(records: Iterable[Record]) -> set[Identity]:
    return {one.identity for one in records}


_KEYS = st.sampled_from(("mark", "pin", "undo", "undo", "redo", "redo", "restart", "other", "next"))


@given(st.lists(_KEYS, max_size=24), st.integers(-400, 400))
def test_undo_and_redo_are_those_of_any_editor_over_restarts_and_beside_other_people(keys: list[str], off: int) -> None:
    told = evening("run-0")
    done: list[Record] = []
    undone: list[Record] = []
    others: list[Record] = []
    for press, key in enumerate(keys, start=1):
        utc = EIGHT + (off * 86_400_000 if press % 2 else 0)
        if key == "undo":
            told = _undo(told, utc)
            undone += [done.pop()] if done else []
        elif key == "redo":
            told = _redo(told, utc)
            done += [undone.pop()] if undone else []
        elif key == "restart":
            told = evening(f"run-{press}", before=told)
        elif key == "other":
            mark = record("asked", press, run="run-of-ben", h=(told.latest[0], told.latest[1] + 1))
            told = told.with_record(mark)
            others.append(mark)
        elif key == "next":
            told = pressed(told, "sync", utc=utc)
        else:
            told = pressed(told, "asked" if key == "mark" else "pin", DECISION, utc=utc)
            done, undone = [*done, told.records[-1]], []
        assert last_change(told) == (done[-1] if done else None)
        assert _named(told) == (undone[-1] if undone else None)
        assert _names(_marks(told)) == _names([*done, *others])


def test_take_back_names_the_change_and_the_change_is_gone() -> None:
    told = pressed(pressed(evening(), "asked", DECISION), "asked", PERSUADE)
    last = last_change(told)
    assert last == told.records[-1]
    assert last is not None
    assert last.question == "persuade"
    assert not standing_of(_undo(told))(PERSUADE).asked
    assert standing_of(_undo(told))(DECISION).asked


def test_nothing_marked_is_nothing_to_take_back() -> None:
    assert last_change(evening()) is None
    assert last_undone(evening()) is None
    assert changes(evening()) == ((), ())


def test_a_new_change_ends_what_redo_could_bring() -> None:
    told = pressed(_undo(pressed(evening(), "asked", DECISION)), "asked", PERSUADE)
    assert last_undone(told) is None


def test_redo_brings_the_mark_itself_again() -> None:
    told = pressed(evening(), "asked", DECISION)
    again = _redo(_undo(told))
    assert fold(again.records).asked == fold(told.records).asked
    assert last_change(again) == told.records[-1]


def test_another_persons_mark_is_never_taken_back() -> None:
    told = pressed(evening(), "asked", DECISION)
    mine = told.records[-1]
    bens = evening("run-of-ben", device="tower", person="ben", before=told)
    bens = pressed(bens, "asked", PERSUADE)
    back = Evening("run-of-anna", bens.event, bens.records, bens.tally, bens.people)
    assert last_change(back) == mine
    assert last_change(_undo(back)) is None


def test_another_persons_undo_is_not_ones_own_to_redo() -> None:
    bens = _undo(pressed(evening("run-of-ben", device="tower", person="ben"), "asked", DECISION))
    assert last_undone(evening(before=bens)) is None
    assert last_undone(bens) is not None


def test_a_mark_of_an_earlier_run_of_ones_own_is_taken_back_after_a_restart() -> None:
    told = pressed(evening("run-1"), "asked", DECISION)
    again = _undo(evening("run-2", before=told))
    assert not standing_of(again)(DECISION).asked
    assert last_undone(evening("run-3", before=again)) == again.records[-1]


def test_taking_back_a_pin_gives_the_state_before_it() -> None:
    told = pressed(pressed(evening(), "pin", DECISION, on=True), "pin", DECISION, on=False)
    assert standing_of(_undo(told))(DECISION).pinned
    assert not standing_of(_undo(_undo(told)))(DECISION).pinned


def test_only_what_was_marked_on_purpose_is_taken_back() -> None:
    told = pressed(evening(), "asked", DECISION)
    mark = told.records[-1]
    for kind in sorted(KINDS - MARKING_KINDS - {"undo"}):
        told = pressed(told, kind)
    assert last_change(pressed(told, "seen-in-2031")) == mark


def test_a_chosen_older_mark_taken_back_in_the_log_can_be_brought_again() -> None:
    told = pressed(pressed(evening(), "asked", DECISION), "asked", PERSUADE)
    older = told.records[-2]
    told = pressed(told, "undo", of=of(older))
    assert _named(told) == older
    assert last_change(told) == told.records[-2]
    assert standing_of(_redo(told))(DECISION).asked


def test_an_undo_of_what_is_not_known_here_is_nothing_to_redo() -> None:
    assert last_undone(pressed(evening(), "undo", of=["elsewhere", 4, "0badcafe"])) is None
    assert last_undone(pressed(evening(), "undo")) is None


def test_a_record_is_found_by_its_name() -> None:
    told = pressed(evening(), "asked", DECISION)
    assert record_of(told, told.records[-1].identity) == told.records[-1]
    assert record_of(told, ("elsewhere", 1, "")) is None
    assert record_of(told, None) is None


def test_a_change_is_said_in_the_words_of_the_screen() -> None:
    assert said(record("asked", words="Who was brave?"), {}) == "asked ‘Who was brave?’"
    assert said(record("pin", words="Who was brave?", on=False), {}) == "unpinned ‘Who was brave?’"
    assert said(record("skip", words="Who was brave?"), {}) == "not for this guest ‘Who was brave?’"
    assert said(record("retire", on=False), {}) == "back in the deck"
    assert said(record("memo", words="Who was brave?", text="use the second take"), {}) == "memo ‘use the second take’"
    assert said(record("hologram"), {}) == "hologram"


@given(st.text(), st.integers(1, 60))
def test_at_most_so_many_code_points_of_a_question_are_said(words: str, limit: int) -> None:
    told = said(record("asked", words=words), {}, limit)
    quoted = told.removeprefix("asked").removeprefix(" ‘").removesuffix("’")
    assert len(quoted.removesuffix("…")) <= limit
    assert words.startswith(quoted.removesuffix("…")) or quoted == words
