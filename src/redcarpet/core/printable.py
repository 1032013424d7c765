"""What of a deck may go on paper: never drafts, never what is off-limits, and sensitive questions only when asked for.

Asking is naming them: all of the filter by `is:care`, or each by `id:`.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from redcarpet.core.fields import meant
from redcarpet.core.order import Deck
from redcarpet.core.question import Question
from redcarpet.core.standing import Standing, StandingOf
from redcarpet.core.terms import Field, wanted
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

_Why = Literal["", "not ready", "off-limits", "unmet", "care", "spared"]


@dataclass(frozen=True, slots=True)
class Printable:
    """What of a deck goes on paper."""

    questions: tuple[Question, ...]
    left_out: tuple[str, ...] = ()
    """What was left out, and how it is asked for where it can be, a sentence each."""


def printable(deck: Deck, standing_of: StandingOf, *, for_guest: bool = False) -> Printable:
    """Give what of a deck may be printed.

    `for_guest` leaves out what presumes something that is not known of the guests on the mic, too; a card for anyone
    says what it needs.
    """
    care = _asked_for(deck)
    why = {
        one.key: _why_not(one, standing_of(one), care=one.key in care, for_guest=for_guest) for one in deck.questions
    }
    counts = Counter(why.values())
    told = (
        _told(counts["not ready"], "draft or retired"),
        _told(counts["off-limits"], "off-limits for this guest"),
        _told(counts["unmet"], "not known to fit this guest"),
        _told(counts["care"], "sensitive", ": is:care prints them"),
        _told(counts["spared"], "not for a guest who is marked with care"),
    )
    kept = tuple(question for question in deck.questions if not why[question.key])
    return Printable(kept, tuple(filter(None, told)))


def _why_not(question: Question, standing: Standing, *, care: bool, for_guest: bool) -> _Why:
    if question.status != "approved" or standing.retired:
        return "not ready"
    if standing.off_limits:
        return "off-limits"
    if question.sensitivity == "care" and not care:
        return "care"
    if standing.spared:
        return "spared"
    return "unmet" if for_guest and standing.unmet else ""


def _told(count: int, what: str, advice: str = "") -> str:
    return f"left out: {count} question{'s' * (count != 1)}, {what}{advice}." if count else ""


def _asked_for(deck: Deck) -> frozenset[str]:
    """Give the keys of those that are printed although they may be sensitive."""
    if "care" in deck.query.states:
        return frozenset(question.key for question in deck.questions)
    terms = wanted(deck.query.root) if deck.query.root else ()
    values = [value for term in terms if isinstance(term, Field) and term.name == "id" for value in term.values]
    names = {bare(name): one.key for one in deck.questions for name in (one.key, one.id) if name} if values else {}
    return frozenset(names[name] for value in values for name in meant(value, names))
