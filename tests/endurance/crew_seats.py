"""A crew at their desks: what each terminal showed, what each laptop's folder held when; and somebody who does harm."""

from __future__ import annotations

import contextlib
import random
import re
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from redcarpet.files.journals_read import content_of, is_journal, read_journals
from redcarpet.files.records_jsonl import read_lines
from tests.killing import KINDS
from tests.laptop import Laptop, is_open
from tests.terminal import Terminal

_KEYS = " nsvn"
"""Asks one question; pins the next and marks it as volunteered; and on."""
_VANDAL_RESTS = (0.5, 3.0)
"""Seconds between two acts of the vandal."""
_NOTICE = re.compile("(asked|pinned|volunteered) ‘(Question [0-9]+)")
_COLOURS = re.compile("\x1b\\[[0-9;]*m")
_LONGEST_NOTICE = 400

Mark = tuple[str, str]
"""A kind of record, and the words of its question."""


@dataclass(slots=True)
class Seat:
    """One laptop of the crew, and its desk, which may be opened several times."""

    laptop: Laptop
    terminals: list[Terminal] = field(default_factory=list)
    pressed: int = 0
    offsets: dict[str, int] = field(default_factory=dict)
    """How much of each journal in its folder was read so far."""
    readable: dict[tuple[str, Mark], float] = field(default_factory=dict)
    """When a mark of a run could first be read in this laptop's folder."""

    @property
    def marks(self) -> Path:
        """The laptop's copy of the event's marks."""
        return self.laptop.event / "marks"

    @property
    def spool(self) -> Path:
        """What this laptop alone has written; named after the event's id."""
        (spool,) = (self.laptop.home / "state" / "redcarpet").glob("*/spool")
        return spool

    @property
    def runs(self) -> Sequence[str]:
        """The runs of redcarpet on this laptop, one for each time that its desk was opened."""
        opened = [record for record in read_journals(self.spool).records if record.kind == "open"]
        return [record.run for record in sorted(opened, key=lambda record: record.at.utc)]

    def sit_down(self, until_done: ExitStack) -> None:
        """Open the desk; one that was open is killed before, as by an empty battery."""
        if self.terminals:
            self.terminals[-1].kill()
        name = self.laptop.home.name
        self.terminals.append(until_done.enter_context(self.laptop.open(str(self.laptop.event), env={"LOGNAME": name})))
        self.terminals[-1].until(is_open, 60)

    def press(self) -> None:
        """Press the next key."""
        self.terminals[-1].send(_KEYS[self.pressed % len(_KEYS)])
        self.pressed += 1

    def look(self) -> None:
        """Read what is new in the folder, and note when that was."""
        for path in self.marks.iterdir():
            if not is_journal(path.name):
                continue
            with contextlib.suppress(OSError):
                content = content_of(path) or b""
                fresh = content[self.offsets.get(path.name, 0) :]
                self.offsets[path.name] = len(content) - len(fresh) + fresh.rfind(b"\n") + 1
                at = time.perf_counter()
                for one in read_lines(fresh).records:
                    self.readable.setdefault((one.run, (one.kind, one.words.rstrip("?"))), at)

    def shown(self) -> dict[tuple[str, Mark], float]:
        """Give every mark that the terminals showed as made, by its run, and when they did first.

        A desk that opens tells the last mark of the run before: a mark is of the first run that has it, if any has.
        """
        kept = {(one.run, (one.kind, one.words.rstrip("?"))) for one in read_journals(self.spool).records}
        found: dict[tuple[str, Mark], float] = {}
        for now, terminal in enumerate(self.terminals):
            until_now, text = self.runs[: now + 1], ""
            for chunk in terminal.chunks:
                text = text[-_LONGEST_NOTICE:] + chunk.sent.decode("utf-8", "replace")
                for word, words in _NOTICE.findall(_COLOURS.sub("", text)):
                    mark = KINDS[word], words
                    run = next((run for run in until_now if (run, mark) in kept), until_now[-1])
                    found.setdefault((run, mark), chunk.at)
        return found


@dataclass(slots=True)
class Vandal:
    """Somebody who harms journals in the shared folders; the private spools are out of reach."""

    chance: random.Random
    seats: Sequence[Seat]
    due: float
    acts: dict[str, int] = field(default_factory=dict)

    def act_when_due(self) -> None:
        """Harm one journal, if it is time again."""
        if time.perf_counter() < self.due:
            return
        self.due = time.perf_counter() + self.chance.uniform(*_VANDAL_RESTS)
        journals = sorted(path for path in self.chance.choice(self.seats).marks.iterdir() if is_journal(path.name))
        if not journals:
            return
        path, act = self.chance.choice(journals), self.chance.choice(("deleted", "cut off", "overwritten", "replaced"))
        with contextlib.suppress(FileNotFoundError):  # the engine was faster
            self._harm(path, act)
            self.acts[act] = self.acts.get(act, 0) + 1

    def _harm(self, path: Path, act: str) -> None:
        size = path.stat().st_size
        if act == "deleted":
            path.unlink()
            return
        with path.open("r+b") as file:
            if act == "cut off":
                file.truncate(self.chance.randint(0, size))
            elif act == "overwritten":
                file.seek(self.chance.randint(0, size))
                file.write(self.chance.randbytes(self.chance.randint(1, 2_000)))
            else:
                file.truncate(0)
                file.write(b"nothing of yours\n" * self.chance.randint(1, 200))
