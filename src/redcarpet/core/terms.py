"""Terms: what a query is made of once its text is read. `str()` of each is query language again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from redcarpet.core.values import dataclass

Compare = Literal["<", "<=", "=", ">=", ">"]
COMPARISONS: tuple[Compare, ...] = ("<", "<=", "=", ">=", ">")

_PLAIN_VALUE = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word to find whole, at the start of a word, within one, or mistyped; it gives hits their rank."""

    text: str
    """Its bare form (`core.words`); several pieces for one such as co-star."""
    typed: str = field(default="", compare=False)
    """As the reporter wrote it, for notes."""

    def __str__(self) -> str:
        return self.text.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Whole words that stand next to each other; of one word, that exact word."""

    text: str
    """Its bare form."""
    unfinished: bool = field(default=False, compare=False)
    """Still being typed: the last word may go on."""

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Signs:
    """Something without a letter or digit, found as it is written, such as `?!`."""

    text: str
    """Folded."""

    def __str__(self) -> str:
        return f"'{self.text}" if '"' in self.text else f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Begins:
    """How the question itself begins."""

    text: str
    """Folded."""

    def __str__(self) -> str:
        return "^" + _quoted(self.text)


@dataclass(frozen=True, slots=True)
class Ends:
    """How the question itself ends, with or without its last sign."""

    text: str
    """Folded."""

    def __str__(self) -> str:
        return _quoted(self.text) + "$"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that has one of some values; marks are fields, too (`is:asked`)."""

    name: str
    """One of `core.fields.NAMES`."""
    values: tuple[str, ...]
    """As written; one of the known values where there is a list of them."""

    def __str__(self) -> str:
        return f"{self.name}:" + ",".join(v if _PLAIN_VALUE.fullmatch(v) else f'"{v}"' for v in self.values)


@dataclass(frozen=True, slots=True)
class Number:
    """A count compared with a number."""

    name: str
    """One of `core.fields.NUMBERS`: times asked of this guest, or spoken seconds."""
    compare: Compare
    """How."""
    value: float
    """With what."""

    def __str__(self) -> str:
        return f"{self.name}{self.compare}{self.value:.12g}"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    term: Term
    """A single term or a group."""

    def __str__(self) -> str:
        return f"-{self.term}"


@dataclass(frozen=True, slots=True)
class Either:
    """At least one must hold."""

    terms: tuple[Term, ...]
    """Two or more."""

    def __str__(self) -> str:
        return " | ".join(map(str, self.terms))


@dataclass(frozen=True, slots=True)
class All:
    """All must hold: a whole query, or one in parentheses."""

    terms: tuple[Term, ...]
    """One or more."""

    def __str__(self) -> str:
        return f"({self.inner()})"

    def inner(self) -> str:
        """Write the terms without parentheses round them."""
        return " ".join(map(str, self.terms))


def _quoted(text: str) -> str:
    # A text that holds a quote came without quotes round it.
    return text if '"' in text else f'"{text}"'


Term = Word | Phrase | Signs | Begins | Ends | Field | Number | Not | Either | All


def wanted(term: Term) -> Iterator[Term]:
    """Give every single term that is asked for, in the order written; none of those below a *not*."""
    match term:
        case All(terms) | Either(terms):
            for each in terms:
                yield from wanted(each)
        case Not():
            return
        case _:
            yield term


def words(root: Term) -> tuple[str, ...]:
    """Give the bare form of each plain word that is asked for, once."""
    return tuple(dict.fromkeys(term.text for term in wanted(root) if isinstance(term, Word)))


def states(root: Term) -> frozenset[str]:
    """Give the states that are asked for by `is:`, such as `draft`."""
    named = (term for term in wanted(root) if isinstance(term, Field) and term.name == "is")
    return frozenset(value for term in named for value in term.values)


def about_marks(term: Term) -> bool:
    """Say whether a term needs to know the evening's marks, and not only the question."""
    match term:
        case All(terms) | Either(terms):
            return any(map(about_marks, terms))
        case Not(inner):
            return about_marks(inner)
        case Field(name) | Number(name):
            return name in {"is", "tonight", "rated", "guest", "asked"}
        case _:
            return False
