"""Recovery: which marks a folder lacks and others have, which are nowhere, and which damaged lines matter.

Nothing here guesses. A record counts only as it was written (its CRC said so when it was read). A run's numbers go
1, 2, 3, so that a hole among all that was found is a mark that nobody has. What a run wrote after the last mark that
was found can't be known, but where another record names it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from redcarpet.core.gaps import Gap, gaps_in
from redcarpet.core.journal import Identity, Record
from redcarpet.core.recovered import UNREAD, Broken, Held, JournalFile, Lacking, Recovery, Source

PLACE_ID = "at-"
"""So begins the name of an event that has no id: it says where the folder stood, which differs between computers."""


def recovery(sources: Sequence[Source], event: str, also: Collection[str] = ()) -> Recovery:
    """Compare the marks, which are the first source, with all other sources.

    `event` names the event, `also` other events whose marks are taken as well. A run belongs here when the event's
    folder has a part of it already, or its first record says this event; one that says none belongs where the person
    or the event's own folders vouch for it.
    """
    owner = _Owner(sources, event, also)
    there = {one.record.identity: one.record for file in sources[0].files for one in file.whole}
    found: dict[Identity, Record] = dict(there)
    lacking: list[Lacking] = []
    held: list[Held] = []
    for source in _parted(sources):
        mine = {
            one.record.identity: (one, file)
            for file in source.files
            for one in file.lines
            if owner.takes(one.record, source, file)
        }
        for identity, (line, file) in mine.items():
            if identity not in found:
                found[identity] = line.record
                lacking.append(Lacking(line, source.name, file.name))
        new = sum(identity not in there for identity in mine)
        held.append(Held(source.name, source.kind, len(mine), new, owner.others_in(source)))
    gaps = gaps_in(found.values())
    broken, harmless = _judged(sources, owner, found.values(), gaps)
    return Recovery(
        there=tuple(there.values()),
        lacking=tuple(lacking),
        held=tuple(one for one in held if one.marks or _is_told(one)),
        gaps=gaps,
        broken=broken,
        harmless=harmless,
        people={run: person for run, person in owner.people.items() if person},
        begun=_begun(found.values()),
        elsewhere=_elsewhere(sources, found.values(), owner.people),
        unread=any(one.kind in ("marks", "own") and one.notices and not one.files for one in sources),
        notices=tuple(dict.fromkeys(notice for source in sources for notice in source.notices)),
    )


def _is_told(held: Held) -> bool:
    """Say whether a source is told although it has no mark of this event."""
    return held.kind in ("marks", "own", "named") or (held.kind == "below" and bool(held.others))


def _parted(sources: Sequence[Source]) -> Iterable[Source]:
    """Take what the desk can't read of the marks for a source of its own."""
    marks, *others = sources
    yield Source(marks.name, "marks", tuple(JournalFile(file.name, file.whole) for file in marks.files))
    amid = tuple(JournalFile(file.name, amid=file.amid) for file in marks.files if file.amid)
    if amid:
        yield Source(UNREAD, "below", amid)
    yield from others


class _Owner:
    """Knows to which event each run belongs."""

    def __init__(self, sources: Sequence[Source], event: str, also: Collection[str]) -> None:
        opened = [
            one.record for source in sources for file in source.files for one in file.lines if one.record.kind == "open"
        ]
        self._says = {one.run: one.text("event") for one in opened}
        self.people = {one.run: one.text("person") for one in opened}
        self.here = {one.record.run for file in sources[0].files for one in file.lines}
        says = {self._says.get(run, "") for run in self.here} - {""}
        # An event with an id is told by it alone: a stray journal in its folder must not vouch for a whole other event.
        known = says if event.startswith(PLACE_ID) else {one for one in says if one.startswith(PLACE_ID)}
        self._ours = {event, *also, *known}

    def event_of(self, run: str, file: JournalFile) -> str:
        return self._says.get(run) or file.event

    def takes(self, record: Record, source: Source, file: JournalFile) -> bool:
        says = self.event_of(record.run, file)
        if source.kind in ("marks", "own") or record.run in self.here or says in self._ours:
            return True
        if source.kind == "below":
            return not says or says.startswith(PLACE_ID)
        return not says and source.kind == "named"

    def others_in(self, source: Source) -> Mapping[str, int]:
        foreign = {
            (self.event_of(one.record.run, file), one.record.identity)
            for file in source.files
            for one in file.lines
            if not self.takes(one.record, source, file)
        }
        return Counter(event for event, _ in foreign)


def _begun(found: Iterable[Record]) -> Mapping[str, int]:
    begun: dict[str, int] = {}
    for record in found:
        begun[record.run] = min(begun.get(record.run, record.at.utc), record.at.utc)
    return begun


def _elsewhere(sources: Iterable[Source], found: Iterable[Record], people: Mapping[str, str]) -> tuple[str, ...]:
    own = {one.record.run for source in sources if source.kind == "own" for file in source.files for one in file.lines}
    return tuple(sorted({people.get(record.run, "") for record in found if record.run not in own} - {""}))


def _judged(
    sources: Sequence[Source], owner: _Owner, found: Iterable[Record], gaps: Sequence[Gap]
) -> tuple[tuple[Broken, ...], int]:
    """Tell the damaged lines that cost a mark, each mark once, and count the harmless ones."""
    ends: dict[str, int] = {}
    whole = set()
    for record in found:
        whole.add((record.run, record.n))
        ends[record.run] = max(ends.get(record.run, 0), record.n)
    with_gaps = {gap.run for gap in gaps}
    broken: dict[tuple[object, ...], Broken] = {}
    harmless = 0
    for source in sources:
        for file in source.files:
            here = _ends(one.record for one in file.lines if owner.takes(one.record, source, file))
            if file.lines and not here:
                continue  # another event's file: its damages are not ours to tell
            explained = bool(here) and not with_gaps & here.keys()
            longer = any(ends[run] > n for run, n in here.items())
            for damage in file.damages:
                named = damage.run in ends and damage.n > 0
                key = (damage.run, damage.n) if named else (file.name, damage.number)
                fine = key in whole if named else explained and (damage.followed or longer)
                if fine or not damage.was_mark:
                    harmless += 1
                elif key not in broken or len(damage.reads) > len(broken[key].damage.reads):
                    broken[key] = Broken(file.name, damage)
    return tuple(broken.values()), harmless


def _ends(records: Iterable[Record]) -> Mapping[str, int]:
    ends: dict[str, int] = {}
    for record in records:
        ends[record.run] = max(ends.get(record.run, 0), record.n)
    return ends
