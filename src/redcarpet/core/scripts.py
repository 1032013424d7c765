"""Scripts: in which direction a text runs, which language its letters are of, and where an endless word may break."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Literal

from redcarpet.core.values import dataclass
from redcarpet.core.words import UNSPACED

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
_SPACELESS = frozenset({"ja", "zh", "th"})
_MAY_BREAK = "\u200b"
"""A space of no width."""
_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Unicode's categories of what belongs to the character before it: marks and joiners."""
_JOINER = "\u200d"
_VIRAMA = 9
"""Unicode's combining class of the mark that joins two letters of an Indian script into one."""
_BREAKS = rf"(?<![(\[{{]) (?![])}}!,./:;?…])|\u200b|(?<=\w[-/–—])(?=[^\W\d])|[{UNSPACED}]"
"""Where a line may surely break: not before a full stop, even after a space, and not in 20261122-062632 or //. As the
typesetter does it, by Unicode's UAX #14."""
_MORE = 1.0
"""Of a letter, by which a broad sign such as � takes more room."""
_LONGEST_SIGN = 24
"""Characters; a whole family with its colours of skin has 11. A heap of marks is no sign."""


@dataclass(frozen=True, slots=True)
class Script:
    """How a text is set."""

    direction: Direction
    language: str
    """Two letters, such as en or ar."""

    @property
    def has_spaces(self) -> bool:
        """Whether its words are parted by spaces."""
        return self.language not in _SPACELESS


def script_of(text: str, told: str = "") -> Script:
    """Give how a text is set: in the direction of its first strong letter, in its bank's language.

    Where most of its letters are not those of that language, in the language most often written in them.
    """
    letters = "" if text.isascii() else _letters(text)
    language = told.partition("-")[0].lower()
    fits = re.fullmatch("[a-z]{2}", language) and (not letters or language in _same_letters(letters))
    return Script(_direction(text), language if fits else letters or "en")


def _letters(text: str) -> str:
    """Name the language of the block that most letters of a text are of; empty for Latin and unknown ones."""
    counts = Counter(
        next((name for start, end, name in _LANGUAGES if start <= one <= end), "") for one in text if one.isalpha()
    )
    if counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)
    return max(counts, key=counts.__getitem__, default="")


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
    """Let words of more than `longest` characters break between any two signs, by spaces of no width.

    Other words are left alone; so are those of letters that join, such as Arabic: they would fall apart.
    """
    words = re.split(f"({_BREAKS})", text)
    return "".join(_opened(word) if _breadth(word) > longest else word for word in words)


def longest_word(text: str) -> str:
    """Give the longest piece of a text that no line may break; empty where lines may break anywhere."""
    return max(re.split(_BREAKS, text), key=len, default="")


def _breadth(word: str) -> float:
    """Count the characters of a word, broad signs for more than one."""
    return len(word) + _MORE * sum(unicodedata.category(one) == "So" for one in word)


def signs(text: str) -> tuple[str, ...]:
    """Part a text into what is read as one sign each: a letter with its marks, an emoji of several, a flag."""
    found: list[str] = []
    for character in text:
        if found and _belongs(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _opened(word: str) -> str:
    if any(unicodedata.bidirectional(one) == "AL" for one in word):
        return word
    return _MAY_BREAK.join(signs(word))


def _belongs(sign: str, after: str) -> bool:
    """Say whether a character goes on with a sign."""
    if after.isascii() or len(sign) >= _LONGEST_SIGN:
        return False
    if sign[-1] == _JOINER or unicodedata.combining(sign[-1]) == _VIRAMA or unicodedata.category(after) in _MARKS:
        return True
    colour = "\U0001f3fb" <= after <= "\U0001f3ff"
    flag = len(sign) == 1 and all("\U0001f1e6" <= one <= "\U0001f1ff" for one in (sign, after))
    syllable = "\u1160" <= after <= "\u11ff"  # the rest of a Korean one that is written letter by letter
    return colour or flag or syllable
