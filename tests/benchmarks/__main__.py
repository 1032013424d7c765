"""Ratios side by side in one run: `python -m tests.benchmarks [ROUNDS]`. Absolute times say little on a shared machine.

Each round starts the desk and its bare counterpart one after the other; a figure is the median over the rounds. Beside
it stands the ratio of the least of each: what other programs on the machine take can only be added.
"""

from __future__ import annotations

import gc
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import yaml

from redcarpet.files.bank_yaml import read_banks
from tests.laptop import CHECKOUT, Laptop, card, is_open
from tests.terminal import Terminal

HERE = Path(__file__).parent
LETTERS = "who"
FEW = 5_000
"""Questions; more is more than any newsroom has, and only to stay usable."""
STEPS = 8
HOME = "\x1b[H"
IDLE = 10.0
"""Seconds of doing nothing."""
QUIET = 0.3
"""Seconds without a byte after which a key's work is done."""


@dataclass(slots=True)
class Race:
    """One figure of the desk beside the same of a bare program."""

    name: str
    target: float | None
    """The largest ratio that will do."""
    unit: str = "ms"
    ceiling: float | None = None
    """The most that the desk may take by itself, in place of a ratio."""
    desk: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def row(self) -> str:
        """Write it as a row of the table."""
        desk, bare = statistics.median(self.desk), statistics.median(self.bare)
        ratio = desk / bare
        measured, most = (desk, self.ceiling) if self.ceiling else (ratio, self.target)
        verdict = "" if most is None else "yes" if measured <= most else "NO"
        wanted = "" if most is None else f"{most:.1f}" if most is self.target else f"{most:.0f} ms"
        return (
            f"{self.name:44} {desk:9.1f} {bare:9.1f} {self.unit:6} {ratio:6.2f} {wanted:>6} {verdict:>4}"
            f" {min(self.desk) / min(self.bare):6.2f} {len(self.desk):4} {len(self.bare):4}"
        )


def main(rounds: int) -> None:
    """Run everything and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        races = [*started(Path(folder), rounds), *typed(Path(folder), rounds), read(Path(folder), rounds)]
        races += [typed(Path(folder), 2, 20_000)[0], *idle(Path(folder))]
    names = ("textual", "rich", "pyyaml", "rapidfuzz", "redcarpet")
    sys.stdout.write(
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n"
        f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in names)}\n"
        f"{'':44} {'desk':>9} {'bare':>9} {'':6} {'ratio':>6} {'<=':>6} {'':4} {'least':>6} {'n':>4} {'n':>4}\n"
    )
    sys.stdout.writelines(f"{race.row()}\n" for race in races)


def bare(laptop: Laptop, name: str) -> Laptop:
    """Give the same laptop with a bare program in the desk's place."""
    return Laptop(laptop.home, (sys.executable, str(HERE / f"bare_{name}.py")))


def started(folder: Path, rounds: int) -> list[Race]:
    """Race from the command to the first text: of a shipped question, and of a hello."""
    race = Race("command to a question's text", 1.6)
    for number in range(rounds + 1):
        home = folder / f"start{number}"
        home.mkdir()
        laptop = Laptop(home)
        words = _words_on_the_card(laptop)
        desk_time = _until_text(lambda laptop=laptop: laptop.open("--seed", "7"), words)  # type: ignore[misc]
        bare_time = _until_text(lambda laptop=laptop: bare(laptop, "hello").open(), b"Hello")  # type: ignore[misc]
        if number:  # the first round wrote the .pyc files
            race.desk.append(desk_time)
            race.bare.append(bare_time)
    return [race]


def _words_on_the_card(laptop: Laptop) -> bytes:
    with laptop.open("--seed", "7") as terminal:
        return " ".join(card(terminal.until(is_open)).split()[:3]).encode()


def _until_text(start: Callable[[], Terminal], text: bytes) -> float:
    with start() as terminal:
        return (terminal.until_sent(lambda sent: text in sent) - terminal.started) * 1000


