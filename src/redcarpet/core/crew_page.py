"""The crew in words: a line for each of them, and a line for all that is damaged or missing; for screen and shell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from redcarpet.core.crew import Member, crew
from redcarpet.core.evening import Evening
from redcarpet.core.journal import Moment
from redcarpet.core.telling import named
from redcarpet.core.values import dataclass
from redcarpet.core.visits import ago, ago_words, when


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
