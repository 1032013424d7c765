"""The columns of an arrivals sheet: which field each heading means, as newsrooms write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from redcarpet.core.words import bare

MOST_ROWS_ABOVE = 10
"""Rows in which the headings are sought: a sheet may begin with its title."""

_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "guest", "guest name", "full name", "talent", "talent name", "who"),
    "id": ("id", "slug"),
    "say": ("say", "pronunciation", "pronounced", "how to say", "how to say it", "phonetic"),
    "pronouns": ("pronouns", "pronoun"),
    "for": ("for", "questions for", "for whom"),
    "tonight": ("tonight", "type", "type of guest", "guest type", "category of guest"),
    "role": ("role", "job", "job title", "credit", "profession", "occupation"),
    "project": ("project", "film", "movie", "show", "series", "title", "here with"),
    "nominations": ("nominations", "nomination", "nominated for", "nominated", "category"),
    "has": ("has",),
    "minutes": ("minutes", "min", "mins", "time", "allotted", "time allotted", "minutes allotted"),
    "must_ask": ("must ask", "must asks", "must be asked", "questions to ask"),
    "off_limits": ("off limits", "off limit", "avoid", "do not ask", "dont ask", "not to ask", "no go"),
    "cleared": ("cleared", "cleared topics"),
    "with_care": ("with care", "care"),
    "publicist": ("publicist", "pr", "rep", "representative", "publicist name"),
    "contact": ("contact", "phone", "email", "mobile", "cell", "telephone", "tel"),
    "facts": ("facts", "fact"),
    "note": ("note", "notes", "comment", "comments", "remarks"),
    "order": ("order", "no", "nr", "number", "order of arrival", "arrival order"),
}
"""Field by field, each heading as its bare words; where they part is ignored, as in e-mail and P.R."""

_FIELD_OF = MappingProxyType({head.replace(" ", ""): field for field, heads in _WRITTEN.items() for head in heads})


def field_of(heading: str) -> str:
    """Give the field that a heading means, whatever its case, signs and a remark in parentheses; empty if none."""
    if heading.strip() == "#":
        return "order"
    return _of_words(heading) or _of_words(heading.partition("(")[0])


def _of_words(text: str) -> str:
    return _FIELD_OF.get(bare(text).replace(" ", ""), "")


def fields_of(headings: Iterable[str]) -> list[str]:
    """Give the field of each heading; a row that is none of headings has no name among them."""
    return [field_of(heading) for heading in headings]
