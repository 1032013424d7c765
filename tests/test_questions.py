"""The shipped banks keep the promises that the project makes about them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from statistics import median

import pytest
from rapidfuzz import fuzz

from redcarpet.core.bank import Bank, Loaded
from redcarpet.core.placeholders import filled
from redcarpet.core.question import NEEDS_WORDS, Question
from redcarpet.core.text import fold
from redcarpet.files.bank_yaml import read_banks

QUESTIONS = Path(__file__).parents[1] / "questions"

TOPICS = {
    "Ask Her More": "craft authorship leadership credit risk business lineage cause research next impact costume-craft",
    "Ask More of Him": (
        "own-practice hiring pay credit-sharing bystander listening accountability set-safety mentoring manhood "
        "care-work institutions"
    ),
    "Ask Anyone": "story process team place beginnings access tools tonight quick closing",
}
SMALL_WORDS = (
    "a an and are as at be been before but by can could did do does for from had has have how if in into is it its "
    "like made make may might of off on or out over should so than that the their them then there they this to up was "
    "were what when where which who whose why will with without would you your"
)
KEPT = frozenset(SMALL_WORDS.split())
"""Words that are no nouns and no names."""
POINTING = frozenset(["a", "an", "the", "your", "their", "this", "that", "which", "whose", "what"])
ASKING_VERBS = {
    "Tell",
    "Name",
    "Finish",
    "Walk",
    "Take",
    "Point",
    "Give",
    "Spell",
    "Recommend",
    "Thank",
    "Show",
    "Describe",
}
KINDS_OF_ANSWER = {"deed", "decision", "person", "date"}
LEAST_MIRRORED = {"pay": 4, "set-safety": 4, "care-work": 4, "business": 4, "leadership": 4}
"""Questions that her bank and his ask alike."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return read_banks(sorted(QUESTIONS.glob("*.yaml")))


@pytest.fixture(scope="module")
def by_id(loaded: Loaded) -> dict[str, Question]:
    return {question.id: question for question in loaded.questions}


def spoken(question: Question) -> list[str]:
    return filled(question.ask).split()


def named(questions: list[Question]) -> list[str]:
    return [question.ask for question in questions]


def test_the_banks_are_read_without_a_problem(loaded: Loaded) -> None:
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.unread == 0
    assert {bank.title for bank in loaded.banks} == set(TOPICS)


def test_every_topic_has_at_least_eight_questions(loaded: Loaded) -> None:
    for bank in loaded.banks:
        counts = Counter(question.topic for question in bank.questions)
        assert {topic: counts[topic] for topic in TOPICS[bank.title].split() if counts[topic] < 8} == {}


def test_a_bank_holds_no_topic_but_its_own_and_the_mirror_of_care_work(loaded: Loaded) -> None:
    for bank in loaded.banks:
        known = {*TOPICS[bank.title].split(), "care-work"}
        assert named([question for question in bank.questions if question.topic not in known]) == []


def test_every_id_is_a_slug_used_once(loaded: Loaded) -> None:
    ids = [question.id for bank in loaded.banks for question in bank.questions]
    assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []
    assert [name for name, times in Counter(ids).items() if times > 1] == []


def test_every_question_has_a_follow_up_that_is_a_question(loaded: Loaded) -> None:
    assert named([question for question in loaded.questions if not 1 <= len(question.follow_ups) <= 3]) == []
    every = [follow_up for question in loaded.questions for follow_up in question.follow_ups]
    assert [follow_up for follow_up in every if not follow_up.endswith("?")] == []
    assert {follow_up: times for follow_up, times in Counter(every).items() if times > 2} == {}


def test_no_follow_up_only_says_why(loaded: Loaded) -> None:
    every = [follow_up for question in loaded.questions for follow_up in question.follow_ups]
    assert [follow_up for follow_up in every if fold(follow_up).startswith("why")] == []


def test_every_short_form_can_be_shouted(loaded: Loaded) -> None:
    assert named([question for question in loaded.questions if not 1 <= len(question.short.split()) <= 8]) == []


def test_no_question_is_over_twenty_words(loaded: Loaded) -> None:
    assert named([question for question in loaded.questions if len(spoken(question)) > 20]) == []


def test_the_middle_question_of_a_bank_has_eight_to_fourteen_words(loaded: Loaded) -> None:
    for bank in loaded.banks:
        assert 8 <= median(len(spoken(question)) for question in bank.questions) <= 14


def test_every_ask_is_one_question_or_asks_for_something(loaded: Loaded) -> None:
    """What ends without a question mark begins with a verb: name, tell us, finish this sentence."""
    for question in loaded.questions:
        assert question.ask.count("?") == question.ask.endswith("?"), question.ask
    told = [question.ask.split()[0] for question in loaded.questions if not question.ask.endswith("?")]
    assert set(told) <= ASKING_VERBS


