from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.cards import Card, Divider, NameCard, cards_of, name_card
from redcarpet.core.event import Event
from redcarpet.core.guest import Cleared, Fact, Guest, OffLimits
from redcarpet.core.mic import NOBODY_THERE, mic_of, sheet_bans
from redcarpet.core.order import deal
from redcarpet.core.plan import Planned
from redcarpet.core.query import parse
from redcarpet.core.question import Question
from redcarpet.core.shelf import Shelf
from redcarpet.core.stack import Stack, Wishes, deck_stack, names_stack, plan_stack
from redcarpet.core.standing import untouched
from tests.builders import question

WHY = question("Why {project}?", topic="craft", follow_ups=("Who paid for {project|it}?", "What next?"), note="smile")
HOW = question("How?", topic="hiring")
ADA = Guest("Ada Nunes", for_whom="her", project="Salt Road")
BO = Guest("Bo Lind", for_whom="him")
NIGHT = Event(name="Northern Lights Awards", outlet="The Harbour Post")
MARKER = "xyzzy"
DISCREET = Guest(
    "Greta Lindqvist",
    id=MARKER,
    must_ask=(MARKER,),
    has=(MARKER,),
    off_limits=(OffLimits(MARKER, (MARKER,), note=MARKER),),
    cleared=(Cleared(MARKER, MARKER, MARKER),),
    publicist=MARKER,
    contact=MARKER,
    facts=(Fact(MARKER, MARKER),),
    note=MARKER,
)
"""A guest of whom every field holds a secret but those that may be read by anyone, and those that are no text."""
FOR_ANYONE = {"name", "say", "pronouns", "for_whom", "tonight", "role", "project", "nominations"}
NO_TEXT = {"minutes", "with_care", "order", "walk_in"}


def stacked(*questions: Question, guests: tuple[Guest, ...] = (), notes: bool = False, dividers: bool = False) -> Stack:
    deck = deal(Shelf(questions), parse(""), None, untouched)
    bans = [ban for guest in guests for ban in sheet_bans(guest)]
    mic = mic_of(guests, bans) if guests else NOBODY_THERE
    return deck_stack(questions, deck, mic, Wishes(NIGHT, notes=notes, dividers=dividers))


def asked(stack: Stack) -> list[str]:
    return [card.ask for card in stack.questions]


WORDS = st.text("abc é", min_size=1, max_size=4)
PLAIN = st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=5, unique_by=lambda one: one[0])


@given(PLAIN)
def test_a_code_is_the_same_for_the_same_cards_and_another_in_another_order_or_other_words(
    told: list[tuple[str, str]],
) -> None:
    first, *others = (question(ask, follow_ups=(words,)) for ask, words in told)
    code = stacked(first, *others).code
    assert stacked(first, *others).code == code
    assert stacked(*others, first).code != code
    assert stacked(replace(first, ask=f"{first.ask}!"), *others).code != code
    assert stacked(replace(first, follow_ups=()), *others).code != code


def test_a_code_tells_guests_apart_and_says_nothing_of_notes() -> None:
    assert len({stacked(WHY, guests=guests).code for guests in ((), (ADA,), (BO,))}) == 3
    assert stacked(WHY, notes=True).code == stacked(WHY).code


@given(PLAIN)
def test_a_code_is_four_signs_that_cannot_be_mistaken(told: list[tuple[str, str]]) -> None:
    code = stacked(*(question(ask) for ask, _ in told)).code
    assert len(code) == 4
    assert not set(code) & set("01OIL")
    assert (code.isalnum(), code) == (True, code.upper())


def test_a_code_is_the_same_on_every_machine() -> None:
    assert stacked(WHY, HOW).code == "P8Y3"


@pytest.mark.parametrize(
    ("questions", "names", "told"),
    [(0, 0, "0 cards"), (1, 0, "1 card"), (2, 1, "2 cards and 1 name"), (0, 2, "2 names")],
)
def test_a_stack_counts_its_cards(questions: int, names: int, told: str) -> None:
    cards = cards_of([question(str(number)) for number in range(questions)], notes=False)
    assert Stack((*cards, Divider("craft", 1), *[name_card(ADA, 1, 1)] * names)).describe() == told


