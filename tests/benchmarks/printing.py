"""`redcarpet export -o cards.pdf` beside the bare typesetter on the same data: `python -m tests.benchmarks.printing`.

Whole processes, one after the other, 200 cards of the shipped banks, 4x6 on A4. The bare one has the finished data and
does nothing but import the typesetter, set it once, as accessible PDF, and write the file. Memory is that of the
largest process, in megabytes.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from redcarpet.core.event import Event
from redcarpet.core.mic import NOBODY_THERE
from redcarpet.core.order import deal
from redcarpet.core.query import parse
from redcarpet.core.shelf import Shelf
from redcarpet.core.stack import Wishes, deck_stack
from redcarpet.core.standing import untouched
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.card_job import job_of
from redcarpet.files.card_pages import PaperWishes, prints_of
from tests.benchmarks.__main__ import Race
from tests.laptop import CHECKOUT

CARDS = 200
MANY = 2_000
SOURCE = CHECKOUT / "src" / "redcarpet"


def bank(folder: Path, count: int) -> Path:
    """Write a bank of so many questions, those of the shipped ones again and again."""
    shipped = sorted((CHECKOUT / "questions").glob("*.yaml"))
    questions = [one for one in read_banks(shipped).questions if one.sensitivity != "care"]
    lines = ["title: Many", "questions:"]
    for number in range(count):
        one = questions[number % len(questions)]
        lines += [f"- ask: {one.ask!r}", f"  id: q-{number}", f"  topic: {one.topic}", f"  for: {one.for_whom}"]
        lines += ["  follow_ups:", *(f"  - {text!r}" for text in one.follow_ups)] if one.follow_ups else []
    path = folder / f"bank-{count}.yaml"
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


def job(path: Path) -> str:
    """Write the data that redcarpet hands the typesetter for a bank."""
    questions = read_banks([path]).questions
    deck = deal(Shelf(questions), parse(""), None, untouched)
    stack = deck_stack(deck.questions, deck, NOBODY_THERE, Wishes(Event()))
    (one,) = prints_of(stack, PaperWishes(card="4x6"))
    return job_of(one, one.leaves)


def run(words: Sequence[str]) -> float:
    """Time a whole process, in milliseconds."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], capture_output=True, check=True)
    return (time.perf_counter() - began) * 1000


def main(rounds: int) -> None:
    """Race the two, print many cards once, and say how long and how large that was."""
    race = Race(f"{CARDS} cards as PDF, the whole process, against the bare typesetter", 1.5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = bank(folder, CARDS), bank(folder, MANY)
        (folder / "job.json").write_text(job(few), "utf-8")
        bare = [
            str(CHECKOUT / "tests/benchmarks/bare_cards.py"),
            str(SOURCE / "files/cards.typ"),
            str(SOURCE / "fonts"),
        ]
        export = ["-m", "redcarpet", "export", "--paper", "a4", "--card", "4x6"]
        for number in range(rounds + 1):
            ours = run([*export, "--from", str(few), "-o", str(folder / "few.pdf")])
            theirs = run([*bare, str(folder / "job.json"), str(folder / "bare.pdf")])
            if number:  # the first round wrote the .pyc files
                race.desk.append(ours)
                race.bare.append(theirs)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        took = run([*export, "--from", str(many), "-o", str(folder / "many.pdf")]) / 1000
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    ours, theirs = statistics.median(race.desk), statistics.median(race.bare)
    sys.stdout.write(
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}, typst {version('typst')}\n{race.row()}\n"
        f"{ours:.0f} ms and {theirs:.0f} ms; largest process {before:.0f} MB\n"
        f"{MANY:,} cards in files of 500: {took:.1f} s; largest process {after:.0f} MB\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
