"""The plan of an evening on paper: for each guest the name card, and the questions that the desk would ask first.

Guests stand beside each other at the rope and their answers are cut together, so no two neighbours get the same
question but for what the producer wants asked of both; and what nobody was given yet goes before what somebody was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from redcarpet.core.arrivals import arriving
from redcarpet.core.choosing import matching
from redcarpet.core.evening import Evening
from redcarpet.core.facets import filtered_for
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
    """Give the guests who are still to come, in the order of arrival."""
    there = [one.guest for one in arriving(evening) if one.state == "expected"]
    return tuple(sorted(there, key=lambda guest: guest.order or len(there) + 1))


def named(evening: Evening, name: str) -> tuple[Guest, ...]:
    """Give the guests who may be meant by a name or a few letters of it: one where it is a whole name."""
    sought = bare(name)
    found = [one.guest for one in matching(arriving(evening), name)] if sought else []
    whole = [guest for guest in found if bare(guest.name) == sought or guest.id == name]
    return tuple(whole[:1] or found)


def deck_for(guest: Guest, evening: Evening, shelf: Shelf, query: str, seed: int | None) -> GuestDeck:
    """Deal the deck as the desk does with a guest on the mic: for her or for anyone, unless the query says for whom."""
    called = evening.calling((guest.id,))
    standing = standing_of(called)
    text = query if _says_for_whom(query) else filtered_for(query, whom((guest,)))
    return GuestDeck(guest, called.mic, deal(shelf, parse(text), seed, standing), standing)


def planned(
    guests: Sequence[Guest], evening: Evening, shelf: Shelf, query: str, seed: int | None
) -> tuple[Planned, ...]:
    """Choose for each guest the questions to begin with, at most `EACH`, in the order in which they would be asked."""
    given: Counter[str] = Counter()
    before: frozenset[str] = frozenset()
    plans: list[Planned] = []
    for guest in guests:
        dealt = deck_for(guest, evening, shelf, query, seed)
        chosen = tuple(_chosen(dealt, given, before))
        before = frozenset(question.key for question in chosen)
        given.update(before)
        plans.append(Planned(guest, dealt.mic, chosen))
    return tuple(plans)


def _chosen(dealt: GuestDeck, given: Counter[str], before: frozenset[str]) -> Iterator[Question]:
    """Give what is wanted of this guest, then what is pinned, then what was used least; topics differ."""
    ready = _still_to_ask(dealt)
    wanted_ = [question for question in ready if dealt.standing_of(question).must_ask][:EACH]
    yield from wanted_
    topics = {question.topic for question in wanted_ if question.topic}
    left = [question for question in ready if question not in wanted_ and question.key not in before]
    for _ in range(EACH - len(wanted_)):
        if not left:
            return
        best = min(left, key=lambda one: (not dealt.standing_of(one).pinned, one.topic in topics, given[one.key]))
        left.remove(best)
        topics.add(best.topic)
        yield best


def _still_to_ask(dealt: GuestDeck) -> Sequence[Question]:
    may = printable(dealt.deck, dealt.standing_of, for_guest=True).questions
    return [question for question in may if not finished(dealt.standing_of(question))]


def _says_for_whom(query: str) -> bool:
    root = parse(query).root
    terms: Iterable[object] = wanted(root) if root else ()
    return any(isinstance(term, Field) and term.name in {"for", "only"} for term in terms)
