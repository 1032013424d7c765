"""Three laptops, three real Syncthing nodes, one event: `python -m tests.endurance.syncing [SECONDS [SEED]]`.

A round is so many seconds (120) of pressing at three desks in real terminals; the marks are read off the terminals. The
first round has the pace of an evening, the second has all three desks marking all the time, and in the third a vandal
deletes, cuts off and overwrites journals in any laptop's `marks/` besides. Half-way all desks are killed and opened
again, so that there are journals which nobody writes any more. At the end every mark that a terminal showed must be in
each laptop's folder, and all three must tell the same evening.
"""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.cli.shell import run
from tests.crews import conflict_copies, identities, state_of, told_in
from tests.endurance.crew_seats import Seat, Vandal
from tests.endurance.syncthing import DELAY_SECONDS, PROGRAM, Node, joined
from tests.killing import many_questions
from tests.laptop import Laptop

_NAMES = ("anna", "ben", "cleo")
_CALM = (0.8, 2.0)
"""Seconds between two keys, which go to the desks in turn: one in four seconds at each."""
_BUSY = (0.02, 0.06)
"""The same while all three mark all the time."""
_LOOK_EVERY = 0.02
"""Seconds between two looks into the folders."""
_HARM_IN_SILENCE = 20.0
"""Seconds for which the vandal goes on while nobody marks: no next mark shows a desk then that its file was harmed."""
_QUIET = 15.0
"""Seconds without a change in any folder: three times what the desks let pass between two looks."""
_LONGEST = 240.0
"""Seconds until quiet is given up on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round came to."""

    shown: int
    """Marks that the three terminals showed as made."""
    lines: int
    """Records that the three laptops wrote, undone and first ones included."""
    missing: tuple[str, ...]
    equal: bool
    conflicts: int
    delays: tuple[float, ...]
    """Seconds from a terminal's word to the line being readable at a peer, for each mark and peer."""
    quiet_after: float
    acts: str = ""

    @property
    def is_good(self) -> bool:
        """Say whether nothing is missing and all tell the same; an honest round makes no conflict copies either."""
        return not self.missing and self.equal and self.shown > 0 and (bool(self.acts) or not self.conflicts)


def prepared(home: Path, questions: int) -> Sequence[Laptop]:
    """Make the event on the first laptop, and on the others nothing but the folder that Syncthing is to fill."""
    laptops = [Laptop(home / name).unguarded() for name in _NAMES]
    run(laptops[0].home, "init", laptops[0].event.name)
    made = (laptops[0].event / "event.yaml").read_bytes()
    for bank in (laptops[0].event / "questions").iterdir():
        bank.unlink()
    many_questions(laptops[0], questions)
    (laptops[0].event / "event.yaml").write_bytes(made)  # the one with an id, by which all copies are one event
    for other in laptops[1:]:
        other.event.mkdir()
        shutil.copy(laptops[0].event / ".stignore", other.event)  # which Syncthing does not share
    return laptops


