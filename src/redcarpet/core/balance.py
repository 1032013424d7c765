"""The balance of an evening: what was asked about, and of whom. Counts of what was logged, never a score.

Only marks that are on the disk count, once in every total. A mark may concern several guests: a couple of whom one is
booked for her and the other for him. It counts once under each booking among them, so that what either was asked can
be read off, and the columns may add up to more than the total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Literal

from redcarpet.core.arrivals import arriving
from redcarpet.core.evening import Evening
from redcarpet.core.journal import Record
from redcarpet.core.placeholders import words
from redcarpet.core.question import FOR_WHOM, ForWhom, Question
from redcarpet.core.roster import guest_of
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

GROUPS = ("work", "allyship", "looks", "family", "other")
"""What a question can be about."""
OTHER = "other"
"""The group of a topic that no file knows, of a question without a topic, and of one that was withdrawn."""
OWN = "own"
"""The group of a question that was typed on the spot and given no topic."""
NOT_SAID = "not said"
"""The group of what was asked off-script when nobody said what it was about."""
EVERY_GROUP = (*GROUPS, OWN, NOT_SAID)

Booked = Literal["her", "him", "anyone", "nobody"]
"""For whom a guest is booked; nobody when no guest was on the mic."""
BOOKED: tuple[Booked, ...] = (*FOR_WHOM, "nobody")


@dataclass(frozen=True, slots=True)
class GuestCounts:
    """What one guest was asked."""

    name: str
    booked: Booked
    asked: int = 0
    follow_ups: int = 0
    off_script: int = 0


@dataclass(frozen=True, slots=True)
class PutToBoth:
    """A question that guests booked for her and guests booked for him were asked."""

    words: str
    her: int
    """Askings of guests booked for her."""
    him: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What was logged, counted. Mappings hold only what is more than 0."""

    asked: int = 0
    """Askings of questions from a bank, and of those typed on the spot."""
    own: int = 0
    """How many of them were of questions typed on the spot."""
    off_script: int = 0
    """Marks of having asked what stands in no bank."""
    groups: Mapping[str, int] = field(default_factory=dict)
    """Group to how often it was asked about, off-script or not; adds up to all that was asked."""
    off_script_groups: Mapping[str, int] = field(default_factory=dict)
    """Group to how many of those were off-script."""
    booked: Mapping[Booked, int] = field(default_factory=dict)
    """Booking to how often somebody booked so was asked something."""
    table: Mapping[tuple[str, Booked], int] = field(default_factory=dict)
    """Group and booking to how often; adds up to `booked`."""
    for_whom: Mapping[ForWhom, int] = field(default_factory=dict)
    """Whom the asked questions themselves are for: see `asked_for`."""
    guests: tuple[GuestCounts, ...] = ()
    """In the roster's order, those alone who were asked something."""
    both: tuple[PutToBoth, ...] = ()
    """In the order in which they were first asked."""
    mirrors: tuple[tuple[str, str], ...] = ()
    """Pairs of a question and its mirror, both asked, in words; the one that was asked first stands first."""
    expected: int = 0
    """Guests on the arrivals sheet."""
    seen: int = 0
    """How many of them came to the mic or were asked something."""
    unexpected: int = 0
    """Guests seen who stand on no sheet."""
    owed: tuple[tuple[str, int], ...] = ()
    """Names of guests who may still come, and how many must-asks each is owed."""

    @property
    def total(self) -> int:
        """Count everything that was asked."""
        return self.asked + self.off_script

    @property
    def anything(self) -> bool:
        """Say whether anything at all was logged."""
        return self.total > 0 or bool(self.guests)


def balance_of(evening: Evening, questions: Mapping[str, Question], groups: Mapping[str, str]) -> Balance:
    """Count an evening: `questions` by their keys, `groups` from bare topics to groups."""
    asked, off_script = _saved(evening, evening.tally.asked), _saved(evening, evening.tally.off_script)
    own = {record.question for record in evening.tally.own}
    of_asked = [_group(record, questions.get(record.question), own, groups) for record in asked]
    of_script = [_group_said(evening, record) for record in off_script]
    marks = [
        (group, booked)
        for group, record in zip([*of_asked, *of_script], [*asked, *off_script], strict=True)
        for booked in _booked(evening, record)
    ]
    expected, seen, unexpected = _seen(evening)
    return Balance(
        asked=len(asked),
        own=sum(record.question in own for record in asked),
        off_script=len(off_script),
        groups=Counter([*of_asked, *of_script]),
        off_script_groups=Counter(of_script),
        booked=Counter(booked for _, booked in marks),
        table=Counter(marks),
        for_whom=asked_for(evening, questions),
        guests=_guests(evening),
        both=tuple(_both(evening, asked, questions)),
        mirrors=tuple(_mirrors(asked, questions)),
        expected=expected,
        seen=seen,
        unexpected=unexpected,
        owed=tuple((one.guest.name, len(one.owed)) for one in arriving(evening) if one.owed and one.state != "no-show"),
    )


