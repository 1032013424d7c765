"""A mistyped topic is seen, a topic of one's own is welcome; and what a bank is mostly about is counted."""

from __future__ import annotations

import pytest

from tests.core.checks.judging import asking, judged


@pytest.mark.parametrize(
    ("topic", "known"),
    [
        ("authorshp", "authorship"),
        ("carft", "craft"),
        ("crafts", "craft"),
        ("leadershpi", "leadership"),
        ("setsafety", "set-safety"),
        ("accountabilty", "accountability"),
        ("instituitons", "institutions"),
        ("tool", "tools"),
        ("Creditt", "credit"),
        ("costume-cratf", "costume-craft"),
    ],
)
def test_a_topic_that_is_nearly_a_known_one_is_told_with_that_one(topic: str, known: str) -> None:
    (told,) = judged("RC503", asking("Who knew?", f"topic: {topic}"))
    assert told.place.field == "topic"
    assert told.help.startswith(f"Did you mean {known}?")


@pytest.mark.parametrize(
    "topic",
    [
        *("craft", "Craft", "Set_Safety", "set safety", "care-work", ""),
        *("peace", "play", "text", "plane", "womanhood", "clothing", "progress", "monitoring", "firing", "fashion"),
        *("family", "looks", "home-town", "climate", "music", "70mm", "演技", "pa", "x", "draft"),
    ],
)
def test_known_topics_and_those_of_ones_own_are_welcome(topic: str) -> None:
    assert judged("RC503", asking("Who knew?", f"topic: {topic}")) == []


def test_a_slip_can_be_excused_and_a_retired_question_keeps_its_own() -> None:
    assert judged("RC503", asking("Who?", "topic: carft\nignore: [{rule: RC503, reason: A film's name.}]")) == []
    assert judged("RC503", asking("Who?", "topic: carft\nstatus: retired")) == []


def many(*counts: tuple[int, str], fields: str = "") -> str:
    """Write so many questions of each topic."""
    return "".join(
        asking(f"Who knew about {topic} {number}?", f"topic: {topic}\n{fields}" if topic else fields)
        for count, topic in counts
        for number in range(count)
    )


@pytest.mark.parametrize(
    ("bank", "told"),
    [
        (many((13, "beginnings"), (11, "craft")), ["13 of the 24", "11 of the 24"]),
        (many((9, "craft"), (6, "team"), (6, "story")), ["9 of the 21"]),
        (many((19, "craft"), (1, "team")), ["19 of the 20"]),
        (many((10, "craft"), (12, "")), ["10 of the 22"]),
        (many((5, "looks"), (8, "craft"), (8, "team")), ["5 of the 21 questions of this bank are about looks"]),
        (many((30, "looks")), ["30 of the 30 questions of this bank are about looks"]),
        # innocent
        (many((8, "craft"), (7, "team"), (5, "story")), []),
        (many((10, "craft"), (9, "team")), []),
        (many((4, "looks"), (8, "craft"), (8, "team")), []),
        (many((30, "craft")), []),
        (many((30, "")), []),
        (many((12, "craft"), (12, "team"), fields="status: retired"), []),
        (many((12, "craft"), (12, "team"), fields="ignore: [{rule: RC308, reason: A night of two halves.}]"), []),
    ],
)
def test_a_bank_that_is_mostly_about_one_thing_is_told_in_numbers(bank: str, told: list[str]) -> None:
    remarks = judged("RC308", bank)
    assert [remark.message[: len(words)] for remark, words in zip(remarks, told, strict=True)] == told
    assert {(remark.place.path, remark.place.line) for remark in remarks} <= {("her.yaml", 0)}


HER = "for: her\nquestions:\n"


@pytest.mark.parametrize(
    ("banks", "told"),
    [
        ([HER + many((4, "music"))], ["All 4 questions about “music” are for her, none is for him."]),
        ([many((5, "music"), fields="for: him")], ["All 5 questions about “music” are for him, none is for her."]),
        ([HER + many((2, "music")), HER + many((2, "Music"))], ["All 4 questions about “music” are for her, none"]),
        # innocent
        ([HER + many((3, "music"))], []),
        ([HER + many((4, "music")), many((1, "music"))], []),
        ([HER + many((4, "music")), "for: him\nquestions:\n" + many((1, "music"))], []),
        (["for: her\nwhy: They are asked least.\nquestions:\n" + many((4, "music"))], []),
        ([HER + many((4, "music"), fields="mirror: other")], []),
        ([HER + many((4, "music"), fields="why: As above.")], []),
        ([many((9, "music"))], []),
    ],
)
def test_a_topic_that_one_side_alone_is_asked_about_is_told(banks: list[str], told: list[str]) -> None:
    remarks = judged("RC308", *banks)
    assert [remark.message[: len(words)] for remark, words in zip(remarks, told, strict=True)] == told
