"""The columns of an arrivals sheet: which field each heading means, as newsrooms write them."""

from __future__ import annotations

from redcarpet.files.sheet_columns import Columns

_WRITTEN: dict[str, tuple[str, ...]] = {
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
    "contact": (
        "contact",
        "phone",
        "rep phone",
        "publicist phone",
        "rep email",
        "publicist email",
        "rep contact",
        "email",
        "mobile",
        "cell",
        "telephone",
        "tel",
    ),
    "facts": ("facts", "fact"),
    "note": ("note", "notes", "comment", "comments", "remarks"),
    "order": ("order", "#", "no", "nr", "number", "order of arrival", "arrival order"),
}
"""Field by field, each heading as its bare words; where they part is ignored, as in e-mail and P.R."""

ARRIVALS = Columns(_WRITTEN)
"""Of an arrivals sheet."""