def asked_for(evening: Evening, questions: Mapping[str, Question]) -> dict[ForWhom, int]:
    """Count tonight's askings that are on the disk by whom the question is for; withdrawn questions don't count."""
    saved = _saved(evening, evening.tally.asked)
    asked = Counter(questions[one.question].for_whom for one in saved if one.question in questions)
    return {whom: asked[whom] for whom in FOR_WHOM}


def asked_line(for_whom: Mapping[ForWhom, int]) -> str:
    """Say whom tonight's questions were for, such as "her 9 · him 4 · any 2"."""
    return " · ".join(f"{'any' if whom == 'anyone' else whom} {for_whom.get(whom, 0)}" for whom in FOR_WHOM)


def balance_line(balance: Balance) -> str:
    """Say what was asked about, such as "work 11 · allyship 3 · looks 1 · off-script 2"; empty for nothing.

    Each group counts all that was asked about it. All that was off-script is counted once more behind them, with what
    nobody gave a group. A question of one's own without a topic is in neither.
    """
    said = [f"{group} {balance.groups[group]}" for group in GROUPS if balance.groups.get(group)]
    return " · ".join([*said, f"off-script {balance.off_script}"] if balance.off_script else said)


def _saved(evening: Evening, records: Iterable[Record]) -> Sequence[Record]:
    return [record for record in records if record.identity not in evening.unsaved]


def _group(record: Record, question: Question | None, own: set[str], groups: Mapping[str, str]) -> str:
    topic = bare(question.topic) if question else ""
    if topic:
        group = groups.get(topic, OTHER)
        return group if group in GROUPS else OTHER
    return OWN if record.question in own else OTHER


def _group_said(evening: Evening, mark: Record) -> str:
    """Give the group that the reporter named; one of a newer version's is another."""
    named = evening.tally.about.get(("off-script", mark.identity))
    group = named.text("group") if named and named.identity not in evening.unsaved else ""
    return group if group in GROUPS else OTHER if group else NOT_SAID


def _booked(evening: Evening, record: Record) -> tuple[Booked, ...]:
    """Give each booking among the guests of a mark once."""
    there = {guest_of(evening.roster, guest).for_whom for guest in record.guests if guest}
    return tuple(whom for whom in FOR_WHOM if whom in there) or ("nobody",)


def _guests(evening: Evening) -> tuple[GuestCounts, ...]:
    tally = evening.tally
    follow_ups = {
        record.identity: record for of in tally.marks.values() for marks in of.values() for record in marks.follow_ups
    }
    asked, later, off_script = (
        Counter(guest for record in _saved(evening, records) for guest in dict.fromkeys(record.guests) if guest)
        for records in (tally.asked, follow_ups.values(), tally.off_script)
    )
    known = dict.fromkeys([*evening.roster, *asked, *later, *off_script])
    every = (
        (guest_of(evening.roster, guest), asked[guest], later[guest], off_script[guest])
        for guest in known
        if guest in asked or guest in later or guest in off_script
    )
    return tuple(GuestCounts(guest.name, guest.for_whom, *counts) for guest, *counts in every)


def _both(evening: Evening, asked: Iterable[Record], questions: Mapping[str, Question]) -> Iterable[PutToBoth]:
    counts: dict[str, Counter[Booked]] = {}
    said: dict[str, str] = {}
    for record in asked:
        counts.setdefault(record.question, Counter()).update(_booked(evening, record))
        said[record.question] = record.words
    for key, of in counts.items():
        if of["her"] and of["him"]:
            yield PutToBoth(_words(questions.get(key), said[key]), of["her"], of["him"])


def _mirrors(asked: Iterable[Record], questions: Mapping[str, Question]) -> Iterable[tuple[str, str]]:
    there = {record.question: questions[record.question] for record in asked if record.question in questions}
    by_id = {question.id: question for question in there.values() if question.id}
    pairs: dict[frozenset[str], tuple[Question, Question]] = {}
    order = list(there)
    for one in there.values():
        twin = by_id.get(one.mirror)
        if twin is not None and twin.key != one.key:
            first, second = sorted((one, twin), key=lambda question: order.index(question.key))
            pairs.setdefault(frozenset((one.key, twin.key)), (first, second))
    return ((_words(first), _words(second)) for first, second in pairs.values())


def _words(question: Question | None, said: str = "") -> str:
    """Give a question as it is said to nobody in particular; a withdrawn one as it was said."""
    return words(question) if question else said


def _seen(evening: Evening) -> tuple[int, int, int]:
    """Count who was expected, who of them was seen, and who else was."""
    came = (record for record in evening.tally.presence if record.kind == "guest-in")
    marks = _saved(evening, (*came, *evening.tally.asked, *evening.tally.off_script))
    seen = {guest for record in marks for guest in record.guests if guest}
    expected = {guest.id for guest in evening.roster.values() if not guest.walk_in}
    return len(expected), len(seen & expected), len(seen - expected)
