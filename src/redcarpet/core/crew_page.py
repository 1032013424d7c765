"""The crew: who marks on an evening, each with what they did last, what of it is damaged or missing; in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from redcarpet.core.crew import name_of
from redcarpet.core.evening import MARKING_KINDS, Evening
from redcarpet.core.fold import ASKINGS
from redcarpet.core.gaps import gaps_in
from redcarpet.core.journal import Moment, Record
from redcarpet.core.telling import named
from redcarpet.core.values import dataclass
from redcarpet.core.visits import ago, ago_words, when


@dataclass(frozen=True, slots=True)
class Member:
    """One of the crew: a person at a computer, over all runs of the app."""

    name: str
    host: str
    """The computer's name."""
    is_own: bool
    """Whether it is who asks, at this computer."""
    asked: int
    """How many questions they asked; taken back ones don't count."""
    marks: int
    """How many marks of any kind they made, taken back or not."""
    last: Record | None
    """Their last mark; None before the first."""
    missing: int
    """How many of their records are not here: later ones are."""


def crew(evening: Evening) -> tuple[Member, ...]:
    """Give everybody whose marks are here, in the order of their names; oneself first."""
    by_person: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in evening.records:
        device, person = evening.people.get(record.run, ("", ""))
        by_person[device or record.run, person].append(record)
    every = [_member(evening, records) for records in by_person.values()]
    return tuple(sorted(every, key=lambda one: (not one.is_own, one.name.lower(), one.host)))


def _member(evening: Evening, records: list[Record]) -> Member:
    marks = [record for record in records if record.kind in MARKING_KINDS]
    hosts = [record.text("host") for record in records if record.kind == "open"]
    live = {record.identity for record in evening.tally.asked}
    return Member(
        name=name_of(evening, records[-1].run),
        host=hosts[-1] if hosts else "",
        is_own=evening.is_own(records[-1]),
        asked=sum(record.kind in ASKINGS and record.identity in live for record in records),
        marks=len(marks),
        last=marks[-1] if marks else None,
        missing=sum(map(len, gaps_in(records))),
    )


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One of the crew in words."""

    who: str
    asked: str
    last: str
    """Their last mark and when it was; empty before the first. Without a rating: the guest may read along."""


def member_lines(evening: Evening, now: Moment, clock: Callable[[int], str]) -> tuple[MemberLine, ...]:
    """Give a line for each of the crew; `clock` turns UTC milliseconds into such as 20:14."""
    return tuple(_line(evening, member, now, clock) for member in crew(evening))


def _line(evening: Evening, member: Member, now: Moment, clock: Callable[[int], str]) -> MemberLine:
    where = "this desk" if member.is_own else member.host
    who = f"{member.name} ({where})" if where and where != member.name else member.name
    if member.last is None:
        return MemberLine(who, "asked 0", "no mark yet")
    told = named(member.last, evening.roster)
    passed = ago_words(ago(evening, member.last, now))
    return MemberLine(who, f"asked {member.asked}", f"{clock(when(evening, member.last))}, {passed}: {told}")


def trouble(evening: Evening, unread: Sequence[str], one_copy: str = "") -> tuple[str, ...]:
    """Give a sentence for everything of the evening's marks that is damaged, missing or not understood here."""
    return tuple(_trouble(evening, unread, one_copy))


def _trouble(evening: Evening, unread: Sequence[str], one_copy: str) -> Iterator[str]:
    yield from unread
    for member in crew(evening):
        if member.missing:
            marks = f"{member.missing} record{'s' * (member.missing != 1)} of {member.name}"
            yield f"{marks} {'is' if member.missing == 1 else 'are'} not here yet, though later ones are."
    if evening.tally.newer:
        told = f"{evening.tally.newer} record{'s' * (evening.tally.newer != 1)}"
        yield f"{told} made by a newer version of redcarpet: kept, and not shown."
    if one_copy:
        yield f"{one_copy[0].upper()}{one_copy[1:]}."
