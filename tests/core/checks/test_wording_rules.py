"""Every rule finds what it is for, at the right words, and leaves good questions alone."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.checks.manual import parts
from redcarpet.core.checks.rule import TextRule
from redcarpet.core.checks.rules import LISTED, RULES, SHAPES
from redcarpet.core.question import Question
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.banks_found import shipped_place
from tests.core.checks.wording_verdicts import lines, marked, of, rules, shipped, verdicts


def bad_questions() -> dict[str, list[str]]:
    found = defaultdict(list)
    for line in lines("bad_questions.txt"):
        rule, _, text = line.partition("|")
        found[rule].append(text)
    return found


BAD = bad_questions()
FOR_HIM = {"RC306": "him"}
ABOUT_THE_WHOLE = {"RC406"}


def test_every_rule_has_bad_questions() -> None:
    assert {rule.id for rule in (*SHAPES, *LISTED)} - BAD.keys() == ABOUT_THE_WHOLE
    assert min(map(len, BAD.values())) >= 6


@pytest.mark.parametrize("rule", sorted(BAD))
def test_a_bad_question_is_found_at_its_words(rule: str) -> None:
    missed = []
    for line in BAD[rule]:
        text = line.replace("[", "").replace("]", "")
        shown = marked(text, of(text, for_whom=FOR_HIM.get(rule, "anyone")), rule)
        if line not in shown:
            missed.append((line, shown))
    assert missed == []


def test_a_good_question_is_left_alone() -> None:
    said = {text: [verdict.message for verdict in of(text)] for text in lines("good_questions.txt")}
    assert {text: messages for text, messages in said.items() if messages} == {}


def test_the_shipped_banks_raise_nothing_at_any_level() -> None:
    banks = read_banks(shipped_place().banks).banks
    assert [(v.rule, v.place.line, v.message) for v in verdicts(*(q for bank in banks for q in bank.questions))] == []


@pytest.mark.parametrize(
    "rule", [rule for rule in (*SHAPES, *LISTED) if rule.id not in ABOUT_THE_WHOLE], ids=lambda rule: rule.id
)
def test_the_examples_of_a_manual_are_what_it_says(rule: TextRule) -> None:
    for part in parts(rule.manual):
        found = of(part.text, for_whom=FOR_HIM.get(rule.id, "anyone"))
        if part.label == "Bad":
            assert rule.id in rules(found), part.text
        elif part.label == "Better" and rule.id != "RC404":
            assert rules(found) == set(), part.text


def test_a_manual_says_what_why_how_and_when_not() -> None:
    for rule in RULES.values():
        if isinstance(rule, TextRule):
            labels = [part.label for part in parts(rule.manual)]
            assert labels[0] == labels[1] == labels[-1] == ""
            assert labels.count("Bad") >= 1 <= labels.count("Better")
            assert parts(rule.manual)[-1].text.startswith("Ignore it when: "), rule.id
            assert rule.level != "error"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ask": "Did you enjoy it?", "tags": ("quick",)}, set()),
        ({"ask": "Did you enjoy it?", "topic": "quick"}, set()),
        ({"ask": "What is your dress made of?", "topic": "costume-craft"}, set()),
        ({"ask": "What is your dress made of?", "topic": "Costume craft"}, set()),
        ({"ask": "What is your dress made of?", "topic": "craft"}, {"RC301"}),
        ({"ask": "What are your thoughts on quotas?", "for_whom": "her"}, set()),
        ({"ask": "What do survivors need?", "sensitivity": "work-theme"}, set()),
        ({"ask": "What do survivors need?", "sensitivity": "care"}, {"RC406"}),
        ({"ask": "What do survivors need?", "sensitivity": "care", "exit_line": "Thank you."}, set()),
        ({"ask": "What would a writer/director do?", "say": "What would a director who writes do?"}, set()),
        ({"ask": "What would a director do?", "say": "What would a writer/director do?"}, {"RC203"}),
        ({"ask": "What did you keep?", "short": "Kept what?"}, set()),
        ({"ask": "What did you keep?", "short": "Did you keep it?"}, {"RC101"}),
        ({"ask": "What did you keep?", "short": "A decision that you and only you could make today?"}, {"RC201"}),
        ({"ask": "What did you keep?", "short": "The hour before a difficult scene"}, set()),
        ({"ask": "What did you keep?", "follow_ups": ("Did it work?",)}, set()),
        ({"ask": "What did you keep?", "follow_ups": ("Who else?", "Who did your hair?")}, {"RC301"}),
        ({"ask": "What did you keep?", "note": "Who are you wearing?"}, set()),
    ],
)
def test_a_rule_knows_what_stands_around_a_text(fields: dict[str, object], said: set[str]) -> None:
    assert rules(verdicts(Question(**fields))) == said  # type: ignore[arg-type]


ANY_TEXT = st.text(max_size=60) | st.lists(
    st.sampled_from([*"{}[]\"'“”‘’?!.,;:-–…#/ ", "What", "did", "you", "and", "wear", "your", "dress", "é", "ı", "ﬀ"]),
    max_size=25,
).map(" ".join)


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_judged_within_its_bounds(ask: str, short: str) -> None:
    for verdict in of(ask, short=short, for_whom="him"):
        text = short if verdict.place.field == "short" else ask
        assert 0 <= verdict.place.start <= verdict.place.end <= len(text)
        assert verdict.message.strip()


@given(ANY_TEXT)
def test_a_text_is_judged_alike_whatever_came_before(text: str) -> None:
    lists = shipped()["en"]
    first = lists.heard(text)
    lists.heard("Who are you wearing?")
    assert lists.heard(text) == first
