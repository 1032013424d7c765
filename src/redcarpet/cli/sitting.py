"""A sitting: one run of redcarpet on an evening, whether at the desk or in plain lines.

What both need is joined here: the evening so far, the view of last time, the settings, the journal that keeps the
marks, and an end that leaves nothing in memory alone without a word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from redcarpet.cli.opening import VIEW_FILE, EveningHere, evening_here, local_time
from redcarpet.cli.version import version
from redcarpet.core.crew import Heard
from redcarpet.core.evening import MARKING_KINDS, Evening, replayed
from redcarpet.core.journal import Value
from redcarpet.core.problem import Problem
from redcarpet.core.settings import Settings
from redcarpet.core.telling import in_full
from redcarpet.core.values import dataclass
from redcarpet.core.view import View
from redcarpet.core.visits import when
from redcarpet.files.banks_found import Place
from redcarpet.files.evenings_found import evening_name
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.journals_watched import Listening
from redcarpet.files.machine import about_this_run, device_name, login_name, now, plain_name
from redcarpet.files.places import places
from redcarpet.files.view_json import ViewKeeper, read_view

if TYPE_CHECKING:
    from redcarpet.files.rehearsal import RehearsalJournal, RehearsalView
    from redcarpet.files.settings_yaml import Known

_SEEDS = 10_000
_LAST_TRY_SECONDS = 5.0
_REHEARSING = "rehearsal"
"""The device of a rehearsal, which leaves no name of its own behind."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a desk of any kind stands on."""

    evening: Evening
    """The replay of the journals, for a run that has written nothing yet."""
    view: View
    """What was on the screen last time, with what the command line chose."""
    settings: Settings
    """The person's, with the event's words a minute where it has an event."""
    journal: Journal | RehearsalJournal
    keeper: ViewKeeper | RehearsalView
    about: Mapping[str, Value]
    """What the first record of this run says."""
    notices: tuple[str, ...]
    """What could not be read on the way here."""
    unread: tuple[str, ...] = ()
    """What of that are journals of this evening."""
    others: Listening | None = None
    """Hears what other desks mark on it; a rehearsal hears nobody."""

    def listen(self, tell: Callable[[Heard], object]) -> None:
        """Call `tell`, on a thread, with what others mark on this evening, until the sitting ends."""
        if self.others is not None:
            self.others.begin(tell)

    def end(self, evening: Evening) -> bool:
        """Write what the disk refused, a last time, and close the journal; say whether every mark is on the disk.

        Marks that are not are told on stderr, so that they can be written down. Takes a few seconds at most.
        """
        if self.others is not None:
            self.others.end()
        saved = self._saved_at_last(evening)
        self.journal.close()
        self.keeper.close()
        if not saved:
            _tell_unsaved(evening)
        elif lacking := self.journal.one_copy():
            told = "Everything is saved on this computer. The next desk here tries again."
            sys.stderr.write(f"redcarpet: {lacking}. {told}\n")
        return saved

    def _saved_at_last(self, evening: Evening) -> bool:
        if not evening.unsaved:
            return True
        try:
            return self.journal.retry().result(_LAST_TRY_SECONDS).saved
        except TimeoutError:
            return False


def sit_down(
    place: Place,
    *,
    seed: int | None,
    filter_text: str | None,
    known: Callable[[], Known] | None = None,
    rehearsal: bool = False,
) -> Sitting:
    """Begin a sitting on the evening of a place; `known` gives what the settings' keys and theme are judged by.

    A rehearsal begins without the evening's marks, and keeps none.
    """
    if rehearsal:
        return _rehearsal(place, seed, filter_text, known)
    folders = places()
    settings, problems = _settings(folders.settings, known)
    person, device = settings.me or login_name(), device_name(folders.state)
    found = evening_here(place, folders, (device, person))
    view_file = found.folders.state / VIEW_FILE
    return Sitting(
        evening=found.evening,
        view=_chosen(read_view(view_file), seed, filter_text),
        settings=_of_event(settings, found.evening),
        journal=Journal(
            found.folders.marks, found.folders.spool, _stem(found.evening.run, person), within=found.folders.event
        ),
        keeper=ViewKeeper(view_file),
        about=about_this_run(version(), device, person, found.folders.state.name),
        notices=_notices(found, tuple(str(problem) for problem in problems)),
        unread=found.folders.notices,
        others=Listening(found.folders.marks),
    )


def _rehearsal(place: Place, seed: int | None, filter_text: str | None, known: Callable[[], Known] | None) -> Sitting:
    from redcarpet.files.rehearsal import RehearsalJournal, RehearsalView  # noqa: PLC0415 - real evenings need none

    folders = places()
    settings, problems = _settings(folders.settings, known)
    person = settings.me or login_name()
    found = evening_here(place, folders)
    evening = replayed(found.evening.run, found.evening.event, (), person=(_REHEARSING, person))
    return Sitting(
        evening=evening,
        view=_chosen(View(), seed, filter_text),
        settings=_of_event(settings, evening),
        journal=RehearsalJournal(),
        keeper=RehearsalView(),
        about=about_this_run(version(), _REHEARSING, person),
        notices=_notices(found, tuple(str(problem) for problem in problems)),
    )


def _settings(path: Path, known: Callable[[], Known] | None) -> tuple[Settings, tuple[Problem, ...]]:
    if not os.path.lexists(path):
        return Settings(), ()
    from redcarpet.files.settings_yaml import read_settings  # noqa: PLC0415 - most people have none

    return read_settings(path, known and known())


def new_seed() -> int:
    """Give a seed that a person can read out: four digits at most."""
    return int.from_bytes(os.urandom(4), "big") % _SEEDS


def _notices(found: EveningHere, of_settings: tuple[str, ...]) -> tuple[str, ...]:
    return (*of_settings, *(str(problem) for problem in found.problems), *found.folders.notices)


def _chosen(view: View, seed: int | None, filter_text: str | None) -> View:
    shuffle = seed if seed is not None else view.seed
    fresh = not view.current and shuffle is None
    return replace(
        view,
        seed=new_seed() if fresh else shuffle,
        filter=view.filter if filter_text is None else filter_text,
    )


def _of_event(settings: Settings, evening: Evening) -> Settings:
    return replace(settings, words_per_minute=evening.event.words_per_minute) if evening.event.path else settings


def _stem(run: str, person: str) -> str:
    day = evening_name(now().utc)[: len("2026-11-22")].replace("-", "")
    return "-".join(part for part in (day, plain_name(person), run) if part)


def _tell_unsaved(evening: Evening) -> None:
    waiting = [one for one in evening.records if one.identity in evening.unsaved and one.kind in MARKING_KINDS]
    time = local_time(evening.event)
    lines = [f"  {time(when(evening, record))}  {in_full(record, evening.roster, limit=200)}" for record in waiting]
    sys.stderr.write("\n".join(["These marks could not be saved; write them down:", *lines, ""]))
