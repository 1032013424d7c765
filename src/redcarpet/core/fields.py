"""Fields of the query language: their names, the values they take, and which values a written one means."""

from __future__ import annotations

from collections.abc import Collection

from redcarpet.core.question import FOR_WHOM
from redcarpet.core.standing import RATINGS
from redcarpet.core.words import bare

STATES = ("asked", "pinned", "skipped", "volunteered", "own", "care", "new", "retired", "draft")
"""What `is:` takes; of the guest on the mic where a mark has a guest."""

LISTED: dict[str, tuple[str, ...]] = {
    "for": FOR_WHOM,
    "only": FOR_WHOM,
    "is": STATES,
    "tonight": ("asked",),
    "rated": RATINGS,
}
"""Fields with a fixed list of values."""

OPEN = ("topic", "bank", "tag", "role", "lang", "id", "guest")
"""Fields whose values are what stands in the banks, or whoever was on the mic."""

NUMBERS = ("asked", "secs")
"""Fields that compare: times asked of this guest, spoken seconds."""

NAMES = (*LISTED, *OPEN, *NUMBERS)
"""All of them."""

AS_IN_BANKS = {"topics": "topic", "tags": "tag", "roles": "role", "language": "lang", "banks": "bank"}
"""Other spellings that are taken, because they stand so in the files."""

UNITED = frozenset({"for", "only", "rated", *OPEN})
"""Fields of which several in one group mean either."""

EXAMPLES = {
    "topic": "topic:craft",
    "bank": 'bank:"Ask Her More"',
    "tag": "tag:directing",
    "role": "role:director",
    "lang": "lang:en",
    "id": "id:only-you",
    "guest": "guest:viola",
    "asked": "asked:0",
    "secs": "secs<8",
}
"""How one is written, for those without a list."""


def meant(value: str, known: Collection[str], *, family: bool = False) -> tuple[str, ...]:
    """Give which of the known bare values a written value means.

    The value itself if it is there; else all that begin with it; else all with a word that begins with it. So
    `topic:credit` is not credit-sharing as long as there is a topic credit, and `bank:more` is enough for Ask Her
    More. In a `family` (languages) `en` means en-GB, too.
    """
    sought = bare(value)
    if not sought:
        return ()
    if family and sought in known:
        return tuple(each for each in known if each == sought or each.startswith(f"{sought} "))
    if sought in known:
        return (sought,)
    begun = tuple(each for each in known if each.startswith(sought))
    return begun or tuple(each for each in known if f" {sought}" in each)
