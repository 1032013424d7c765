from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.fold import NOBODY, Marks, Tally, add, fold
from redcarpet.core.journal import Record, in_order, of, taken_back
from tests.builders import record

_KINDS = (
    "asked",
    "follow-up",
    "volunteered",
    "skip",
    "pin",
    "retire",
    "memo",
    "rating",
    "outcome",
    "seen-in-2031",
    "undo",
)
_GUESTS: tuple[tuple[str, ...], ...] = ((), ("ada",), ("bo",), ("ada", "bo"), ("",), ("ada", "ada"))
_FACTS = st.tuples(
    st.integers(0, len(_KINDS) - 1),  # kind
    st.integers(0, 2),  # run
    st.integers(0, 8),  # wall time of the stamp: many alike
    st.integers(0, len(_GUESTS) - 1),
    st.integers(0, 40),  # question, on or off, and what an undo names
)


def _told(facts: list[tuple[int, int, int, int, int]]) -> list[Record]:
    records: list[Record] = []
    for n, (kind, run, wall, guests, choice) in enumerate(facts, start=1):
        named = of(records[choice % len(records)]) if records else None
        own: dict[str, Any] = {"of": named} if _KINDS[kind] == "undo" else {"on": choice % 3 > 0}
        if _KINDS[kind] in {"rating", "outcome"}:
            own[_KINDS[kind]] = ("good", "cut off", "", 7)[choice % 4]
        records.append(
            record(
                _KINDS[kind],
                n,
                run=f"run-{run}",
                h=(wall, 0),
                guests=_GUESTS[guests],
                question=f"question-{choice % 2}",
                **own,
            )
        )
    return records


@given(st.lists(_FACTS, max_size=25), st.randoms(use_true_random=False))
def test_the_fold_is_the_same_for_any_order_duplication_and_split(
    facts: list[tuple[int, int, int, int, int]], chance: random.Random
) -> None:
    records = _told(facts)
    files: list[list[Record]] = [[], [], []]
    for one in (*records, *chance.choices(records or [record()], k=len(records))):
        chance.choice(files).append(one)
    for file in files:
        chance.shuffle(file)
    everything = [one for file in files for one in file]
    assert fold((*records, *everything)) == fold(records)
    assert list(fold((*everything, *records)).asked) == list(fold(records).asked)


def _expected(records: Sequence[Record], question: str, guest: str) -> Marks:
    ordered = in_order(records)
    dead = taken_back(ordered)
    live = [
        one
        for one in ordered
        if one.identity not in dead and one.question == question and guest in (one.guests or (NOBODY,))
    ]
    of_kind = {kind: tuple(one for one in live if one.kind == kind) for kind in _KINDS}
    return Marks(
        asked=of_kind["asked"],
        follow_ups=of_kind["follow-up"],
        volunteered=of_kind["volunteered"],
        skip=of_kind["skip"][-1] if of_kind["skip"] else None,
        pin=of_kind["pin"][-1] if of_kind["pin"] else None,
        retire=of_kind["retire"][-1] if of_kind["retire"] else None,
        rating=next((one for one in reversed(live) if one.text(one.kind) in {"good", "cut off"}), None),
    )


@given(st.lists(_FACTS, max_size=25))
def test_what_was_done_grows_and_the_last_word_on_a_register_wins_for_each_guest(
    facts: list[tuple[int, int, int, int, int]],
) -> None:
    records = _told(facts)
    tally = fold(records)
    for question in ("question-0", "question-1", "never marked"):
        for guest in (NOBODY, "ada", "bo", "cy"):
            assert tally.of(question, guest) == _expected(records, question, guest)


def test_nothing_folds_into_nothing() -> None:
    assert fold([]) == Tally()
    assert fold([]).of("decision") == Marks()
    assert fold([]).for_anyone("decision") == ()


def test_a_mark_while_nobody_is_on_the_mic_is_nobodys() -> None:
    tally = fold([record("asked")])
    assert len(tally.of("decision").asked) == 1
    assert tally.of("decision", "ada") == Marks()


def test_a_couples_mark_is_each_ones_and_one_asking_of_the_evening() -> None:
    asked = record("asked", guests=("ada", "bo"))
    tally = fold([asked])
    assert tally.of("decision", "ada").asked == tally.of("decision", "bo").asked == (asked,)
    assert tally.of("decision") == Marks()
    assert tally.asked == (asked,)


def test_a_guest_named_twice_in_one_record_was_asked_once() -> None:
    assert len(fold([record("asked", guests=("ada", "ada"))]).of("decision", "ada").asked) == 1


def test_kinds_of_a_newer_version_are_counted_and_change_nothing_else() -> None:
    known = [record("asked", 1), record("pin", 2)]
    newer = [record("hologram", 3), record("", 4), record("ASKED", 5)]
    told = fold([*known, *newer])
    assert told.newer == 3
    assert (told.marks, told.asked, told.memos) == (fold(known).marks, fold(known).asked, ())


def test_known_kinds_that_are_not_folded_yet_are_not_counted_as_newer() -> None:
    assert fold([record(kind, n) for n, kind in enumerate(("sync", "open"), 1)]) == Tally()


def test_an_undone_record_of_a_newer_version_is_not_counted() -> None:
    hologram = record("hologram", 1)
    assert fold([hologram, record("undo", 2, of=of(hologram))]).newer == 0


def test_an_asking_is_never_hidden_by_a_skip_elsewhere() -> None:
    asked, skip = record("asked", 1, run="anna"), record("skip", 2, run="ben")
    marks = fold([asked, skip]).of("decision")
    assert marks.asked == (asked,)
    assert marks.skip == skip


def test_taking_back_the_last_word_on_a_register_brings_the_word_before_it() -> None:
    pin, unpin = record("pin", 1, on=True), record("pin", 2, on=False)
    assert fold([pin, unpin, record("undo", 3, of=of(unpin))]).of("decision").pin == pin


def test_memos_are_kept_in_order_and_taken_back_by_name() -> None:
    one, two = record("memo", 1, text="wide shot"), record("memo", 2, text="again at nine")
    assert fold([two, one]).memos == (one, two)
    assert fold([two, one, record("undo", 3, of=of(one))]).memos == (two,)


def test_an_undo_that_arrives_before_the_mark_it_names_takes_it_back_all_the_same() -> None:
    asked = record("asked", 1)
    undo = record("undo", 2, of=of(asked))
    assert fold([undo]) == Tally()
    assert fold([undo, asked]) == fold([asked, undo])
    assert fold([undo, asked]).asked == ()


@given(st.lists(_FACTS.filter(lambda fact: _KINDS[fact[0]] != "undo"), max_size=20))
def test_adding_live_records_one_by_one_in_order_is_folding_them(facts: list[tuple[int, int, int, int, int]]) -> None:
    tally = Tally()
    for one in in_order(_told(facts)):
        tally = add(tally, [one])
    assert tally == fold(_told(facts))


def test_adding_a_record_leaves_the_tally_before_it_as_it_was() -> None:
    before = fold([record("asked", 1)])
    after = add(before, [record("asked", 2, question="decision")])
    assert len(before.of("decision").asked) == 1
    assert len(after.of("decision").asked) == 2
