"""Cue cards as they lie on printed sheets: which words stand in which card's box, and which ought to."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from redcarpet.core.cards import Card, initials
from redcarpet.core.sheets import Flip, Sheet
from redcarpet.core.stack import Stack
from redcarpet.files import cards_pdf
from redcarpet.files.card_pages import PaperWishes, prints_of
from redcarpet.files.card_print import Outcome
from tests.paper import Box, Page, Word, pages

Reader = Callable[[bytes], Sequence[Page]]

_MARGIN = 1.8
"""Millimetres that stay empty inside a cut."""
_PRINTABLE = 5.0
"""Millimetres that stay empty along the paper's edge."""
_TOUCHING = 0.04
"""Millimetres for each point of its type by which the box of a word may reach into another one: y above Ä."""
_SHEET_SAYS = "Print at actual size, not “fit to page”: this is 100 mm."
_NUMBER = re.compile(r"(\d+[a-z]*)(?:/\d+)?")
_IN_ORDER = {"L", "EN", "ES", "ET", "CS", "ON", "WS", "BN", "B"}
"""Directions of letters that a reader leaves in the order of the file."""
_UNSEEN = {"\u200b", "\0", "\u1160"}
"""What the typesetter puts between the letters of endless words, what a reader says for a letter it can't name, and a
letter without a look."""
_REFUSED = "\ufffd"
"""What stands for a letter that must not be printed."""
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]")
_MARKS = {"Mn", "Mc", "Me", "Cf"}
"""Kinds of letters that readers may tell again with each letter that they are joined to."""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A card on a sheet."""

    box: Box
    words: tuple[Word, ...]
    behind: tuple[Word, ...]
    """What stands behind it, with the boxes of the front: as if the paper were glass."""

    number: str = ""
    """Such as 11b; empty for a card without a number."""

    @property
    def text(self) -> str:
        return text_of(self.words)


@dataclass(frozen=True, slots=True)
class Printed:
    """A stack on paper."""

    stack: Stack
    sheet: Sheet
    pdf: bytes
    outcome: Outcome
    cards: tuple[OnPaper, ...]
    wishes: PaperWishes

    def leaves(self, card: Card) -> tuple[OnPaper, ...]:
        """Give the cards of paper that a question takes."""
        return tuple(one for one in self.cards if one.number.rstrip(ascii_lowercase) == str(card.number))


def printed(stack: Stack, wishes: PaperWishes | None = None, read: Reader = pages) -> Printed:
    """Print a stack that fits into one file, and read it.

    The typesetter is asked in this process: to start one for each of hundreds of stacks takes ten times as long.
    """
    wishes = wishes or PaperWishes()
    (given,) = prints_of(stack, wishes)
    with TemporaryDirectory() as folder:
        shutil.copy(Path(cards_pdf.__file__).with_name("cards.typ"), folder)
        pdf, outcome = cards_pdf.printed(given, Path(folder))
    return Printed(stack, given.sheet, pdf, outcome, tuple(_read(pdf, given.sheet, wishes, read)), wishes)


def read_again(given: Printed, read: Reader) -> Printed:
    """Read the same PDF with another reader."""
    return replace(given, cards=tuple(_read(given.pdf, given.sheet, given.wishes, read)))


def _read(pdf: bytes, sheet: Sheet, wishes: PaperWishes, read: Reader) -> Iterable[OnPaper]:
    sides = iter(read(pdf))
    for front in sides:
        behind = () if wishes.back == "none" else seen_through(next(sides), wishes.flip)
        yield from _cards(front, behind, sheet)


def seen_through(back: Page, flip: Flip) -> tuple[Word, ...]:
    """Give the words of a back where they are for somebody who looks at the front, and the paper were glass.

    A paper that is turned over its left or right edge changes left and right, over its upper or lower edge up and down.
    Then it is upside down for somebody who turns a card like a page of a book; words are turned as these see them.
    """
    sideways = (flip == "long") == (back.height >= back.width)

    def through(box: Box) -> Box:
        if sideways:
            return Box(back.width - box.right, box.top, back.width - box.left, box.bottom)
        return Box(box.left, back.height - box.bottom, box.right, back.height - box.top)

    half = 0 if sideways else 180
    return tuple(replace(word, box=through(word.box), turned=(word.turned + half) % 360) for word in back.words)


def _cards(front: Page, behind: Sequence[Word], sheet: Sheet) -> Iterable[OnPaper]:
    own = front.words[_words_of_sheet(front.words) :]
    for slot in sheet.slots:
        box = Box(slot.x, slot.y, slot.x + sheet.card.width, slot.y + sheet.card.height)
        words = tuple(word for word in own if box.holds_middle(word.box))
        if words:
            yield OnPaper(box, words, tuple(word for word in behind if box.holds_middle(word.box)), _number(words))


def _number(words: Iterable[Word]) -> str:
    """Give the number that stands nearest to the upper left corner."""
    found = [(sum(word.box.middle), number[1]) for word in words if (number := _NUMBER.fullmatch(word.text))]
    return min(found)[1] if found else ""


def _words_of_sheet(words: Sequence[Word]) -> int:
    """Count the words that are the sheet's own: it begins with them, if it has any."""
    says = _SHEET_SAYS.split()
    if [word.text for word in words[: len(says)]] != says:
        return 0
    return len(says) + 4 * (words[len(says)].text == "sheet")


