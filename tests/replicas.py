"""Three laptops and what may befall their copies of one folder: the law that all of them end up telling the same.

Desks press, with clocks that are 400 days off; files arrive late or in part; engines leave conflict copies; runs crash
in the midst of a line. In a harsh life somebody deletes and spoils journals and brings old versions back, too, and each
desk's own spool puts back at the end what its folder lacks. In a gentle one nothing is put back: nothing may be gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Moment, Record, of
from redcarpet.core.question import Question
from redcarpet.core.undo import last_change, last_undone
from redcarpet.files.journals_read import is_journal
from redcarpet.files.put_back import PutBack
from redcarpet.files.records_jsonl import line_of, read_lines, sealed
from tests.builders import EIGHT
from tests.crews import state_of, told_by, told_in

DAYS_400 = 400 * 86_400_000
CONFLICT_COPIES = (
    "{}.sync-conflict-20261122-203000-ABCDEFG.jsonl",
    "{} (Anna's conflicted copy 2026-11-22).jsonl",
    "{}-LAPTOP.jsonl",
    "{} (1).jsonl",
    "{} 2.jsonl",
    "Copy of {}.jsonl",
)
"""How the engines and their friends name a second version of a file."""
_PEOPLE = ("anna", "ben", "cleo")
_QUESTIONS = (Question("Who was brave?", id="brave"), Question("What was kept?", id="kept"))
_PRESSES = ("asked", "asked", "volunteered", "memo", "pin", "skip", "rating", "undo", "redo")
_STEPS = ("press", "press", "press", "arrive", "arrive", "copy", "crash", "harm", "put back")

Step = tuple[str, int, int, int, int]
LIVES = st.tuples(
    st.booleans(),
    st.lists(
        st.tuples(
            st.sampled_from(_STEPS),
            st.integers(0, len(_PEOPLE) - 1),  # who
            st.integers(0, 40),  # which key, or which file
            st.integers(0, 5_000),  # how much of a file, and which name a copy gets
            st.integers(-DAYS_400, DAYS_400),  # how wrong the clock is at this moment
        ),
        max_size=25,
    ),
)
"""Whether a life is harsh, and what happens in it."""
Life = tuple[bool, list[Step]]

Files = dict[str, bytes]
"""A folder: names and contents."""


@dataclass(slots=True)
class Replica:
    """One laptop: its copy of the folder, its spool, and its desk."""

    person: str
    names: Iterator[int]
    folder: Files = field(default_factory=dict)
    spool: Files = field(default_factory=dict)
    kept: list[Record] = field(default_factory=list)
    """What was acknowledged here."""
    desk: Evening = field(default_factory=lambda: replayed("", Event(), ()))
    journal: str = ""
    """The run's file in the spool, and the name of its first one in the folder."""
    shared: str = ""
    """The run's file in the folder by now."""

    def open(self) -> None:
        """Begin a run of redcarpet on what is there."""
        run = f"{self.person}{next(self.names):04}"
        self.journal = self.shared = f"20261122-{run}.1.jsonl"
        self.desk = replayed(run, Event(), [*_read(self.folder), *_read(self.spool)])
        self.keep(self.desk.draft("open", Moment(EIGHT, 0), more={"device": self.person, "person": self.person}))

    def keep(self, draft: Record) -> None:
        """Write a record into both copies, and acknowledge it."""
        record = sealed(draft)
        before = self.spool.get(self.journal, b"")
        self.spool[self.journal] = before + line_of(record)
        if self.folder.get(self.shared, b"") != before:  # as a journal does, which looks before it writes
            self.shared = next(
                name for number in count(2) if (name := self.journal[:-7] + f"{number}.jsonl") not in self.folder
            )
        self.folder[self.shared] = self.spool[self.journal]
        self.kept.append(record)
        self.desk = self.desk.with_record(record)

    def press(self, choice: int, off: int) -> None:
        """Read what has arrived, then press a key with a clock that is so many milliseconds wrong."""
        known = {record.identity for record in self.desk.records}
        for record in _read(self.folder):
            if record.identity not in known:
                self.desk = self.desk.with_record(record)
                known.add(record.identity)
        key, question = _PRESSES[choice % len(_PRESSES)], _QUESTIONS[choice % 2]
        draft = replace(self.desk, guests=((), ("ada",), ("ada", "bo"))[choice % 3])
        now = Moment(EIGHT + off, 0)
        if key in {"undo", "redo"}:
            named = last_change(self.desk) if key == "undo" else last_undone(self.desk)
            if named is not None:
                self.keep(draft.draft("undo", now, more={"of": of(named)}))
            return
        more: Mapping[str, str | bool] = {"rating": "good"} if key == "rating" else {"on": choice % 4 > 0}
        self.keep(draft.draft(key, now, question, question.ask, more))

    def crash(self, cut: int) -> None:
        """Stop in the midst of a line, which nobody was told is saved, and begin a new run."""
        line = line_of(sealed(self.desk.draft("asked", Moment(EIGHT, 0), _QUESTIONS[0], _QUESTIONS[0].ask)))
        torn = line[: cut % len(line)]
        self.spool[self.journal] += torn
        self.folder[self.shared] = self.folder.get(self.shared, b"") + torn[: cut % 50]
        self.open()

    def harm(self, choice: int, cut: int) -> None:
        """Delete a file of the shared folder, cut it off, or spoil some of its bytes."""
        name = _chosen(self.folder, choice)
        if not name:
            return
        content = self.folder.pop(name)
        at = cut % (len(content) + 1)
        if choice % 3 == 1:
            self.folder[name] = content[:at]
        elif choice % 3 == 2:
            self.folder[name] = content[:at] + b"\0" * 9 + content[at + 9 :]

    def copy(self, choice: int, cut: int) -> None:
        """Fall back to an older version of a file, and keep the newer one beside it."""
        name = _chosen(self.folder, choice)
        if name:
            content = self.folder[name]
            self.folder[name] = content[: cut % (len(content) + 1)]
            self.take_beside(name, content, cut)

    def take(self, name: str, content: bytes, *, harsh: bool) -> None:
        """Take in an engine's version of a file, and keep one's own beside it where neither begins the other."""
        own = self.folder.get(name, b"")
        if harsh or not own.startswith(content):
            self.folder[name] = content
        if not (own.startswith(content) or content.startswith(own)):
            self.take_beside(name, own, len(own))

    def take_beside(self, name: str, content: bytes, choice: int) -> None:
        """Keep a version of a file under another name, as often as needed."""
        stem = name.removesuffix(".jsonl")
        while True:
            stem = CONFLICT_COPIES[choice % len(CONFLICT_COPIES)].format(stem).removesuffix(".jsonl")
            if self.folder.setdefault(f"{stem}.jsonl", content) == content:
                return

    def put_back(self) -> None:
        """Let the real reconciler give the folder what it lacks of the spool."""
        with TemporaryDirectory() as place:
            spool, marks = Path(place) / "spool", Path(place) / "marks"
            _written(spool, self.spool)
            _written(marks, self.folder)
            assert PutBack(spool, marks).done() == ""
            self.folder = {path.name: path.read_bytes() for path in marks.iterdir()}


