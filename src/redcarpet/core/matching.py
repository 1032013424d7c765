"""Matching: which questions of a shelf a query finds, and how well.

Ranks: 0 for a whole word, 1 for the beginning of a word, 2 for a part of one, 3 for a guess at a mistyped word; the
ranks of several words add up, of alternatives the best counts. A word that stands nowhere on the shelf is tried with
typos and a note says so; nothing is ever left out on a guess.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Mapping

from redcarpet.core.fields import OPEN, meant
from redcarpet.core.near import near, said, typos
from redcarpet.core.query import Query
from redcarpet.core.question import Question
from redcarpet.core.shelf import Shelf, StandingAt, gathered_values, standings
from redcarpet.core.standing import Standing, StandingOf
from redcarpet.core.terms import (
    All,
    Begins,
    Compare,
    Either,
    Ends,
    Field,
    Not,
    Number,
    Phrase,
    Signs,
    Term,
    Word,
    about_marks,
)
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare, brief

_STATES: Mapping[str, Callable[[Question, Standing], object]] = {
    "asked": lambda _, standing: standing.asked,
    "pinned": lambda _, standing: standing.pinned,
    "skipped": lambda _, standing: standing.skipped,
    "volunteered": lambda _, standing: standing.volunteered,
    "own": lambda _, standing: standing.own,
    "care": lambda question, _: question.sensitivity == "care",
    "new": lambda _, standing: standing.new,
    "retired": lambda question, standing: question.status == "retired" or standing.retired,
    "draft": lambda question, _: question.status == "draft",
}
_COMPARED: Mapping[Compare, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}
_MARKS: Mapping[str, Callable[[Collection[str], Question, Standing], object]] = {
    "is": lambda values, question, standing: any(_STATES[value](question, standing) for value in values),
    "tonight": lambda _values, _question, standing: standing.asked_tonight,
    "rated": lambda values, _, standing: standing.rating in values,
}
_TYPO = 3
_QUOTES = "\"'([{¿¡…- "
_LAST_SIGNS = "\"')]}?!.… "

Ranks = dict[int, int]
"""Place on the shelf to rank, 0 the best."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found on a shelf."""

    shelf: Shelf
    """Where it looked."""
    ranks: Mapping[int, int]
    """Place on the shelf of each hit, to its rank; in no order."""
    notes: tuple[str, ...]
    """What was not understood, and what was guessed."""

    @property
    def hits(self) -> tuple[tuple[int, Question], ...]:
        """Rank and question of each hit, in bank order; 0 is the best rank, and all are 0 in a query without words."""
        return tuple((self.ranks[place], self.shelf.questions[place]) for place in sorted(self.ranks))


def find(shelf: Shelf, query: Query, standing_of: StandingOf) -> Found:
    """Find the questions that pass a query. One that could not be understood at all finds every question."""
    return find_where(shelf, query, standings(shelf, standing_of))


def find_where(shelf: Shelf, query: Query, standing_at: StandingAt) -> Found:
    """Do the same for a caller that goes on to ask how the hits stand."""
    everything = range(len(shelf.questions))
    search = _Search(shelf, standing_at)
    ranks = search.ranks(query.root, everything) if query.root else None
    notes = dict.fromkeys([*query.notes, *search.notes])
    return Found(shelf, dict.fromkeys(everything, 0) if ranks is None else ranks, tuple(notes))


