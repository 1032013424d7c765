"""Grouping: how the terms of one parenthesis go together. `core.query` says what that means."""

from __future__ import annotations

from redcarpet.core.fields import UNITED
from redcarpet.core.terms import All, Either, Field, Not, Term


class Group:
    """The terms of one parenthesis, or of the whole text, while they are read."""

    def __init__(self) -> None:
        self.chains: list[list[Term]] = []
        self.negative = False
        """Whether a *not* waits for its term."""
        self.joining = False
        """Whether an *or* does."""

    def add(self, term: Term | None) -> None:
        """Take the next term; None for a part that was not understood, which holds its place in an *or*."""
        if not self.joining:
            self.chains.append([])
        if term is not None:
            self.chains[-1].append(Not(term) if self.negative else term)
        self.negative = self.joining = False

    def either(self) -> None:
        """Join the next term to the last one."""
        self.joining = bool(self.chains)
        self.negative = False

    def together(self) -> All | None:
        """Give the group as one term; None when nothing of it was understood."""
        terms = [chain[0] if len(chain) == 1 else Either(tuple(chain)) for chain in self.chains if chain]
        return All(tuple(_united(terms))) if terms else None


def _united(terms: list[Term]) -> list[Term]:
    """Join several plain fields of one name into one, at the place of the first."""
    together: list[Term] = []
    first: dict[str, int] = {}
    for term in terms:
        if isinstance(term, Field) and term.name in first:
            earlier = together[first[term.name]]
            together[first[term.name]] = _with_values(earlier, term.values)
            continue
        if isinstance(term, Field) and term.name in UNITED:
            first[term.name] = len(together)
        together.append(term)
    return together


def _with_values(term: Term, values: tuple[str, ...]) -> Term:
    return Field(term.name, tuple(dict.fromkeys(term.values + values))) if isinstance(term, Field) else term