def a_round(seconds: float, seed: int, pace: tuple[float, float], *, honest: bool) -> Outcome:
    """Let three desks mark for some seconds, wait until everything is quiet, and compare."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as open_until_done:
        laptops = prepared(Path(folder), int(seconds) * 6 + 60)
        homes = [laptop.home / "syncthing" for laptop in laptops]
        nodes = open_until_done.enter_context(joined(homes, [laptop.event for laptop in laptops]))
        seats = [Seat(laptop) for laptop in laptops]
        for seat in seats:
            seat.sit_down(open_until_done)
        chance = random.Random(seed)  # noqa: S311 - moments for harm, not secrets
        vandal = None if honest else Vandal(chance, seats, time.perf_counter() + 1)
        _pressed(seats, time.perf_counter() + seconds / 2, lambda: chance.uniform(*pace), vandal)
        for seat in seats:
            seat.sit_down(open_until_done)
        _pressed(seats, time.perf_counter() + seconds / 2, lambda: chance.uniform(*pace), vandal)
        if vandal is not None:
            _moment(seats, _HARM_IN_SILENCE, vandal)
        return compared(seats, _quiet_after(seats, nodes), vandal)


def _pressed(seats: Sequence[Seat], end: float, pause: Callable[[], float], vandal: Vandal | None) -> None:
    while time.perf_counter() < end:
        for seat in seats:
            seat.press()
            _moment(seats, pause(), vandal)


def _moment(seats: Sequence[Seat], seconds: float, vandal: Vandal | None) -> None:
    """Let time pass, and look what has arrived; the vandal has his turn in it."""
    end = time.perf_counter() + seconds
    while (now := time.perf_counter()) < end:
        if vandal is None:
            for seat in seats:
                seat.look()
        else:
            vandal.act_when_due()
        time.sleep(min(_LOOK_EVERY, end - now))


def _quiet_after(seats: Sequence[Seat], nodes: Sequence[Node]) -> float:
    """Wait until no folder changes any more and no node has work left; give how long that took after the last key."""
    began = changed = time.perf_counter()
    before = _state_of(seats)
    while time.perf_counter() < began + _LONGEST:
        _moment(seats, _LOOK_EVERY, None)
        now = _state_of(seats)
        if now != before:
            before, changed = now, time.perf_counter()
        if time.perf_counter() - changed > _QUIET and all(node.is_idle() for node in nodes):
            break
    return changed - began


def _state_of(seats: Sequence[Seat]) -> Sequence[tuple[str, int, int]]:
    return [*_files(seats)]


def _files(seats: Sequence[Seat]) -> Iterator[tuple[str, int, int]]:
    for seat in seats:
        for path in sorted(seat.marks.iterdir()):
            with contextlib.suppress(FileNotFoundError):
                status = path.stat()
                yield path.name, status.st_size, status.st_mtime_ns


def compared(seats: Sequence[Seat], quiet_after: float, vandal: Vandal | None) -> Outcome:
    """Look for every mark that was shown, and every line that was written, in each laptop's folder."""
    evenings = [told_in(seat.marks) for seat in seats]
    shown = [seat.shown() for seat in seats]
    missing: list[str] = []
    delays: list[float] = []
    for writer, marks in zip(seats, shown, strict=True):
        written = identities(writer.spool)
        for reader, evening in zip(seats, evenings, strict=True):
            there = {(one.run, (one.kind, one.words.rstrip("?"))) for one in evening.records}
            where = f"of {writer.laptop.home.name} at {reader.laptop.home.name}"
            missing += [f"{kind} {words} {where}" for _, (kind, words) in sorted(marks.keys() - there)]
            lacking = written - {one.identity for one in evening.records}
            missing += [f"line {number} {where}" for _, number, _ in sorted(lacking)]
            if reader is not writer:
                delays += [reader.readable[mark] - at for mark, at in marks.items() if mark in reader.readable]
    first, *others = map(state_of, evenings)
    return Outcome(
        shown=sum(map(len, shown)),
        lines=sum(len(identities(seat.spool)) for seat in seats),
        missing=tuple(missing),
        equal=all(other == first for other in others),
        conflicts=sum(conflict_copies(seat.marks) for seat in seats),
        delays=() if vandal else tuple(delays),
        quiet_after=quiet_after,
        acts=", ".join(f"{number} {act}" for act, number in sorted(vandal.acts.items())) if vandal else "",
    )


def _in_words(name: str, outcome: Outcome) -> str:
    told = (
        f"{name}: {outcome.shown} marks shown by three terminals, {outcome.lines} lines written, "
        f"{len(outcome.missing)} missing, states {'equal' if outcome.equal else 'DIFFERENT'}, "
        f"{outcome.conflicts} conflict copies, quiet {outcome.quiet_after:.0f} s after the last key"
    )
    if outcome.acts:
        told += f"; the vandal: {outcome.acts}"
    if len(outcome.delays) > 1:
        cuts = statistics.quantiles(outcome.delays, n=100)
        told += (
            f"; mark to peer with fsWatcherDelayS={DELAY_SECONDS}: p50 {cuts[49]:.1f} s, p99 {cuts[98]:.1f} s, "
            f"at most {max(outcome.delays):.1f} s, of {len(outcome.delays)}"
        )
    return told + "\n"


def main(seconds: int, seed: int) -> int:
    """Print what both rounds came to, and give the exit code: 1 when one failed, 2 without Syncthing."""
    if shutil.which(PROGRAM) is None:
        sys.stderr.write("Syncthing is not there; on Debian it comes with: apt-get install syncthing\n")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that nothing is left running
    good = True
    for name, pace, honest in (
        ("at an evening's pace", _CALM, True),
        ("marking all the time", _BUSY, True),
        ("with a vandal", _BUSY, False),
    ):
        outcome = a_round(seconds, seed, pace, honest=honest)
        sys.stdout.write(_in_words(name, outcome))
        sys.stdout.writelines(f"missing: {words}\n" for words in outcome.missing[:50])
        sys.stdout.flush()
        good &= outcome.is_good
    return 0 if good else 1


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(120, 1)[len(given) :]))
