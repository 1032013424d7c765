"""Two questions are told apart: by their ids, and by their words."""

from __future__ import annotations

import pytest

from redcarpet.core.bank import gathered
from tests.core.checks.judging import asking, bank, checked, judged

KEEP = "What did you fight to keep in this story?"
ONLY = "What is one decision that only you could have made?"


def test_an_id_used_twice_is_told_at_the_second_with_the_first() -> None:
    (told,) = judged("RC501", asking(KEEP, "id: keep"), asking(ONLY, "id: keep"))
    assert (told.place.path, told.place.line, told.place.field) == ("him.yaml", 2, "id")
    assert told.other is not None
    assert (told.other.path, told.other.line, told.other_message) == ("her.yaml", 2, "first one is here")
    assert told.message == "The id “keep” is used twice; the other one is in her.yaml, line 2."


@pytest.mark.parametrize(
    ("sources", "lines"),
    [
        ([asking(KEEP, "id: a") + asking(ONLY, "id: a")], [4]),
        ([asking(KEEP, "id: a") + asking(ONLY, "id: a") + asking("Who knew?", "id: a")], [4, 6]),
        ([asking(KEEP, "id: a\nstatus: retired") + asking(ONLY, "id: a")], [5]),
        ([asking(KEEP, "id: a") + asking(ONLY, "id: a\nignore: [{rule: RC501, reason: no}]")], [4]),
        ([asking(KEEP, "id: a"), asking("Who knew?", "id: b"), asking(ONLY, "id: b")], [2]),
        # innocent
        ([asking(KEEP, "id: a") + asking(KEEP, "id: a")], []),
        ([asking(KEEP, "id: a"), asking("What did you FIGHT to keep in this story?", "id: a")], []),
        ([asking(KEEP) + asking(ONLY)], []),
        ([asking(KEEP, "id: a") + asking(ONLY, "id: A")], []),
    ],
)
def test_an_id_belongs_to_one_question(sources: list[str], lines: list[int]) -> None:
    assert [told.place.line for told in judged("RC501", *sources)] == lines


def test_the_desk_and_check_tell_of_the_same_ids_in_the_same_words() -> None:
    banks = checked(asking(KEEP, "id: a") + asking(ONLY, "id: a"), asking("Who knew?", "id: a") + asking(KEEP)).banks
    desk = [(one.path, one.span.line, one.message, one.help) for one in gathered(banks).problems]
    assert desk == [(one.place.path, one.place.line, one.message, one.help) for one in judged("RC501", *banks)]
    assert len(desk) == 2


TWINS = [
    # the words of the second question, and its fields
    ("What did you fight to keep in the story?", ""),
    ("What did you fight to keep in this story?", ""),
    ("WHAT DID YOU FIGHT TO KEEP IN THIS STORY?", ""),
    ("What did you fight to keep in {project|this story}?", ""),
    ("{first_name|So} what did you fight to keep in {nomination|this story}?", ""),
    ("So what did you fight to keep in this story?", ""),
    ("What did you fight to kéep in this story", "id: other"),
    ("What did you fight to keep in this story?", "ignore: [{rule: RC101, reason: other}]"),
    ("What did you fight to keep in this story?", "ignore: [{rule: RC502}]"),
]


@pytest.mark.parametrize(("words", "fields"), TWINS)
def test_nearly_the_same_words_are_told_once_on_the_later(words: str, fields: str) -> None:
    for sources in ([asking(KEEP) + asking(words, fields)], [asking(KEEP), asking(words, fields)]):
        (told,) = judged("RC502", *sources)
        assert (told.place.path, told.place.line) == (("her.yaml", 3) if len(sources) == 1 else ("him.yaml", 2))
        assert told.other is not None
        assert (told.other.path, told.other.line) == ("her.yaml", 2)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("What did you give away in this story?", ""),
        ("Whose objection made this script better?", ""),
        ("What did you fight to keep in the story?", "status: retired"),
        ("What did you fight to keep in the story?", "mirror: keep"),
        ("What did you fight to keep in the story?", "ignore: [{rule: RC502, reason: On purpose.}]"),
        ("What did you fight to keep in the story, and whom did you have to convince before you could?", ""),
    ],
)
def test_other_words_mirrors_and_excused_ones_are_no_twins(words: str, fields: str) -> None:
    assert judged("RC502", asking(KEEP, "id: keep"), asking(words, fields)) == []


def test_the_message_says_whether_the_words_are_the_same() -> None:
    (same,) = judged("RC502", asking(KEEP), asking(KEEP))
    assert same.message == "The same question stands in her.yaml, line 2, too."
    (near,) = judged("RC502", asking(KEEP), asking("What did you fight to keep in the story?"))
    assert near.message == "This is nearly the question in her.yaml, line 2: “What did you fight to keep in this stor…”"


def test_of_three_that_are_alike_the_later_two_are_told_with_the_first() -> None:
    told = judged(
        "RC502",
        "".join(asking(f"{words} did you fight to keep in this story?") for words in ("What", "So what", "But what")),
    )
    assert [(one.place.line, one.other.line if one.other else 0) for one in told] == [(3, 2), (4, 2)]


def test_a_bank_that_was_copied_whole_costs_one_remark_a_question() -> None:
    source = "".join(asking(f"What did {name} teach you about the {name} trade?") for name in ("Ada", "Bo", "Cleo"))
    many = bank(source * 20)
    assert len(judged("RC502", many)) == len(many.questions) - 1
