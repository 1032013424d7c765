"""The words on printed cards: a PDF is read again by readers of PDFs, and compared with the deck."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from redcarpet.core.cards import cards_of
from redcarpet.core.question import Question
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.card_pages import PaperWishes
from tests.cue_cards import Printed, Reader, amiss, outside, overlapping, printed, read_again
from tests.paper import Promises, poppler, poppler_pages, promises
from tests.payloads import every_file_of_payloads, naughty_strings

SHIPPED = sorted((Path(__file__).parents[2] / "questions").glob("*.yaml"))
ROOMY = PaperWishes(card="4x6")
"""A card on which the longest of the hostile texts finds room, also a pile of marks that climbs over others' lines."""
LATIN = "\u0300"
"""What comes after the Latin letters: marks that pile up, other scripts."""


@pytest.fixture(scope="module")
def shipped() -> Printed:
    """All banks that come with redcarpet, on the usual sheet."""
    banks = read_banks(SHIPPED).banks
    questions = [question for bank in banks for question in bank.questions]
    campaigns = {bank.path: bank.campaign for bank in banks}
    return printed(Stack(cards_of(questions, notes=True, campaigns=campaigns)))


@pytest.fixture(scope="module")
def hostile() -> tuple[Printed, ...]:
    """Every hostile text as a question, a follow-up and a note; those that want this computer's fonts by themselves."""
    texts = dict.fromkeys(text for text in map(clean, (*every_file_of_payloads(), *naughty_strings())) if text)
    latin = [text for text in texts if max(text) < LATIN]
    other = [text for text in texts if max(text) >= LATIN]
    return tuple(printed(asked(part), ROOMY) for part in (latin, other))


def asked(texts: Sequence[str]) -> Stack:
    """Ask each text, with its neighbours as a follow-up and a note."""
    questions = [
        Question(text, key=str(at), follow_ups=(texts[at - 1],), note=texts[at - 2], topic="craft")
        for at, text in enumerate(texts)
    ]
    return Stack(cards_of(questions, notes=True))


@pytest.fixture(scope="module")
def another_reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Poppler; asked for first, so that nothing is printed where it is not."""
    poppler("pdftotext")
    return partial(poppler_pages, folder=tmp_path_factory.mktemp("read"))


def test_every_word_of_the_shipped_banks_is_printed_in_its_order_on_its_card_to_be_read_aloud(shipped: Printed) -> None:
    assert len(shipped.cards) >= len(shipped.stack.questions) > 300
    assert amiss(shipped) == []
    assert outside(shipped) == []
    assert overlapping(shipped) == []
    assert promises(shipped.pdf) == Promises(title="Cue cards", language="en", is_tagged=True, is_accessible=True)


def test_every_word_of_hostile_texts_is_printed_in_its_order_on_its_card(hostile: tuple[Printed, ...]) -> None:
    assert [amiss(one) for one in hostile] == [[] for _ in hostile]
    assert outside(hostile[0]) == []
    assert overlapping(hostile[0]) == []


def test_another_reader_finds_the_same_words(
    another_reader: Reader, shipped: Printed, hostile: tuple[Printed, ...]
) -> None:
    given = (shipped, *hostile)
    assert [amiss(read_again(one, another_reader)) for one in given] == [[] for _ in given]


def test_the_same_deck_gives_the_same_bytes() -> None:
    few = asked(["Why?", "مَن?", "🎬 how?"])
    assert printed(few).pdf == printed(few).pdf
