"""Many kills at random moments: `python -m tests.endurance.kills [NUMBER [SEED]]`, 50 and 1 when nothing is said."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.killing import LONGEST, QUESTIONS_A_KILL, Tally, kills, many_questions
from tests.laptop import Laptop

_LONGEST = 1.4
"""Seconds of pressing at most: some thirty marks a kill."""
_QUESTIONS = round(QUESTIONS_A_KILL * _LONGEST / LONGEST)
_AN_EVENING = 5
"""Kills on one evening: a bank that lasted for all of them would be larger than any newsroom's."""


def evenings(number: int, seed: int) -> Iterator[Tally]:
    """Kill so many times, on as many evenings as that takes."""
    for first in range(0, number, _AN_EVENING):
        some = min(_AN_EVENING, number - first)
        with tempfile.TemporaryDirectory() as home:
            yield kills(many_questions(Laptop(Path(home)), some * _QUESTIONS), some, seed + first, _LONGEST)


def main(number: int, seed: int) -> int:
    """Print what became of the marks, and give the exit code: 1 when one was lost."""
    began = time.perf_counter()
    tallies = list(evenings(number, seed))
    seconds = time.perf_counter() - began
    lost = [words for tally in tallies for words in tally.lost]
    sys.stdout.writelines(f"lost: {words}\n" for words in lost)
    sys.stdout.write(
        f"{sum(tally.kills for tally in tallies)} kills in {seconds:.0f} s: "
        f"{sum(tally.shown for tally in tallies)} marks shown as saved, "
        f"{sum(tally.kept for tally in tallies)} in the journals, {len(lost)} lost\n"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(50, 1)[len(given) :]))
