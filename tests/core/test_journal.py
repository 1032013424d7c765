from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.journal import Hlc, Identity, Record, Value, in_order, next_stamp, of, taken_back
from tests.builders import EIGHT, record

DAYS_400 = 400 * 86_400_000
_STAMPS = st.tuples(st.integers(0, 2**53), st.integers(0, 2**53))


@given(st.integers(EIGHT - DAYS_400, EIGHT + DAYS_400), _STAMPS)
def test_a_new_stamp_comes_after_every_stamp_seen_however_wrong_the_clock_is(now: int, latest: Hlc) -> None:
    if latest == (2**53, 2**53):
        return
    assert next_stamp(now, latest) > latest


@given(st.integers(EIGHT - DAYS_400, EIGHT + DAYS_400), _STAMPS)
def test_a_new_stamp_is_never_before_this_machines_own_time(now: int, latest: Hlc) -> None:
    assert next_stamp(now, latest) >= (now, 0)


def test_a_stamp_is_the_wall_time_as_long_as_that_goes_on() -> None:
    assert next_stamp(EIGHT + 1, (EIGHT, 7)) == (EIGHT + 1, 0)


def test_a_stamp_counts_on_when_the_clock_was_set_back() -> None:
    assert next_stamp(EIGHT - DAYS_400, (EIGHT, 7)) == (EIGHT, 8)


def test_a_full_counter_carries_into_the_milliseconds() -> None:
    assert next_stamp(EIGHT, (EIGHT + 5, 2**53)) == (EIGHT + 6, 0)


def test_the_greatest_stamp_of_all_is_never_passed_so_that_every_record_can_be_read_back() -> None:
    assert next_stamp(EIGHT, (2**53, 2**53)) == (2**53, 2**53)


def test_the_one_order_is_stamp_then_run_then_number_then_checksum() -> None:
    ordered = (
        record(n=9, run="b", h=(1, 0)),
        record(n=2, run="a", h=(1, 1)),
        record(n=1, run="b", h=(1, 1)),
        record(n=2, run="b", h=(1, 1)),
        record(n=1, run="a", h=(2, 0)),
    )
    assert in_order(reversed(ordered)) == ordered


def test_records_of_a_resumed_machine_that_numbered_twice_alike_both_stay_in_the_order_of_their_checksums() -> None:
    one, other = record(h=(1, 0), question="decision"), record(h=(1, 0), question="persuade")
    both = tuple(sorted((one, other), key=lambda each: each.crc))
    assert in_order((one, other)) == both
    assert in_order((other, one)) == both


def test_the_same_record_from_several_files_counts_once() -> None:
    assert len(in_order([record(n=1), record(n=2), record(n=1)])) == 2


def test_a_record_names_the_one_it_is_about() -> None:
    asked = record()
    assert record("undo", of=of(asked)).target == asked.identity


def test_a_record_about_none_or_about_nonsense_names_none() -> None:
    odd: list[Value] = [None, "run", [], ["run", 1], ["run", "1", "c"], [1, 1, "c"], ["run", 1, "c", "d"], {"r": 1}]
    for nonsense in odd:
        assert record("undo", of=nonsense).target is None
    assert record("undo").target is None


def test_a_register_is_on_unless_its_record_says_off() -> None:
    assert record("pin").on
    assert record("pin", on=True).on
    assert not record("pin", on=False).on


def test_a_field_of_another_type_reads_as_empty() -> None:
    odd = record("memo", text=["a"], place="2", flag=True)
    assert odd.text("text") == ""
    assert odd.text("absent") == ""
    assert odd.number("place") == 0
    assert odd.number("absent") == 0
    assert type(odd.number("flag")) is int
    assert odd.number("flag") == 0


def _alive(one: Identity, undos: list[Record]) -> bool:
    later = [(place, undo) for place, undo in enumerate(undos) if undo.target == one]
    return not any(_alive(undo.identity, undos[place + 1 :]) for place, undo in later)


@given(st.lists(st.integers(0, 11), max_size=12))
def test_a_record_is_taken_back_just_when_an_undo_of_it_is_alive(targets: list[int]) -> None:
    records = [record(n=1), record(n=2)]
    for n, target in enumerate(targets, start=3):
        records.append(record("undo", n, of=of(records[target % len(records)])))
    undos = [one for one in records if one.kind == "undo"]
    dead = taken_back(records)
    assert {one.identity for one in records if not _alive(one.identity, undos)} == dead


def test_undo_redo_and_undo_again_alternate() -> None:
    chain = [record(n=1)]
    for n in range(2, 8):
        chain.append(record("undo", n, of=of(chain[-1])))
        assert (chain[0].identity in taken_back(chain)) == (n % 2 == 0)


def test_an_undo_takes_back_only_what_came_before_it() -> None:
    asked = record(n=9)
    assert taken_back(in_order([asked, record("undo", 2, of=of(asked))])) == frozenset()