def test_no_placeholder_is_left_without_words_to_say(loaded: Loaded) -> None:
    assert named([question for question in loaded.questions if set("{}|") & set(filled(question.ask))]) == []


def test_every_mirror_stands_in_another_bank(loaded: Loaded, by_id: dict[str, Question]) -> None:
    mirrored = [question for question in loaded.questions if question.mirror]
    assert mirrored
    assert named([question for question in mirrored if by_id[question.mirror].bank == question.bank]) == []
    assert named([question for question in mirrored if by_id[question.mirror].mirror != question.id]) == []


def test_what_is_asked_of_both_is_mirrored(loaded: Loaded) -> None:
    """The banks say why the rest is for her, or for him, alone."""
    counts = Counter(question.topic for question in loaded.questions if question.mirror)
    assert {topic: counts[topic] for topic, least in LEAST_MIRRORED.items() if counts[topic] < least} == {}
    assert [bank.title for bank in loaded.banks if bank.for_whom != "anyone" and not bank.why] == []


def test_no_two_questions_are_nearly_the_same(loaded: Loaded) -> None:
    asks = [fold(question.ask) for question in loaded.questions]
    assert [pair for pair in combinations(asks, 2) if fuzz.ratio(*pair) > 80] == []


def test_no_two_questions_are_one_pattern_with_other_nouns(loaded: Loaded) -> None:
    asks = [masked(question.ask) for question in loaded.questions]
    assert [pair for pair in combinations(asks, 2) if fuzz.ratio(*pair) > 85] == []


def masked(ask: str) -> str:
    """Put one sign for each run of words that may be a noun or a name: what stands behind a word that points at one."""
    kept: list[str] = []
    pointing = False
    for word in re.findall(r"[\w'’|{}-]+", fold(ask)):
        if word in KEPT:
            kept.append(word)
            pointing = word in POINTING
        elif not pointing:
            kept.append(word)
        elif kept[-1] != "_":
            kept.append("_")
    return " ".join(kept)


def test_a_question_of_care_has_a_way_out_and_no_other_has(loaded: Loaded) -> None:
    assert any(question.sensitivity == "care" for question in loaded.questions)
    for question in loaded.questions:
        assert (question.sensitivity == "care") == bool(question.exit_line)


def test_a_question_about_survivors_is_one_of_care(loaded: Loaded) -> None:
    named_so = [question for question in loaded.questions if "survivor" in fold(question.ask)]
    assert [question.sensitivity for question in named_so] == ["care"] * len(named_so)


def test_no_two_words_open_more_than_twelve_in_a_hundred_questions(loaded: Loaded) -> None:
    for bank in loaded.banks:
        assert len(bank.questions) >= 20
        assert [opening for opening, share in openings(bank).items() if share > 0.12] == []


def openings(bank: Bank) -> dict[str, float]:
    counts = Counter(" ".join(fold(question.ask).split()[:2]) for question in bank.questions)
    return {opening: times / len(bank.questions) for opening, times in counts.items()}


def test_needs_are_words_that_the_desk_can_say(loaded: Loaded) -> None:
    assert {need for question in loaded.questions for need in question.needs} <= set(NEEDS_WORDS)


def test_what_speaks_of_a_nomination_or_a_company_needs_one(loaded: Loaded) -> None:
    for question in loaded.questions:
        if "the nomination" in question.ask:
            assert "nomination" in question.needs
        if "your company" in question.ask:
            assert "company" in question.needs
        if "your campaign" in question.ask:
            assert "cause" in question.needs


def test_every_question_for_him_says_what_kind_of_answer_it_asks_for(loaded: Loaded) -> None:
    for_him = [question for question in loaded.questions if question.for_whom == "him"]
    assert for_him
    assert named([question for question in for_him if not KINDS_OF_ANSWER & set(question.tags)]) == []


def test_makers_are_credited_by_every_guest(loaded: Loaded) -> None:
    costumes = [question for question in loaded.questions if question.topic == "costume-craft"]
    assert {question.for_whom for question in costumes} == {"anyone"}


def test_what_can_be_answered_in_ten_seconds_is_tagged_quick(loaded: Loaded) -> None:
    quick = [question for question in loaded.questions if question.topic == "quick"]
    assert quick
    assert named([question for question in quick if "quick" not in question.tags]) == []


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bank_begins_by_saying_that_it_may_be_copied(path: Path) -> None:
    first, *rest = path.read_text("utf-8").splitlines()
    assert first.startswith("# ")
    assert "Copy this file" in first
    assert max(map(len, rest)) <= 120
