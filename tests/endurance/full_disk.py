"""A disk that is really full, under the real desk: `python -m tests.endurance.full_disk [CASE]...` (Linux, as root).

A small tmpfs is mounted over the whole home folder, over the state folder alone or over the event alone, and is filled
to its last byte while the desk is open; then marks are made until one is refused, or nearly a thousand were taken;
then the disk gets its room back. All that is known of a mark is read off the terminal and out of the journals.
Ends with 2 where mounting is not allowed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.laptop import Laptop, card_line, counted, is_open, is_red, is_saved, state
from tests.terminal import Terminal

BEFORE, REFUSED, MOST, LEAST = 600, 5, 1400, 200
"""Marks before the disk is full; marks made after the first one that was refused; marks at most; marks after full."""
BACK = 2.0
"""Seconds within which the desk must have noticed that there is room again."""
_KILOBYTES = 6144
_WORDS = "which of all the people on this set taught you something that you still use every working day, and what was it, "
"""Makes a line of some four hundred bytes, so that the run is as large as the ballast when the disk is full."""
_BALLAST = 256 * 1024
_PATIENCE = 15.0


@dataclass(slots=True)
class Told:
    """What one case came to."""

    after: int = 0
    """Marks that were shown as saved after the disk was full."""
    refused: int = 0
    once: bool = False
    """Whether the top line ever said that only one copy has the marks."""
    back: float = 0.0
    """Seconds from the room until everything was shown as saved again, in both copies."""
    wrong: list[str] = field(default_factory=list)


@contextlib.contextmanager
def mounted(folder: Path, *words: str) -> Iterator[None]:
    """Mount something over a folder. Raises PermissionError where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", *words, folder], capture_output=True, text=True, check=False)
    if done.returncode:
        raise PermissionError(done.stderr.strip())
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder: Path) -> Path:
    """Take all room that is left, to the last byte, and give the file to be thrown away later."""
    path = folder / "filler.bin"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT)
    for size in (65_536, 4096, 1):
        try:
            while True:
                os.write(descriptor, bytes(size))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    os.close(descriptor)
    return path


def top(screen: str) -> str:
    """Give the top line."""
    return screen.split("\n", 1)[0]


def ask(terminal: Terminal, number: int) -> bool:
    """Ask the question on the card and go on; say whether it was shown as saved, and not as refused."""
    terminal.send(" ")
    screen = terminal.until(partial(_is_answered, number))
    terminal.send("n")
    terminal.until(lambda after: state(after) == "NOT ASKED")
    return counted(screen) == number


def _is_answered(number: int, screen: str) -> bool:
    refused = is_red(screen) and "NOT SAVED" in card_line(screen)
    return state(screen) == "ASKED" and (counted(screen) == number or refused)


def evening(laptop: Laptop, full: Callable[[], Callable[[], None]]) -> Told:
    """Mark before, while and after a disk is full; `full` fills it and gives what empties it again."""
    told = Told()
    laptop.unguarded().bank(*(f"Question {number:04}: {_WORDS * 2}?" for number in range(MOST + 100)))
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open, 60)
        for number in range(1, BEFORE + 1):
            ask(terminal, number)
        told.wrong += ["no ballast was taken in"] * (not _has_ballast(laptop))
        empty = full()
        made = _until_refused(terminal, told)
        _hold(told, laptop, BEFORE + told.after)
        empty()
        began = time.perf_counter()
        screen = terminal.until(lambda screen: _is_whole(screen, made), _PATIENCE)
        told.back = time.perf_counter() - began
        told.wrong += [f"still says: {top(screen)}"] * is_red(screen)
    _hold(told, laptop, made)
    return told


def _has_ballast(laptop: Laptop) -> bool:
    ballast = laptop.copies[1] / "ballast"
    return ballast.exists() and ballast.stat().st_size == _BALLAST


def _until_refused(terminal: Terminal, told: Told) -> int:
    """Ask until some were refused, and give how many were asked by then."""
    number = BEFORE
    while number < MOST and told.refused < REFUSED:
        number += 1
        if ask(terminal, number):
            told.after, told.refused = number - BEFORE, 0
        else:
            told.refused += 1
        told.once = told.once or "saved once" in top(terminal.text)
    return number


def _is_whole(screen: str, made: int) -> bool:
    return is_saved(screen) and counted(screen) == made and "saved once" not in top(screen)


def _hold(told: Told, laptop: Laptop, shown: int) -> None:
    kept = len(laptop.marks("asked"))
    told.wrong += [f"{shown} shown as saved, {kept} kept"] * (kept < shown)


CASES = {"home": "", "state": "state", "event": "northern-lights"}
"""What lies on the small disk: everything, the spool, the event."""


def run(case: str) -> Told:
    """Run one case in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / CASES[case]
        with mounted(folder, "-t", "tmpfs", "-o", f"size={_KILOBYTES}k", "tmpfs"):
            return evening(Laptop(Path(home)), lambda: fill(folder).unlink)


def main(cases: list[str]) -> int:
    """Print a line a case; 1 when something was lost or told wrongly, 2 where mounting is not allowed."""
    failed = 0
    for case in cases or CASES:
        try:
            told = run(case)
        except PermissionError as error:
            sys.stdout.write(f"not tried, mounting is not allowed: {error}\n")
            return 2
        ok = not told.wrong and told.after >= LEAST and told.back <= BACK
        failed += not ok
        once = ", one copy said to lack some" * told.once
        sys.stdout.write(
            f"{case} full: {told.after} marks saved after that, {told.refused} refused{once}; "
            f"whole {told.back:.1f} s after there was room; {'; '.join(told.wrong) or '0 lost'}\n"
        )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
