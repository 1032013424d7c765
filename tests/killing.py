"""Pressing keys as fast as a test can, killing the program in the midst of it, and what its screen had promised."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass

from tests.laptop import Laptop, counted, is_open
from tests.terminal import Terminal

KINDS = {"asked": "asked", "pinned": "pin", "volunteered": "volunteered"}
"""What the notice says of a mark, and the kind of its record."""
_NOTICE = re.compile("(asked|pinned|volunteered) ‘(Question [0-9]+)")
_COLOURS = re.compile("\x1b\\[[0-9;]*m")
_COUNTS = re.compile("asked ([0-9]+) ·(?: pinned ([0-9]+) ·)?(?: crew [0-9]+ ·)? ✓ saved")
LONGEST = 0.8
"""Seconds of pressing at most, where nothing else is said."""
QUESTIONS_A_KILL = 80
"""More than can be passed until the next kill; a longer pressing needs more in proportion."""
_ROUND = " nsvn"
"""Asks one question; pins the next and marks it as volunteered; and on."""


@dataclass(frozen=True, slots=True)
class Promised:
    """The marks that a terminal showed as made and saved: each by its words, and how many at most."""

    marks: frozenset[tuple[str, str]]
    """Kind of record and the question's words."""
    asked: int
    pinned: int

    @property
    def number(self) -> int:
        """How many marks that is, at the least."""
        return self.asked + self.pinned + sum(kind == "volunteered" for kind, _ in self.marks)

    def missing(self, laptop: Laptop) -> list[str]:
        """Name what was promised and is in no journal."""
        kept = {kind: laptop.marks(kind) for kind in KINDS.values()}
        there = {(kind, str(one["x"]).rstrip("?")) for kind, marks in kept.items() for one in marks}
        lost = [f"{kind} {words}" for kind, words in sorted(self.marks - there)]
        for word, shown in (("asked", self.asked), ("pinned", self.pinned)):
            lost += [f"{word} {shown}, kept {len(kept[KINDS[word]])}"] * (shown > len(kept[KINDS[word]]))
        return lost


def many_questions(laptop: Laptop, count: int) -> Laptop:
    """Put a bank into the event whose questions are told apart by a number near their beginning."""
    return laptop.unguarded().bank(*(f"Question {number:04}?" for number in range(count)))


def killed_while_pressing(terminal: Terminal, chance: random.Random, longest: float = LONGEST) -> Promised:
    """Press keys until a random moment, kill, and read the promises off all bytes that had been sent."""
    terminal.until(is_open)
    end = time.perf_counter() + chance.uniform(0.01, longest)
    pressed = 0
    while time.perf_counter() < end:
        terminal.send(_ROUND[pressed % len(_ROUND)])
        terminal.let_pass(min(chance.uniform(0, 0.012), max(0.0, end - time.perf_counter())))
        pressed += 1
    terminal.kill()
    return promised(terminal.raw)


def promised(sent: bytes) -> Promised:
    """Read every mark that these bytes ever painted as made and saved."""
    text = _COLOURS.sub("", sent.decode("utf-8", "replace"))
    counts = [(int(asked), int(pinned or 0)) for asked, pinned in _COUNTS.findall(text)]
    return Promised(
        frozenset((KINDS[word], words) for word, words in _NOTICE.findall(text)),
        max((asked for asked, _ in counts), default=0),
        max((pinned for _, pinned in counts), default=0),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """What a number of kills came to."""

    kills: int
    shown: int
    """Marks that were shown as saved, over all runs, at the least."""
    kept: int
    """Marks in the journals: those that the screen had not shown yet, too."""
    lost: tuple[str, ...]


def kills(laptop: Laptop, number: int, seed: int, longest: float = LONGEST) -> Tally:
    """Kill the program again and again on one evening; after each kill the next start must show what was promised."""
    chance = random.Random(seed)  # noqa: S311 - moments for kills, not secrets
    shown = 0
    lost: list[str] = []
    for one in range(number):
        with laptop.open(str(laptop.event)) as terminal:
            screen = terminal.until(is_open)
            before = len(laptop.marks("asked"))
            if counted(screen) != before:
                lost.append(f"start {one} shows asked {counted(screen)}, kept {before}")
            told = killed_while_pressing(terminal, chance, longest)
        shown += told.number - counted(screen) - counted(screen, "pinned")
        lost += [f"kill {one}: {words}" for words in told.missing(laptop)]
    return Tally(number, shown, sum(len(laptop.marks(kind)) for kind in KINDS.values()), tuple(lost))