def all_agree(life: Life) -> None:
    """Let all of this happen, then bring everything to everybody: no kept record is lost and all tell the same."""
    harsh, steps = life
    names = count()
    crew = [Replica(person, names) for person in _PEOPLE]
    for one in crew:
        one.open()
    for step in steps:
        _happen(crew, step, harsh=harsh)
    for one in crew:
        if harsh:
            one.put_back()
    for one in crew:
        for other in crew:
            for name, content in sorted(other.folder.items()):
                one.take(name, content, harsh=False)
    expected = state_of(told_by(record for one in crew for record in one.kept))
    for one in crew:
        assert state_of(_told_on_disk(one.folder)) == expected


def _happen(crew: Sequence[Replica], step: Step, *, harsh: bool) -> None:
    what, who, choice, size, off = step
    one, other = crew[who], crew[choice % len(crew)]
    match what:
        case "press":
            one.press(choice, off)
        case "arrive":
            name = _chosen(other.folder, choice // len(crew))
            if name and other is not one:
                content = other.folder[name]
                one.take(name, content[: len(content) - (size % 400) * (size % 2)], harsh=harsh)
        case "copy":
            one.copy(choice, size)
        case "crash":
            one.crash(size)
        case "harm" if harsh:
            one.harm(choice, size)
        case "put back":
            one.put_back()


def _chosen(folder: Files, choice: int) -> str:
    return sorted(folder)[choice % len(folder)] if folder else ""


def _read(folder: Files) -> Iterator[Record]:
    for name, content in sorted(folder.items()):
        if is_journal(name):
            yield from read_lines(content).records


def _written(folder: Path, files: Files) -> None:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _told_on_disk(files: Files) -> Evening:
    with TemporaryDirectory() as place:
        _written(Path(place) / "marks", files)
        return told_in(Path(place) / "marks")
