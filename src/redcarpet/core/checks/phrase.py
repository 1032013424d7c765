"""A phrase: some words that a rule looks for, in a small language that a newsroom can write.

    who are you wearing      these words, one after the other; capitals, accents and apostrophes don't count
    feud*                    a word that begins so
    knows/says               either of them
    your ...2 dress          at most two words between; without a number at most four
    your ...2 <garment>      any word of the list called garment
    ^ don't you              at the start of a sentence, or of a part of one
    , right $                after a comma or dash; at the end of the sentence
    MeToo                    written with a capital, a word is found in names, too; others are not
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from redcarpet.core.checks.wording import Wording
from redcarpet.core.text import fold
from redcarpet.core.values import dataclass

USUAL_GAP = 4
"""Words that `...` stands for at most, where no number says otherwise."""
WIDEST_GAP = 12

_COMMON = frozenset(
    "a an and any are as at be been being by did do does for from had has have he her him his how i if in is it its like "
    "me my of on or our she so some that the their them they this to us was we were what when where who will with would "
    "you your youre youve not no more can could".split()
)
"""Words under which no phrase waits when it has another: nearly every question holds some of them."""

Groups = Mapping[str, tuple[str, ...]]
"""Words by the name under which phrases speak of them."""


class PhraseError(ValueError):
    """A phrase can't be read; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a phrase."""

    words: frozenset[str]
    stems: tuple[str, ...]
    """How the word may begin, where it isn't one of the words."""
    gap: int = 0
    """How many other words may stand before it, at most."""
    starts: bool = False
    """Whether a sentence, or a part of one, must begin with it."""
    after_pause: bool = False
    """Whether there must be a comma or a dash before it."""
    ends: bool = False
    """Whether a sentence must end with it."""
    rare: bool = True
    """Whether none of the words stands in nearly every question."""

    def fits(self, wording: Wording, at: int, last: int) -> bool:
        """Say whether a word of a text is meant; `last` is the last one of its sentence."""
        word = wording.words[at]
        if word not in self.words and not (self.stems and word.startswith(self.stems)):
            return False
        if self.ends and at != last:
            return False
        return not (self.starts or self.after_pause) or (wording.pauses[at] and not (self.after_pause and at == 0))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, ready to be looked for."""

    slots: tuple[Slot, ...]
    anchor: int = 0
    """The slot under whose words it waits: the first that is rare."""
    need: frozenset[str] | None = None
    """Words of another slot: a text that has none of them need not be looked at."""

    def found(self, wording: Wording, at: int, first: int, last: int) -> tuple[int, int] | None:
        """Give the first word and the one after the last, where the anchor stands at a word; None where it doesn't fit.

        `first` and `last` are the words of the sentence.
        """
        anchor = self.anchor
        if not self.slots[anchor].fits(wording, at, last):
            return None
        start, end = at, at
        for slot_at in range(anchor - 1, -1, -1):
            gap = self.slots[slot_at + 1].gap
            places = range(start - 1, max(first, start - 1 - gap) - 1, -1)
            start = self._place(slot_at, places, wording, last)
            if start < 0:
                return None
        for slot_at in range(anchor + 1, len(self.slots)):
            gap = self.slots[slot_at].gap
            places = range(end + 1, min(last, end + 1 + gap) + 1)
            end = self._place(slot_at, places, wording, last)
            if end < 0:
                return None
        return start, end + 1

    def _place(self, slot_at: int, places: range, wording: Wording, last: int) -> int:
        """Give the nearest place that fits; there is no going back, so of two gaps in a row each takes the nearest."""
        slot = self.slots[slot_at]
        return next((at for at in places if slot.fits(wording, at, last)), -1)


class Phrasebook:
    """Reads phrases that share lists of words, and their slots: most phrases are made of the same few."""

    def __init__(self, groups: Groups | None = None) -> None:
        self._groups = groups or {}
        self._slots: dict[tuple[str, int, str, bool], Slot] = {}

    def phrase(self, text: str) -> Phrase:
        """Read a phrase. Raises PhraseError."""
        pieces = text.split()
        ends = pieces[-1:] == ["$"]
        if ends:
            del pieces[-1]
        slots: list[Slot] = []
        gap, place, anchor = 0, "", -1
        for at, piece in enumerate(pieces, 1):
            if piece in _PLACES and not slots and not place:
                place = piece
            elif piece.startswith("...") and slots and not gap:
                gap = _gap(piece)
            else:
                key = piece, gap, place, ends and at == len(pieces)
                slot = self._slots.get(key) or self._make(*key)
                if anchor < 0 and slot.rare:
                    anchor = len(slots)
                slots.append(slot)
                gap, place = 0, ""
        if not slots or gap or place:
            raise PhraseError("A phrase begins and ends with a word.")
        return Phrase(tuple(slots), max(anchor, 0), _needed(slots, max(anchor, 0)))

    def _make(self, piece: str, gap: int, place: str, ends: bool) -> Slot:  # noqa: FBT001 - the key of a slot
        words: list[str] = []
        stems: list[str] = []
        for choice in piece.split("/"):
            if choice[:1] != "<" or choice[-1:] != ">":
                _sort_in(choice, words, stems)
                continue
            if choice[1:-1] not in self._groups:
                raise PhraseError(f"No list of words is called {choice}.")
            for word in self._groups[choice[1:-1]]:
                _sort_in(word, words, stems)
        found = frozenset(words)
        made = Slot(found, tuple(stems), gap, place == "^", place == ",", ends, not found & _COMMON)
        self._slots[piece, gap, place, ends] = made
        return made


def _needed(slots: list[Slot], anchor: int) -> frozenset[str] | None:
    needed = None
    for at, slot in enumerate(slots):
        if at != anchor and not slot.stems:
            if slot.rare:
                return slot.words
            needed = needed or slot.words
    return needed


_PLACES = frozenset("^,")


def _gap(piece: str) -> int:
    number = piece[3:]
    if number and not (number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= WIDEST_GAP):
        raise PhraseError(f"After three dots stands a number from 1 to {WIDEST_GAP}, such as ...2.")
    return int(number) if number else USUAL_GAP


def _sort_in(choice: str, words: list[str], stems: list[str]) -> None:
    """Read one word, with its star; a word with a capital is found with one, too."""
    if choice.isascii() and choice.isalnum() and choice.islower():
        words.append(choice)
        return
    stem = choice.removesuffix("*")
    form = fold(stem).replace("'", "")
    if not re.fullmatch(r"[^\W_]+", form):
        raise PhraseError("A phrase is made of words, and of ^ $ , / * ... and <names of lists> with spaces around.")
    into = words if stem == choice else stems
    into.append(form)
    if any(letter.isupper() for letter in stem):
        into.append(form.capitalize())
