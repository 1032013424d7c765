"""`redcarpet check` beside yamllint on the same file: `python -m tests.benchmarks.checking [ROUNDS]`.

Whole processes, one after the other, every rule on; wants yamllint beside it (`pip install '.[benchmark]'`).
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.__main__ import Race
from tests.laptop import CHECKOUT

COUNT = 1_000


def bank(count: int) -> str:
    """Write a bank with the shipped banks' own fields; the questions have their words, too, in no order."""
    chance = random.Random(1)  # noqa: S311 - words, not secrets
    shipped = [
        path.read_text("utf-8").split("questions:\n", 1)[1] for path in sorted((CHECKOUT / "questions").glob("*"))
    ]
    bodies = [part.partition("\n")[2] for text in shipped for part in text.split("  - ask: ")[1:]]
    words = sorted(
        {word for text in shipped for line in text.split("ask: ")[1:] for word in line.split("?")[0].split()}
    )
    plain = [word for word in words if word.isalpha() and word.islower()]
    lines = ["title: A thousand", "questions:"]
    for number in range(count):
        ask = f"What {' '.join(chance.sample(plain, chance.randint(8, 14)))}?"
        body = bodies[number % len(bodies)].rstrip().split("\n")
        kept = [line for line in body if not line.lstrip().startswith(("#", "mirror:"))]
        renamed = [f"{line}-{number}" if line.lstrip().startswith("id:") else line for line in kept]
        lines += [f"  - ask: {ask}", *renamed]
    return "\n".join([*lines, ""])


def seconds(words: Sequence[str]) -> float:
    """Time a whole process, in milliseconds."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", *words], capture_output=True, check=False)
    return (time.perf_counter() - began) * 1000


def main(rounds: int) -> None:
    """Race the two and print the row."""
    race = Race(f"check of {COUNT:,} questions against yamllint", 0.5)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thousand.yaml"
        path.write_text(bank(COUNT), encoding="utf-8")
        for number in range(rounds + 1):
            ours = seconds(["redcarpet", "check", str(path)])
            theirs = seconds(["yamllint", "-d", "relaxed", str(path)])
            if number:  # the first round wrote the .pyc files
                race.desk.append(ours)
                race.bare.append(theirs)
    sys.stdout.write(
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}, yamllint {version('yamllint')}\n"
        f"check {statistics.median(race.desk):.0f} ms, yamllint {statistics.median(race.bare):.0f} ms\n{race.row()}\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
