"""A desk on a real journal in a folder, with a clock and chance that the test owns."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

from redcarpet.core.bank import Bank, Loaded, gathered
from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest
from redcarpet.core.journal import Moment
from redcarpet.core.question import Question
from redcarpet.core.settings import Settings
from redcarpet.core.view import View
from redcarpet.desk.app import DeskApp
from redcarpet.desk.opening import Opening
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.journals_read import read_journals

STARTED = 1_795_376_040_000
QUICK = Settings(repeat_seconds=0.0, again_seconds=0.0)
"""A guard that lets a test press as fast as it can; the guard has tests of its own."""


@dataclass
class Clock:
    """Both clocks of a machine, which go on only when the test says so."""

    ms: int = STARTED
    wrong: int = 0
    """By how many milliseconds the wall clock was set."""

    def __call__(self) -> Moment:
        return Moment(self.ms + self.wrong, self.ms - STARTED + 1_000_000)

    def pass_seconds(self, seconds: float) -> None:
        self.ms += int(seconds * 1000)


@dataclass
class Desk:
    """A desk on one folder: may be opened again after it was closed or killed."""

    folder: Path
    questions: Sequence[Question]
    view: View = field(default_factory=lambda: View(seed=7))
    event: Event = field(default_factory=lambda: Event(name="Northern Lights Awards", venue="Grand Hall"))
    settings: Settings = QUICK
    clock: Clock = field(default_factory=Clock)
    runs: int = 0
    guests: Sequence[Guest] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    """Bare topics to groups."""
    about: Mapping[str, str] = field(default_factory=lambda: {"device": "laptop", "person": "anna"})

    @property
    def spool(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-spool")

    def block_disk(self) -> None:
        for folder in (self.folder, self.spool):
            folder.write_text("a file stands where the marks should go")

    def unblock_disk(self) -> None:
        for folder in (self.folder, self.spool):
            folder.unlink()

    def open(self) -> DeskApp:
        self.runs += 1
        run = f"run{self.runs:09}"
        journal = Journal(self.folder, self.spool, f"20261122-anna-{run}")
        seeds = iter(range(5210, 9999))
        return DeskApp(
            Opening(
                evening=self.on_disk(run),
                view=self.view,
                banks=loaded(self.questions, self.guests),
                seal=journal.sealed,
                append=journal.append,
                retry=journal.retry,
                keep_view=self.keep,
                clock=self.clock,
                local_time=lambda utc: f"20:{utc // 60_000 % 60:02}",
                new_seed=lambda: next(seeds),
                about=self.about,
                groups=lambda: self.groups,
                settings=self.settings,
            )
        )

    def keep(self, view: View) -> None:
        self.view = view

    def on_disk(self, run: str = "reader000000") -> Evening:
        person = (self.about["device"], self.about["person"])
        records = (*read_journals(self.folder).records, *read_journals(self.spool).records)
        return replayed(run, self.event, records, person=person, sheet=tuple(self.guests))


def loaded(questions: Sequence[Question], guests: Sequence[Guest] = ()) -> Future[Loaded]:
    future: Future[Loaded] = Future()
    banks = gathered([Bank("Ask Her More", questions=tuple(questions))])
    future.set_result(replace(banks, guests=tuple(guests)))
    return future


def rows(app: App[None]) -> list[str]:
    """Give what is painted, a text a row."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]


def painted(app: App[None]) -> str:
    return "\n".join(rows(app))


async def settled(pilot: Pilot[None]) -> None:
    """Wait until every mark that was pressed is on the disk, or was refused, and is painted."""
    await pilot.pause()
    marks = [worker for worker in pilot.app.workers if worker.group == "marks"]
    if marks:
        await pilot.app.workers.wait_for_complete(marks)
    await pilot.pause()


_NAMED = {" ": ("space", " "), "space": ("space", " "), "slash": ("slash", "/"), "minus": ("minus", "-")}


async def burst(pilot: Pilot[None], *keys: str) -> str:
    """Press keys faster than anybody does; give what is painted once all of them are done."""
    for key in keys:
        pilot.app.post_message(Key(*_NAMED.get(key, (key, key if len(key) == 1 else None))))
    taken = asyncio.Event()
    pilot.app.call_later(taken.set)
    await taken.wait()  # however busy the machine is, the app has looked at every key
    await settled(pilot)
    await pilot.pause()  # what a key changed may have changed something else
    return painted(pilot.app)
