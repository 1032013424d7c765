"""Near misses: which known word or value a mistyped one was meant to be.

One module, because it is the only one that asks rapidfuzz. Distances are edits: a letter added, dropped, replaced, or
two neighbours swapped. Never a subsequence: in prose that finds everything in everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

_LONGEST = 40
"""Letters; nobody mistypes a longer word, and pasted ones cost time."""


def near(word: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Give at most three of the folded choices that a folded word may have been meant to be, the nearest first.

    One edit is forgiven up to four letters, two from five; and a choice that begins with the word is near.
    """
    choices = tuple(choices)
    begun = [choice for choice in choices if len(word) > 1 and choice.startswith(word)]
    edited = (choice for choice, _ in _within(word, choices, 1 if len(word) < 5 else 2))  # noqa: PLR2004 - see above
    return tuple(dict.fromkeys([*begun, *edited]))[:3]


def typos(word: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """Give the words of the vocabulary that a word is a mistyping of: all of the smallest distance, in its order.

    One edit from 4 letters, two from 8; shorter words and words with digits are never guessed at.
    """
    edits = 0 if len(word) < 4 else 1 if len(word) < 8 else 2  # noqa: PLR2004 - see above
    if not edits or not word.isalpha():
        return ()
    found = _within(word, vocabulary, edits)
    return tuple(choice for choice, distance in found if distance == found[0][1])


def said(words: Iterable[str]) -> str:
    """Join alternatives as they are said: `craft`, `craft or risk`, `craft, risk or pay`."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last


def _within(word: str, choices: Collection[str], edits: int) -> list[tuple[str, float]]:
    if len(word) > _LONGEST:
        return []
    from rapidfuzz import process  # noqa: PLC0415 - on first need: it takes 8 ms, and most evenings no word is mistyped
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - the same

    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [(choice, distance) for choice, distance, _ in found]
