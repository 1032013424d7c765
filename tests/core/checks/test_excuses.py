"""An excuse names a rule that there is, and says why; then it counts."""

from __future__ import annotations

import pytest

from redcarpet.core.bank import Bank
from redcarpet.core.checks.excuses import excused
from redcarpet.core.checks.rule import Checked
from redcarpet.core.question import Ignore, Question
from tests.core.checks.judging import RULES, asking, judged


@pytest.mark.parametrize(
    ("ignore", "message", "advice"),
    [
        ("{rule: RC107}", "This question ignores RC107 and gives no reason, so the rule still holds.", "Write {rule"),
        ('{rule: RC107, reason: ""}', "This question ignores RC107 and gives no reason", "Write {rule: RC107, reas"),
        ("{rule: RC011}", "This question ignores RC011 and gives no reason", "Write {rule: RC011, reason: "),
        ("{rule: RC170, reason: hm}", "There is no rule “RC170” to ignore.", "Did you mean RC107"),
        ("{rule: RC1O7, reason: hm}", "There is no rule “RC1O7” to ignore.", "Did you mean RC1"),
        ("{rule: closed, reason: hm}", "There is no rule “closed” to ignore.", "Write a rule's id, such as RC107."),
        ("{rule: RC999}", "There is no rule “RC999” to ignore.", ""),
    ],
)
def test_an_excuse_that_excuses_nothing_is_told(ignore: str, message: str, advice: str) -> None:
    (told,) = judged("RC507", asking("Who?", f"ignore: [{{rule: RC101, reason: Quick.}}, {ignore}]"))
    assert (told.place.line, told.place.field, told.place.index) == (2, "ignore", 1)
    assert told.message.startswith(message)
    assert told.help.startswith(advice)


@pytest.mark.parametrize(
    "ignore",
    ["{rule: RC107, reason: Known for it.}", "{rule: rc107, reason: Known for it.}", "{rule: RC307, reason: x}"],
)
def test_an_excuse_with_a_reason_is_none_to_speak_of(ignore: str) -> None:
    assert judged("RC507", asking("Who?", f"ignore: [{ignore}]")) == []


def test_who_does_not_know_the_rules_asks_for_reasons_alone() -> None:
    bank = Bank("a", questions=(Question("Who?", ignore=(Ignore("RC999", "Why not."), Ignore("RC998"))),))
    told = [remark.message for remark in RULES["RC507"].judge(Checked((bank,)))]
    assert told == ["This question ignores RC998 and gives no reason, so the rule still holds."]


def test_a_retired_question_gives_its_reasons_too_and_nobody_is_excused_from_that() -> None:
    assert len(judged("RC507", asking("Who?", "status: retired\nignore: [{rule: RC107}]"))) == 1
    excuse = "ignore: [{rule: RC507, reason: No time.}, {rule: RC107}]"
    assert len(judged("RC507", asking("Who?", excuse))) == 1


def test_an_excuse_counts_when_it_says_why() -> None:
    assert excused(Question("Who?", ignore=(Ignore("RC107", "Known for it."),)), "RC107")
    assert excused(Question("Who?", ignore=(Ignore(" rc107 ", "Known for it."),)), "RC107")
    assert not excused(Question("Who?", ignore=(Ignore("RC107", " "),)), "RC107")
    assert not excused(Question("Who?", ignore=(Ignore("RC108", "Known for it."),)), "RC107")
    assert not excused(Question("Who?"), "RC107")
