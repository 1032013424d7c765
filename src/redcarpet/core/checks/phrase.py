"""A phrase: some words that a rule looks for, in a small language that a newsroom can write.

| written | means |
|---|---|
| `who are you wearing` | these words, one after the other; capitals, accents and apostrophes don't count |
| `feud*` | a word that begins so |
| `knows/says` | either of them |
| `your ...2 dress` | at most two words between; without a number at most four |
| `your ...2 <garment>` | any word of the list called garment |
| `^ don't you` | at the start of a sentence, or of a part of one |
| `, right $` | after a comma or dash; at the end of the sentence |
| `MeToo` | written with a capital, a word is found in names, too; others are not |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from redcarpet.core.checks.wording import Wording
from redcarpet.core.text import fold
from redcarpet.core.values import dataclass

USUAL_GAP = 4
"""Words that `...` stands for at most, where no number says otherwise."""
WIDEST_GAP = 12

_COMMON = frozenset(
    "a an and any are as at be been being by did do does for from had has have he her him his how i if in is it its "
    "like me my of on or our she so some that the their them they this to us was we were what when where who will with "
    "would you your youre youve not no more can could".split()
)
"""Words under which no phrase waits when it has another: nearly every question holds some of them."""

Groups = Mapping[str, tuple[str, ...]]
"""Words by the name under which phrases speak of them."""


class PhraseError(ValueError):
    """A phrase can't be read; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Word:
    """What may stand at one place of a phrase."""

    words: frozenset[str]
    stems: tuple[str, ...]
    """How the word may begin, where it isn't one of the words."""
    rare: bool
    """Whether none of the words stands in nearly every question."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a phrase."""

    word: Word
    gap: int = 0
    """How many other words may stand before it, at most."""
    starts: bool = False
    """Whether a sentence, or a part of one, must begin with it."""
    after_pause: bool = False
    """Whether there must be a comma or a dash before it."""
    ends: bool = False
    """Whether a sentence must end with it."""

    def fits(self, wording: Wording, at: int, last: int) -> bool:
        """Say whether a word of a text is meant; `last` is the last one of its sentence."""
        word, wanted = wording.words[at], self.word
        if word not in wanted.words and not (wanted.stems and word.startswith(wanted.stems)):
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
    """Reads phrases that share lists of words, each when it is needed: most questions need few of them."""

    def __init__(self, groups: Groups | None = None) -> None:
        self._groups = groups or {}
        self._words: dict[str, Word] = {}
        self._read: dict[str, Phrase] = {}

    def anchor(self, text: str) -> Word:
        """Give the words under which a phrase waits: the first that are rare, else the first. Raises PhraseError."""
        first = None
        for piece in text.split():
            if piece in _SIGNS or piece.startswith("..."):
                continue
            word = self._words.get(piece) or self._word(piece)
            if word.rare:
                return word
            first = first or word
        if first is None:
            raise PhraseError(_WHOLE)
        return first

    def phrase(self, text: str) -> Phrase:
        """Read a phrase. Raises PhraseError."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = self._phrase(text)
        return found

    def _phrase(self, text: str) -> Phrase:
        pieces = text.split()
        ends = pieces[-1:] == ["$"]
        slots: list[Slot] = []
        gap, place = 0, ""
        for piece in pieces[: len(pieces) - ends]:
            if piece in {"^", ","} and not slots and not place:
                place = piece
            elif piece.startswith("..."):
                if gap or not slots:
                    raise PhraseError(_WHOLE)
                gap = _gap(piece)
            else:
                slots.append(Slot(self._words.get(piece) or self._word(piece), gap, place == "^", place == ","))
                gap, place = 0, ""
        if not slots or gap or place:
            raise PhraseError(_WHOLE)
        if ends:
            slots[-1] = replace(slots[-1], ends=True)
        anchor = next((at for at, slot in enumerate(slots) if slot.word.rare), 0)
        return Phrase(tuple(slots), anchor, _needed(slots, anchor))

    def _word(self, piece: str) -> Word:
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
        found = self._words[piece] = Word(frozenset(words), tuple(stems), _COMMON.isdisjoint(words))
        return found


_SIGNS = frozenset("^,$")
_WHOLE = "A phrase begins and ends with a word."


def _needed(slots: list[Slot], anchor: int) -> frozenset[str] | None:
    needed = None
    for at, slot in enumerate(slots):
        if at != anchor and not slot.word.stems:
            if slot.word.rare:
                return slot.word.words
            needed = needed or slot.word.words
    return needed


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
    if re.fullmatch(r"[^\W_]+(?:-[^\W_]+)+", form):
        raise PhraseError(f"A word with a hyphen is two: write {stem.replace('-', ' ')}")
    if not re.fullmatch(r"[^\W_]+", form):
        raise PhraseError("A phrase is made of words, and of ^ $ , / * ... and <names of lists> with spaces around.")
    into = words if stem == choice else stems
    into.append(form)
    if any(letter.isupper() for letter in stem):
        into.append(form.capitalize())