class _Search:
    """One search. Every method gives ranks among the places asked about; None for what cannot be understood here."""

    def __init__(self, shelf: Shelf, standing_at: StandingAt) -> None:
        self.notes: list[str] = []
        self._shelf = shelf
        self._standing_at = standing_at
        self._denied = False

    def ranks(self, term: Term, among: Collection[int]) -> Ranks | None:  # noqa: PLR0911 - one for each kind of term
        match term:
            case All(terms):
                return self._all(terms, among)
            case Either(terms):
                return _best(found for each in terms if (found := self.ranks(each, among)) is not None)
            case Not(inner):
                return self._not(inner, among)
            case Word():
                return self._word(term, among)
            case Field():
                return self._field(term, among)
            case Number():
                return self._number(term, among)
            case _:
                return self._text(term, among)

    def _all(self, terms: Iterable[Term], among: Collection[int]) -> Ranks | None:
        # What the text alone decides goes first: it leaves fewer questions whose marks have to be looked up.
        ranks: Ranks | None = None
        for term in sorted(terms, key=about_marks):
            found = self.ranks(term, among if ranks is None else ranks)
            if found is not None:
                ranks = found if ranks is None else {place: ranks[place] + rank for place, rank in found.items()}
        return ranks

    def _not(self, term: Term, among: Collection[int]) -> Ranks | None:
        outside, self._denied = self._denied, True
        found = self.ranks(term, among)
        self._denied = outside
        return None if found is None else {place: 0 for place in among if place not in found}

    def _word(self, word: Word, among: Collection[int]) -> Ranks:
        texts = self._shelf.worded
        start, whole = f" {word.text}", f" {word.text} "
        part = start if " " in word.text else word.text
        found = [place for place in among if part in texts[place]]
        if not found and not any(part in text for text in texts):
            return self._guessed(word, among)
        return {place: 0 if whole in texts[place] else 1 if start in texts[place] else 2 for place in found}

    def _guessed(self, word: Word, among: Collection[int]) -> Ranks:
        guesses = typos(word.text, self._shelf.vocabulary)
        if not guesses or self._denied:
            hint = f": did you mean {said(guesses[:3])}?" if guesses else ""
            self.notes.append(f"no '{word.typed}'{' to leave out' * self._denied}{hint}")
            return {}
        shown = [f"'{guess}'" for guess in guesses[:3]]
        self.notes.append(f"no '{word.typed}'; showing {said(shown)}{' and others' * (len(guesses) > len(shown))}")
        texts, whole = self._shelf.worded, [f" {guess} " for guess in guesses]
        return {place: _TYPO for place in among if any(guess in texts[place] for guess in whole)}

    def _field(self, field: Field, among: Collection[int]) -> Ranks | None:
        if field.name in OPEN:
            return self._open_field(field, among)
        questions, standing_at, values = self._shelf.questions, self._standing_at, field.values
        if field.name in {"for", "only"}:
            passing = {*values, "anyone"} if field.name == "for" else set(values)
            return {place: 0 for place in among if questions[place].for_whom in passing}
        holds = _MARKS[field.name]
        return {place: 0 for place in among if holds(values, questions[place], standing_at(place))}

    def _open_field(self, field: Field, among: Collection[int]) -> Ranks | None:
        guest = field.name == "guest"
        known = self._guests() if guest else self._shelf.values(field.name)
        chosen = {value: meant(value, known, family=field.name == "lang") for value in field.values}
        for value in (value for value, choices in chosen.items() if not choices):
            self.notes.append(_no_value(field.name, value, known))
        if not guest and not any(chosen.values()):
            return None
        passing = set[int]().union(*(known[choice] for choices in chosen.values() for choice in choices))
        return dict.fromkeys(passing.intersection(among), 0)

    def _guests(self) -> Mapping[str, Mapping[int, str]]:
        return gathered_values(self._standing_at(place).guests for place in range(len(self._shelf.questions)))

    def _number(self, number: Number, among: Collection[int]) -> Ranks:
        compared, value = _COMPARED[number.compare], number.value
        if number.name == "secs":
            return {place: 0 for place in among if compared(self._shelf.seconds[place], value)}
        return {place: 0 for place in among if compared(self._standing_at(place).asked, value)}

    def _text(self, term: Phrase | Signs | Begins | Ends, among: Collection[int]) -> Ranks:
        folded, worded = self._shelf.folded, self._shelf.worded
        match term:
            case Phrase(text, unfinished):
                phrase = f" {text}" if unfinished else f" {text} "
                found = [place for place in among if phrase in worded[place]]
            case Signs(text):
                found = [place for place in among if text in folded[place]]
            case Begins(text):
                found = [place for place in among if _begins(folded[place], text)]
            case Ends(text):
                found = [place for place in among if _ends(folded[place], text)]
        return dict.fromkeys(found, 0)


def _best(alternatives: Iterable[Ranks]) -> Ranks | None:
    """Unite alternatives, each hit with its best rank; None when none of them was understood."""
    best: Ranks | None = None
    for ranks in alternatives:
        best = {} if best is None else best
        for place, rank in ranks.items():
            best[place] = min(rank, best.get(place, rank))
    return best


def _begins(folded: str, text: str) -> bool:
    return folded.startswith(text) or folded.lstrip(_QUOTES).startswith(text)


def _ends(folded: str, text: str) -> bool:
    ask, _, _ = folded.partition("\n")
    return ask.endswith(text) or ask.rstrip(_LAST_SIGNS).endswith(text)


def _no_value(name: str, value: str, known: Mapping[str, Mapping[int, str]]) -> str:
    sentence = f"nothing was asked of a guest '{brief(value)}'" if name == "guest" else f"no {name} '{brief(value)}'"
    close = [next(iter(known[choice].values())) for choice in near(bare(value), known)]
    return f"{sentence}: did you mean {said(close)}?" if close else sentence
