"""Order: the deck, which is the questions that pass the filter in the order in which they are offered.

The deck is computed here and nowhere else, for the desk, the list and the cards: first the tier (pinned and must-ask,
ordinary, never drawn by itself, had by this guest), then the rank of the search words, then the shuffle or bank order.
Last, within equal tier and rank, a shuffled deck is spread, so that neighbours differ in topic.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence

from redcarpet.core.query import Query
from redcarpet.core.question import Question
from redcarpet.core.shelf import Shelf, StandingAt, standings
from redcarpet.core.shuffle import shuffled_places
from redcarpet.core.standing import Standing, StandingOf, finished, why_not_drawn
from redcarpet.core.text import fold
from redcarpet.core.values import dataclass

_FIRST, _ORDINARY, _NOT_DRAWN, _FINISHED = range(4)


@dataclass(frozen=True, slots=True)
class Deck:
    """The questions that pass a filter, in order."""

    questions: tuple[Question, ...]
    """Drafts and retired ones are not among them unless the query asks for them."""
    query: Query
    """The filter."""
    seed: int | None
    """Of the shuffle; None is bank order."""
    total: int
    """All questions on the shelf."""
    notes: tuple[str, ...] = ()
    """What of the filter was not understood, guessed or left out, a plain sentence each."""

    def describe(self) -> str:
        """Say how many are shown of how many, and in which order."""
        order = "bank order" if self.seed is None else f"shuffled (seed {self.seed}), topics spread"
        if self.query.words:
            order = f"best matches first, then {order}"
        elif self.seed is None:
            order = f"in {order}"
        return f"{len(self.questions)} of {self.total} · {order}"


def deal(shelf: Shelf, query: Query, seed: int | None, standing_of: StandingOf) -> Deck:
    """Filter and order the shelf for the guest on the mic.

    Drafts and retired questions are left out unless the query asks for them by `is:draft` or `is:retired`. Without a
    seed the order within tier and rank is the bank's, and nothing is spread.
    """
    standing_at = standings(shelf, standing_of)
    ranks, notes = _found(shelf, query, standing_at)
    piles: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    withheld = 0
    for place in _in_order(shelf, ranks, seed):
        question, standing = shelf.questions[place], standing_at(place)
        if _withheld(question, standing, query):
            withheld += 1
        else:
            piles[_tier(question, standing), ranks[place]].append(place)
    places: list[int] = []
    for _, pile in sorted(piles.items()):
        after = shelf.topics[places[-1]] if places else ""
        places += pile if seed is None else _spread(pile, shelf.topics, after)
    notes = notes if places or not withheld else (*notes, _left_out(withheld))
    return Deck(tuple(shelf.questions[place] for place in places), query, seed, len(shelf.questions), notes)


def passing(shelf: Shelf, query: Query, standing_of: StandingOf) -> tuple[Question, ...]:
    """Give what a deck of this query would hold, in bank order."""
    standing_at = standings(shelf, standing_of)
    places = sorted(_found(shelf, query, standing_at)[0])
    kept = (place for place in places if not _withheld(shelf.questions[place], standing_at(place), query))
    return tuple(shelf.questions[place] for place in kept)


def shuffled(questions: Sequence[Question], seed: int) -> tuple[Question, ...]:
    """Give questions in the order of a seed.

    Each one's place comes from the seed and its own key alone: the order is the same on every machine, and shuffling
    what a filter left is the same as filtering what was shuffled.
    """
    return tuple(questions[place] for place in shuffled_places([question.key for question in questions], seed))


def spread(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Give the same questions with as few neighbours of one topic as there can be, moving as few as that takes.

    Questions without a topic may stand next to any. An order that needs no change gets none.
    """
    questions = tuple(questions)
    topics = [fold(question.topic) for question in questions]
    return tuple(questions[place] for place in _spread(range(len(questions)), topics, ""))


def _found(shelf: Shelf, query: Query, standing_at: StandingAt) -> tuple[Mapping[int, int], tuple[str, ...]]:
    """Give the places on the shelf that pass, each with its rank, and what is to be noted of the query."""
    if query.root is None:
        return dict.fromkeys(range(len(shelf.questions)), 0), query.notes
    from redcarpet.core.matching import find_where  # noqa: PLC0415 - the first screen has no filter

    found = find_where(shelf, query, standing_at)
    return found.ranks, found.notes


def _in_order(shelf: Shelf, hits: Collection[int], seed: int | None) -> list[int]:
    return sorted(hits) if seed is None else [place for place in shelf.shuffled(seed) if place in hits]


def _tier(question: Question, standing: Standing) -> int:
    if finished(standing):
        return _FINISHED
    if why_not_drawn(question, standing):
        return _NOT_DRAWN
    return _FIRST if standing.pinned or standing.must_ask else _ORDINARY


def _withheld(question: Question, standing: Standing, query: Query) -> bool:
    if question.status == "draft":
        return "draft" not in query.states
    return (question.status == "retired" or standing.retired) and "retired" not in query.states


def _left_out(count: int) -> str:
    return f"only drafts and retired questions are found ({count}): is:draft or is:retired shows them"


def _spread(places: Sequence[int], topics: Sequence[str], after: str) -> list[int]:
    """Spread places whose topics are given, behind a neighbour of topic `after`.

    One that would stand next to its like waits, and goes as soon as it may. Whatever still waits at the end is all of
    one topic, and goes back into the last gaps where it has no like on either side; when there are none left, the
    topic is more than half of the pile and like must stand next to like.
    """
    done: list[int] = []
    waiting: deque[int] = deque()
    last = after
    for place in places:
        if waiting and topics[waiting[0]] != last:
            last = topics[waiting[0]]
            done.append(waiting.popleft())
        if last and topics[place] == last:
            waiting.append(place)
        else:
            done.append(place)
            last = topics[place]
    if waiting and topics[waiting[0]] != last:
        done.append(waiting.popleft())
    return _put_back(done, waiting, topics, after) if waiting else done


def _put_back(done: list[int], waiting: deque[int], topics: Sequence[str], after: str) -> list[int]:
    topic = topics[waiting[0]]
    around = [after, *(topics[place] for place in done)]
    gaps = [at for at in range(len(done)) if topic not in {around[at], around[at + 1]}]
    chosen = set(gaps[-len(waiting) :])
    result: list[int] = []
    for at, place in enumerate(done):
        if at in chosen:
            result.append(waiting.popleft())
        result.append(place)
    return [*result, *waiting]
