"""Many desks mark at once into one folder: `python -m tests.endurance.crowd [PROCESSES [MARKS [SEED]]]`, 20 and 200.

Each is a process of its own with a spool of its own; all begin at the same moment. Every mark must be in the one
folder, and whatever order its files are read in, however they are doubled and split, they must tell the same evening.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Record, of
from redcarpet.core.question import Question
from redcarpet.core.undo import last_change
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.journals_read import read_journals
from redcarpet.files.machine import now
from redcarpet.files.records_jsonl import read_lines
from tests.crews import state_of, told_by, told_in

_ORDERS = 50
"""How many ways of reading are tried."""
_QUESTIONS = tuple(Question(f"Question {number:02}?", id=f"question-{number:02}") for number in range(40))
_KINDS = ("asked", "asked", "pin", "volunteered", "skip", "memo", "undo")
_READY, _GO = "ready\n", "go\n"


def one_desk(event: Path, home: Path, number: int, marks: int) -> None:
    """Be one of the crowd: mark so often as fast as the disk takes it, and say how many were saved and shared."""
    chance = random.Random(number)  # noqa: S311 - what a desk marks is no secret
    run = f"desk{number:08}"
    journal = Journal(event / "marks", home / "spool", f"20261122-{run}", within=event)
    sys.stdout.write(_READY)
    sys.stdout.flush()
    sys.stdin.readline()
    evening = replayed(run, Event(), ())
    saved = 0
    for kind in ("open", *(chance.choice(_KINDS) for _ in range(marks))):
        record = _drafted(evening, kind, chance)
        evening = evening.with_record(journal.sealed(record))
        saved += journal.append(evening.records[-1]).result(60).saved
    not_shared = journal.shared().result(60)
    journal.close()
    sys.stdout.write(f"{saved} {not_shared}\n")


def _drafted(evening: Evening, kind: str, chance: random.Random) -> Record:
    question = chance.choice(_QUESTIONS)
    match kind:
        case "open":
            return evening.draft(kind, now(), more={"device": evening.run, "person": evening.run})
        case "undo" if (undone := last_change(evening)) is not None:
            return evening.draft(kind, now(), more={"of": of(undone)})
        case "pin" | "skip":
            return evening.draft(kind, now(), question, question.ask, {"on": chance.random() < 0.7})
        case "memo":
            return evening.draft(kind, now(), more={"text": f"memo {chance.random()}"})
    return evening.draft("asked" if kind == "undo" else kind, now(), question, question.ask)


def crowd(event: Path, homes: Sequence[Path], marks: int) -> int:
    """Let a desk at each home mark into one event at once; give how many records they say are saved and shared."""
    with contextlib.ExitStack() as running:
        desks = [running.enter_context(_started(event, home, number, marks)) for number, home in enumerate(homes)]
        for desk in desks:
            _line_from(desk)
        for desk in desks:
            _go(desk)
        told = [_line_from(desk).split(" ", 1) for desk in desks]
    return sum(int(saved) for saved, not_shared in told if not not_shared.strip())


@contextlib.contextmanager
def _started(event: Path, home: Path, number: int, marks: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.endurance.crowd", "desk", str(event), str(home), str(number), str(marks)]
    desk = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield desk
    finally:
        desk.kill()
        desk.communicate()


def _line_from(desk: subprocess.Popen[str]) -> str:
    return desk.stdout.readline() if desk.stdout else ""


def _go(desk: subprocess.Popen[str]) -> None:
    if desk.stdin:
        desk.stdin.write(_GO)
        desk.stdin.flush()


def differing(marks: Path, chance: random.Random, aside: Path) -> Iterator[str]:
    """Read the folder's files in many orders, with doubles, and split anew; name the ways that tell another evening."""
    whole = state_of(told_in(marks))
    journals = sorted(marks.glob("*.jsonl"))
    read = [read_lines(path.read_bytes()).records for path in journals]
    for order in range(_ORDERS):
        files = [*read, *chance.sample(read, k=len(read) // 2)]
        chance.shuffle(files)
        if state_of(told_by(record for file in files for record in file)) != whole:
            yield f"order {order}"
    lines = [line for path in journals for line in path.read_bytes().splitlines(keepends=True)]
    for split in range(_ORDERS // 10):
        folder = aside / f"split-{split}"
        folder.mkdir(parents=True)
        told = [*lines, *chance.sample(lines, k=len(lines) // 3)]
        chance.shuffle(told)
        for number in range(7):
            (folder / f"part ({number}).jsonl").write_bytes(b"".join(told[number::7]))
        if state_of(told_in(folder)) != whole:
            yield f"split {split}"


def main(processes: int, marks: int, seed: int) -> int:
    """Print what became of the marks, and give the exit code: 1 when one is missing or an order tells otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        event = Path(folder) / "event"
        event.mkdir()
        homes = [Path(folder) / f"desk-{number}" for number in range(processes)]
        began = time.perf_counter()
        saved = crowd(event, homes, marks)
        seconds = time.perf_counter() - began
        evening = told_in(event / "marks")
        there = sum(record.kind != "open" for record in evening.records)
        spooled = told_by(record for home in homes for record in read_journals(home / "spool").records)
        chance = random.Random(seed)  # noqa: S311 - orders of reading are no secret
        others = [*differing(event / "marks", chance, Path(folder) / "aside")]
        others += ["the spools together"] * (state_of(spooled) != state_of(evening))
    whole = processes * marks
    ways = _ORDERS + _ORDERS // 10 + 1
    sys.stdout.write(
        f"{processes} processes, {marks} marks each, in {seconds:.0f} s: "
        f"{saved - processes} of {whole} said to be saved and shared, {there} of {whole} in the folder, "
        f"{len(others)} of {ways} ways of reading tell another evening\n"
    )
    sys.stdout.writelines(f"another evening: {words}\n" for words in others)
    return 1 if others or not saved - processes == there == whole else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["desk"]:
        one_desk(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))
    else:
        given = [int(word) for word in sys.argv[1:]]
        sys.exit(main(*given, *(20, 200, 1)[len(given) :]))
