"""Words: the form in which a question's text and a typed word are compared word by word."""

from __future__ import annotations

import re
from functools import cache

from redcarpet.core.text import fold

UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Letters of scripts that are written without spaces, as a pattern has them between its brackets."""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def bare(text: str) -> str:
    """Give the folded words of one line with single spaces between them; empty when it has no letter or digit.

    An apostrophe joins (don't is `dont`), any other sign parts. In scripts written without spaces each character is a
    word, so that a word of them is found within a sentence.
    """
    return bare_of_folded(fold(text))


def bare_of_folded(folded: str) -> str:
    """Do the same for a line that is folded already."""
    if not folded.isascii():
        folded = re.sub(f"[{UNSPACED}]", r" \g<0> ", folded)
    return " ".join(_word().findall(folded.replace("'", "")))


def brief(text: str) -> str:
    """Cut what a reporter typed to what fits into a note: at most 40 characters."""
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - half a line of an 80-column screen
