"""Facets: what the filter column offers, how many questions each would leave, and how a choice is written as text.

The filter's text stays the one truth: a choice is written into it in the query language, and read back from it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Literal

from redcarpet.core.fields import LISTED, meant
from redcarpet.core.order import passing
from redcarpet.core.query import Query, parse
from redcarpet.core.question import FOR_WHOM, Question
from redcarpet.core.scene import Scene
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import Standing
from redcarpet.core.terms import All, Field, Not, Term
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

Chosen = Literal["", "in", "out"]
"""Neither; asked for; left out."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by, as it stands beside the filter's text now."""

    field: str
    """Its field in the query language: for, topic, is or bank."""
    value: str
    """The value as the query language has it."""
    label: str
    """What a person reads."""
    count: int
    """How many questions it would leave, with all of the filter but this field."""
    chosen: Chosen = ""

    @property
    def group(self) -> str:
        """What a person reads before the first facet of the field."""
        return "state" if self.field == "is" else self.field


_STATES = ("pinned", "asked", "volunteered", "skipped", "new", "care")
_OPEN = ("topic", "bank")
_GIVEN = r'(?<![\w-]){}:(?:"[^"]*"|[^\s,"()|]+)(?:,(?:"[^"]*"|[^\s,"()|]+))*'
_QUOTES = frozenset('"“”„‟″')
"""What ends a quoted value in the query language."""


def facets(scene: Scene) -> tuple[Facet, ...]:
    """Give every facet of the banks at hand, in an order that only other banks change."""
    query = scene.deck.query
    among = {name: _among(scene, query, name) for name in ("for", "topic", "is", "bank")}
    return (
        *_for_whom(among["for"], query),
        *_open("topic", scene.shelf, among["topic"], query),
        *_states(scene, among["is"], query),
        *_open("bank", scene.shelf, among["bank"], query),
    )


def toggled(scene: Scene, facet: Facet, *, out: bool = False) -> str:
    """Give the filter's text with a facet asked for, or left out; where it is so already, with neither.

    What was typed keeps its own words wherever the same filter can be written so.
    """
    query = scene.deck.query
    terms = _terms(query)
    known = _known(scene.shelf, facet.field)
    goal: Chosen = "out" if out else "in"
    wanted: Chosen = "" if _chosen(query, known, facet.field, facet.value) == goal else goal
    without = [left for term in terms if (left := _without(term, facet, known)) is not None]
    if wanted == "out":
        without.append(Not(Field(facet.field, (facet.value,))))
    elif wanted == "in":
        without = _with(without, facet)
    return _written(without, query.text, facet)


def filtered_for(text: str, whom: Sequence[str]) -> str:
    """Give a filter's text that asks for questions for her, for him or for anyone in place of whom it asked for before.

    Without anybody it asks for none in particular. The rest keeps its own words.
    """
    terms = [term for term in _terms(parse(text)) if _about(term, "for") is None and _about(term, "only") is None]
    rest = next((each for each in (text, _without_whom(text)) if _terms(parse(each)) == tuple(terms)), None)
    if rest is None:
        rest = All(tuple(terms)).inner() if terms else ""
    asked = f"{Field('for', tuple(whom))} " if whom else ""  # what is typed behind it is a word of its own
    return asked + rest.strip()


def _without_whom(text: str) -> str:
    for name in ("for", "only"):
        text = re.sub(f"[-!]?{_GIVEN.format(name)}", "", text)
    return " ".join(text.split())


def _for_whom(among: Sequence[Question], query: Query) -> Iterable[Facet]:
    counts = Counter(map(attrgetter("for_whom"), among))
    known: dict[str, str] = {whom: whom for whom in FOR_WHOM}
    for whom in ("her", "him"):
        count = counts[whom] + counts["anyone"]
        yield Facet("for", whom, f"{whom} + anyone", count, _chosen(query, known, "for", whom))


def _open(name: str, shelf: Shelf, among: Sequence[Question], query: Query) -> Iterable[Facet]:
    known = _known(shelf, name)
    counts: Counter[str] = Counter()
    for written, count in Counter(map(attrgetter(name), among)).items():
        counts[bare(written)] += count
    label = {value: next(iter(places.values())) for value, places in shelf.values(name).items()}
    often = {value: len(places) for value, places in shelf.values(name).items() if bare(value)}
    for value in sorted(often, key=lambda each: (-often[each], each)):
        written = known[value]
        yield Facet(name, written, label[value], counts[value], _chosen(query, known, name, written))


