from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from redcarpet.core.evening import Evening
from redcarpet.core.guard import Guard, Verdict
from redcarpet.core.loop import Turn, turn, upcoming
from redcarpet.core.question import Question
from redcarpet.core.settings import Settings
from redcarpet.core.tonight import standing_of
from tests.builders import EIGHT, evening, pressed

QUESTIONS = tuple(Question(f"What changed on day {day}?", id=f"day-{day}", path="craft.yaml") for day in range(1, 9))
SPOKEN = 4.0
SPACE = "space"


@dataclass(slots=True)
class RopeLine:
    """The loop of the evening, driven by presses of space at given seconds, without a screen."""

    told: Evening = field(default_factory=evening)
    current: Question = QUESTIONS[0]
    asked_at: float | None = None
    guard: Guard = field(default_factory=Guard)
    done: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def press(self, *seconds: float) -> None:
        for now in seconds:
            self.guard, verdict = self.guard.press(SPACE, now, marking=True)
            self.said.append(self._step(now) if verdict is Verdict.COUNTS else verdict.value)

    def _step(self, now: float) -> str:
        standing_of_now = standing_of(self.told)
        since = None if self.asked_at is None else now - self.asked_at
        step = turn(standing_of_now(self.current), since, SPOKEN)
        if step is Turn.ASK:
            self.told = pressed(self.told, "asked", self.current, utc=EIGHT + int(1000 * now))
            self.asked_at = now
            self.done.append(f"asked {self.current.id}")
        elif step is Turn.NEXT:
            self.current = upcoming(QUESTIONS, self.current.key, (), standing_of_now) or self.current
            self.asked_at = None
            self.done.append(f"moved to {self.current.id}")
        return step.value


def _held(start: float, first_repeat: float, seconds: float = 20.0) -> list[float]:
    """Give when a terminal reports a held key: at once, after the first delay, then every 33 ms."""
    count = int((seconds - first_repeat) / 0.033)
    return [start, *(start + first_repeat + 0.033 * place for place in range(count))]


@pytest.mark.parametrize("first_repeat", [0.25, 0.5, 0.66, 0.9])
def test_space_held_before_asking_asks_once(first_repeat: float) -> None:
    line = RopeLine()
    line.press(*_held(100.0, first_repeat))
    assert line.done == ["asked day-1"]


@pytest.mark.parametrize("first_repeat", [0.25, 0.5, 0.66, 0.9])
def test_space_held_after_asking_moves_on_once(first_repeat: float) -> None:
    line = RopeLine()
    line.press(100.0)
    line.press(*_held(110.0, first_repeat))
    assert line.done == ["asked day-1", "moved to day-2"]


@pytest.mark.parametrize("first_repeat", [0.25, 0.5, 0.66, 0.9])
def test_space_held_through_the_seconds_of_a_question_does_not_move_on(first_repeat: float) -> None:
    line = RopeLine()
    line.press(100.0)
    line.press(*_held(103.5, first_repeat))
    assert line.done == ["asked day-1"]


def test_a_key_let_go_after_a_long_hold_counts_again() -> None:
    line = RopeLine()
    line.press(*_held(100.0, 0.5))
    line.press(121.0)
    assert line.done == ["asked day-1", "moved to day-2"]


@pytest.mark.parametrize("bounce", [0.001, 0.02, 0.1])
def test_a_bounce_does_one_thing(bounce: float) -> None:
    line = RopeLine()
    line.press(100.0, 100.0 + bounce)
    line.press(110.0, 110.0 + bounce)
    assert line.done == ["asked day-1", "moved to day-2"]


def test_the_loop_is_ask_still_asking_next_and_no_ask_within_a_second() -> None:
    line = RopeLine()
    line.press(100.0, 101.5, 105.0, 105.5, 106.5)
    assert line.said == ["ask", "still asking", "next", "too soon", "ask"]
    assert line.done == ["asked day-1", "moved to day-2", "asked day-2"]


def test_still_asking_ends_with_the_spoken_seconds() -> None:
    line = RopeLine()
    line.press(100.0, 103.99, 105.5)
    assert line.said == ["ask", "still asking", "next"]
    exact = RopeLine()
    exact.press(100.0, 104.0)
    assert exact.said == ["ask", "next"]


