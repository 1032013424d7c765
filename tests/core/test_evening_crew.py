from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Record, of
from redcarpet.core.question import Question
from redcarpet.core.tonight import last_asked, standing_of
from redcarpet.core.undo import last_change, last_undone
from tests.builders import EIGHT, evening, pressed, record

DAYS_400 = 400 * 86_400_000
DECISION = Question("What is one decision that only you could have made?", id="decision", path="craft.yaml")
PERSUADE = Question("Who did you have to persuade?", id="persuade", path="craft.yaml")
QUESTIONS = (DECISION, PERSUADE)

_GUESTS: tuple[tuple[str, ...], ...] = ((), ("ada",), ("bo",), ("ada", "bo"))
_PRESSES = ("asked", "volunteered", "follow-up", "memo", "skip", "pin", "retire", "seen-in-2031", "u", "ctrl+y")
_STEPS = st.tuples(
    st.integers(0, 3),  # who presses
    st.integers(0, len(_PRESSES) - 1),
    st.integers(0, 1),  # on which question
    st.integers(0, len(_GUESTS) - 1),
    st.integers(0, 15),  # whose journals arrived before: a bit each
    st.integers(-DAYS_400, DAYS_400),  # how wrong the clock is at this moment
)
_Step = tuple[int, int, int, int, int, int]
_RUNS = (
    ("run-1", "laptop-a", "anna"),
    ("run-2", "laptop-a", "anna"),
    ("run-3", "laptop-b", "ben"),
    ("run-4", "pc", ""),
)


def _toggled(before: Evening, kind: str, question: Question, utc: int) -> Evening:
    """Press the key of a register, and look that it did what it says."""
    name = {"skip": "skipped", "pin": "pinned", "retire": "retired"}[kind]
    was: bool = getattr(standing_of(before)(question), name)
    after = pressed(before, kind, question, utc=utc, on=not was)
    assert getattr(standing_of(after)(question), name) is not was
    return after


def _taken_back(before: Evening, key: str, utc: int) -> Evening:
    named = last_change(before) if key == "u" else last_undone(before)
    if named is None:
        return before
    after = pressed(before, "undo", utc=utc, of=of(named))
    if key == "u":
        assert last_change(after) != named
        assert last_undone(after) == after.records[-1]
    else:
        assert last_undone(after) != named
    return after


def _press(before: Evening, key: str, question: Question, utc: int) -> Evening:
    """Press a key as the desk does; its effect is seen at once."""
    if key in ("skip", "pin", "retire"):
        return _toggled(before, key, question, utc)
    if key in ("u", "ctrl+y"):
        return _taken_back(before, key, utc)
    after = pressed(before, key, question, utc=utc, words=question.ask)
    if key == "asked":
        assert standing_of(after)(question).asked == standing_of(before)(question).asked + 1
        assert last_asked(after, question) == after.records[-1]
    assert key != "volunteered" or standing_of(after)(question).volunteered
    assert key != "memo" or after.tally.memos[-1] == after.records[-1]
    return after


def _having_heard(desk: Evening, arrived: Iterable[Record]) -> Evening:
    known = {one.identity for one in desk.records}
    for one in arrived:
        if one.identity not in known:
            desk = desk.with_record(one)
            known.add(one.identity)
    return desk


def _a_night(steps: list[_Step]) -> list[Evening]:
    """Give what each of four runs knows after a night of presses, arrivals and clocks that jump."""
    desks = [evening(run, device=device, person=person) for run, device, person in _RUNS]
    for who, key, question, guests, arrived, off in steps:
        heard = [one for place in range(4) if arrived >> place & 1 for one in desks[place].records]
        desk = _having_heard(desks[who], heard)
        desk = replace(desk, guests=_GUESTS[guests])
        desks[who] = _press(desk, _PRESSES[key], QUESTIONS[question], EIGHT + off)
    return desks


@given(st.lists(_STEPS, max_size=16), st.randoms(use_true_random=False))
def test_every_press_has_its_effect_and_all_desks_agree_whatever_the_clocks_say(
    steps: list[_Step], chance: random.Random
) -> None:
    desks = _a_night(steps)
    everything = [one for desk in desks for one in desk.records]
    told = replayed("reader", Event(), everything)
    chance.shuffle(everything)
    assert _having_heard(replayed("reader", Event(), ()), everything) == told
    for desk in desks:
        full = _having_heard(desk, everything)
        assert (full.records, full.tally, full.people) == (told.records, told.tally, told.people)


@given(st.lists(_STEPS, max_size=12))
def test_a_run_numbers_its_records_without_a_gap_and_its_stamps_only_grow(steps: list[_Step]) -> None:
    for desk in _a_night(steps):
        own = [one for one in desk.records if one.run == desk.run]
        assert [one.n for one in own] == list(range(1, len(own) + 1))
        assert all(one.h < next_one.h for one, next_one in pairwise(own))


def test_a_forged_record_that_comes_after_its_own_undo_is_told_alike_by_both_ways() -> None:
    asked = record("asked", 9, run="odd")
    undo = record("undo", 2, run="odd", of=of(asked))
    grown = replayed("reader", Event(), ()).with_record(undo).with_record(asked)
    assert grown == replayed("reader", Event(), (asked, undo))


def test_two_first_records_of_one_run_name_the_same_person_whichever_came_first() -> None:
    opens = [record("open", n, run="odd", device=f"device-{n}", person="anna") for n in (1, 2)]
    empty = replayed("reader", Event(), ())
    assert empty.with_record(opens[0]).with_record(opens[1]) == empty.with_record(opens[1]).with_record(opens[0])
    assert empty.with_record(opens[1]).with_record(opens[0]) == replayed("reader", Event(), opens)


def test_a_record_that_comes_twice_changes_nothing() -> None:
    told = pressed(pressed(evening(), "asked", DECISION), "pin", DECISION, on=True)
    for one in told.records:
        assert told.with_record(one) == told
