"""The columns of a spreadsheet: which field each heading means, whatever its case, accents and signs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from redcarpet.core.words import bare

_LONGEST = 100
"""Characters; no longer text is a heading."""


class Columns:
    """What headings mean, as newsrooms write them."""

    def __init__(self, *written: Mapping[str, tuple[str, ...]]) -> None:
        """Take the headings of each field as bare words; the later ones count only where no earlier one stands."""
        self._written = written

    @cached_property
    def _choices(self) -> Sequence[Mapping[str, str]]:
        return [
            {head.replace(" ", ""): field for field, heads in one.items() for head in heads} for one in self._written
        ]

    def field_of(self, heading: str) -> str:
        """Give the field that a heading means, by itself; empty if none. A remark in parentheses is passed over."""
        return next(filter(None, (_meant(heading, known) for known in self._choices)), "")

    def fields_of(self, headings: Iterable[str], joined: Collection[str] = ()) -> tuple[str, ...]:
        """Give the field of each column: empty for a heading that is not known, or whose field another column has.

        Only what is `joined` may stand in several columns, which may be numbered.
        """
        headings = tuple(headings)
        fields: list[str] = [""] * len(headings)
        for known in self._choices:
            # A heading without a remark has the better claim: Talent (phonetic) may stand left of Talent.
            for place, heading in sorted(enumerate(headings), key=lambda one: "(" in one[1]):
                field = _meant(heading, known) or _meant(_unnumbered(heading), known, joined)
                if field and not fields[place] and (field not in fields or field in joined):
                    fields[place] = field
        return tuple(fields)


def _unnumbered(heading: str) -> str:
    return re.sub(r"\W*\d+\W*$", "", heading[:_LONGEST])


def _meant(heading: str, known: Mapping[str, str], among: Collection[str] | None = None) -> str:
    if len(heading) > _LONGEST:
        return ""
    if heading.strip() == "#":
        return known.get("#", "")
    found = _of_words(heading, known) or _of_words(heading.partition("(")[0], known)
    return found if among is None or found in among else ""


def _of_words(text: str, known: Mapping[str, str]) -> str:
    return known.get(bare(text).replace(" ", ""), "")
