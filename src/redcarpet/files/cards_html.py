"""Cue cards as one page for a phone: a card a screen, read without a network, and a card a page when it is printed.

The page holds no script, and its policy lets a browser run or fetch nothing but the style that stands in it, so that
no text of a bank could do so either. Jinja2 escapes every text; what a text has a say in beside its own words (its
size, its leading, its language) is chosen here, from a fixed set of names.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files

from rich.cells import cell_len

from redcarpet.core.cards import AnyCard, Card, Divider, NameCard, initials
from redcarpet.core.question import FOR_WHOM
from redcarpet.core.stack import Stack
from redcarpet.core.text import shortened
from redcarpet.core.values import dataclass

MARK = "<!doctype html>\n<!-- redcarpet cue cards -->\n"
"""How every page begins."""

_TEMPLATES = files("redcarpet") / "files"
_FITS = (40, 60, 90, 130, 190, 280, 450)
"""Cells of text up to which a question has the size fit-1, fit-2 and so on; the style says what they are."""
_WORDS = (8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 24, 30)
"""Letters of a longest word, so that the size leaves it in one piece: word-8, word-9 and so on."""
_BESIDE = 0.35
"""How much of a screen a character beside the question takes, in characters of a question."""
_LONGEST_ROW = 96
"""Cells of a question in the contents; the whole of it stands on its card."""
_MOST_TICKED = 200
"""Cards up to which the contents show ticks; a browser looks through all cards for each, and a tap has to be felt."""
_TALL = re.compile("[\u0590-\u1cff]")
"""Letters that need more room between two lines: Hebrew, Arabic, and the scripts of South and South-East Asia."""
_TALLER = 1.4
"""How much more room such a letter takes than others."""
_UNBROKEN = re.compile("[^\\s/\u2010-\u2015\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff-]+")
"""Letters between which no line ends: neither at a hyphen nor in a script without spaces."""
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class _Part:
    """One card on the page, and the names by which links find it and its neighbours."""

    card: AnyCard
    kind: str
    name: str
    before: str
    after: str
    """Empty for the last."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One question in the contents."""

    part: _Part
    card: Card
    words: str
    topic: str
    """Empty where the heading above says it."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A heading in the contents, with the questions below it."""

    heading: str
    part: _Part | None
    """The card that the heading leads to: a guest's, or a divider."""
    rows: tuple[_Row, ...]


def html_of(stack: Stack) -> str:
    """Write a stack as one page of HTML that needs nothing but itself.

    Whatever stands in a bank is shown as it is written there: none of it is an element, an attribute, a link or style.
    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - 40 ms; who asks for a page's mark needs none

    parts = _parts(stack.cards)
    style = (_TEMPLATES / "cards.css").read_text("utf-8") + _ticks(parts)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string((_TEMPLATES / "cards.html.j2").read_text("utf-8"))
    counts = Counter(card.for_whom for card in stack.questions)
    return MARK + page.render(
        stack=stack,
        code=stack.code,
        style=style,
        seal=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        parts=parts,
        groups=_contents(parts),
        counts=[(whom, counts[whom]) for whom in FOR_WHOM if counts[whom]],
        facts=_facts,
        whose=_whose,
        look=_look,
        language=_language,
    )


def _parts(cards: Sequence[AnyCard]) -> tuple[_Part, ...]:
    named = [_named(card, place) for place, card in enumerate(cards, 1)]
    names = ["contents", *(name for _, name in named), ""]
    return tuple(
        _Part(card, kind, name, names[place - 1], names[place + 1])
        for place, (card, (kind, name)) in enumerate(zip(cards, named, strict=True), 1)
    )


def _named(card: AnyCard, place: int) -> tuple[str, str]:
    match card:
        case Card():
            return "question", f"card-{card.number}"
        case NameCard():
            return "guest", f"guest-{place}"
        case Divider():
            return "divider", f"topic-{place}"


def _contents(parts: Sequence[_Part]) -> tuple[_Group, ...]:
    """Group the questions by the guests or dividers before them; by topic where there is none, or one guest alone."""
    by_lead = sum(part.kind != "question" for part in parts) > 1
    headings: dict[str, tuple[str, _Part | None]] = {}
    rows: dict[str, list[_Row]] = {}
    lead = ""
    for part in parts:
        match part.card:
            case Card() as card:
                key = lead if by_lead and lead else f"topic {card.topic}"
                headings.setdefault(key, (card.topic, None))
                words = shortened(card.short or card.ask, _LONGEST_ROW, cell_len)
                rows.setdefault(key, []).append(_Row(part, card, words, card.topic if key.startswith("guest") else ""))
            case NameCard(name=heading) | Divider(topic=heading):
                lead = part.name if by_lead or part.kind == "guest" else f"topic {heading}"
                headings[lead] = (heading, part)
    return tuple(_Group(heading, part, tuple(rows.get(key, ()))) for key, (heading, part) in headings.items())


def _ticks(parts: Sequence[_Part]) -> str:
    """Give the rules by which the contents show what is ticked on the cards; numbers of ours are all they are of."""
    names = [part.name for part in parts if isinstance(part.card, Card)]
    if not 0 < len(names) <= _MOST_TICKED:
        return ""
    ticked = ",\n".join(f":root:has(#{name} :checked) .to-{name}" for name in names)
    return f"\n@media screen {{\n{ticked} {{ --tick: '✓'; --row: var(--soft); }}\n}}\n"


def _facts(card: Card, code: str) -> Iterable[str]:
    """Give what is printed small at a card's foot: by its id and the code, paper finds back to its bank and stack."""
    return filter(None, (f"{card.seconds} s", card.bank, card.campaign, card.id, _whose(card.guest, code)))


def _whose(guest: str, code: str) -> str:
    return "\u00a0".join(filter(None, (initials(guest), code)))


def _look(words: str, beside: Iterable[str] = ()) -> str:
    """Name the size and the leading that words have as the largest on their card, by how long all of them are."""
    is_tall = bool(_TALL.search(words))
    length = cell_len(words) * (_TALLER if is_tall else 1) + _BESIDE * sum(map(cell_len, beside))
    fit = 1 + sum(length > most for most in _FITS)
    longest = max((cell_len(word) for word in _UNBROKEN.findall(words)), default=0)
    word = next((f"word-{most}" for most in _WORDS if longest <= most), "word-long")
    return f"fit-{fit} {word}{' tall' * is_tall}"


def _language(card: Card) -> str:
    """Give the language for a browser's voice and fonts; empty where it isn't written as one."""
    return card.question.language if _LANGUAGE.fullmatch(card.question.language) else ""
