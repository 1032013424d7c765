"""The plan of an evening on paper: for each guest the name card, and the questions that the desk would ask first.

Guests stand beside each other at the rope and their answers are cut together, so no two neighbours get the same
question but for what the producer wants asked of both; and what nobody was given yet goes before what somebody was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from redcarpet.core.arrivals import arriving
from redcarpet.core.choosing import matching
from redcarpet.core.evening import Evening
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic
from redcarpet.core.order import Deck, deal
from redcarpet.core.printable import printable
from redcarpet.core.query import parse
from redcarpet.core.question import Question
from redcarpet.core.roster import whom
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import StandingOf, finished
from redcarpet.core.terms import Field, wanted
from redcarpet.core.text import fold
from redcarpet.core.tonight import standing_of
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

EACH = 3
"""Questions a guest; there is often time for one."""


@dataclass(frozen=True, slots=True)
class GuestDeck:
    """What the desk would show while a guest is on the mic."""

    guest: Guest
    mic: Mic
    deck: Deck
    standing_of: StandingOf


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned for one guest."""

    guest: Guest
    mic: Mic
    questions: tuple[Question, ...]


def expected(evening: Evening) -> tuple[Guest, ...]:
    """Give the guests who are still to be asked: those who arrived, then those who are to come, in their order."""
    return tuple(one.guest for one in arriving(evening) if one.state in {"arrived", "expected"})


def named(evening: Evening, name: str) -> tuple[Guest, ...]:
    """Give the guests who may be meant by an id, a name or a few letters of it: one where it is whole."""
    if name in evening.roster:
        return (evening.roster[name],)
    sought = bare(name)
    found = [one.guest for one in matching(arriving(evening), name)] if sought else []
    whole = [guest for guest in found if bare(guest.name) == sought]
    return tuple(whole or found)


def deck_for(guest: Guest, evening: Evening, shelf: Shelf, query: str, seed: int | None) -> GuestDeck:
    """Deal the deck as the desk does with a guest on the mic: for her or for anyone, unless the query says for whom."""
    called = evening.calling((guest.id,))
    standing = standing_of(called)
    text = query if _says_for_whom(query) else f"{Field('for', whom((guest,)))} {parse(query).describe()}"
    return GuestDeck(guest, called.mic, deal(shelf, parse(text), seed, standing), standing)


def planned(
    guests: Sequence[Guest], evening: Evening, shelf: Shelf, query: str, seed: int | None
) -> tuple[Planned, ...]:
    """Choose for each guest the questions to begin with, at most `EACH`, in the order in which they would be asked."""
    decks = [deck_for(guest, evening, shelf, query, seed) for guest in guests]
    ready = [_still_to_ask(dealt) for dealt in decks]
    musts = [
        tuple(question for question in able if dealt.standing_of(question).must_ask)[:EACH]
        for dealt, able in zip(decks, ready, strict=True)
    ]
    given: Counter[str] = Counter()
    before: frozenset[str] = frozenset()
    plans: list[Planned] = []
    for dealt, able, own, after in zip(decks, ready, musts, [*musts, ()][1:], strict=True):
        beside = before.union(question.key for question in after)
        left = [question for question in able if question not in own and question.key not in beside]
        chosen = (*own, *_chosen(dealt.standing_of, own, left, given))
        before = frozenset(question.key for question in chosen)
        given.update(before)
        plans.append(Planned(dealt.guest, dealt.mic, chosen))
    return tuple(plans)


def _chosen(
    standing_of: StandingOf, own: Sequence[Question], left: list[Question], given: Counter[str]
) -> Iterator[Question]:
    """Choose what goes with a guest's must-asks: what is pinned first, then other topics, then what was used least."""
    topics = {fold(question.topic) for question in own}
    for _ in range(min(EACH - len(own), len(left))):
        best = min(left, key=lambda one: (not standing_of(one).pinned, _is_among(one, topics), given[one.key]))
        left.remove(best)
        topics.add(fold(best.topic))
        yield best


def _is_among(question: Question, topics: AbstractSet[str]) -> bool:
    return question.topic != "" and fold(question.topic) in topics


def _still_to_ask(dealt: GuestDeck) -> Sequence[Question]:
    may = printable(dealt.deck, dealt.standing_of, for_guest=True).questions
    return [question for question in may if not finished(dealt.standing_of(question))]


def _says_for_whom(query: str) -> bool:
    root = parse(query).root
    terms = wanted(root) if root else ()
    return any(isinstance(term, Field) and term.name in {"for", "only"} for term in terms)
