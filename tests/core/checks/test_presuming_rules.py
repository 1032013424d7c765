"""What not every guest has is not taken for granted."""

from __future__ import annotations

import pytest

from tests.core.checks.judging import asking, judged, marked

PRESUMED = [
    ("Who rang about your nomination?", "nomination", "your nomination"),
    ("What did your colleagues say when the nomination came in?", "nomination", "the nomination came"),
    ("Where were you when you were nominated?", "nomination", "you were nominated"),
    ("What does it change to be nominated?", "nomination", "to be nominated"),
    ("What is it like to be a nominee?", "nomination", "to be a nominee"),
    ("When were you nominated, and by whom?", "nomination", "were you nominated"),
    ("Which decision is yours since you own half of this?", "ownership", "you own half"),
    ("What does this nomination mean for small films?", "nomination", "this nomination"),
    ("What did your second nomination change?", "nomination", "your second nomination"),
    ("Whose work do you know among your fellow nominees?", "nomination", "your fellow nominees"),
    ("What did {nomination|your nomination} change?", "nomination", "your nomination"),
    ("How will we know that your company kept its promise?", "company", "your company"),
    ("Who reads scripts at your production company?", "company", "your production company"),
    ("Who did your own label sign?", "company", "your own label"),
    ("How did owning part of this film change the way you worked?", "ownership", "owning part"),
    ("What does your stake in this film let you decide?", "ownership", "your stake"),
    ("Who shares your share of the profits?", "ownership", "your share of the profits"),
    ("Whom has your foundation helped?", "cause", "your foundation"),
    ("What is the campaign you support asking people to do?", "cause", "campaign you support"),
    ("How did you choose the cause you are speaking for tonight?", "cause", "cause you are speaking"),
    ("Who keeps your charity going?", "cause", "your charity"),
    ("What do your children make of your work?", "family", "your children"),
    ("What did your wife say about the script?", "family", "your wife"),
    ("What did your youngest daughter teach you?", "family", "your youngest daughter"),
]


@pytest.mark.parametrize(("words", "need", "found"), PRESUMED)
def test_what_is_presumed_stands_in_needs(words: str, need: str, found: str) -> None:
    bank = asking(words)
    (told,) = judged("RC509", bank)
    assert marked(told, bank) == found
    assert told.message.startswith(f"“{found}” presumes that the guest has ")
    assert told.help.startswith(f"Write needs: [{need}],")
    for fields in (f"needs: [other, {need.upper()}]", "status: retired", "ignore: [{rule: RC509, reason: All have.}]"):
        assert judged("RC509", asking(words, fields)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Whose nomination made you happiest?",
        "Who should have been nominated instead of these?",
        "What is missing from tonight's nominations?",
        "What did {nomination} change?",
        "Who rang about your nomination for {nomination}?",
        "Where do audiences go quiet when they watch {project|your film}?",
        "What did {project} teach you?",
        "Which company should more people know?",
        "Who in your house reads your scripts?",
        "Who keeps you company between takes?",
        "What would you do with a film of your own?",
        "Whose share of the work goes unseen?",
        "What is your share of the blame?",
        "Which charity should viewers look up?",
        "Which women's organisation has had your time or your money?",
        "How did you find the girl who plays your daughter?",
        "What does your character's wife know?",
        "Who steps in on your set when someone's child is ill?",
        "How did you make this your own part?",
        "Which film should be nominated next year?",
        "Who would you like to be nominated instead?",
        "What is your firm belief?",
        "What did your child co-star teach you?",
        "Who shot your wedding scene?",
        "What did your kid brother make of it?",
        "What did your mother's generation fight for?",
        "Who is your writing partner?",
    ],
)
def test_what_everybody_has_needs_nothing(words: str) -> None:
    assert judged("RC509", asking(words)) == []


def test_two_things_presumed_are_told_each_and_what_follows_an_answer_is_left_alone() -> None:
    both = judged("RC509", asking("What do your company and your foundation share?", "short: Your company?"))
    assert [one.help[:22] for one in both] == ["Write needs: [company]", "Write needs: [cause], "]
    assert judged("RC509", asking("Who hired you?", "follow_ups: [What does your company pay?]")) == []


def test_needs_that_say_as_much_are_enough() -> None:
    assert judged("RC509", asking("What do your children make of it?", "needs: [children]")) == []
    assert judged("RC509", asking("What did your stake decide?", "needs: [company]")) == []
