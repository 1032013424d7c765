"""The journal in use is changed by somebody else: `python -m tests.endurance.vandals [ROUNDS [SEED]]`, 100 and 1.

While marks are being made in a real terminal, the file that the desk writes to is deleted, cut off, replaced or added
to, in the private copy or in the event's, at a moment by chance. When the next mark is shown as saved, the private copy
must hold every mark of the evening; the event's folder follows, and must hold them before long.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.journals import asked_in
from tests.laptop import PROGRAM, Laptop, counted, is_open, is_saved
from tests.terminal import Terminal

_AN_EVENING = 20
"""Rounds on one evening."""
_AT_ONCE = 4
"""Marks that are made before the file is struck, at most."""
_FOLLOWS = 4.0
"""Seconds within which the event's folder must have followed: less than until it is looked at without a mark."""


def deleted(path: Path, chance: random.Random) -> None:  # noqa: ARG001 - there is one way
    """Delete it."""
    path.unlink()


def cut_off(path: Path, chance: random.Random) -> None:
    """Cut it off somewhere."""
    os.truncate(path, chance.randrange(path.stat().st_size))


def replaced(path: Path, chance: random.Random) -> None:
    """Put an earlier state of it in its place, or the same."""
    content = path.read_bytes()
    beside = path.with_suffix(".tmp")
    beside.write_bytes(content[: chance.choice([len(content), chance.randrange(len(content))])])
    beside.replace(path)


def added_to(path: Path, chance: random.Random) -> None:
    """Put a line, or half of one, at its end."""
    with path.open("ab") as file:
        file.write(chance.choice([b"<<<<<<< HEAD\n", b'{"v":1,"r":"ano']))


VANDALS: tuple[Callable[[Path, random.Random], None], ...] = (deleted, cut_off, replaced, added_to)


def newest(folder: Path) -> Path:
    """Give the journal that is being written."""
    return max(folder.glob("*.jsonl"), key=lambda path: int(path.name.split(".")[-2]))


def evening(laptop: Laptop, rounds: int, chance: random.Random) -> tuple[int, str]:
    """Strike that often on one evening; give how often it was noticed in time, and what was not."""
    laptop.unguarded().bank(*(f"Question {number:04}?" for number in range(rounds * (_AT_ONCE + 2) + 10)))
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open, 60)
        made = _ask(terminal, 0, 1)
        for one in range(rounds):
            _follows(terminal, laptop.copies[0], made)
            made += chance.randint(1, _AT_ONCE)
            terminal.send(" n" * (made - counted(terminal.text)))
            terminal.let_pass(chance.uniform(0, 0.05))
            vandal, folder = chance.choice(VANDALS), chance.choice(laptop.copies)
            vandal(newest(folder), chance)
            made = _ask(terminal, made, 1)
            lacking = made - len(asked_in(laptop.copies[1]))
            late = not _follows(terminal, laptop.copies[0], made)
            if lacking or late:
                return one, f"{vandal.__name__} in {folder.name}: {lacking} marks lacking, {late=}"
    return rounds, ""


def _ask(terminal: Terminal, before: int, count: int) -> int:
    terminal.send(" n" * count)
    terminal.until(partial(_shows, before + count))
    return before + count


def _shows(number: int, screen: str) -> bool:
    return counted(screen) == number and is_saved(screen)


def _follows(terminal: Terminal, folder: Path, made: int) -> bool:
    end = time.perf_counter() + _FOLLOWS
    while (there := len(asked_in(folder)) == made) is False and time.perf_counter() < end:
        terminal.let_pass(0.02)
    return there


def main(rounds: int, seed: int, program: Sequence[str] = PROGRAM) -> int:
    """Print how often it was noticed, and give the exit code: 1 when it was not."""
    chance = random.Random(seed)  # noqa: S311 - moments for vandals, not secrets
    noticed, complaint = 0, ""
    while noticed < rounds and not complaint:
        with tempfile.TemporaryDirectory() as home:
            laptop = Laptop(Path(home), program)
            more, complaint = evening(laptop, min(_AN_EVENING, rounds - noticed), chance)
        noticed += more
    sys.stdout.write(f"not noticed: {complaint}\n" * bool(complaint))
    sys.stdout.write(f"{noticed} of {rounds} changes noticed before the next mark was shown as saved\n")
    return 1 if complaint else 0


if __name__ == "__main__":
    given = [*map(int, sys.argv[1:]), *(100, 1)[len(sys.argv) - 1 :]]
    sys.exit(main(given[0], given[1]))
