from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.cards import cards_of, shared_out
from redcarpet.core.order import deal
from redcarpet.core.printable import printable
from redcarpet.core.query import parse
from redcarpet.core.question import Question
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import Standing, untouched
from tests.builders import question


def printed(query: str, *questions: Question) -> list[str]:
    deck = deal(Shelf(questions), parse(query), None, untouched)
    return [each.ask for each in printable(deck, untouched).questions]


def test_cards_are_numbered_with_the_real_total() -> None:
    cards = cards_of([question("Why?"), question("How?")], notes=False)
    assert [(card.number, card.total, card.ask) for card in cards] == [(1, 2, "Why?"), (2, 2, "How?")]


def test_no_questions_make_no_cards() -> None:
    assert cards_of([], notes=False) == ()


def test_every_word_on_a_card_is_ready_to_be_said() -> None:
    asked = question(
        "What is {project} to you?",
        say="What is {project|your film}?",
        short="{project}?",
        follow_ups=("Who made {project|the film}?",),
        exit_line="Thank you, {first_name}.",
        note="{guest} may laugh",
    )
    (card,) = cards_of([asked], notes=True)
    said = [card.ask, card.say, card.short, *card.follow_ups, card.exit_line, card.note]
    assert not any("{" in words for words in said)
    assert card.ask == "What is this project to you?"


def test_the_seconds_are_those_of_what_is_said_aloud() -> None:
    short, spelled = cards_of([question("#MeToo?"), question("#MeToo?", say="me too " * 20, key="b")], notes=False)
    assert spelled.seconds > short.seconds


def test_a_private_note_stands_nowhere_on_a_card_unless_asked_for() -> None:
    asked = question("Why?", note="her father died in May")
    assert "father" not in repr(cards_of([asked], notes=False))
    assert "father" in cards_of([asked], notes=True)[0].note


def test_needs_are_said_in_words() -> None:
    (card,) = cards_of([question("Why?", needs=("nomination", "patience"))], notes=False)
    assert card.needs == ("needs a nomination", "needs: patience")


def test_a_written_id_stands_on_the_card_as_it_is() -> None:
    assert cards_of([Question("Why?", id="only-you")], notes=False)[0].id == "only-you"


@given(st.lists(st.text("0123456789abcdef", min_size=12, max_size=12), unique=True, min_size=1, max_size=30))
def test_a_computed_id_is_the_shortest_beginning_that_means_one_question_of_the_deck(keys: list[str]) -> None:
    cards = cards_of([question(f"{key}?", key=key) for key in keys], notes=False)
    for card, key in zip(cards, keys, strict=True):
        assert [other for other in keys if other.startswith(card.id)] == [key]
        assert len(card.id) == 6 or any(other != key and other.startswith(card.id[:-1]) for other in keys)


def test_drafts_and_retired_questions_are_never_printed_even_when_found() -> None:
    deck = [question("Draft?", status="draft"), question("Retired?", status="retired"), question("Ready?")]
    assert printed("is:draft or is:retired or ready", *deck) == ["Ready?"]


def test_what_was_retired_for_tonight_is_not_printed() -> None:
    deck = deal(Shelf((question("Why?"),)), parse("is:retired"), None, lambda _: Standing(retired=True))
    assert len(deck.questions) == 1
    assert printable(deck, lambda _: Standing(retired=True)).questions == ()


def test_sensitive_questions_are_printed_only_when_they_are_named() -> None:
    deck = [question("Why?", id="why", topic="craft"), question("Hurt?", id="hurt", topic="craft", sensitivity="care")]
    assert printed("", *deck) == ["Why?"]
    assert printed("topic:craft", *deck) == ["Why?"]
    assert printed("-is:care", *deck) == ["Why?"]
    assert printed("-id:why", *deck) == []
    assert printed("is:care", *deck) == ["Hurt?"]
    assert printed("id:hurt", *deck) == ["Hurt?"]


def test_what_is_left_out_is_said() -> None:
    deck = deal(Shelf((question("Hurt?", sensitivity="care"),)), parse(""), None, untouched)
    assert printable(deck, untouched).left_out == ("left out: 1 question, sensitive: is:care prints them.",)


@given(st.lists(st.integers(1, 30)), st.integers(1, 20))
def test_sheets_hold_every_card_once_in_order_and_none_is_fuller_than_its_room(sizes: list[int], room: int) -> None:
    cards = list(enumerate(sizes))
    sheets = shared_out(cards, room, lambda card: card[1])
    assert [card for sheet in sheets for card in sheet] == cards
    for sheet in sheets:
        assert len(sheet) == 1 or sum(size for _, size in sheet) <= room
    for sheet, after in pairwise(sheets):
        assert sum(size for _, size in sheet) + after[0][1] > room
