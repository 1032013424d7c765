from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.cards import Divider, cards_for, cards_of, initials, name_card, parted_by_topic, shared_out
from redcarpet.core.guest import Guest
from redcarpet.core.mic import NOBODY_THERE, Ban, mic_of
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


def test_a_card_for_guests_speaks_of_them() -> None:
    ada, bo = Guest("Ada Nunes", project="Salt Road"), Guest("Bo Lind", project="Salt Road")
    asked = question("What is {project} to you, {first_name}?", needs=("nomination",))
    mics = (mic_of((ada,), ()), mic_of((ada, bo), ()), NOBODY_THERE)
    alone, both, anyone = cards_for([(asked, mic) for mic in mics], notes=False)
    assert (alone.ask, alone.guest) == ("What is Salt Road to you, Ada?", "Ada Nunes")
    assert (both.ask, both.guest) == ("What is Salt Road to you, Ada and Bo?", "Ada Nunes and Bo Lind")
    assert (anyone.ask, anyone.guest) == ("What is this project to you, you?", "")
    assert [(card.number, card.total) for card in (alone, both, anyone)] == [(1, 3), (2, 3), (3, 3)]


def test_follow_ups_that_are_off_limits_stand_nowhere_on_a_card() -> None:
    asked = question("Why?", follow_ups=("What did the divorce change?", "What next?"))
    mic = mic_of((Guest("Ada Nunes"),), [Ban("ada-nunes", word="divorce")])
    (card,) = cards_of([asked], notes=True, mic=mic)
    assert card.follow_ups == ("What next?",)
    assert "divorce" not in repr(card)


def test_a_card_for_a_guest_names_only_the_needs_that_are_not_known_to_be_met() -> None:
    asked = question("Why?", needs=("nomination", "company"))
    mic = mic_of((Guest("Ada Nunes", nominations=("Best Score",)),), ())
    assert cards_of([asked], notes=False, mic=mic)[0].needs == ("needs a company",)


def test_a_name_card_says_what_brings_the_guest_here_unless_that_is_said_by_guest() -> None:
    assert name_card(Guest("Ada Nunes", tonight="presenter"), 1, 1).tonight == "presenter"
    assert name_card(Guest("Ada Nunes", tonight="guest"), 1, 1).tonight == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        *(("Ada Nunes", "AN"), ("Cher", "C"), ("Ada de la Nunes", "AN"), ("bell hooks", "bh"), ("“Ada” (Nunes)", "AN")),
        *(("Zoë Åberg-Quill", "ZÅ"), ("Ada & Bo", "AB"), ("", ""), ("!", "")),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_last_word_as_written(name: str, told: str) -> None:
    assert initials(name) == told


@given(st.lists(st.sampled_from(["craft", "Craft", "hiring", ""]), max_size=8))
def test_cards_parted_by_topic_stand_behind_their_divider_and_are_counted_through(topics: list[str]) -> None:
    questions = [question(str(at), topic=topic) for at, topic in enumerate(topics)]
    parts = parted_by_topic(cards_of(questions, notes=False))
    dividers = [at for at, part in enumerate(parts) if isinstance(part, Divider)]
    piles = [parts[at + 1 : end] for at, end in pairwise([*dividers, len(parts)])]
    for at, pile in zip(dividers, piles, strict=True):
        assert {card.topic.lower() for card in pile} == {parts[at].topic.lower()}
        assert parts[at] == Divider(pile[0].topic, len(pile))
    cards = [card for pile in piles for card in pile if not isinstance(card, Divider)]
    assert [card.number for card in cards] == list(range(1, len(topics) + 1))
    assert sorted(card.ask for card in cards) == sorted(one.ask for one in questions)
    assert len(dividers) == len({topic.lower() for topic in topics})


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


def test_an_id_asks_for_the_sensitive_question_that_it_names_and_for_no_other() -> None:
    why, hurt = (
        question("Why?", id="why", key="why"),
        question("Hurt?", id="hurt", key="hurt", topic="hurt", sensitivity="care"),
    )
    assert printed("id:why | hurt", why, hurt) == ["Why?"]
    assert printed("topic:hurt", why, hurt) == []
    assert printed("id:why | id:hu", why, hurt) == ["Why?", "Hurt?"]


MARKED = {
    "Off?": Standing(off_limits=True),
    "Unmet?": Standing(unmet=("nomination",)),
    "Spared?": Standing(spared=True),
}
UNFIT = "left out: 1 question, not known to fit this guest."


@pytest.mark.parametrize(("for_guest", "kept", "unfit"), [(False, ["Why?", "Unmet?"], []), (True, ["Why?"], [UNFIT])])
def test_what_is_left_out_is_said(for_guest: bool, kept: list[str], unfit: list[str]) -> None:
    def standing_of(one: Question) -> Standing:
        return MARKED.get(one.ask, Standing())

    cares = [question(ask, sensitivity="care") for ask in ("Hurt?", "Sad?")]
    deck = deal(Shelf((question("Why?"), *map(question, MARKED), *cares)), parse(""), None, standing_of)
    given_ = printable(deck, standing_of, for_guest=for_guest)
    assert [one.ask for one in given_.questions] == kept
    assert list(given_.left_out) == [
        "left out: 1 question, off-limits for this guest.",
        *unfit,
        "left out: 2 questions, sensitive: is:care prints them.",
        "left out: 1 question, not for a guest who is marked with care.",
    ]


def test_drafts_that_were_asked_for_are_said_to_be_left_out() -> None:
    deck = deal(Shelf((question("Draft?", status="draft"),)), parse("is:draft"), None, untouched)
    assert printable(deck, untouched).left_out == ("left out: 1 question, draft or retired.",)


@given(st.lists(st.integers(1, 30)), st.integers(1, 20))
def test_sheets_hold_every_card_once_in_order_and_none_is_fuller_than_its_room(sizes: list[int], room: int) -> None:
    cards = list(enumerate(sizes))
    sheets = shared_out(cards, room, lambda card: card[1])
    assert [card for sheet in sheets for card in sheet] == cards
    for sheet in sheets:
        assert len(sheet) == 1 or sum(size for _, size in sheet) <= room
    for sheet, after in pairwise(sheets):
        assert sum(size for _, size in sheet) + after[0][1] > room