def test_a_deck_says_what_it_is_and_whose_backs_a_camera_sees() -> None:
    deck = deal(Shelf((WHY, HOW)), parse("topic:craft"), 7, untouched)
    stack = deck_stack(deck.questions, deck, NOBODY_THERE, Wishes(NIGHT))
    assert stack.facts == ("1 of 2", "topic:craft", "shuffle 7")
    assert (stack.title, stack.brand) == ("Cue cards: Northern Lights Awards", "The Harbour Post")
    bare = deck_stack(deck.questions, deck, NOBODY_THERE, Wishes(Event()))
    assert (bare.title, bare.brand) == ("Cue cards", "")


def test_a_guests_deck_begins_with_the_name_and_speaks_of_the_guests_project() -> None:
    stack = stacked(WHY, HOW, guests=(ADA,))
    assert [type(card) for card in stack.cards] == [NameCard, Card, Card]
    assert asked(stack) == ["Why Salt Road?", "How?"]
    assert stack.title == "Cue cards: Ada Nunes"


def test_dividers_part_the_topics() -> None:
    stack = stacked(WHY, HOW, question("Where?", topic="Craft"), dividers=True)
    assert [(card.topic, card.count) if isinstance(card, Divider) else "a question" for card in stack.cards] == [
        *(("craft", 2), "a question", "a question"),
        *(("hiring", 1), "a question"),
    ]
    assert [card.number for card in stack.questions] == [1, 2, 3]
    assert asked(stack) == ["Why this project?", "Where?", "How?"]


def test_a_plan_has_each_guests_questions_behind_the_name_and_one_count_for_all() -> None:
    plans = [Planned(ADA, mic_of((ADA,), ()), (WHY, HOW)), Planned(BO, mic_of((BO,), ()), (HOW,))]
    stack = plan_stack(plans, Wishes(NIGHT))
    told = [(card.name, card.place) if isinstance(card, NameCard) else (card.ask, card.guest) for card in stack.cards
            if not isinstance(card, Divider)]  # fmt: skip
    assert told == [
        *(("Ada Nunes", 1), ("Why Salt Road?", "Ada Nunes"), ("How?", "Ada Nunes")),
        *(("Bo Lind", 2), ("How?", "Bo Lind")),
    ]
    assert [(card.number, card.total) for card in stack.questions] == [(1, 3), (2, 3), (3, 3)]
    assert stack.facts == ("2 guests",)


def test_names_alone_are_a_stack_in_the_order_of_the_guests() -> None:
    stack = names_stack((ADA, BO), Wishes(NIGHT))
    assert [(card.name, card.place, card.places) for card in stack.cards if isinstance(card, NameCard)] == [
        ("Ada Nunes", 1, 2),
        ("Bo Lind", 2, 2),
    ]


def test_every_field_of_a_guest_is_known_to_be_for_anyone_or_private() -> None:
    private = {one.name for one in fields(Guest) if MARKER in repr(getattr(DISCREET, one.name))}
    assert private | FOR_ANYONE | NO_TEXT == {one.name for one in fields(Guest)}


@pytest.mark.parametrize("notes", [False, True])
def test_what_was_told_in_confidence_stands_nowhere_in_a_stack_and_the_note_only_with_notes(notes: bool) -> None:
    probing = question("Why?", follow_ups=(f"What about {MARKER}?", "What next?"))
    wishes = Wishes(NIGHT, notes=notes)
    mic = mic_of((DISCREET,), sheet_bans(DISCREET))
    stacks = (
        names_stack((DISCREET,), wishes),
        stacked(probing, guests=(DISCREET,), notes=notes),
        plan_stack([Planned(DISCREET, mic, (probing,))], wishes),
    )
    for stack in stacks:
        assert repr(stack).count(MARKER) == notes
        (name,) = (card for card in stack.cards if isinstance(card, NameCard))
        assert name.note == MARKER * notes
