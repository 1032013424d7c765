"""A question: one thing to ask, and what a producer wrote around it."""

from __future__ import annotations

import hashlib
from dataclasses import field
from typing import Literal

from redcarpet.core.text import fold
from redcarpet.core.values import dataclass

ForWhom = Literal["her", "him", "anyone"]
FOR_WHOM: tuple[ForWhom, ...] = ("her", "him", "anyone")

Sensitivity = Literal["none", "work-theme", "care"]
SENSITIVITIES: tuple[Sensitivity, ...] = ("none", "work-theme", "care")

Status = Literal["draft", "approved", "retired"]
STATUSES: tuple[Status, ...] = ("draft", "approved", "retired")

NEEDS_WORDS = {
    "nomination": "needs a nomination",
    "project": "needs a project",
    "company": "needs a company",
    "cause": "needs a cause",
    "ownership": "needs a share in the project",
}
"""How an unmet need is said; any other is "needs: WORD"."""

LONGEST_ID = 200
"""Code points; a longer id is a problem of its bank, and the question goes by its words."""

DERIVED = {"derived": True}
"""Field metadata: not written by a producer, so no part of the format."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact in a question comes from."""

    title: str = ""
    """What it is called, such as the newspaper and headline."""
    url: str = ""
    """Where it can be read."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A rule of `check` that this question is excused from."""

    rule: str
    """The rule's id, such as RC107."""
    reason: str = ""
    """Why; an excuse without a reason is a problem."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a bank. Only `ask` is required."""

    ask: str
    """The sentence said aloud. May hold `{project}` or `{project|your film}`: see `core.placeholders`."""
    id: str = ""
    """A short name, such as only-you, that no other question has: small letters and hyphens."""
    short: str = ""
    """At most 8 words, for shouting."""
    say: str = ""
    """The spoken form, where the written one has symbols or titles."""
    for_whom: ForWhom = "anyone"
    """Whom it is meant for: her, him or anyone. Written `for`."""
    why: str = ""
    """Why it is not for anyone."""
    topic: str = ""
    """What it is about, such as craft."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""
    roles: tuple[str, ...] = ()
    """For whom it fits best, such as director; empty means anyone."""
    follow_ups: tuple[str, ...] = ()
    """What to ask after the answer; at most 3."""
    note: str = ""
    """For the interviewer's eyes; may have several lines."""
    needs: tuple[str, ...] = ()
    """What must be true of the guest: nomination, project, company, cause, ownership."""
    mirror: str = ""
    """The id of its twin in the other bank."""
    sensitivity: Sensitivity = "none"
    """How hard it is to be asked: none, work-theme, or care, which is never drawn, only opened on purpose."""
    exit_line: str = ""
    """What to say to leave gently; care only."""
    source: Source | None = None
    """For any fact in it."""
    status: Status = "approved"
    """draft, approved or retired; drafts and retired ones are never drawn."""
    language: str = ""
    """Such as en or sv (BCP 47); the bank's own when empty."""
    ignore: tuple[Ignore, ...] = ()
    """Rules of `check` it is excused from."""
    bank: str = field(default="", metadata=DERIVED)
    """The title of its bank."""
    path: str = field(default="", metadata=DERIVED)
    """The file it stands in, empty for an own question."""
    line: int = field(default=0, metadata=DERIVED)
    """The line of its first field, from 1; 0 for an own question."""
    key: str = field(default="", metadata=DERIVED)
    """Its identity in the journal: the id, else `fingerprint(ask)`."""

    def __post_init__(self) -> None:
        """Give the question its key where the reader gave none."""
        if not self.key:
            sayable = 0 < len(self.id) <= LONGEST_ID
            object.__setattr__(self, "key", self.id if sayable else fingerprint(self.ask))


def fingerprint(ask: str) -> str:
    """Name a question by its words: 12 hex digits of SHA-256 over the folded text, case and spacing ignored."""
    normal = " ".join(fold(ask).split())
    return hashlib.sha256(normal.encode("utf-8", "replace")).hexdigest()[:12]


def spoken_seconds(words: str, words_per_minute: int = 150) -> int:
    """Say how long a text takes aloud, in whole seconds, at least 1.

    150 words a minute is slow, clear speech outdoors (Boyd and Stewart, *Broadcast Journalism*, give 140 to 220 for
    reading aloud).
    """
    return max(1, round(spoken_words(words) * 60 / max(1, words_per_minute)))


def spoken_words(words: str) -> int:
    """Count the words of a text as they are spoken: two characters of a script without spaces are one."""
    return sum(1 if piece.isascii() else max(1, _unspaced(piece) // 2) for piece in words.split())


def _unspaced(piece: str) -> int:
    return sum(1 for character in piece if "\u3040" <= character <= "\u9fff" or "\u0e00" <= character <= "\u0eff")
