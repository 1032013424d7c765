"""A clock that is set during an evening changes no interval: what was marked before is put right."""

from __future__ import annotations

from redcarpet.core.clocks import clock_step, happened
from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Moment, Record
from redcarpet.core.log import log
from tests.builders import EIGHT, sealed

HOUR = 3_600_000


def begun(run: str = "run-1", boot: str = "boot-1", before: Evening | None = None) -> Evening:
    evening = replayed(run, Event(), before.records if before else ())
    opened = evening.draft("open", Moment(EIGHT, 0), more={"device": "laptop", "person": "anna", "boot": boot})
    return evening.with_record(sealed(opened))


def asked(evening: Evening, utc: int, steady: int) -> Evening:
    """Ask at these two times, as a desk does: where the clock was set, that is written first."""
    now = Moment(utc, steady)
    step = clock_step(evening, now)
    evening = evening.with_record(sealed(step)) if step else evening
    return evening.with_record(sealed(evening.draft("asked", now, words="Who was brave?")))


def marks(evening: Evening) -> tuple[Record, ...]:
    return evening.tally.asked


def times(evening: Evening) -> list[int]:
    return [happened(evening, record) - EIGHT for record in marks(evening)]


def test_marks_before_a_clock_was_set_are_shown_by_the_clock_that_is_right() -> None:
    before = asked(begun(), EIGHT - HOUR + 1_000, 1_000)
    assert times(before) == [1_000 - HOUR]
    after = asked(before, EIGHT + 61_000, 61_000)
    assert times(after) == [1_000, 61_000]
    assert [record.at.utc for record in marks(after)] == [EIGHT - HOUR + 1_000, EIGHT + 61_000], (
        "the journal keeps both"
    )
    assert [one.at - EIGHT for one in log(after)] == [61_000, 1_000]
    assert [one.clock_said for one in log(after)] == [0, EIGHT - HOUR + 1_000]
    assert [step.number("by") for step in after.tally.steps] == [HOUR]


def test_a_clock_that_is_set_twice_is_put_right_by_the_last() -> None:
    evening = begun()
    for utc, steady in ((1_000, 1_000), (2_000 - HOUR, 2_000), (3_000 + HOUR, 3_000)):
        evening = asked(evening, EIGHT + utc, steady)
    assert times(evening) == [1_000 + HOUR, 2_000 + HOUR, 3_000 + HOUR]


def test_a_clock_that_goes_right_writes_nothing() -> None:
    evening = asked(asked(begun(), EIGHT + 1_000, 1_000), EIGHT + 62_000, 61_000)
    assert (len(evening.records), evening.tally.steps) == (3, ())


def test_a_step_between_two_runs_within_one_boot_is_noticed() -> None:
    first = asked(begun(), EIGHT - HOUR, 1_000)
    again = asked(begun("run-2", before=first), EIGHT + 60_000, 61_000)
    assert times(again) == [1_000 - 1_000, 60_000]


def test_another_machine_and_another_boot_have_clocks_of_their_own() -> None:
    first = asked(begun(), EIGHT - HOUR, 1_000)
    other = asked(begun("run-2", "boot-2", first), EIGHT + 60_000, 61_000)
    assert times(other) == [-HOUR, 60_000]


def test_runs_that_name_no_boot_are_not_taken_for_one_machine() -> None:
    first = asked(begun(boot=""), EIGHT + 500, 1_000)
    set_later = asked(asked(begun("run-2", "", first), EIGHT, 1_000), EIGHT + 60_000 + HOUR, 61_000)
    assert times(set_later) == [500, HOUR, 60_000 + HOUR]


def test_a_mark_after_the_step_keeps_its_own_time() -> None:
    stepped = asked(asked(begun(), EIGHT - HOUR, 0), EIGHT + 60_000, 60_000)
    assert times(asked(stepped, EIGHT + 120_700, 120_000)) == [0, 60_000, 120_700]
