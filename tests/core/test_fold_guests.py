"""Guests in the journal: who is called what, who is who, whose marks are whose; the same for any order of arrival."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.evening import replayed
from redcarpet.core.event import Event
from redcarpet.core.fold import fold
from redcarpet.core.journal import Record, of
from tests.builders import record
from tests.core.guests import SHEET

_IDS = ("greta-lindqvist", "bo-ferrant", "vera", "guest-of-20-14")
_KINDS = (
    *("open", "guest-in", "guest-out", "guest-clock", "guest-edit", "arrival", "asked", "own", "despite-request"),
    *("follow-up", "off-limits", "off-script", "earlier", "answered", "reassign", "undo", "seen-in-2031"),
)
_FACTS = st.lists(
    st.tuples(st.sampled_from(_KINDS), st.integers(0, 2), st.integers(0, 9), st.integers(0, 15), st.integers(0, 60)),
    max_size=25,
)
Facts = list[tuple[str, int, int, int, int]]


def more(kind: str, choice: int, before: list[Record]) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind
    """Give what a record of a kind says besides, sometimes nonsense."""
    named = of(before[choice % len(before)]) if before else None
    match kind:
        case "open":
            return {"device": "laptop", "person": ("anna", "ben")[choice % 2], "boot": "one"}
        case "guest-in":
            return {"visit": 1, "new": ({}, {_IDS[2]: "Vera"}, {_IDS[2]: 7}, 3)[choice % 4]}
        case "guest-edit":
            return ({"name": f"Name {choice}"}, {"into": _IDS[choice % 4]}, {"into": 3}, {})[choice % 4]
        case "arrival":
            return {"state": ("done", "no-show", "dancing")[choice % 3]}
        case "off-limits":
            return {
                "on": choice % 3 > 0,
                ("topic", "word")[choice % 2]: ("family", "divorce", "")[choice % 3],
                "by": "x",
            }
        case "reassign":
            return {"marks": [of(one) for one in before[choice % 5 :: 3]] or "nothing", "new": {_IDS[3]: "Guest"}}
        case "off-script":
            return {"of": named, "group": "looks"} if choice % 2 else {}
        case "earlier" | "answered" | "undo":
            return {"of": named, "seconds": choice}
    return {"on": choice % 3 > 0, "place": choice % 2}


def told(facts: Facts) -> list[Record]:
    records: list[Record] = []
    for n, (kind, run, wall, guests, choice) in enumerate(facts, start=1):
        there = tuple(guest for bit, guest in enumerate(_IDS) if guests >> bit & 1)
        own = more(kind, choice, records)
        records.append(
            record(kind, n, run=f"run-{run}", h=(wall, 0), guests=there, question=f"question-{choice % 2}", **own)
        )
    return records


@given(_FACTS, st.randoms(use_true_random=False))
def test_the_fold_is_the_same_for_any_order_and_duplication(facts: Facts, chance: random.Random) -> None:
    records = told(facts)
    shuffled = [*records, *chance.choices(records or [record()], k=len(records))] if records else []
    chance.shuffle(shuffled)
    assert fold((*shuffled, *records)) == fold(records)


@given(_FACTS, st.randoms(use_true_random=False))
def test_an_evening_that_grew_record_by_record_is_the_one_that_is_replayed(facts: Facts, chance: random.Random) -> None:
    records = told(facts)
    whole = replayed("run-0", Event(), records, sheet=SHEET)
    chance.shuffle(records)
    grown = replayed("run-0", Event(), (), sheet=SHEET)
    for one in records:
        grown = grown.with_record(one)
    assert (grown.records, grown.tally, grown.people) == (whole.records, whole.tally, whole.people)
    assert (grown.roster, grown.guests, grown.mic) == (whole.roster, whole.guests, whole.mic)


def test_of_two_words_on_who_a_guest_is_the_last_counts_and_a_ring_goes_by_its_first() -> None:
    first = record("guest-edit", 1, guests=("vera",), into="bo-ferrant")
    last = record("guest-edit", 2, guests=("vera",), into="greta-lindqvist")
    assert fold((first, last)).joined == {"vera": "greta-lindqvist"}
    ring = [record("guest-edit", 1, guests=("b",), into="c"), record("guest-edit", 2, guests=("c",), into="b")]
    assert fold(ring).joined == {"c": "b"}


def test_a_mark_that_was_given_twice_belongs_to_the_last_and_goes_back_when_that_is_taken_back() -> None:
    asked = record("asked", 1, guests=("ada",))
    to_bo = record("reassign", 2, guests=("bo",), question="", marks=[of(asked)])
    to_vera = record("reassign", 3, guests=("vera",), question="", marks=[of(asked)])
    undo = record("undo", 4, question="", of=of(to_vera))
    assert [one.guests for one in fold((asked, to_bo, to_vera)).asked] == [("vera",)]
    assert [one.guests for one in fold((asked, to_bo, to_vera, undo)).asked] == [("bo",)]
