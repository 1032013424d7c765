"""A question is for whom its bank is for; what is seldom asked of both has its mirror."""

from __future__ import annotations

import pytest

from tests.core.checks.judging import asking, judged

ASK = "How did you share the work at home?"


@pytest.mark.parametrize(
    ("bank_for", "fields", "told"),
    [
        ("her", "for: him", "This question is for him, and its bank is for her."),
        ("him", "for: her", "This question is for her, and its bank is for him."),
        ("her", "for: him\nwhy: He can answer it.", "This question is for him, and its bank is for her."),
        ("her", "for: him\nmirror: x", "This question is for him, and its bank is for her."),
        ("him", "for: her\nstatus: draft", "This question is for her, and its bank is for him."),
        ("her", "for: her", ""),
        ("her", "for: anyone", ""),
        ("her", "", ""),
        ("anyone", "for: him", ""),
        ("her", "for: him\nstatus: retired", ""),
        ("her", "for: him\nignore: [{rule: RC504, reason: For the couple.}]", ""),
    ],
)
def test_a_question_for_him_does_not_stand_in_a_bank_for_her(bank_for: str, fields: str, told: str) -> None:
    remarks = judged("RC504", f"for: {bank_for}\nquestions:\n{asking(ASK, fields)}")
    assert [(one.message, one.place.field) for one in remarks] == ([(told, "for")] if told else [])


@pytest.mark.parametrize(
    ("topic", "about"),
    [
        ("care-work", "family"),
        ("Family", "family"),
        ("parenting", "family"),
        ("looks", "clothes"),
        ("wardrobe", "clothes"),
        ("make-up", "clothes"),
        ("body", "the body"),
        ("ageing", "the body"),
        ("set-safety", "safety"),
        ("pay", "pay"),
    ],
)
@pytest.mark.parametrize("whom", ["her", "him"])
def test_what_is_seldom_asked_of_both_needs_a_mirror_or_a_why(topic: str, about: str, whom: str) -> None:
    alone = asking(ASK, f"topic: {topic}\nfor: {whom}")
    (told,) = judged("RC307", alone)
    assert told.message == f"This question about {about} is for {whom} alone."
    for more in ("why: Men are never asked.", "status: retired", "ignore: [{rule: RC307, reason: So agreed.}]"):
        assert judged("RC307", asking(ASK, f"topic: {topic}\nfor: {whom}\n{more}")) == []
    assert judged("RC307", asking(ASK, f"topic: {topic}")) == []
    assert judged("RC307", f"for: {whom}\nwhy: As agreed.\nquestions:\n{asking(ASK, f'topic: {topic}')}") == []


@pytest.mark.parametrize("topic", ["craft", "costume-craft", "leadership", "business", "", "climate"])
def test_other_topics_need_no_mirror(topic: str) -> None:
    assert judged("RC307", asking(ASK, f"topic: {topic}\nfor: her")) == []


TWIN = "for: him\nquestions:\n" + asking("Who cooked while you filmed?", "id: cooked\nmirror: shared")


@pytest.mark.parametrize(
    ("fields", "message", "advice"),
    [
        ("mirror: shared", "This question names itself as its mirror.", "Write the id of its twin in the other bank."),
        ("mirror: coked", "No question has the id “coked”.", "Did you mean cooked?"),
        ("mirror: Cooked", "No question has the id “Cooked”.", "Did you mean cooked?"),
        ("mirror: nothing-like-it", "No question has the id “nothing-like-it”.", "Write the id of its twin in"),
        ("for: him\nmirror: cooked", "The mirror “cooked” is for him, too, so nobody else is asked.", "Name a"),
    ],
)
def test_a_mirror_that_is_none_is_told_with_the_one_that_was_meant(fields: str, message: str, advice: str) -> None:
    told = judged("RC307", asking(ASK, f"id: shared\n{fields}"), TWIN)
    assert (told[0].message, told[0].place.field) == (message, "mirror")
    assert told[0].help.startswith(advice)


def test_a_mirror_that_stands_in_another_bank_is_one() -> None:
    assert judged("RC307", asking(ASK, "id: shared\nfor: her\nmirror: cooked"), TWIN) == []
    assert judged("RC307", asking(ASK, "id: shared\nmirror: cooked"), TWIN) == []


def test_two_questions_for_anyone_may_mirror_each_other() -> None:
    assert judged("RC307", asking(ASK, "id: shared\nmirror: cooked") + asking("Who cooked?", "id: cooked")) == []


def test_the_mirrors_of_a_bank_that_is_checked_alone_are_not_looked_for() -> None:
    assert judged("RC307", asking(ASK, "for: her\nmirror: elsewhere")) == []
