"""Text from outside is data: cleaned once where it enters, folded for search, wrapped by cells.

Nothing here knows a terminal; how many cells a text takes is asked of a function that the caller brings
(`rich.cells.cell_len` outside `core`), because `len` and `textwrap` are wrong for wide characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

WidthOf = Callable[[str], int]
"""How many terminal cells a text takes."""

_SPACES = "\t\n\x0b\x0c\r\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f"
_REFUSED = "\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)

# These are compiled when the first text needs them: most starts need none.
_SUSPECT = f"[\x00-\x1f\x7f{_INVISIBLE}{_REFUSED}\x85\u2028\u2029]|  |^ | $|[{_MARKS}]{{5}}"
_SPACE_RUN = f"[ {_SPACES}]+"
_SPACE_ONE = f"\r\n|[{_SPACES}]"
_INVISIBLE_ONE = f"[{_INVISIBLE}]"
_REFUSED_ONE = f"[{_REFUSED}]"
_CONTROL_ONE = "[\x00-\x1f\x7f]"
_MARK_PILE = f"([{_MARKS}]{{4}})[{_MARKS}]+"


def _control_picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\u2421" if code == 0x7F else chr(0x2400 + code)  # noqa: PLR2004 - DEL has a picture of its own


def clean(text: str) -> str:
    """Give one line of harmless text: what is shown, matched, printed and kept.

    White space of any kind becomes single spaces, controls become their visible pictures (ESC is ␛), C1 controls,
    bidi overrides, lone surrogates and noncharacters become �, characters without any look are dropped, and piles of
    more than four combining marks lose the rest. Joiners that emoji and Indic scripts need stay. Cleaning twice is
    the same as cleaning once.
    """
    if _is_clean(text):
        return text
    return _harmless(re.sub(_SPACE_RUN, " ", re.sub(_INVISIBLE_ONE, "", text)).strip(" "))


def clean_typed(text: str) -> str:
    """Clean a piece of text that is being typed or pasted into a line: as `clean`, but every space stays."""
    if _is_clean(text):
        return text
    return _harmless(re.sub(_SPACE_ONE, " ", re.sub(_INVISIBLE_ONE, "", text)))


def _is_clean(text: str) -> bool:
    """Say whether nothing is to be cleaned; for the common text a glance is enough, and gives the same answer."""
    marks = max(text, default="") >= _MARKS[0]
    if text.isprintable() and "  " not in text and text == text.strip(" ") and not marks:
        return True
    return not re.search(_SUSPECT, text)


def _harmless(text: str) -> str:
    text = re.sub(_REFUSED_ONE, "\ufffd", text)
    text = re.sub(_CONTROL_ONE, _control_picture, text)
    return re.sub(_MARK_PILE, r"\1", text)


def clean_lines(text: str) -> str:
    """Clean a text that may have several lines (a note): each line by itself, joined by a line feed."""
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
    return "\n".join(clean(line) for line in lines).strip("\n")


def fold(text: str) -> str:
    """Give the form in which texts are compared: no case, no accents, straight quotes.

    Base letters are kept for scripts whose marks are vowels (Hebrew and Arabic points go, too: people type without).
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in parts if not unicodedata.combining(character))
    return plain.translate(_QUOTES)


_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})


def wrapped(text: str, width: int, width_of: WidthOf) -> list[str]:
    """Break one line of text at spaces into lines of at most `width` cells; a longer word is broken where it must.

    `width` is at least 2 (one wide character). Never loses a character but the spaces at a break.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if width_of(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width, width_of)
        lines.extend(full)
    return [*lines, line] if line or not lines else lines


def parted(text: str, width: int, width_of: WidthOf) -> list[str]:
    """Break a row of parts with dots between them ("her 9 · him 4") into lines, at the dots alone.

    A part wider than `width` cells is cut off.
    """
    lines: list[str] = []
    for part in text.split(" · "):
        candidate = f"{lines[-1]} · {part}" if lines else part
        if lines and width_of(candidate) <= width:
            lines[-1] = candidate
        else:
            lines.append(shortened(part, width, width_of))
    return lines


def _pieces(word: str, width: int, width_of: WidthOf) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def balanced(text: str, width: int, width_of: WidthOf) -> list[str]:
    """Break text into as few lines as `wrapped` needs, of even lengths: easier to take in at a glance."""
    lines = wrapped(text, width, width_of)
    narrowest = max((width_of(line) for line in lines), default=0)
    longest = max(map(width_of, text.split(" ")))
    low = max(min(longest, narrowest), -(-sum(width_of(line) for line in lines) // max(1, len(lines))))
    high = narrowest
    while low < high:
        middle = (low + high) // 2
        if len(wrapped(text, max(2, middle), width_of)) <= len(lines):
            high = middle
        else:
            low = middle + 1
    return wrapped(text, max(2, high), width_of)


def shortened(text: str, width: int, width_of: WidthOf) -> str:
    """Cut a text to at most `width` cells for a row of a list, with … where something is left out."""
    if width_of(text) <= width:
        return text
    if width < 1:
        return ""
    end = min(len(text), width)
    while end and width_of(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip() + "…"


def wording(wordings: Sequence[str], width: int, width_of: WidthOf) -> str:
    """Give the first wording that fits into `width` cells; where none does, the last of them cut off."""
    fits = (text for text in wordings if width_of(text) <= width)
    return next(fits, None) or shortened(wordings[-1], width, width_of)
