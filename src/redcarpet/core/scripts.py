"""Scripts: in which direction a text runs, which language its letters are of, and where an endless word may break."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Literal

from redcarpet.core.values import dataclass

Direction = Literal["ltr", "rtl"]

_LANGUAGES = (
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u4e00", "\u9fff", "zh"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0370", "\u03ff", "el"),
    ("\u0e00", "\u0e7f", "th"),
)
"""Blocks of Unicode, each with the language most often written in it."""
_UNSPACED = frozenset({"ja", "zh", "th"})
_MAY_BREAK = "\u200b"
"""A space of no width."""
_JOINED = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})
"""What belongs to the character before it: marks, joiners, the colours of skin."""


@dataclass(frozen=True, slots=True)
class Script:
    """How a text is set."""

    direction: Direction
    language: str
    """Two letters, such as en or ar."""

    @property
    def has_spaces(self) -> bool:
        """Whether its words are parted by spaces."""
        return self.language not in _UNSPACED


def script_of(text: str, told: str = "") -> Script:
    """Give how a text is set: by its first strong letter, and by its bank's language unless the letters are others'."""
    letters = next((name for start, end, name in _LANGUAGES if any(start <= one <= end for one in text)), "")
    language = told.partition("-")[0].lower()
    fits = re.fullmatch("[a-z]{2}", language) and (not letters or language in _same_letters(letters))
    return Script(_direction(text), language if fits else letters or "en")


def _same_letters(language: str) -> frozenset[str]:
    """Give the languages that are written in the letters of one."""
    kin = {"ar": {"ar", "fa", "ur"}, "he": {"he", "yi"}, "ru": {"ru", "uk", "bg", "sr", "mk", "be", "kk"}}
    return frozenset(kin.get(language, {"ja", "zh"} if language in {"ja", "zh"} else {language}))


def _direction(text: str) -> Direction:
    for character in text:
        strong = unicodedata.bidirectional(character)
        if strong in {"R", "AL"}:
            return "rtl"
        if strong == "L":
            return "ltr"
    return "ltr"


def breakable(text: str, longest: int) -> str:
    """Let words of more than `longest` characters break anywhere, by spaces of no width; others are left alone.

    Words of letters that join, such as Arabic, stay whole: they would fall apart.
    """
    return " ".join(_opened(word) if len(word) > longest else word for word in text.split(" "))


def longest_word(text: str) -> str:
    """Give the longest piece of a text that no line may break; empty where lines may break anywhere."""
    if not script_of(text).has_spaces:
        return ""
    return max(re.split("[ \u200b/\u2013\u2014-]+", text), key=len, default="")


def _opened(word: str) -> str:
    if any(unicodedata.bidirectional(one) == "AL" for one in word):
        return word
    opened = [word[0]]
    for before, after in pairwise(word):
        kept = unicodedata.category(after) in _JOINED or before == "\u200d"
        opened.append(after if kept else _MAY_BREAK + after)
    return "".join(opened)
