"""Parting: how what is too long for one leaf goes on to more.

Text is never cut. What does not fit on a card goes first to another one, 11b behind 11, between two sentences; only a
single sentence that is too long for a whole card is set smaller than can be read at arm's length, and only one that
does not fit even then is parted between two words. A guest's name stands on all cards that tell of the guest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil
from typing import TypeVar

from redcarpet.core.leaves import Fit, Leaf, Told
from redcarpet.core.scripts import signs
from redcarpet.core.words import brief

Part = str | Told
"""A follow-up, or something told besides."""
Piece = TypeVar("Piece")

_SENTENCES = re.compile(r".+?(?:[.?!…]+[\"'”’“»«›‹)]*(?:\s[»›])?\s++(?![a-zß-ÿ])|[。？！؟]+[」』）”]*\s*|$)", re.DOTALL)
_WORDS = re.compile(r"\S+\s*")
"""Pieces that a text is parted into, one after another: all of them together are the text.

What goes on in a small letter is the same sentence: “Why?” she asked.
"""
_ALPHABET = 26
_LEAST_SHARE = 0.01
_LINE = 20
"""Signs that the end of a line costs, roughly: short lines fill a card, too."""


def replanned(leaf: Leaf, fit: Fit) -> tuple[Leaf, ...]:
    """Give the leaves that take the place of one that was too full; itself alone where it was not.

    Each of them holds less or is set smaller, so that doing this again and again comes to an end: at a single sign.
    """
    share = 1 / ceil(1 / max(_LEAST_SHARE, min(fit.share, 0.99)))
    if not fit.front:
        return _less_in_front(leaf, share)
    return _less_behind(leaf, share) if leaf.behind and not fit.back else (leaf,)


def _less_in_front(leaf: Leaf, share: float) -> tuple[Leaf, ...]:
    parts: tuple[Part, ...] = (*leaf.follow_ups, *leaf.told)
    leads = bool(leaf.ask) and not leaf.again
    if leads and parts and (leaf.kind == "question" or len(parts) == 1):
        return (_with(leaf, ()), _going_on(leaf, parts))
    shared = _shared(parts or (leaf.ask,), share, small=leaf.small)
    if not shared:
        return (replace(leaf, small=True),)
    less, more = shared
    if parts:
        return (_with(leaf, less), _going_on(leaf, more))
    first, second = _words_of(less[0]), _words_of(more[0])
    return (replace(leaf, ask=first, behind=()), replace(leaf, ask=second, small=False))


def _less_behind(leaf: Leaf, share: float) -> tuple[Leaf, ...]:
    """Move follow-ups from a back to the front of another card: all, where the only one is too long for a back."""
    less, more = _shared(leaf.behind, share, small=False) or ((), leaf.behind)
    return (replace(leaf, behind=tuple(map(_words_of, less))), _going_on(leaf, more))


def lettered(leaves: Sequence[Leaf]) -> tuple[Leaf, ...]:
    """Give the leaves of one card their numbers, 7, 7b, 7c and so on; each but the last says which one goes on."""
    number = leaves[0].number
    numbers = [f"{number}{_letters(at)}" if number else "" for at in range(len(leaves))]
    return tuple(
        replace(leaf, number=number, goes_on=after, part=part)
        for part, (leaf, number, after) in enumerate(zip(leaves, numbers, [*numbers[1:], ""], strict=True))
    )


def _letters(at: int) -> str:
    """Give nothing for the first, then b, c ... z, ba, bb and so on."""
    if at == 0:
        return ""
    return (_letters(at // _ALPHABET) if at >= _ALPHABET else "") + chr(ord("a") + at % _ALPHABET)


def _going_on(leaf: Leaf, parts: Iterable[Part]) -> Leaf:
    """Give the leaf that goes on after another one, with these parts alone. A name or a topic is said again."""
    again = leaf.kind != "question"
    return _with(replace(leaf, ask=brief(leaf.ask) if again else "", behind=(), small=False, again=again), parts)


def _with(leaf: Leaf, parts: Iterable[Part]) -> Leaf:
    parts = tuple(parts)
    follow_ups = tuple(part for part in parts if isinstance(part, str))
    return replace(leaf, follow_ups=follow_ups, told=tuple(part for part in parts if isinstance(part, Told)))


def _shared(parts: Sequence[Part], share: float, *, small: bool) -> tuple[Sequence[Part], Sequence[Part]] | None:
    """Put a share of the parts on one leaf and the rest on another, so that all that follow are about as full.

    A single part is cut at a sentence's end, in small type between words; None where it can't be.
    """
    if len(parts) > 1:
        return _cut_at(parts, share, lambda part: len(_words_of(part)) + _LINE)
    words = _words_of(parts[0])
    cut = _cut(_SENTENCES.findall(words), share)
    if not cut and small:
        cut = _cut(_WORDS.findall(words), share) or _cut(signs(words), share)
    if not cut:
        return None
    if isinstance(parts[0], str):
        return ((cut[0],), (cut[1],))
    return ((replace(parts[0], words=cut[0]),), (replace(parts[0], label="", words=cut[1]),))


def _words_of(part: Part) -> str:
    return part if isinstance(part, str) else part.words


def _cut(pieces: Sequence[str], share: float) -> tuple[str, str] | None:
    if len(pieces) < 2:  # noqa: PLR2004 - one piece can't be parted
        return None
    less, more = _cut_at(pieces, share, len)
    return "".join(less).rstrip(), "".join(more).rstrip()


def _cut_at(
    parts: Sequence[Piece], share: float, size_of: Callable[[Piece], int]
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Part a row of two or more so that the first side has this share of it, as nearly as may be; neither is empty."""
    sizes = list(accumulate(map(size_of, parts)))
    at = min(range(1, len(parts)), key=lambda place: abs(sizes[place - 1] - share * sizes[-1]))
    return tuple(parts[:at]), tuple(parts[at:])
