"""About a guest: what the reporter asks to see of the people on the mic, and what the guest should not read along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from redcarpet.core.evening import Evening
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Ban
from redcarpet.core.question import Question
from redcarpet.core.roster import bans_of, guest_of
from redcarpet.core.telling import in_full
from redcarpet.core.values import dataclass
from redcarpet.core.visits import when

_LONGEST_SAID = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the page."""

    head: str
    """What it is about, such as off-limits; empty where it goes on."""
    text: str
    ban: Ban | None = None
    """What the line says is off-limits: it can be lifted here."""


def about(
    evening: Evening, guests: Sequence[str], ask_of: Callable[[str], Question | None], clock: Callable[[int], str]
) -> tuple[Told, ...]:
    """Give the lines about some guests.

    `ask_of` finds a question by its id or key, `clock` turns UTC milliseconds into such as 20:14.
    """
    return tuple(line for guest in guests for line in _about(evening, guest, ask_of, clock))


def _about(
    evening: Evening, id_of: str, ask_of: Callable[[str], Question | None], clock: Callable[[int], str]
) -> Iterator[Told]:
    guest = guest_of(evening.roster, id_of)
    yield Told("guest", _person(guest))
    bans = bans_of(evening.roster, evening.tally, (id_of,))
    for at, ban in enumerate(bans):
        since = f", {clock(ban.since)}" if ban.since else ", arrivals sheet"
        what = f"topic {ban.topic}" if ban.topic else f"the word {ban.word}"
        note = f" · {ban.note}" if ban.note else ""
        yield Told("" if at else "off-limits", f"{what} ({ban.asked_by}{since}){note}", ban)
    for limit in (limit for limit in guest.off_limits if not limit.agreed):
        yield Told("not agreed", f"{', '.join(filter(None, (limit.topic, *limit.words)))} ({limit.asked_by})")
    yield from _lines("cleared", [_joined(one.topic, one.by, one.when) for one in guest.cleared])
    yield from _lines("care", ["marked with care: accountability is not drawn"] if guest.with_care else [])
    yield from _lines("must ask", [_must(evening, guest, key, ask_of) for key in guest.must_ask])
    yield from _lines("facts", [_joined(one.text, one.source) for one in guest.facts])
    yield from _lines("note", guest.note.splitlines())
    asked = [replace(record, guests=()) for record in evening.tally.asked if id_of in record.guests]
    yield from _lines("asked", [f"{clock(when(evening, one))}  {in_full(one, {}, _LONGEST_SAID)}" for one in asked])


def _lines(head: str, texts: Sequence[str]) -> Iterator[Told]:
    for at, text in enumerate(texts):
        yield Told("" if at else head, text)


def _person(guest: Guest) -> str:
    here = ", ".join(part for part in (guest.role, guest.project) if part)
    nominated = f"up for {', '.join(guest.nominations)}" if guest.nominations else ""
    told = (guest.name, guest.say, guest.pronouns, guest.tonight, here, nominated, f"for {guest.for_whom}")
    return " · ".join(part for part in told if part)


def _joined(first: str, *more: str) -> str:
    besides = ", ".join(part for part in more if part)
    return f"{first} ({besides})" if besides else first


def _must(evening: Evening, guest: Guest, key: str, ask_of: Callable[[str], Question | None]) -> str:
    question = ask_of(key)
    marks = evening.tally.of(question.key if question else key, guest.id)
    state = "asked" if marks.asked else "answered" if marks.volunteered else "owed"
    return f"{state}  {question.ask if question else f'{key} (in no bank)'}"
