"""Names of awards, as they are said: which of them a sentence or an event's name speaks of.

Some are first names, too: an Oscar, the Oscars and Oscar night are the award, Oscar Isaac is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from redcarpet.core.values import dataclass

_CALLED_LIKE_PEOPLE = {
    "the Oscars": "Oscar",
    "the Emmys": "Emmy",
    "the Grammys": "Grammy",
    "the Tonys": "Tony",
    "the Oliviers": "Olivier",
    "the Césars": "C[ée]sar",
    "the Goyas": "Goya",
}
_CALLED_LIKE_NOTHING_ELSE = {
    "the Oscars": "academy awards?",
    "the BAFTAs": "baftas?|british academy (?:film|television) awards?",
    "the Golden Globes": "golden globes?",
    "the SAG Awards": "(?:sag|screen actors guild) awards?",
    "the Critics' Choice Awards": "critics['’]? choice(?: awards?)?",
    "the Spirit Awards": "(?:independent )?spirit awards?",
    "the Gotham Awards": "gotham awards?",
    "the European Film Awards": "european film awards?",
    "the Guldbagge Awards": "guldbagg(?:e|ar|en)(?: awards?)?",
    "the Cannes festival": "palmes? d['’]or",
    "the Venice festival": "golden lions?|silver lions?",
    "the Berlinale": "golden bears?|silver bears?",
    "the BRIT Awards": "brit awards?",
    "the VMAs": "vmas|(?:mtv )?video music awards?",
    "the NAACP Image Awards": "(?:naacp )?image awards?",
    "the People's Choice Awards": "people['’]?s choice awards?",
    "the Filmfare Awards": "filmfare awards?",
    "the CMA Awards": "(?:cma|country music association) awards?",
    "the Mercury Prize": "mercury (?:music )?prizes?",
    "the Booker Prize": "booker(?: prizes?)?",
    "the Nobel Prize": "nobel prizes?",
    "the Pulitzer Prize": "pulitzers?(?: prizes?)?",
    "the Peabody Awards": "peabody awards?",
}
_SIGNS = (
    *("oscar", "emmy", "grammy", "tony", "olivier", "césar", "cesar", "goya", "bafta", "globe", "award"),
    *("choice", "guldbagg", "palme", "golden", "silver", "vma", "prize", "booker", "pulitzer"),
)
"""Of these every name above has one; a sentence with none of them, as most are, needs no closer look."""
_IN_AN_EVENTS_NAME = {
    **_CALLED_LIKE_PEOPLE,
    "the Cannes festival": "cannes",
    "the Venice festival": "venice|venezia",
    "the Berlinale": "berlinale|berlin international film",
    "the Grammys": "grammys?|recording academy",
}
"""What means the award when it stands in an event's name, though not in a sentence."""

_BEFORE = "(?i:an?|the|your|my|our|her|his|their|another|this|no|every|first|second|third|fourth|fifth)"
_AFTER = (
    "(?i:awards?|nights?|nomin[a-z]+|nods?|seasons?|speech(?:es)?|campaigns?|ballots?|winn[a-z]+|wins?|cerem[a-z]+"
    "|part(?:y|ies)|race|stage|troph(?:y|ies)|statue(?:tte)?s?|buzz|hopes?|crowd|voters?)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An award that a text names."""

    name: str
    """As redcarpet calls it, such as the Oscars."""
    start: int
    """Code points before it."""
    end: int


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    sources = {name: [f"(?i:{pattern})"] for name, pattern in _CALLED_LIKE_NOTHING_ELSE.items()}
    for name, called in _CALLED_LIKE_PEOPLE.items():
        alone = rf"{_BEFORE}\s{called}(?!\s+[A-Z]|['’])"
        sources.setdefault(name, []).extend([rf"(?i:{called}s)", rf"{called}(?:['’]s)?[\s-]{_AFTER}", alone])
    return {name: re.compile(rf"\b(?:{'|'.join(parts)})\b") for name, parts in sources.items()}


def awards_in(text: str) -> Iterator[Named]:
    """Give each award that a sentence names, once."""
    said = text.lower()
    for name, pattern in _patterns().items() if any(sign in said for sign in _SIGNS) else ():
        match = pattern.search(text)
        if match:
            yield Named(name, match.start(), match.end())


def awards_of_event(name: str) -> frozenset[str]:
    """Name the awards that an event is, by its name; empty for a premiere, and for awards that nobody knows here."""
    said = {award for award, pattern in _IN_AN_EVENTS_NAME.items() if re.search(rf"(?i)\b(?:{pattern})", name)}
    return frozenset({*said, *(one.name for one in awards_in(name))})


def is_awards_evening(name: str) -> bool:
    """Say whether an event gives awards, as far as its name tells."""
    return bool(awards_of_event(name)) or re.search(r"(?i)\b(?:awards?|prizes?|prix|premios?)\b", name) is not None