def typed(folder: Path, rounds: int, count: int = FEW) -> list[Race]:
    """Race from a key to the last byte that it paints, among so many questions."""
    many = count > FEW
    letters = Race(
        f"letter of a filter to the last byte, {count:,}", None if many else 2.0, ceiling=150.0 if many else None
    )
    downs = Race(f"arrow down to the last byte, {count:,}", 2.0)
    letter_bytes = Race("bytes painted by a letter", None, "bytes")
    down_bytes = Race("bytes painted by an arrow", None, "bytes")
    laptop = Laptop(folder / f"typed{count}").unguarded()
    texts = _questions(count)
    for number in range(5):
        laptop.bank(*texts[number::5], name=f"bank{number}.yaml")
    rows = laptop.home / "rows.txt"
    rows.write_text("\n".join(texts), encoding="utf-8")
    for _ in range(rounds):
        with laptop.open(str(laptop.event), "--seed", "7", "--filter", "") as terminal:
            terminal.until(is_open)
            _keys(terminal, [HOME], [], [])  # a desk opens where it was left, a bare list at the top
            _keys(terminal, ["\x1b[B"] * STEPS, downs.desk, down_bytes.desk)
            _keys(terminal, ["/"], [], [])
            _keys(terminal, list(LETTERS), letters.desk, letter_bytes.desk)
        with bare(laptop, "list").open(str(rows)) as terminal:
            terminal.until(texts[0])
            _keys(terminal, ["\x1b[B"] * STEPS, downs.bare, down_bytes.bare)
            _keys(terminal, list(LETTERS), letters.bare, letter_bytes.bare)
    return [letters, downs, letter_bytes, down_bytes]


def _keys(terminal: Terminal, keys: list[str], times: list[float], sizes: list[float]) -> None:
    """Press keys one after the other and note, of each, when its last byte came and how many came."""
    terminal.until_quiet(QUIET)
    for key in keys:
        before = len(terminal.chunks)
        pressed = terminal.send(key)
        terminal.until_sent(bool, since=before)
        times.append((terminal.until_quiet(QUIET) - pressed) * 1000)
        sizes.append(len(terminal.sent_since(before)))


def _questions(count: int) -> list[str]:
    """Write questions in the words of the shipped ones, each of another length and all different."""
    shipped = read_banks(sorted((CHECKOUT / "questions").glob("*.yaml"))).questions
    chance = random.Random(1)  # noqa: S311 - words, not secrets
    halves = [question.ask.rstrip("?").split() for question in shipped]
    return [
        " ".join([*chance.choice(halves)[:6], *chance.choice(halves)[-5:], f"{number}?"]) for number in range(count)
    ]


def read(folder: Path, rounds: int) -> Race:
    """Race for reading 1,000 questions of a bank, with positions and checks, against PyYAML's fastest loader."""
    race = Race("reading 1,000 questions / CSafeLoader", None)
    laptop = Laptop(folder / "read").bank(*_whole_questions(1000))
    bank = laptop.event / "questions" / "a-bank.yaml"
    for _ in range(rounds):
        race.desk.append(_seconds(lambda: read_banks((bank,))))
        race.bare.append(_seconds(lambda: yaml.load(bank.read_bytes(), yaml.CSafeLoader)))
    return race


def _whole_questions(count: int) -> list[dict[str, object]]:
    return [
        {"ask": ask, "id": f"question-{number}", "topic": "craft", "tags": ["quick", "work"], "follow_ups": [ask, ask]}
        for number, ask in enumerate(_questions(count))
    ]


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def idle(folder: Path) -> list[Race]:
    """Race for doing nothing, at the same time: a desk that waits, one whose seconds run, and a line that ticks."""
    if not Path("/proc/self/schedstat").exists():
        return []
    waiting = Race(f"processor time in {IDLE:.0f} s, waiting to ask", 1.5)
    asked = Race(f"processor time in {IDLE:.0f} s, asked, seconds run", 1.5)
    sizes = Race(f"bytes painted in {IDLE:.0f} s, asked", None, "bytes")
    laptop = Laptop(folder / "typed5000").unguarded()
    with laptop.open(str(laptop.event)) as desk, bare(laptop, "tick").open() as tick:
        tick.until("ticking")
        for race, keys, shows in ((waiting, "n", "NOT ASKED"), (asked, " ", "asked 1")):
            desk.until(is_open)
            desk.send(keys)
            desk.until(shows)
            desk.let_pass(5.0)
            before = _used(desk), _used(tick), len(desk.raw), len(tick.raw)
            desk.let_pass(IDLE)
            race.desk.append(_used(desk) - before[0])
            race.bare.append(_used(tick) - before[1])
            sizes.desk[:], sizes.bare[:] = [len(desk.raw) - before[2]], [len(tick.raw) - before[3]]
    return [waiting, asked, sizes]


def _used(terminal: Terminal) -> float:
    """Give the processor time of all threads of a program, in milliseconds (Linux)."""
    tasks = Path(f"/proc/{terminal.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
