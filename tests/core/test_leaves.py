from __future__ import annotations

from redcarpet.core.cards import Divider, cards_of, name_card
from redcarpet.core.guest import Guest
from redcarpet.core.leaves import Told, leaves_of
from redcarpet.core.mic import mic_of
from redcarpet.core.stack import Stack
from tests.builders import question

WHY = question(
    "Why?",
    id="why",
    key="why",
    topic="craft",
    for_whom="her",
    say="Why, then?",
    short="Why?!",
    exit_line="Thank you.",
    needs=("nomination",),
    note="wait for it\n\nand smile",
    follow_ups=("Who else?", "What next?"),
    language="sv",
    bank="A bank",
)
ADA = Guest(
    "Ada Nunes", say="AY-duh", pronouns="she/her", role="director", project="Salt Road", nominations=("Best Score",)
)


def test_each_card_takes_one_leaf_in_the_order_of_the_stack() -> None:
    stack = Stack((name_card(ADA, 1, 2), Divider("craft", 2), *cards_of([WHY, question("How?")], notes=False)))
    leaves = leaves_of(stack, "topic", "brand")
    assert [leaf.kind for leaf in leaves] == ["name", "topic", "question", "question"]
    assert [(leaf.number, leaf.total) for leaf in leaves] == [("", ""), ("", ""), ("1", "2"), ("2", "2")]


def test_a_question_stands_with_all_that_is_told_of_it() -> None:
    (leaf,) = leaves_of(Stack(cards_of([WHY], notes=True)), "topic", "brand")
    assert (leaf.ask, leaf.follow_ups, leaf.behind) == ("Why?", ("Who else?", "What next?"), ())
    assert (leaf.topic, leaf.for_whom, leaf.language, leaf.foot) == ("craft", "her", "sv", "A bank · why")
    assert leaf.told == (
        Told("Say", "Why, then?"),
        Told("Shout", "Why?!"),
        Told("To close", "Thank you."),
        Told("", "needs a nomination"),
        Told("Note", "wait for it", private=True),
        Told("", "and smile", private=True),
    )


def test_follow_ups_stand_on_the_back_when_the_producer_wants_them_there() -> None:
    (leaf,) = leaves_of(Stack(cards_of([WHY], notes=False)), "topic", "follow-ups")
    assert (leaf.follow_ups, leaf.behind) == ((), ("Who else?", "What next?"))


def test_the_edge_names_the_topic_or_for_whom_the_question_is() -> None:
    stack = Stack(cards_of([WHY, question("How?")], notes=False))
    assert [leaf.edge for leaf in leaves_of(stack, "topic", "none")] == ["craft", "FOR ANYONE"]
    assert [leaf.edge for leaf in leaves_of(stack, "for", "none")] == ["FOR HER", "FOR ANYONE"]


def test_a_card_for_a_guest_names_her_and_has_her_initials() -> None:
    (leaf,) = leaves_of(Stack(cards_of([WHY], notes=False, mic=mic_of((ADA,), ()))), "topic", "none")
    assert (leaf.guest, leaf.initials) == ("Ada Nunes", "AN")


def test_a_name_stands_with_how_it_is_said_and_what_brings_the_guest_here() -> None:
    (leaf,) = leaves_of(Stack((name_card(ADA, 1, 3),)), "topic", "none")
    assert (leaf.ask, leaf.topic, leaf.initials) == ("Ada Nunes", "guest 1 of 3", "AN")
    assert [(told.label, told.words) for told in leaf.told] == [
        ("Say", "AY-duh"),
        ("", "director · Salt Road"),
        ("", "she/her"),
        ("Nominated", "Best Score"),
    ]
    assert leaves_of(Stack((name_card(ADA, 1, 1),)), "topic", "none")[0].topic == ""


def test_a_divider_says_the_topic_and_how_many_questions_follow() -> None:
    craft, other = leaves_of(Stack((Divider("craft", 2), Divider("", 1))), "topic", "none")
    assert (craft.ask, craft.told) == ("craft", (Told("", "2 questions"),))
    assert (other.ask, other.told) == ("no topic", (Told("", "1 question"),))
