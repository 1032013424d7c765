"""Likeness: how much two texts have in common, and which of many have much.

By trigrams, the runs of three characters: a wrong letter costs three of them, a word put elsewhere hardly any.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from math import ceil

_MOST_CANDIDATES = 6
"""How many texts are compared in full with each one; the likest is among the first two or three of them."""

_ROUNDING = 1e-9
"""What is given away of a share, so that a quotient a hair too great rules nobody out."""

Trigrams = frozenset[str]


def trigrams(text: str) -> Trigrams:
    """Give the runs of three characters of a text, its beginning weighing more than its end."""
    padded = f"  {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def likeness(one: Trigrams, other: Trigrams) -> float:
    """Give the part that two texts share, from 0 to 1 (Dice's coefficient)."""
    return 2 * len(one & other) / (len(one) + len(other))


def alike(new: Mapping[int, str], old: Mapping[int, str], least: float) -> Iterator[tuple[int, int, float]]:
    """Give pairs of a new and an old text whose likeness is `least` or more, with the likeness.

    Two texts that share so much share some of their rarest trigrams, for the common ones alone are not enough; so
    that two strange banks of 5,000 questions cost a second or two and not their product. Of a new text with many old
    ones like it only a few of the likest are given.
    """
    of_old = {place: trigrams(text) for place, text in old.items()}
    commonness = Counter(chain.from_iterable(of_old.values()))
    share = least / (2 - least) - _ROUNDING
    known = frozenset(commonness)
    having: dict[str, list[int]] = defaultdict(list)
    for was, its in of_old.items():
        for rare in _rarest(its, commonness, share):
            having[rare].append(was)
    for now, text in new.items():
        its = trigrams(text)
        if len(its & known) < len(its) * share:
            continue
        shared = Counter(chain.from_iterable(having.get(rare, ()) for rare in _rarest(its, commonness, share)))
        for was, _ in shared.most_common(_MOST_CANDIDATES):
            found = likeness(its, of_old[was])
            if found >= least:
                yield now, was, found


def _rarest(its: Trigrams, commonness: Mapping[str, int], share: float) -> list[str]:
    """Give so many that a text which has a `share` of all in common with it has at least one of them among its own."""
    ranked = sorted(its, key=lambda trigram: (commonness[trigram], trigram))
    return ranked[: len(ranked) - ceil(len(ranked) * share) + 1]
