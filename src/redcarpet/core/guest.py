"""A guest: a person on the carpet, as the arrivals sheet tells of her, and what follows for the questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Literal

from redcarpet.core.question import DERIVED, ForWhom
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

Asker = Literal["publicist", "newsroom", "lawyer"]
"""Who asked that something is not asked."""
ASKERS: tuple[Asker, ...] = ("publicist", "newsroom", "lawyer")

Tonight = Literal["nominee", "presenter", "performer", "cast", "crew", "executive", "guest"]
"""What brings a guest here."""

_LONGEST_GUEST_ID = 60
"""Code points."""


@dataclass(frozen=True, slots=True)
class OffLimits:
    """What is not to be asked of a guest: a topic, some words, or both."""

    topic: str = ""
    """A topic, such as family."""
    words: tuple[str, ...] = ()
    """Words that make a question off-limits, such as divorce."""
    asked_by: Asker = "publicist"
    """Who asked for it: publicist, newsroom or lawyer."""
    agreed: bool = True
    """Whether the newsroom agreed to it; what was not agreed to greys nothing."""
    note: str = ""
    """For colleagues."""

    @classmethod
    def from_text(cls, text: str) -> OffLimits:
        """Take a single text both as the topic and as a word: family."""
        return cls(text, (text,))


@dataclass(frozen=True, slots=True)
class Cleared:
    """A sensitive topic that may be asked after all. A publicist's yes is not the guest's: so it says whose it is."""

    topic: str
    """The topic."""
    by: str = ""
    """Who said so."""
    when: str = ""
    """When, as written."""

    @classmethod
    def from_text(cls, text: str) -> Cleared:
        """Take a single text as the topic."""
        return cls(text)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a guest, and where it comes from."""

    text: str
    """The fact, in a sentence."""
    source: str = ""
    """Where it can be read."""

    @classmethod
    def from_text(cls, text: str) -> Fact:
        """Take a single text as the fact."""
        return cls(text)


@dataclass(frozen=True, slots=True)
class Guest:
    """One guest. Only `name` is required. What is not known stays empty and is never guessed."""

    name: str
    """The name, as it is written."""
    id: str = ""
    """A short name that never changes, such as ada-nunes; made of the name when empty."""
    say: str = ""
    """How the name is said: AY-duh NOO-nesh, hyphens between syllables, the stressed one in capitals."""
    pronouns: str = ""
    """As published or told."""
    for_whom: ForWhom = "anyone"
    """Which questions the producer chose for this guest: for her, for him, or for anyone. Written `for`."""
    tonight: Tonight = "guest"
    """What brings the guest here: nominee, presenter, performer, cast, crew, executive or guest."""
    role: str = ""
    """What the guest does, such as director."""
    project: str = ""
    """What the guest is here with."""
    nominations: tuple[str, ...] = ()
    """What the guest is up for tonight."""
    has: tuple[str, ...] = ()
    """What else questions may presume, such as company, cause or ownership."""
    minutes: float = 0.0
    """How long the guest was promised to stay; 0 when nothing was."""
    must_ask: tuple[str, ...] = ()
    """Ids of questions that the producer wants asked."""
    off_limits: tuple[OffLimits, ...] = ()
    """What is not to be asked."""
    cleared: tuple[Cleared, ...] = ()
    """Sensitive topics that were agreed to."""
    with_care: bool = False
    """Whether questions of accountability are left to the reporter, too. Private."""
    publicist: str = ""
    """Who walks ahead. Never printed."""
    contact: str = ""
    """How to reach the publicist. Never printed."""
    facts: tuple[Fact, ...] = ()
    """What is known, with its source."""
    note: str = ""
    """For the reporter's eyes; may have several lines."""
    order: int = 0
    """The place in the expected order of arrival; 0 when unknown."""
    walk_in: bool = field(default=False, metadata=DERIVED)
    """Whether the guest stands on no sheet."""

    def __post_init__(self) -> None:
        """Give the guest an id where nobody gave one."""
        if not self.id:
            object.__setattr__(self, "id", guest_id(self.name))

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.partition(" ")[0]

    @property
    def meets(self) -> frozenset[str]:
        """What questions may presume of this guest: the words that a question's `needs` may hold, bare."""
        there = {"nomination": self.nominations, "project": self.project, "role": self.role}
        return frozenset({*(need for need, value in there.items() if value), *map(bare, self.has)})

    @property
    def fills(self) -> Mapping[str, str]:
        """What stands for the placeholders in a question, as far as it is known."""
        known = {
            "guest": self.name,
            "first_name": self.first_name,
            "project": self.project,
            "role": self.role,
            "nomination": next(iter(self.nominations), ""),
        }
        return MappingProxyType({name: value for name, value in known.items() if value})


def guest_id(name: str) -> str:
    """Name a guest for the journal by how the name is written, whatever its case and accents: Zoë Åberg is zoe-aberg.

    Any script's letters stay; the same name gives the same id on every laptop.
    """
    return bare(name).replace(" ", "-")[:_LONGEST_GUEST_ID].strip("-") or "guest"


def with_free_ids(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    """Give guests of whom no two have one id: the second Ada Nunes of the sheet is ada-nunes-2."""
    taken: dict[str, Guest] = {}
    for guest in guests:
        name, number = guest.id, 2
        while name in taken:
            name, number = f"{guest.id}-{number}", number + 1
        taken[name] = guest if name == guest.id else replace(guest, id=name)
    return tuple(taken.values())
