"""The guest's clock is a difference of records and now: it survives a crash, a sleep and a clock that is set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redcarpet.core.evening import replayed
from redcarpet.core.journal import Moment
from redcarpet.core.settings import ClockFrom
from redcarpet.core.visits import Timing, timing, visit_now, when
from tests.builders import EIGHT
from tests.core.guests import ADA, GRETA, SHEET, VIO, Line


def told(line: Line, clock_from: ClockFrom = "question") -> Timing:
    found = timing(line.scene.evening, line.now, clock_from)
    assert found is not None
    return found


def test_nobody_has_no_clock() -> None:
    assert timing(Line().scene.evening, Line().now, "guest") is None


def test_the_clock_starts_with_the_first_question_or_with_the_choice() -> None:
    line = Line().call(GRETA.id).wait(20)
    assert (told(line).elapsed, told(line).running) == (0, False)
    assert told(line, "guest").elapsed == 20
    line.press("space").wait(70)
    assert (told(line).elapsed, told(line).allotted) == (70, 120)
    assert told(line, "guest").elapsed == 90


@pytest.mark.parametrize(
    ("elapsed", "words", "warns"),
    [
        (84, "1:24 of 2:00", False),
        (101, "1:41 of 2:00 · 19 s left", True),
        (120, "2:00 of 2:00 · OVER by 0:00", True),
        (130, "2:10 of 2:00 · OVER by 0:10", True),
    ],
)
def test_warning_and_over_are_said_in_words(elapsed: int, words: str, *, warns: bool) -> None:
    line = Line().call(GRETA.id).press("space").wait(elapsed)
    assert (told(line).words(), told(line).warns) == (words, warns)


def test_without_a_promise_only_the_time_is_told() -> None:
    line = Line().call(VIO.id).press("space").wait(84)
    assert told(line).words() == "1:24"
    line.scene = replace(
        line.scene, evening=replace(line.scene.evening, event=replace(line.scene.evening.event, minutes=2.0))
    )
    assert told(line).words() == "1:24 of 2:00"


def test_a_second_visit_has_a_new_clock() -> None:
    line = Line().call(GRETA.id).press("space").wait(60).call(ADA.id).wait(300).call(GRETA.id)
    assert told(line).elapsed == 0
    visit = visit_now(line.scene.evening)
    assert visit is not None
    assert visit.number == 2
    assert told(line.press("space").wait(5)).elapsed == 5


def test_a_guest_who_was_away_for_a_moment_only_has_a_new_clock_all_the_same() -> None:
    line = Line().call(GRETA.id).press("space").wait(20).call(ADA.id).wait(30).call(GRETA.id).wait(5)
    assert told(line).elapsed == 0
    line = Line().call(GRETA.id).press("space").wait(20).press("guest_left").call(GRETA.id).wait(5)
    assert told(line).elapsed == 0


def test_a_question_given_late_starts_the_clock() -> None:
    line = Line().press("space").wait(30).call(GRETA.id).press("give").wait(10)
    assert told(line).elapsed == 40


def test_the_clock_is_stopped_and_started_by_hand() -> None:
    line = Line().call(GRETA.id).press("space").wait(30).press("clock").wait(60)
    assert (told(line).elapsed, told(line).running) == (30, False)
    assert told(line.press("clock").wait(10)).elapsed == 40


def test_earlier_moves_the_mark_and_the_clock() -> None:
    line = Line().call(GRETA.id).wait(100).press("space", "earlier", "earlier")
    asked = line.scene.evening.tally.asked[0]
    assert asked.at.utc - when(line.scene.evening, asked) == 10_000
    assert told(line).elapsed == 10
    line.press("earlier", "earlier", "earlier")
    assert "when it was pressed" in line.says
    assert told(line).elapsed == 0


@pytest.mark.parametrize(("boot", "elapsed"), [("same", 60), ("other", 3_660)])
def test_within_one_boot_the_steady_clock_counts_and_else_the_wall_clock(boot: str, elapsed: int) -> None:
    """The wall clock was set an hour ahead meanwhile."""
    line = Line().call(GRETA.id).press("space").wait(60)
    before = line.scene.evening
    after = replayed("run-2", before.event, before.records, person=("laptop", "anna"), sheet=SHEET)
    after = replace(after, boots={"run-of-anna": "same", "run-2": boot})
    later = Moment(EIGHT + 3_600_000 + line.ms, line.ms)
    found = timing(after, later, "question")
    assert found is not None
    assert (after.guests, found.elapsed) == ((GRETA.id,), elapsed)


def test_after_a_long_gap_the_clock_says_so() -> None:
    line = Line().call(GRETA.id).press("space").wait(599)
    assert not told(line).is_old
    assert told(line.wait(2)).is_old
