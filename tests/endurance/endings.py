"""Many ends of every kind: `python -m tests.endurance.endings [NUMBER [SEED]]`, 200 and 1 when nothing is said.

In turn the window is closed, SIGHUP or SIGTERM is sent, or ctrl+c is pressed twice, at a moment by chance while marks
are being made. Five seconds later nothing of the program may run, its terminal must be as a shell needs it, and every
mark that the screen promised must be in the journals.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.killing import many_questions, promised
from tests.laptop import Laptop, counted, is_open
from tests.restored import is_restored
from tests.terminal import Terminal

GONE = 5.0
"""Seconds within which the program must be gone."""
_AN_EVENING = 10
_LONGEST = 0.6
"""Seconds of pressing at most."""
_QUESTIONS = 80
"""More than can be passed until the next end."""
_AGAIN = 0.3
"""Seconds between two presses of one key that are meant as two."""
_ROUND = " nsvn"


def window_closed(terminal: Terminal) -> None:
    """Close the window."""
    terminal.hang_up()


def hung_up(terminal: Terminal) -> None:
    """Send what a lost connection sends."""
    terminal.signal(signal.SIGHUP)


def terminated(terminal: Terminal) -> None:
    """Send what a machine that shuts down sends."""
    terminal.signal(signal.SIGTERM)


def interrupted(terminal: Terminal) -> None:
    """Press ctrl+c, and again."""
    terminal.let_pass(_AGAIN)
    terminal.send("\x03")
    terminal.let_pass(_AGAIN)
    terminal.send("\x03")


ENDS: Mapping[str, Callable[[Terminal], None]] = MappingProxyType(
    {"window closed": window_closed, "SIGHUP": hung_up, "SIGTERM": terminated, "ctrl+c": interrupted}
)


def ended(laptop: Laptop, end: str, chance: random.Random) -> tuple[int, list[str]]:
    """End one run, and give how many marks it promised and what was wrong."""
    wrong: list[str] = []
    with laptop.open(str(laptop.event)) as terminal:
        screen = terminal.until(is_open, 60)
        _press(terminal, time.perf_counter() + chance.uniform(0.01, _LONGEST), chance)
        ENDS[end](terminal)
        try:
            code = terminal.exit_code(GONE)
        except AssertionError:
            return 0, [f"{end}: still running after {GONE:.0f} s"]
        told = promised(terminal.raw)
        wrong += [f"{end}: exit code {code}"] * (code != 0)
        wrong += [f"{end}: {words}" for words in told.missing(laptop)]
        wrong += [f"{end}: the terminal is not as before"] * (end != "window closed" and not is_restored(terminal.raw))
        wrong += [f"{end}: {one} still runs" for one in running_in(laptop.home)]
    wrong += [f"{end}: a report was written" for _ in laptop.home.rglob("reports/*")]
    return told.number - counted(screen) - counted(screen, "pinned"), wrong


def _press(terminal: Terminal, until: float, chance: random.Random) -> None:
    pressed = 0
    while time.perf_counter() < until:
        terminal.send(_ROUND[pressed % len(_ROUND)])
        terminal.let_pass(chance.uniform(0, 0.012))
        pressed += 1


def running_in(home: Path) -> list[str]:
    """Name the processes that were started in a home folder and still run (Linux)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(f"HOME={home}") in (process / "environ").read_bytes().split(b"\0"):
                found.append(process.name)
        except OSError:
            continue  # it ended, or is somebody else's
    return found


def main(number: int, seed: int) -> int:
    """Print what became of the marks, and give the exit code: 1 when anything was wrong."""
    chance = random.Random(seed)  # noqa: S311 - moments for ends, not secrets
    promised_marks, wrong = 0, list[str]()
    names = list(ENDS)
    for first in range(0, number, _AN_EVENING):
        some = min(_AN_EVENING, number - first)
        with tempfile.TemporaryDirectory() as home:
            laptop = many_questions(Laptop(Path(home)), some * _QUESTIONS)
            for one in range(first, first + some):
                marks, complaints = ended(laptop, names[one % len(names)], chance)
                promised_marks, wrong = promised_marks + marks, wrong + complaints
    sys.stdout.writelines(f"{one}\n" for one in wrong)
    sys.stdout.write(
        f"{number} ends, {promised_marks} marks shown as saved, {len(wrong)} things wrong: "
        "marks lost, programs left running, terminals left strange\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(200, 1)[len(given) :]))
