"""The order of system calls: `python -m tests.endurance.order [MARKS]` (Linux, with strace).

For each mark the sync of its journal line must have returned before the terminal got the first byte of the frame that
counts it. The clock of this comparison is the order in which the kernel did things, not a test's.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.laptop import PROGRAM, Laptop, counted, is_open, is_saved

_TRACE = ("strace", "-f", "-y", "-s", "1000000", "-e", "trace=write,fdatasync,fsync", "-o")
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>")
_COLOURS = re.compile(r"\\33\[[0-9;]*m")
_COUNT = re.compile(r"asked ([0-9]+) (?:\\302\\267)")
_SPOOLED = re.compile(r"/spool/[^>]*\.jsonl>")
"""The first copy: only what is on the disk there is saved, and the second would count each mark twice."""
_ASKED = re.compile(r'\\"k\\":\\"asked\\"')


@dataclass(slots=True)
class Trace:
    """When, in lines of the trace, each mark was synced and when it was first painted, by its number."""

    written: int = 0
    """Marks that were written to the journal so far."""
    synced: dict[int, int] = field(default_factory=dict)
    painted: dict[int, int] = field(default_factory=dict)

    def call_begins(self, number: int, call: str) -> None:
        """Note a write to the terminal when it begins, and what is written to the journal."""
        if _SPOOLED.search(call.partition(",")[0]):
            self.written += len(_ASKED.findall(call))
        elif "/dev/pts/" in call.partition(",")[0] or "/dev/tty" in call.partition(",")[0]:
            for count in _COUNT.findall(_COLOURS.sub("", call)):
                self.painted.setdefault(int(count), number)

    def sync_ends(self, number: int) -> None:
        """Note that everything written so far is on the disk."""
        for mark in range(1, self.written + 1):
            self.synced.setdefault(mark, number)

    def early(self) -> list[int]:
        """Name the marks that were painted before their sync had returned."""
        painted = {mark: at for mark, at in self.painted.items() if mark}
        return [mark for mark, at in painted.items() if mark not in self.synced or self.synced[mark] > at]


def read(trace: Path) -> Trace:
    """Read a trace of strace: a call that waits stands on two lines, and begins on the first."""
    seen = Trace()
    waiting: dict[str, str] = {}
    for number, line in enumerate(trace.read_text(encoding="utf-8", errors="replace").splitlines()):
        process, _, call = line.partition(" ")
        call = call.lstrip()
        resumed = _RESUMED.match(call)
        begun = waiting.pop(process, call) if resumed else call
        if not resumed:
            seen.call_begins(number, call)
        if call.endswith("<unfinished ...>"):
            waiting[process] = call
        elif begun.startswith(("fdatasync(", "fsync(")) and _SPOOLED.search(begun) and "= 0" in call:
            seen.sync_ends(number)
    return seen


def evening(laptop: Laptop, marks: int) -> None:
    """Ask that many questions, looking at each on the screen."""
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open, 60)
        for number in range(1, marks + 1):
            terminal.send(" ")
            terminal.until(partial(_shows, number))
            terminal.send("n")


def _shows(number: int, screen: str) -> bool:
    return counted(screen) == number and is_saved(screen)


def main(marks: int, program: tuple[str, ...] = PROGRAM) -> int:
    """Print how many marks were painted too early, and give the exit code: 1 when one was."""
    with tempfile.TemporaryDirectory() as home:
        trace = Path(home) / "trace"
        laptop = Laptop(Path(home), (*_TRACE, str(trace), *program)).unguarded()
        laptop.bank(*(f"Question {number:04}?" for number in range(marks * 2)))
        evening(laptop, marks)
        seen = read(trace)
    early = seen.early()
    counted_marks = len([mark for mark in seen.painted if mark])
    sys.stdout.write(f"{counted_marks} marks painted, {len(seen.synced)} synced, {len(early)} painted too early\n")
    return 1 if early or counted_marks < marks else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
