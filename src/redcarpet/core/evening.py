"""The evening: everything that happened, as a value. A change gives a record; adding the record gives a new evening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from redcarpet.core.event import Event
from redcarpet.core.fold import Tally, add, changes_others, fold
from redcarpet.core.guest import Guest
from redcarpet.core.journal import LONGEST_WORDS, Hlc, Identity, Moment, Record, Value, in_order, next_stamp
from redcarpet.core.mic import NOBODY_THERE, Mic, mic_of
from redcarpet.core.question import Question
from redcarpet.core.roster import Roster, bans_of, guest_of, roster_of
from redcarpet.core.values import dataclass

Person = tuple[str, str]
"""Device and name: two runs with the same are one person's, who may take back what either of them marked."""

UNNAMED: Person = ("", "")

MARKING_KINDS = frozenset(
    {
        "asked", "follow-up", "volunteered", "skip", "retire", "pin", "rating", "outcome", "off-script", "own", "memo",
        "earlier", "off-limits", "despite-request", "reassign", "answered", "guest-in", "guest-out", "guest-edit",
        "guest-clock", "arrival",
    }
)  # fmt: skip
"""Kinds that a person made on purpose, and can take back."""


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening as the desk knows it: the replay of its journals, and who this run is."""

    run: str
    """This run of the app."""
    event: Event = field(default_factory=Event)
    records: tuple[Record, ...] = ()
    """Every record of every journal, in order, each once."""
    tally: Tally = field(default_factory=Tally)
    people: Mapping[str, Person] = field(default_factory=dict)
    """Run to person, from the runs' first records."""
    boots: Mapping[str, str] = field(default_factory=dict)
    """Run to the boot of its machine, within which steady clocks can be compared."""
    person: Person = UNNAMED
    """Who this run is, before its own first record says so."""
    sheet: tuple[Guest, ...] = ()
    """The arrivals sheet."""
    roster: Roster = field(default_factory=dict)
    """Everybody known tonight."""
    guests: tuple[str, ...] = ()
    """Who is on the mic, by ids."""
    mic: Mic = NOBODY_THERE
    """The same with all that follows for the questions."""
    unsaved: frozenset[Identity] = frozenset()
    """Records that could not be written yet; they are kept in memory and tried again."""

    @property
    def latest(self) -> Hlc:
        """Give the latest stamp seen, from whomever."""
        return max((record.h for record in self.records[-1:]), default=(0, 0))

    def draft(
        self,
        kind: str,
        now: Moment,
        question: Question | None = None,
        words: str = "",
        more: Mapping[str, Value] | None = None,
        *,
        guests: tuple[str, ...] | None = None,
    ) -> Record:
        """Write the record of a change, to be put on the disk and then added; changes nothing by itself.

        It concerns the `guests` that are given, else, if it is about a question, who is on the mic.
        """
        there = guests if guests is not None else self.guests if question else ()
        key = question.key if question else ""
        return self.numbered(Record(self.run, 0, now, (0, 0), kind, there, key, words[:LONGEST_WORDS], more or {}))

    def numbered(self, draft: Record) -> Record:
        """Give a draft of this run the number and the stamp that come next."""
        last = max((record.n for record in self.records if record.run == self.run), default=0)
        return replace(draft, n=last + 1, h=next_stamp(draft.at.utc, self.latest))

    def with_record(self, record: Record, *, saved: bool = True) -> Evening:
        """Give the evening after one more record, marked as unsaved where the disk refused it."""
        unsaved = self.unsaved if saved else self.unsaved | {record.identity}
        return replace(self, unsaved=unsaved).with_records((record,))

    def with_records(self, more: Iterable[Record]) -> Evening:
        """Give the evening with more records, whoever made them and however late they come."""
        new = in_order(more)
        late = bool(self.records and new) and new[0].order <= self.records[-1].order
        if late or any(map(changes_others, new)):
            every = in_order((*self.records, *new))
            after = _with_runs(replace(self, records=every, tally=fold(every, self.tally.also_known)), every)
        else:
            grown = replace(self, records=(*self.records, *new), tally=add(self.tally, new))
            after = _with_runs(grown, new)
        return _settled(after, self.tally, opened=any(record.kind == "open" for record in new))

    def knowing(self, also_known: Mapping[str, str]) -> Evening:
        """Give the evening with marks taken for those of a question that goes by another key here."""
        every = {**self.tally.also_known, **also_known}
        return replace(self, tally=fold(self.records, every)) if also_known else self

    def with_sheet(self, sheet: tuple[Guest, ...]) -> Evening:
        """Give the evening with another arrivals sheet.

        Who was at the mic and stands on it no more is kept as known before: nothing that is off-limits is forgotten.
        """
        there = {guest.id for guest in sheet}
        seen = {guest for record in self.tally.presence for guest in record.guests}
        gone = (guest for guest in self.sheet if guest.id in seen and guest.id not in there)
        whole = (*sheet, *(replace(guest, walk_in=True) for guest in gone))
        return self if whole == self.sheet else _with_guests(replace(self, sheet=whole))

    def calling(self, guests: tuple[str, ...]) -> Evening:
        """Give the evening as it would be with these guests on the mic; nothing is recorded."""
        return _with_guests(replace(self, guests=guests))

    def all_saved(self) -> Evening:
        """Give the evening after everything that was kept in memory reached the disk."""
        return replace(self, unsaved=frozenset())

    def is_own(self, record: Record) -> bool:
        """Say whether this person made the record, in this run or an earlier one."""
        if record.run == self.run:
            return True
        device, person = self.people.get(self.run, self.person)
        return device != "" and self.people.get(record.run) == (device, person)


def replayed(
    run: str, event: Event, records: Iterable[Record], *, person: Person = UNNAMED, sheet: tuple[Guest, ...] = ()
) -> Evening:
    """Give the evening that some journals tell, for a run of a person that is about to begin."""
    ordered = in_order(records)
    begun = Evening(run=run, event=event, records=ordered, tally=fold(ordered), person=person, sheet=sheet)
    return _settled(_with_runs(begun, ordered), Tally(), opened=True)


def _with_runs(evening: Evening, records: Iterable[Record]) -> Evening:
    opened = [record for record in records if record.kind == "open"]
    if not opened:
        return evening
    people = {record.run: (record.text("device"), record.text("person")) for record in opened}
    boots = {record.run: record.text("boot") for record in opened}
    return replace(evening, people={**evening.people, **people}, boots={**evening.boots, **boots})


def _settled(evening: Evening, before: Tally, *, opened: bool) -> Evening:
    """Work out who is on the mic and what holds for them, where that can have changed."""
    after = evening.tally
    if opened or after.presence != before.presence:
        return _with_guests(replace(evening, guests=_on_mic(evening)) if after.presence or before.presence else evening)
    same = after.names is before.names and after.limits is before.limits and after.joined == before.joined
    return evening if same else _with_guests(evening)


def _on_mic(evening: Evening) -> tuple[str, ...]:
    """Give the guests whom this person called to the mic last, unless they left."""
    own = (record for record in reversed(evening.tally.presence) if evening.is_own(record))
    last = next((record for record in own if record.kind != "guest-clock"), None)
    return last.guests if last is not None and last.kind == "guest-in" else ()


def _with_guests(evening: Evening) -> Evening:
    roster = roster_of(evening.sheet, evening.tally)
    guests = tuple(guest_of(roster, guest) for guest in evening.guests)
    return replace(evening, roster=roster, mic=mic_of(guests, bans_of(roster, evening.tally, evening.guests)))
