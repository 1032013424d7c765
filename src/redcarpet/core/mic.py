"""The mic: who stands at it, and what that means for a question: what may be presumed, what must, what must not be.

Several guests are one mic: what is off-limits for one is so for all, what one lacks is not presumed of any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from redcarpet.core.guest import Asker, Guest
from redcarpet.core.placeholders import filled, unfilled
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

ACCOUNTABILITY = frozenset({"accountability", "bystander", "institutions", "set safety"})
"""Bare topics that are not drawn for a guest marked with care."""

_SHORTEST_BEGINNING = 4
"""Letters; a shorter word is off-limits as a whole word alone, or `son` would grey `song`."""


@dataclass(frozen=True, slots=True)
class Ban:
    """One topic or word that is off-limits for one guest."""

    guest: str
    """The guest's id."""
    topic: str = ""
    word: str = ""
    asked_by: Asker = "publicist"
    since: int = 0
    """When it was said at the desk, in UTC milliseconds; 0 when it stands in the arrivals sheet."""
    note: str = ""

    @property
    def name(self) -> str:
        """Name it as the fold names what a record speaks of."""
        return f"topic {self.topic}" if self.topic else f"word {self.word}"


BanOf = Callable[[Question], Ban | None]
"""Gives the ban that a question falls under; a pure function of the question's words."""


def _free(_question: Question) -> Ban | None:
    return None


@dataclass(frozen=True, slots=True)
class Mic:
    """Who stands at the mic."""

    guests: tuple[Guest, ...] = ()
    meets: frozenset[str] = frozenset()
    """What questions may presume: what all of them are known to have, bare."""
    must_ask: frozenset[str] = frozenset()
    """Ids of questions that the producer wants asked of any of them."""
    fills: Mapping[str, str] = field(default_factory=dict)
    """What stands for the placeholders in a question."""
    bans: tuple[Ban, ...] = ()
    with_care: bool = False
    """Whether questions of accountability are not drawn."""
    ban_of: BanOf = field(default=_free, compare=False, repr=False)

    def lacks(self, question: Question) -> tuple[str, ...]:
        """Name what a question presumes and nobody knows of all of them: its needs, and gaps without a fallback."""
        needs = tuple(need for need in question.needs if bare(need) not in self.meets)
        if "{" not in question.ask and "{" not in question.say:
            return needs
        gaps = unfilled(f"{question.ask} {question.say}", self.fills)
        presumed = (gap for gap in gaps if gap in {"project", "role", "nomination"})
        return tuple(dict.fromkeys((*needs, *presumed)))

    def is_spared(self, question: Question) -> bool:
        """Say whether care keeps a question from being drawn for a guest who was marked so."""
        if not self.with_care:
            return False
        return question.sensitivity == "work-theme" or bare(question.topic) in ACCOUNTABILITY


NOBODY_THERE = Mic()
"""An empty mic."""


def mic_of(guests: tuple[Guest, ...], bans: Iterable[Ban]) -> Mic:
    """Join guests into one mic; `bans` are those in force for any of them."""
    if not guests:
        return NOBODY_THERE
    bans = tuple(bans)
    return Mic(
        guests=guests,
        meets=frozenset.intersection(*(guest.meets for guest in guests)),
        must_ask=frozenset(key for guest in guests for key in guest.must_ask),
        fills=_fills(guests),
        bans=bans,
        with_care=any(guest.with_care for guest in guests),
        ban_of=_remembered(bans) if bans else _free,
    )


def sheet_bans(guest: Guest) -> tuple[Ban, ...]:
    """Give what the arrivals sheet says is off-limits for a guest, one topic or word each."""
    agreed = [limit for limit in guest.off_limits if limit.agreed]
    topics = [Ban(guest.id, bare(one.topic), "", one.asked_by, 0, one.note) for one in agreed if bare(one.topic)]
    words = [
        Ban(guest.id, "", bare(word), one.asked_by, 0, one.note) for one in agreed for word in one.words if bare(word)
    ]
    return tuple({ban.name: ban for ban in (*topics, *words)}.values())


def bans_text(bans: Iterable[Ban], text: str) -> Ban | None:
    """Give the ban that a sentence falls under by its words; None when it may be said."""
    said = f" {bare(filled(text))} "
    return next((ban for ban in bans if ban.word and _holds(said, ban.word)), None)


def bans_question(bans: Iterable[Ban], question: Question) -> Ban | None:
    """Give the ban that a question falls under: by its topic, a tag, or a word it is said with.

    Follow-ups stand for themselves: `bans_text` judges each. What fills a placeholder is the guest's own: it is not
    looked at.
    """
    about = {bare(name) for name in (question.topic, *question.tags)}
    said = f" {bare(' '.join(map(filled, (question.ask, question.say, question.short))))} {' '.join(sorted(about))} "
    return next(
        (ban for ban in bans if (ban.topic and ban.topic in about) or (ban.word and _holds(said, ban.word))), None
    )


def _holds(said: str, word: str) -> bool:
    return f" {word}" in said if len(word) >= _SHORTEST_BEGINNING else f" {word} " in said


def _remembered(bans: tuple[Ban, ...]) -> BanOf:
    """Judge each question once: a deck of thousands is dealt with every letter of a filter."""
    judged: dict[tuple[str, str], Ban | None] = {}

    def ban_of(question: Question) -> Ban | None:
        name = question.key, question.ask
        if name not in judged:
            judged[name] = bans_question(bans, question)
        return judged[name]

    return ban_of


def _fills(guests: tuple[Guest, ...]) -> Mapping[str, str]:
    """Give what is known of all: names side by side, anything else only where it is the same for each."""
    first, *others = [guest.fills for guest in guests]
    if not others:
        return first
    same = {name: value for name, value in first.items() if all(other.get(name) == value for other in others)}
    names = [guest.name for guest in guests]
    firsts = [guest.first_name for guest in guests]
    return {**same, "guest": together(names), "first_name": together(firsts)}


def together(names: Iterable[str]) -> str:
    """Join names as they are said: Ada, Bo and Cleo."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
