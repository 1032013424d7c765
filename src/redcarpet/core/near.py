"""Near misses: which known word or value a mistyped one was meant to be.

One module, because it is the only one that asks rapidfuzz. Distances are edits: a letter added, dropped, replaced, or
two neighbours swapped. Never a subsequence: in prose that finds everything in everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from redcarpet.core.text import fold

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


def slip_of(word: str, vocabulary: Collection[str]) -> str:
    """Give the bare word or words that another is a slip of the pen of, as craft of carft; empty when it is none.

    For a word that may well be one of its own, so more is asked than by `typos`: the first letter is right, and four
    letters are no slip of three. In short words no letter stands for another (peace is not place), and two edits are
    forgiven from ten letters.
    """
    edits = 0 if len(word) < _SLIPS_FROM else 2 if len(word) >= _TWO_EDITS_FROM else 1
    found = _within(word, tuple(vocabulary), edits) if edits else []
    return next((choice for choice, distance in found if _is_slip(word, choice, int(distance))), "")


_SLIPS_FROM, _LETTERS_SWAP_FROM, _TWO_EDITS_FROM = 4, 6, 10


def _is_slip(word: str, choice: str, edits: int) -> bool:
    shorter = min(len(word), len(choice))
    if shorter < _SLIPS_FROM or word[0] != choice[0] or (edits > 1 and shorter < _TWO_EDITS_FROM):
        return False
    return shorter >= _LETTERS_SWAP_FROM or len(word) != len(choice) or sorted(word) == sorted(choice)


def meant(word: str, names: Iterable[str]) -> str:
    """Ask which of some names was meant, such as "Did you mean only-you?"; empty when none is near."""
    folded = {fold(name): name for name in names}
    found = near(fold(word), folded)
    return f"Did you mean {said(folded[name] for name in found)}?" if found else ""


def said(words: Iterable[str]) -> str:
    """Join alternatives as they are said: `craft`, `craft or risk`, `craft, risk or pay`."""
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else last


_LONGEST_COMPARED = 300
"""Code points; a question is a sentence, and a page in its place must not cost minutes."""


def like_pairs(texts: Sequence[str], above: float) -> Iterator[tuple[int, int]]:
    """Give the places of every two texts whose likeness is more than `above`, from 0 to 100, the lower place first.

    The likeness is what two texts have in common in the same order, as a part of both (`rapidfuzz.fuzz.ratio`). Two
    texts of very different lengths have too little: so each is compared with those alone that are hardly longer.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - on first need, as below

    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    by_length = [texts[place][:_LONGEST_COMPARED] for place in order]
    end = 0
    for at, text in enumerate(by_length):
        longest = len(text) * (200 - above) / above
        while end < len(by_length) and len(by_length[end]) <= longest:
            end += 1
        rest = by_length[at + 1 : end]
        for _, score, further in process.extract(text, rest, scorer=fuzz.ratio, score_cutoff=above, limit=None):
            if score > above:
                one, other = order[at], order[at + 1 + further]
                yield min(one, other), max(one, other)


def _within(word: str, choices: Collection[str], edits: int) -> list[tuple[str, float]]:
    if len(word) > _LONGEST:
        return []
    from rapidfuzz import process  # noqa: PLC0415 - on first need: it takes 8 ms, and most evenings no word is mistyped
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - the same

    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [(choice, distance) for choice, distance, _ in found]
