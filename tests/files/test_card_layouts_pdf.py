"""Cards on every kind of sheet: backs lie behind their fronts, and nothing is cut, whatever is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcarpet.core.cards import cards_of
from redcarpet.core.guest import Guest
from redcarpet.core.leaves import Back
from redcarpet.core.mic import Mic
from redcarpet.core.question import FOR_WHOM, Question
from redcarpet.core.sheets import CARDS, LAYOUTS, ON_ITS_OWN, PAPERS, WHOLE_PAGE, Flip
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean, clean_lines
from redcarpet.files.card_pages import PaperWishes
from tests.cue_cards import amiss, letters, outside, overlapping, printed, text_of

SHEETS = [
    *((layout.card, layout.paper) for layout in LAYOUTS),
    *((WHOLE_PAGE, paper) for paper in PAPERS),
    *((card, ON_ITS_OWN) for card in CARDS),
]
ADA = Guest("Ada Nunes", for_whom="her")
LONG = "Which part of this work stays invisible on screen, although you fought for it in every single meeting?"
FOLLOW_UPS = ("Who did you have to persuade, and what did you promise them?", "Who noticed?")
BACKS: Mapping[Flip, tuple[Back, str]] = {
    "long": ("follow-ups", " ".join(FOLLOW_UPS)),
    "short": ("brand", "The Harbour Post"),
}
ODD = (
    "Donaudampfschifffahrtsgesellschaft",
    "20261122-062632",
    "x" * 90,
    "I.",
    "—",
    "«Où?»",
    "Ω",
    "Ж",
    "😅",
    "#a/b",
    ".swp",
)
"""What typesetters stumble over."""
ENDLESS = " ".join(f"Why {at}, then?" if at % 5 else f"and{at}" for at in range(120))


def deck(count: int) -> Stack:
    """Give some cards for Ada, of all kinds."""
    questions = [
        Question(
            LONG if at % 2 else "Why?",
            key=f"k{at}",
            topic="craft",
            for_whom=FOR_WHOM[at % len(FOR_WHOM)],
            follow_ups=FOLLOW_UPS,
            note="Breathe.\nListen." if at % 3 == 0 else "",
        )
        for at in range(count)
    ]
    return Stack(cards_of(questions, mic=Mic((ADA,)), notes=True), brand="The Harbour Post")


@pytest.mark.parametrize("flip", get_args(Flip))
@pytest.mark.parametrize(("card", "paper"), SHEETS)
def test_the_back_of_each_card_lies_upright_behind_its_front(card: str, paper: str, flip: Flip) -> None:
    """The last of these sheets is never full but where it has a single card. Each flip with another kind of backs."""
    stack = deck(3 if paper == ON_ITS_OWN else 9)
    back, words = BACKS[flip]
    one = printed(stack, PaperWishes(card=card, paper=paper, flip=flip, back=back))
    told = [f"{words} {question.number}/{question.total} {stack.code} AN" for question in stack.questions]
    assert [letters(text_of(leaf.behind)) for leaf in one.cards] == [letters(text) for text in told]
    assert {word.turned for leaf in one.cards for word in leaf.behind} == {0}
    assert (amiss(one), outside(one)) == ([], [])


def words() -> st.SearchStrategy[str]:
    """Give short and very long texts of usual and odd words; numbered, since pdfium leaves out a line told twice."""
    usual = st.sampled_from(LONG.split())
    many = st.lists(usual | usual | st.sampled_from(ODD) | st.text("aeinrstWÄéß", max_size=60), min_size=1, max_size=60)
    return st.tuples(many, st.integers(1, 4)).map(
        lambda told: clean(" ".join(numbered(word, at) for at, word in enumerate(told[0] * told[1])))
    )


def numbered(word: str, number: int) -> str:
    """Number a word at the end that keeps it what it is: the first of a file's name, the last of a sentence."""
    return f"{word}{number}" if word.startswith(".") else f"{number}{word}"


@given(
    asked=st.lists(st.tuples(words(), st.lists(words(), max_size=4, unique=True), words()), min_size=1, max_size=3),
    sheet=st.sampled_from(SHEETS),
)
@example(asked=[(ENDLESS, [ENDLESS], ENDLESS)], sheet=("a7", "a4"))
def test_no_text_is_ever_cut(asked: Sequence[tuple[str, list[str], str]], sheet: tuple[str, str]) -> None:
    questions = [
        Question(ask, key=f"k{at}", follow_ups=tuple(follow_ups), note=clean_lines(note.replace("—", "\n")))
        for at, (ask, follow_ups, note) in enumerate(asked)
    ]
    card, paper = sheet
    one = printed(Stack(cards_of(questions, notes=True)), PaperWishes(card=card, paper=paper))
    assert (amiss(one), outside(one), overlapping(one)) == ([], [], [])
