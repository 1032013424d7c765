"""Pairing: each of the questions before with at most one of those after, by what they have in common.

What they are compared by is the caller's; who wins where several would do is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from redcarpet.core.likeness import alike
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass

SAME = 0.8
"""From this likeness on (0 to 1, the bonus for neighbours included) two questions are one."""

MAYBE = 0.6
"""From this likeness on they may be one, and a person is asked."""

_NEIGHBOUR = 0.06
"""What each neighbour that stayed beside a question adds to its likeness."""

_RIVAL = 0.01
"""By less than this one pair is no better than another: nobody could say which of the two it is."""

_LEAST = SAME - 2 * _NEIGHBOUR - _RIVAL
"""The likeness below which a pair is neither one question nor a rival of any."""

Pair = tuple[int, int]
"""A question's place after, and its place before."""

Form = Callable[[Question], object]
"""What must be equal for two questions to be one; nothing is paired by an empty one."""


@dataclass(slots=True)
class Pairing:
    """Who is who, while it is being found out. Questions go by their places before and after."""

    before: Sequence[Question]
    after: Sequence[Question]
    old: dict[int, int] = field(default_factory=dict)
    """Place after to place before."""
    gone_on: set[int] = field(default_factory=set)
    """Places before."""

    def pair(self, now: int, was: int) -> None:
        """Say that two are one question."""
        self.old[now] = was
        self.gone_on.add(was)

    def left_before(self) -> list[int]:
        """Give the places before that were not found again."""
        return [was for was in range(len(self.before)) if was not in self.gone_on]

    def left_after(self) -> list[int]:
        """Give the places after that were nobody's before."""
        return [now for now in range(len(self.after)) if now not in self.old]

    def by(self, form: Form) -> None:
        """Pair what is left and has the same form, first come, first served."""
        waiting: dict[object, list[int]] = defaultdict(list)
        for was in self.left_before():
            waiting[form(self.before[was])].append(was)
        waiting.pop("", None)
        for now in self.left_after() if waiting else ():
            question = self.after[now]
            same = waiting.get(form(question), [])
            for was in [was for was in same if not _contradict(self.before[was], question)][:1]:
                same.remove(was)
                self.pair(now, was)

    def by_likeness(self, words: Callable[[Question], str]) -> None:
        """Pair what is left and like enough, the likest first; a pair with a rival as like is left alone."""
        scores = self._scores(words)
        ranked = sorted(scores, key=lambda pair: (-scores[pair], pair))
        sharing: dict[tuple[str, int], list[Pair]] = defaultdict(list)
        for now, was in ranked:
            sharing["now", now].append((now, was))
            sharing["was", was].append((now, was))
        for pair in ranked:
            if scores[pair] < SAME:
                return
            now, was = pair
            close = (rival for rival in (*sharing["now", now], *sharing["was", was]) if rival != pair)
            rivals = (rival for rival in close if scores[rival] > scores[pair] - _RIVAL and self._is_free(rival))
            if self._is_free(pair) and not any(rivals):
                self.pair(now, was)

    def perhaps(self, words: Callable[[Question], str]) -> Iterator[Pair]:
        """Give pairs of what is left that may be one question, the likest first; nobody stands in two of them."""
        scores = self._scores(words, MAYBE)
        paired = Pairing(self.before, self.after, dict(self.old), set(self.gone_on))
        for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
            if paired._is_free(pair):
                paired.pair(*pair)
                yield pair

    def _is_free(self, pair: Pair) -> bool:
        now, was = pair
        return now not in self.old and was not in self.gone_on

    def _scores(self, words: Callable[[Question], str], least: float = _LEAST) -> dict[Pair, float]:
        old = {was: words(self.before[was]) for was in self.left_before()}
        new = {now: words(self.after[now]) for now in self.left_after()} if old else {}
        return {
            (now, was): likeness + self._bonus(now, was)
            for now, was, likeness in alike(new, old, least)
            if not _contradict(self.before[was], self.after[now])
        }

    def _bonus(self, now: int, was: int) -> float:
        stayed = (
            self.old.get(now + step) == was + step
            and _same_bank(self.before, was, was + step)
            and _same_bank(self.after, now, now + step)
            for step in (-1, 1)
        )
        return _NEIGHBOUR * sum(stayed)


def _same_bank(questions: Sequence[Question], one: int, other: int) -> bool:
    return 0 <= other < len(questions) and questions[one].path == questions[other].path != ""


def _contradict(one: Question, other: Question) -> bool:
    return bool(one.id and other.id and one.id != other.id)
