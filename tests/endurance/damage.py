"""Damage to a journal's bytes: `python -m tests.endurance.damage [FLIPS [ZEROS [SEED]]]`, 20,000, 3,000 and 1.

A journal with records of every kind is cut at each of its bytes, has single bits flipped and ranges zeroed. What is
read afterwards must be the exact prefix (cuts), and never anything that was not written: whatever is missing is told.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from redcarpet.core.journal import KINDS, Record
from redcarpet.files.records_jsonl import LinesRead, line_of, read_lines, sealed
from tests.builders import record

_CUTS = 20_000
_WORDS = "Which of your choices on this film would you make again, “cut” or not, and who was against it?"


def journal(least: int) -> tuple[list[Record], bytes]:
    """Give records of every kind, at least so many bytes of them, and those bytes."""
    told: list[Record] = []
    content = bytearray()
    while len(content) < least:
        kind = sorted(KINDS)[len(told) % len(KINDS)]
        one = record(kind, len(told) + 1, guests=("zoë", "bo-lind"), words=_WORDS[: len(told) % 97], text="a memo – 字")
        told.append(sealed(one))
        content += line_of(told[-1])
    return told, bytes(content)


def cuts(told: list[Record], content: bytes) -> Iterator[str]:
    """Cut at every byte."""
    ends = [place + 1 for place, byte in enumerate(content) if byte == ord("\n")]
    whole = 0
    for cut in range(len(content) + 1):
        whole += whole < len(ends) and ends[whole] <= cut
        tail = cut - (ends[whole - 1] if whole else 0)
        if read_lines(content[:cut]) != LinesRead(tuple(told[:whole]), 0, tail):
            yield f"cut at {cut}"


def dishonest(told: list[Record], damaged: bytes) -> str:
    """Say what is wrong with the reading of a damaged journal; empty when nothing is."""
    read = read_lines(damaged)
    if any(one not in told for one in read.records):
        return "altered"
    if len({one.identity for one in read.records}) != len(read.records):
        return "doubled"
    return "" if len(read.records) == len(told) or read.damaged or read.unfinished else "vanished without a word"


def flips(told: list[Record], content: bytes, count: int, chance: random.Random) -> Iterator[str]:
    """Flip single bits."""
    for _ in range(count):
        damaged = bytearray(content)
        place = chance.randrange(len(content))
        damaged[place] ^= 1 << chance.randrange(8)
        if wrong := dishonest(told, bytes(damaged)):
            yield f"bit flipped at {place}: {wrong}"


def zeros(told: list[Record], content: bytes, count: int, chance: random.Random) -> Iterator[str]:
    """Zero ranges of up to a disk's page."""
    for _ in range(count):
        damaged = bytearray(content)
        start = chance.randrange(len(content))
        end = min(len(content), start + chance.choice([1, 16, 512, chance.randrange(1, 4096)]))
        damaged[start:end] = bytes(end - start)
        if wrong := dishonest(told, bytes(damaged)):
            yield f"zeros from {start} to {end}: {wrong}"


def main(flipped: int, zeroed: int, seed: int) -> int:
    """Print the figures, and give the exit code: 1 when anything was read wrongly."""
    chance = random.Random(seed)  # noqa: S311 - which bytes are damaged is no secret
    began = time.perf_counter()
    told, content = journal(_CUTS)
    short = journal(6_000)
    wrong = [*cuts(told, content), *flips(*short, flipped, chance), *zeros(*short, zeroed, chance)]
    sys.stdout.writelines(f"{one}\n" for one in wrong[:20])
    sys.stdout.write(
        f"{len(content) + 1} cuts, {flipped} flipped bits, {zeroed} zeroed ranges "
        f"in {time.perf_counter() - began:.0f} s: {len(wrong)} read wrongly\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(20_000, 3_000, 1)[len(given) :]))
