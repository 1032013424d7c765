"""The evening: everything that happened, as a value. A change gives a record; adding the record gives a new evening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from redcarpet.core.event import Event
from redcarpet.core.fold import NOBODY, Marks, Tally, add, fold
from redcarpet.core.journal import LONGEST_WORDS, Hlc, Identity, Moment, Record, Value, in_order, next_stamp
from redcarpet.core.question import Question
from redcarpet.core.standing import UNTOUCHED, Standing, StandingOf
from redcarpet.core.values import dataclass

Person = tuple[str, str]
"""Device and name: two runs with the same are one person's, who may take back what either of them marked."""

MARKING_KINDS = frozenset(
    {
        "asked", "follow-up", "volunteered", "skip", "retire", "pin", "rating", "outcome", "off-script", "own", "memo",
        "earlier", "off-limits", "despite-request", "reassign",
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
    guests: tuple[str, ...] = ()
    """Who is on the mic."""
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
    ) -> Record:
        """Write the record of a change, to be put on the disk and then added; changes nothing by itself."""
        return Record(
            run=self.run,
            n=1 + max((record.n for record in self.records if record.run == self.run), default=0),
            at=now,
            h=next_stamp(now.utc, self.latest),
            kind=kind,
            guests=self.guests if question else (),
            question=question.key if question else "",
            words=words[:LONGEST_WORDS],
            more=more or {},
        )

    def with_record(self, record: Record, *, saved: bool = True) -> Evening:
        """Give the evening after one more record, marked as unsaved where the disk refused it."""
        unsaved = self.unsaved if saved else self.unsaved | {record.identity}
        if record.kind != "undo" and (not self.records or record.order > self.records[-1].order):
            records, tally = (*self.records, record), add(self.tally, record)
            people = {**self.people, **_people((record,))}
        else:
            records = in_order((*self.records, record))
            tally, people = fold(records), _people(records)
        return replace(self, records=records, tally=tally, people=people, unsaved=unsaved)

    def all_saved(self) -> Evening:
        """Give the evening after everything that was kept in memory reached the disk."""
        return replace(self, unsaved=frozenset())

    def is_own(self, record: Record) -> bool:
        """Say whether this person made the record, in this run or an earlier one."""
        if record.run == self.run:
            return True
        device, person = self.people.get(self.run, ("", ""))
        return device != "" and self.people.get(record.run) == (device, person)


def replayed(run: str, event: Event, records: Iterable[Record]) -> Evening:
    """Give the evening that some journals tell, for a run that is about to begin."""
    ordered = in_order(records)
    return Evening(run=run, event=event, records=ordered, tally=fold(ordered), people=_people(ordered))


def _people(records: Iterable[Record]) -> dict[str, Person]:
    return {record.run: (record.text("device"), record.text("person")) for record in records if record.kind == "open"}


_OWN = Standing(own=True)


def _untouched(question: Question) -> Standing:
    if question.needs:
        return Standing(own=not question.path, unmet=question.needs)
    return UNTOUCHED if question.path else _OWN


def standing_of(evening: Evening) -> StandingOf:
    """Give the function that tells how a question stands, for the guests on the mic."""
    guests = evening.guests or (NOBODY,)
    tally = evening.tally

    def standing(question: Question) -> Standing:
        everyone = tally.for_anyone(question.key)
        if not everyone:
            return _untouched(question)
        own = [tally.of(question.key, guest) for guest in guests]
        return Standing(
            asked=max(len(marks.asked) for marks in own),
            asked_tonight=len({record.identity for marks in everyone for record in marks.asked}),
            volunteered=any(marks.volunteered for marks in own),
            skipped=any(marks.skip is not None and marks.skip.on for marks in own),
            pinned=_is_on(marks.pin for marks in (tally.of(question.key), *own)),
            retired=_is_on(marks.retire for marks in everyone),
            own=not question.path,
            rating=_rating(own),
            unmet=question.needs,
        )

    return standing


def _rating(own: Iterable[Marks]) -> str:
    """Give the last word on an answer; of an asking that was taken back there is none."""
    words = (marks.rating for marks in own if marks.rating and _is_of(marks.rating, marks.asked))
    last = _last(words)
    return last.text(last.kind) if last else ""


def _is_of(rating: Record, asked: Iterable[Record]) -> bool:
    return rating.target is None or any(rating.target == record.identity for record in asked)


def _is_on(words: Iterable[Record | None]) -> bool:
    """Say whether the last word is "on": also one said for one guest about what was said for another, or for nobody."""
    last = _last(words)
    return last is not None and last.on


def _last(words: Iterable[Record | None]) -> Record | None:
    return max((record for record in words if record is not None), key=lambda record: record.order, default=None)


def asked_last(evening: Evening) -> Record | None:
    """Give this person's latest asking of any question, which a rating and a memo are about; None without one."""
    return next((record for record in reversed(evening.tally.asked) if evening.is_own(record)), None)


def last_asked(evening: Evening, question: Question) -> Record | None:
    """Give the latest asking of a question to the guests on the mic; None when there was none."""
    guests = evening.guests or (NOBODY,)
    asked = [record for guest in guests for record in evening.tally.of(question.key, guest).asked]
    return max(asked, key=lambda record: record.order, default=None)


def follow_ups_asked(evening: Evening, question: Question) -> frozenset[int]:
    """Give the places, from 0, of the follow-ups that were asked of the guests on the mic."""
    guests = evening.guests or (NOBODY,)
    marks = (evening.tally.of(question.key, guest) for guest in guests)
    return frozenset(record.number("place") for one in marks for record in one.follow_ups)


def with_pins(evening: Evening) -> frozenset[str]:
    """Name the questions that were ever pinned; which of them still are, their standing says."""
    return frozenset(
        key for key, of_question in evening.tally.marks.items() if any(marks.pin for marks in of_question.values())
    )


def pinned(evening: Evening) -> int:
    """Count the questions that are pinned and still to be asked of the guests on the mic."""
    guests = (NOBODY, *evening.guests)
    return sum(
        1
        for of_question in evening.tally.marks.values()
        if _is_on(of_question[guest].pin for guest in guests if guest in of_question)
        and not any(of_question[guest].asked for guest in guests if guest in of_question)
    )
