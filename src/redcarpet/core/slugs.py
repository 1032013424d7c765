"""Slugs: short names for questions that have none, made of their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import count

from redcarpet.core.placeholders import filled
from redcarpet.core.question import Question, fingerprint
from redcarpet.core.words import bare

_FEWEST_WORDS = 2
"""Fewer telling words name nothing; then all count."""
_WORDS, _MOST_WORDS = 3, 8
"""How many words of a question its id has, and how many where others have the first few, too."""
_LONGEST = 40
"""Characters."""
_UNSAID = frozenset(
    """a an and are as at be been but by can could did do does for from had has have how i in into is it its me more
    most my of on one or our should so some than that the their them then there they this to up us was we were what
    when where which who whom whose why will with would you your yours""".split()  # noqa: SIM905 - read as words
)
"""Words that tell no question from another."""
_IN_ASCII = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)


def slugs_for(questions: Iterable[Question], taken: Collection[str]) -> tuple[str, ...]:
    """Give each question an id that nobody has: `taken` are those of all banks.

    ASCII, made of the first telling words; of more of them, then with a number, where two would be alike. The same
    questions in the same order get the same ids on every machine.
    """
    used = set(taken)
    found = []
    for question in questions:
        slug = next(slug for slug in _tries(question) if slug not in used)
        used.add(slug)
        found.append(slug)
    return tuple(found)


def _tries(question: Question) -> Iterable[str]:
    words = _telling(question)
    short = [_joined(words[:length]) for length in range(_WORDS, _MOST_WORDS + 1)]
    yield from short
    for number in count(2):
        yield f"{short[0]}-{number}"


def _telling(question: Question) -> Sequence[str]:
    """Give the words of a question that tell it from others; of one in another script, what names it."""
    words = bare(filled(question.ask).translate(_IN_ASCII)).split()
    latin = [word for word in words if word.isascii()]
    telling = [word for word in latin if word not in _UNSAID]
    if len(telling) < _FEWEST_WORDS:
        telling = latin
    return telling if len(latin) * 2 > len(words) else ["q", fingerprint(question.ask)]


def _joined(words: Sequence[str]) -> str:
    """Join words as far as they fit; what could be taken for a question's fingerprint, or a number, gets a letter."""
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug if set(slug) - set("0123456789abcdef-") else f"q-{slug}"
