"""A disk that is full, read-only or gone, under the real desk: `python -m tests.endurance.full_disk [CASE]...`.

A small tmpfs is mounted over the whole home folder, over the state folder alone or over the event alone, and is filled
to its last byte while the desk is open; or a disk that can only be read is mounted there, or the folder is moved away.
Then marks are made until some are refused, or many were taken; then the obstacle goes. All that is known of a mark is
read off the terminal and out of the journals. Linux, as root; ends with 2 where mounting is not allowed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.journals import asked_in
from tests.laptop import Laptop, card_line, counted, is_open, is_red, is_saved, state
from tests.terminal import Terminal

REFUSED = 5
"""Marks that are made after the first one that was refused."""
MANY = 100_000
"""More marks than anybody makes."""
BACK = 2.0
"""Seconds within which the desk must have noticed that there is room again."""
_KILOBYTES = 6144
_WORDS = "which of all the people on this set taught you something that you still use every day, and what was it, "
"""Makes a line of some four hundred bytes, so that the run is as large as the ballast when the disk is full."""
_PATIENCE = 15.0


@dataclass(frozen=True, slots=True)
class Case:
    """An obstacle, where it stands, and what is asked of the desk."""

    obstacle: str
    folders: tuple[str, ...]
    """Below the home folder."""
    least: int = 200
    """Marks that must be taken while it stands there."""
    before: int = 20
    most: int = 240
    """Marks before it, and in all."""


EVENT = "northern-lights"
CASES = {
    "full": Case("full", ("",), before=600, most=1400),
    "full-state": Case("full", ("state",), before=600, most=1400),
    "full-event": Case("full", (EVENT,)),
    "read-only": Case("read-only", ("state", EVENT), least=0),
    "read-only-state": Case("read-only", ("state",)),
    "read-only-event": Case("read-only", (EVENT,)),
    "gone-state": Case("gone", ("state",)),
    "gone-event": Case("gone", (EVENT,)),
}


@dataclass(slots=True)
class Told:
    """What one case came to."""

    after: int = 0
    """Marks that were shown as saved after the disk was full."""
    refused: int = 0
    once: bool = False
    """Whether the top line said that only one copy has the marks."""
    back: float = 0.0
    """Seconds from the room until everything was shown as saved again, in both copies."""
    wrong: list[str] = field(default_factory=list)


def mount(folder: Path, *words: str) -> None:
    """Mount a disk in memory over a folder. Raises PermissionError where that is not allowed."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", *words, "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PermissionError(done.stderr.strip())


def unmount(folder: Path) -> None:
    """Take it away, whoever still has files open there."""
    subprocess.run(["umount", "--lazy", folder], check=True)


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Have a small disk at a folder. Raises PermissionError where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    mount(folder, "-o", f"size={_KILOBYTES}k")
    try:
        yield
    finally:
        unmount(folder)


@contextlib.contextmanager
def obstacle(case: Case, home: Path) -> Iterator[None]:
    """Put the obstacle where it belongs, and take it away in the end."""
    with contextlib.ExitStack() as after:
        for folder in (home / name for name in case.folders):
            if case.obstacle == "full":
                after.callback(fill(folder).unlink)
            elif case.obstacle == "read-only":
                mount(folder, "-o", "ro")
                after.callback(unmount, folder)
            else:
                after.callback(back, folder, folder.rename(home / f"{folder.name}-away"))
        yield


def back(folder: Path, away: Path) -> None:
    """Bring a folder back; what was made in its place meanwhile is kept beside it, as a journal may lie there."""
    if folder.exists():
        folder.rename(folder.with_name(f"{folder.name}-meanwhile"))
    away.rename(folder)


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


def evening(laptop: Laptop, case: Case) -> Told:
    """Mark before, while and after the obstacle stands there."""
    told = Told()
    laptop.unguarded().bank(*(f"Question {number:04}: {_WORDS * 2}?" for number in range(case.most + 100)))
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open, 60)
        for number in range(1, case.before + 1):
            ask(terminal, number)
        end = time.perf_counter() + _PATIENCE
        while not (laptop.copies[1] / "ballast").exists() and time.perf_counter() < end:
            terminal.let_pass(0.1)
        with obstacle(case, laptop.home):
            made = _until_refused(terminal, case, told)
            if len(case.folders) == 1:  # else nothing can be seen of either copy
                _hold(told, laptop, case.before + told.after)
        began = time.perf_counter()
        screen = terminal.until(partial(_is_whole, made), _PATIENCE)
        told.back = time.perf_counter() - began
        told.wrong += [f"still says: {top(screen)}"] * is_red(screen)
        made += ask(terminal, made + 1)  # a copy that was changed is noticed with the next mark
        _quit(terminal)
    _hold(told, laptop, made)
    told.wrong += [f"{folder} lacks marks" for folder in laptop.copies if len(asked_in(folder)) < made]
    return told


def _quit(terminal: Terminal) -> None:
    """Quit as a person does, so that both copies are finished."""
    terminal.send("\x11")
    terminal.let_pass(0.3)
    terminal.send("\x11")
    terminal.exit_code()


def _until_refused(terminal: Terminal, case: Case, told: Told) -> int:
    """Ask until some were refused, and give how many were asked by then."""
    number = case.before
    while number < case.most and told.refused < REFUSED:
        number += 1
        if ask(terminal, number):
            told.after, told.refused = number - case.before, 0
        else:
            told.refused += 1
        told.once = told.once or "saved once" in top(terminal.text)
    return number


def _is_whole(made: int, screen: str) -> bool:
    return is_saved(screen) and counted(screen) == made and "saved once" not in top(screen)


def _hold(told: Told, laptop: Laptop, shown: int) -> None:
    kept = len(laptop.marks("asked"))
    told.wrong += [f"{shown} shown as saved, {kept} kept"] * (kept < shown)


def run(case: Case) -> Told:
    """Run one case in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        small = Path(home) / case.folders[0]
        with small_disk(small) if case.obstacle == "full" else contextlib.nullcontext():
            return evening(Laptop(Path(home)), case)


def main(names: list[str]) -> int:
    """Print a line a case; 1 when something was lost or told wrongly, 2 where mounting is not allowed."""
    failed, least, slowest = 0, MANY, 0.0
    for name in names or CASES:
        case = CASES[name]
        try:
            told = run(case)
        except PermissionError as error:
            sys.stdout.write(f"not tried, mounting is not allowed: {error}\n")
            return 2
        ok = not told.wrong and told.after >= case.least and told.back <= BACK
        failed += not ok
        slowest = max(slowest, told.back)
        least = min(least, told.after if case.least else MANY)
        once = ", one copy said to lack some" * told.once
        sys.stdout.write(
            f"{name}: {told.after} marks saved meanwhile, {told.refused} refused{once}; "
            f"whole {told.back:.1f} s after; {'; '.join(told.wrong) or '0 lost'}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"{failed} cases failed; at least {least} marks meanwhile, whole {slowest:.1f} s after at most\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
