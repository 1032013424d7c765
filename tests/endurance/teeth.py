"""Whether the checks find a build that is wrong: `python -m tests.endurance.teeth` (Linux, with strace).

Each false build is the real program with one thing broken (tests/false_builds.py). The check that is meant to find it
must find it, and must find nothing in the program as it is.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.endurance import order, vandals
from tests.journals import asked_in
from tests.killing import kills, many_questions
from tests.laptop import PROGRAM, Laptop, card_line, counted, is_open, is_red, state

_KILLS, _MARKS, _CHANGES = 8, 10, 8
_FILE_BYTES = 1500
"""The largest file that may be written: some marks, and a part of one more."""

Check = Callable[[Sequence[str]], bool]
"""Gives whether a program passes."""


def survives_kills(program: Sequence[str]) -> bool:
    """Kill it some times."""
    with tempfile.TemporaryDirectory() as home:
        laptop = many_questions(Laptop(Path(home), program), _KILLS * 80)
        return not any(kills(laptop, 1, seed).lost for seed in range(_KILLS))


def syncs_first(program: Sequence[str]) -> bool:
    """Trace its system calls."""
    return order.main(_MARKS, tuple(program)) == 0


def notices_changes(program: Sequence[str]) -> bool:
    """Change its files under it."""
    return vandals.main(_CHANGES, 3, program) == 0


def tells_what_did_not_fit(program: Sequence[str]) -> bool:
    """Let it write no file beyond a certain size: the write that reaches that size is short."""
    with tempfile.TemporaryDirectory() as home:
        laptop = many_questions(Laptop(Path(home), program), _MARKS * 2)
        with laptop.open(str(laptop.event), limit=_FILE_BYTES) as terminal:
            terminal.until(is_open, 60)
            for number in range(1, _MARKS + 1):
                terminal.send(" ")
                screen = terminal.until(partial(_is_answered, number))
                if counted(screen) == number and len(asked_in(laptop.copies[1]) | asked_in(laptop.copies[0])) < number:
                    return False
                if is_red(screen):
                    return True
                terminal.send("n")
                terminal.until(lambda after: state(after) == "NOT ASKED")
    return False


def _is_answered(number: int, screen: str) -> bool:
    return counted(screen) == number or (is_red(screen) and "NOT SAVED" in card_line(screen))


CHECKS: tuple[tuple[str, Check], ...] = (
    ("early", survives_kills),
    ("early", syncs_first),
    ("never", survives_kills),
    ("unsynced", syncs_first),
    ("reopening", notices_changes),
    ("short", tells_what_did_not_fit),
    ("blind", notices_changes),
)
"""Each false build, and what is meant to find it."""


def passes(check: Check, program: Sequence[str]) -> bool:
    """Run a check, and keep what it says to itself; a program that it can't go on with does not pass."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            return check(program)
        except AssertionError:
            return False


def main() -> int:
    """Print a line for each build, and give the exit code: 1 when one was not found, or the real one was blamed."""
    if shutil.which("strace") is None:
        sys.stdout.write("not tried: strace is not there\n")
        return 2
    blamed = [check.__name__ for check in dict.fromkeys(check for _, check in CHECKS) if not passes(check, PROGRAM)]
    sys.stdout.writelines(f"the real program does not pass: {name}\n" for name in blamed)
    found = 0
    for build, check in CHECKS:
        caught = not passes(check, (sys.executable, "-m", "tests.false_builds", build))
        found += caught
        sys.stdout.write(f"{build}: {'found' if caught else 'NOT FOUND'} by {check.__name__}\n")
    sys.stdout.write(
        f"{found} of {len(CHECKS)} times a false build was found, the real program blamed {len(blamed)} times\n"
    )
    return 0 if found == len(CHECKS) and not blamed else 1


if __name__ == "__main__":
    sys.exit(main())