def text_of(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def head_of(card: Card, number: str) -> str:
    """Say what stands at the head of a question's card."""
    return f"{number}/{card.total} {card.topic} {card.guest}"


def body_of(card: Card, *, follow_ups: bool = True) -> str:
    """Say what is printed of a question itself, on one card or several."""
    labelled = (("Say", card.say), ("Shout", card.short), ("To close", card.exit_line))
    told = [f"{label} {words}" for label, words in labelled if words]
    note = [f"Note {card.note}"] if card.note.strip() else []
    return " ".join([card.ask, *(card.follow_ups if follow_ups else ()), *told, *card.needs, *note])


def tail_of(card: Card, code: str, goes_on: str = "", *, behind: int = 0) -> str:
    """Say what stands at the foot of a question's card, and on its edge; `behind` are follow-ups on its back."""
    foot = " · ".join((*card.origin, card.id))
    more = " ".join([f"{behind} on the back"] * (behind > 0) + [f"goes on: {goes_on}"] * bool(goes_on))
    return f"{foot} {more} {code} {initials(card.guest)} {card.topic or card.for_words.upper()}"


def told_wrongly(given: Printed, card: Card, code: str) -> str:
    """Say how the words on the cards of a question differ from the question; nothing where they don't."""
    leaves = given.leaves(card)
    numbers = [leaf.number for leaf in leaves]
    missing = {letter for letter, _ in given.outcome.missing}
    heads = [head_of(card, number) for number in numbers]
    on_back = given.wishes.back == "follow-ups"
    behind = len(card.follow_ups) if on_back else 0
    tails = [tail_of(card, code, after, behind=behind) for after in [*numbers[1:], ""]]
    frames = " ".join([*heads, *tails])
    said = body_of(card, follow_ups=not on_back)
    wanted = f"{frames} {said}"
    if not numbers:
        return f"{card.number} is not there"
    if not is_in_order(wanted):
        return _amiss(" ".join(leaf.text for leaf in leaves), wanted, missing)
    body = ""
    for leaf, head, tail in zip(leaves, heads, tails, strict=True):
        text = letters(leaf.text, missing)
        first, last = letters(head, missing), letters(tail, missing)
        if not (text.startswith(first) and text.endswith(last)):
            return f"{text!r} does not begin with {first!r} and end with {last!r}"
        body += text[len(first) : len(text) - len(last)]
    wanted = letters(said, missing)
    return "" if body == wanted else f"{body!r} for {wanted!r}"


def amiss(given: Printed) -> list[tuple[int, str]]:
    """Say of which questions other words are printed than they have."""
    code = given.stack.code
    return [(card.number, wrong) for card in given.stack.questions if (wrong := told_wrongly(given, card, code))]


def outside(given: Printed) -> list[tuple[str, str]]:
    """Give the words that are not well inside their card, or where the card ends with the paper, of the paper."""
    page = Box(0, 0, given.sheet.page.width, given.sheet.page.height).smaller(_PRINTABLE if given.sheet.inset else 0)
    boxes = [(one, one.box.smaller(_MARGIN)) for one in given.cards]
    return [
        (one.number, word.text)
        for one, box in boxes
        for word in (*one.words, *one.behind)
        if not (box.holds(word.box) and page.holds(word.box))
    ]


def overlapping(given: Printed) -> list[tuple[str, str, str]]:
    """Give the words of a side whose ink lies on the ink of others."""
    return [
        (one.number, first.text, second.text)
        for one in given.cards
        for side in (one.words, one.behind)
        for first, second in combinations(side, 2)
        if first.box.top < second.box.bottom and second.box.top < first.box.bottom
        if first.box.gap(second.box) < -_TOUCHING * min(first.size, second.size)
    ]


def letters(text: str, missing: Iterable[str] = ()) -> str:
    """Give the letters of a text, without what a reader makes of lines, ligatures and letters that no font has."""
    there = text
    for sign in sorted(missing, key=len, reverse=True):
        there = there if "\ufb00" <= sign <= "\ufb06" else there.replace(sign, "")  # ﬁ is told as fi all the same
    normal = unicodedata.normalize("NFKC", there.replace("\x02", "-"))  # a hyphen that ends a line, for pdfium
    return "".join(letter for letter in "".join(normal.split()) if letter not in _UNSEEN)


def is_in_order(text: str) -> bool:
    """Say whether a reader tells a text letter by letter: it has no word from right to left and no joined letters."""
    return not (_FLAGS.search(text) or 2 * _REFUSED in text) and all(
        unicodedata.bidirectional(letter) in _IN_ORDER
        and unicodedata.category(letter) not in _MARKS
        and not "\ufb50" <= letter < "\ufe00"
        for letter in text
    )


def _amiss(found: str, wanted: str, missing: set[str]) -> str:
    """Name the letters that are lacking, or too many, whatever their order.

    A reader may lose a letter under a pile of marks, pictures of several that are joined to one, and all but one of a
    row of �. A letter whose marks no font has may be told or not.
    """
    there, should = (Counter(_bare(letters(text, missing), joined=_is_joined(wanted))) for text in (found, wanted))
    lost = "".join((should - there).elements())
    strange = "".join(set(there) - set(should) - set(_bare("".join(missing), joined=False)))
    is_fair = len(lost) <= _piles(wanted) and not strange
    return "" if is_fair else f"lost {lost!r}, strange {strange!r}, in {found!r}"


def _piles(text: str) -> int:
    kinds = "".join("m" if unicodedata.category(one) in _MARKS else "l" for one in unicodedata.normalize("NFD", text))
    return len(re.findall("lmm+", kinds))


def _is_joined(text: str) -> bool:
    return "\u200d" in text or _FLAGS.search(text) is not None


def _bare(text: str, *, joined: bool) -> str:
    """Leave out what readers tell as they like."""
    left_out = _MARKS | {"So", "Sk"} if joined else _MARKS
    normal = unicodedata.normalize("NFKD", text.replace(_REFUSED, ""))
    return "".join(one for one in normal if unicodedata.category(one) not in left_out)