def test_one_key_does_a_whole_evening_of_patient_presses() -> None:
    line = RopeLine()
    line.press(*(100.0 + 5.0 * place for place in range(15)))
    asked = [done for done in line.done if done.startswith("asked")]
    assert asked == [f"asked day-{day}" for day in range(1, 9)]


def _verdicts(*presses: tuple[str, float], marking: bool = True) -> list[Verdict]:
    guard, verdicts = Guard(), []
    for key, now in presses:
        guard, verdict = guard.press(key, now, marking=marking)
        verdicts.append(verdict)
    return verdicts


def test_nervous_tapping_of_two_keys_gets_through() -> None:
    taps = [("space" if place % 2 else "f", 10 + 0.3 * place) for place in range(20)]
    assert set(_verdicts(*taps)) == {Verdict.COUNTS}


def test_nervous_tapping_of_one_key_gets_through_about_once_a_second() -> None:
    counted = _verdicts(*(("s", 10 + 0.3 * place) for place in range(20))).count(Verdict.COUNTS)
    assert counted == 5


def test_the_first_press_of_all_counts() -> None:
    assert _verdicts(("space", 0.0)) == [Verdict.COUNTS]
    assert _verdicts(("space", -5.0)) == [Verdict.COUNTS]


def test_the_same_marking_key_is_too_soon_for_a_second_and_then_counts() -> None:
    assert _verdicts(("s", 10.0), ("s", 10.5), ("s", 10.99), ("s", 11.5)) == [
        Verdict.COUNTS,
        Verdict.TOO_SOON,
        Verdict.TOO_SOON,
        Verdict.COUNTS,
    ]


def test_refused_presses_do_not_put_off_the_next_one_that_counts() -> None:
    assert _verdicts(*(("s", 10 + 0.2 * place) for place in range(6)))[-1] is Verdict.COUNTS


def test_another_key_between_lets_the_same_key_count_again() -> None:
    assert _verdicts(("s", 10.0), ("x", 10.2), ("s", 10.4)) == [Verdict.COUNTS] * 3


def test_a_key_that_marks_nothing_is_never_too_soon_but_its_own_repeat_is_passed_over() -> None:
    presses = (("n", 10.0), ("n", 10.05), ("n", 10.3), ("n", 10.5))
    assert _verdicts(*presses, marking=False) == [Verdict.COUNTS, Verdict.REPEAT, Verdict.COUNTS, Verdict.COUNTS]


def test_a_held_key_stays_held_while_a_busy_laptop_stalls_between_two_repeats() -> None:
    held = _held(10.0, 0.9, seconds=2.0)
    late = held[-1] + 0.29
    assert set(_verdicts(*(("s", at) for at in (*held, late)))[2:]) == {Verdict.REPEAT}
    assert _verdicts(*(("s", at) for at in (*held, held[-1] + 0.31)))[-1] is Verdict.COUNTS


def test_an_elbow_on_two_keys_does_each_thing_once() -> None:
    presses = [("space" if place % 2 else "s", 10 + 0.04 * place) for place in range(50)]
    verdicts = _verdicts(*presses)
    assert verdicts[:2] == [Verdict.COUNTS, Verdict.COUNTS]
    assert set(verdicts[2:]) == {Verdict.REPEAT}


def test_both_times_are_settings() -> None:
    slow = Guard(repeat_seconds=0.5, again_seconds=3.0)
    slow, _ = slow.press("s", 10.0, marking=True)
    slow, held = slow.press("s", 10.4, marking=True)
    slow, soon = slow.press("s", 12.9, marking=True)
    slow, again = slow.press("s", 13.6, marking=True)
    assert (held, soon, again) == (Verdict.REPEAT, Verdict.TOO_SOON, Verdict.COUNTS)


def test_the_settings_defaults_are_the_guards_own() -> None:
    assert (Guard().repeat_seconds, Guard().again_seconds) == (Settings().repeat_seconds, Settings().again_seconds)


def test_a_guard_of_zero_seconds_lets_everything_through() -> None:
    guard = Guard(repeat_seconds=0.0, again_seconds=0.0)
    for now in (10.0, 10.0, 10.01):
        guard, verdict = guard.press("s", now, marking=True)
        assert verdict is Verdict.COUNTS