def _states(scene: Scene, among: Sequence[Question], query: Query) -> Iterable[Facet]:
    standing_of = scene.standing_of
    marked = scene.evening.tally.marks.keys() | scene.fresh
    standings = [standing_of(question) for question in among if question.key in marked] if marked else []
    counts = {
        "pinned": _count(standings, lambda one: one.pinned),
        "asked": _count(standings, lambda one: bool(one.asked)),
        "volunteered": _count(standings, lambda one: one.volunteered),
        "skipped": _count(standings, lambda one: one.skipped),
        "new": _count(standings, lambda one: one.new),
        "care": Counter(map(attrgetter("sensitivity"), among))["care"],
    }
    known = _known(scene.shelf, "is")
    for state in _STATES:
        label = "not for guest" if state == "skipped" else state
        yield Facet("is", state, label, counts[state], _chosen(query, known, "is", state))


def _count(standings: Iterable[Standing], holds: Callable[[Standing], bool]) -> int:
    return sum(map(holds, standings))


def _terms(query: Query) -> tuple[Term, ...]:
    return query.root.terms if query.root else ()


def _about(term: Term, name: str) -> Field | None:
    """Give the field that a term of the uppermost level asks for or leaves out, if it is of that name."""
    inner = term.term if isinstance(term, Not) else term
    return inner if isinstance(inner, Field) and inner.name == name else None


def _among(scene: Scene, query: Query, name: str) -> Sequence[Question]:
    """Give what all of the filter but one field leaves."""
    terms = _terms(query)
    others = tuple(term for term in terms if _about(term, name) is None)
    if len(others) == len(terms):
        return scene.deck.questions
    root = All(others) if others else None
    return passing(scene.shelf, replace(query, root=root), scene.standing_of)


def _known(shelf: Shelf, name: str) -> Mapping[str, str]:
    """Give every value of a field: its bare form to a form in which the query language can have it."""
    if name not in _OPEN:
        return {value: value for value in LISTED[name]}
    first = {value: next(iter(places.values())) for value, places in shelf.values(name).items()}
    return {value: value if _QUOTES & set(written) else written for value, written in first.items()}


def _meant(field: Field, known: Mapping[str, str]) -> set[str]:
    return {value for written in field.values for value in meant(written, known)}


def _chosen(query: Query, known: Mapping[str, str], name: str, value: str) -> Chosen:
    for term in _terms(query):
        about = _about(term, name)
        if about is not None and bare(value) in _meant(about, known):
            return "out" if isinstance(term, Not) else "in"
    return ""


def _without(term: Term, facet: Facet, known: Mapping[str, str]) -> Term | None:
    """Give a term without a facet's value; None when nothing is left of it."""
    about = _about(term, facet.field)
    if about is None or bare(facet.value) not in (values := _meant(about, known)):
        return term
    left = tuple(written for value, written in known.items() if value in values and value != bare(facet.value))
    if not left:
        return None
    field = Field(facet.field, left)
    return Not(field) if isinstance(term, Not) else field


def _with(terms: list[Term], facet: Facet) -> list[Term]:
    """Give the terms with a facet's value asked for, too: of one field several mean either."""
    for place, term in enumerate(terms):
        if isinstance(term, Field) and term.name == facet.field:
            return [*terms[:place], Field(facet.field, (*term.values, facet.value)), *terms[place + 1 :]]
    return [*terms, Field(facet.field, (facet.value,))]


def _written(terms: list[Term], text: str, facet: Facet) -> str:
    """Write terms, as near to what was typed as reads the same."""
    if not terms:
        return ""
    root = All(tuple(terms))
    field = str(Field(facet.field, (facet.value,)))
    now = next((str(term) for term in terms if isinstance(term, Field) and term.name == facet.field), field)
    tries = (
        re.sub(_GIVEN.format(facet.field), now.replace("\\", r"\\"), text, count=1),
        f"{text} {field}",
        f"{text} -{field}",
        f" {text} ".replace(f" -{field} ", " ", 1),
        f" {text} ".replace(f" {field} ", " ", 1),
    )
    near = (each.strip() for each in tries)
    return next((each for each in near if parse(each).root == root), root.inner())
