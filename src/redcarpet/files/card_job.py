"""What the typesetter is given: one JSON string with the leaves, the sheet, the sizes, and how each text is set."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from itertools import pairwise

from redcarpet.core.card_look import Look, look_of
from redcarpet.core.leaves import Leaf
from redcarpet.core.scripts import breakable, longest_word, script_of
from redcarpet.core.sheets import Sheet
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass

MARK = "redcarpet cue cards"
"""Stands among the keywords of every PDF; by it an export knows its own."""

_OWN_FONTS = ("Inter", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji")
_RED = "#9b1127"
_LEADING = {"ar": 0.42, "fa": 0.42, "ur": 0.42, "he": 0.24, "ja": 0.3, "zh": 0.3, "ko": 0.3, "th": 0.42}
"""Em between two lines of a text, by its language; Arabic letters reach deep."""
_USUAL_LEADING = 0.17
_DROP = {"ar": 0.13, "fa": 0.13, "ur": 0.13}
_TIGHT = frozenset({"he", "ar", "fa", "ur", "ja", "zh", "ko", "th"})
"""Languages whose letters are never moved closer."""
_EM = 0.53
"""The usual width of a letter, in em; a guess to begin with, nothing depends on it."""
_NARROWEST = 0.62
"""Em of a letter, by which a word is taken to be too long for a line."""
_WORD = 12
"""Characters of a word that no line is too short for, however broad its letters."""
_TALL = 0.14
"""Em by which letters with marks above marks need more room: vowel signs, and Vietnamese capitals."""
_POINTS = 72 / 25.4
"""Of a millimetre."""
_LABELS = {
    "actual-size": "Print at actual size, not “fit to page”: this is 100 mm.",
    "sheet": "sheet {n} of {m}",
    "behind": "{n} on the back",
    "goes-on": "goes on: {n}",
    "logo": "logo",
}


@dataclass(frozen=True, slots=True)
class Style:
    """What was chosen for all cards."""

    mono: bool = False
    """Whether colour is left out."""
    backs: bool = False
    """Whether there are backs."""
    logo: str = ""
    """The name of a picture in the typesetter's folder."""


@dataclass(frozen=True, slots=True)
class Print:
    """Some leaves that are to be printed, and on what."""

    leaves: tuple[Leaf, ...]
    sheet: Sheet
    style: Style
    title: str
    code: str
    brand: str


def job_of(given: Print, leaves: Sequence[Leaf]) -> str:
    """Write what the typesetter needs for some of the leaves of a print."""
    look = look_of(given.sheet)
    return json.dumps(
        {
            "leaves": [_leaf(leaf, look, given.sheet) for leaf in leaves],
            "sheet": asdict(given.sheet),
            "look": {name.replace("_", "-"): value for name, value in asdict(look).items()},
            "style": {**asdict(given.style), "accent": _RED, "fonts": _OWN_FONTS},
            "title": given.title,
            "language": "en",
            "code": given.code,
            "brand": _words(given.brand, 40),
            "mark": MARK,
            "labels": _LABELS,
        },
        ensure_ascii=False,
    )


def _leaf(leaf: Leaf, look: Look, sheet: Sheet) -> dict[str, object]:
    room = (sheet.card.width - 2 * look.padding - look.tab) * _POINTS / _NARROWEST

    def words(text: str, size: float) -> dict[str, object]:
        return _words(text, int(room / size), leaf.language)

    least = (look.small_ladder if leaf.small else look.ladder)[-1]
    return {
        "kind": leaf.kind,
        "number": leaf.number,
        "total": leaf.total,
        "topic": words(leaf.topic, look.head * 2),
        "guest": words(leaf.guest, look.head * 2),
        "initials": leaf.initials,
        "whom": leaf.for_whom,
        "edge": {**words(leaf.edge, look.edge), "caps": leaf.edge == f"FOR {leaf.for_whom.upper()}"},
        "ask": words(leaf.ask, least),
        "follow-ups": [words(text, look.compact) for text in leaf.follow_ups],
        "told": [
            {"label": one.label, "private": one.private, "words": words(one.words, look.told)} for one in leaf.told
        ],
        "foot": words(leaf.foot, look.foot * 1.4),
        "behind": [words(text, look.behind_ladder[-1]) for text in leaf.behind],
        "goes-on": leaf.goes_on,
        "small": leaf.small,
        "box": leaf.part == 0 and leaf.kind == "question",
    }


def _words(text: str, longest: int, language: str = "") -> dict[str, object]:
    text = clean(text)
    script = script_of(text, language)
    opened = breakable(text, longest)
    tall = _is_tall(text)
    return {
        "t": opened,
        "o": breakable(text, _WORD) if script.has_spaces else text,
        "rtl": script.direction == "rtl",
        "lang": script.language,
        "lead": _LEADING.get(script.language, _USUAL_LEADING) + (_TALL if tall else 0.0),
        "drop": _DROP.get(script.language, 0.0) + (_TALL if tall else 0.0),
        "tight": script.language not in _TIGHT,
        "word": longest_word(opened),
        "room": max(1, len(text)) * (_EM if script.has_spaces else 1.0),
    }


def _is_tall(text: str) -> bool:
    """Say whether marks are piled on some letter, or stand on a capital or a letter without a form for both."""
    if text.isascii():
        return False
    parts = unicodedata.normalize("NFD", text)
    return any(
        unicodedata.combining(mark) and (unicodedata.combining(before) or before.isupper() or not before.isascii())
        for before, mark in pairwise(parts)
    )
