"""Judging: which texts, in which languages, and who is excused."""

from __future__ import annotations

import pytest

from redcarpet.core.bank import Bank
from redcarpet.core.checks.judge import judged, judged_texts
from redcarpet.core.checks.rule import Checked, Place
from redcarpet.core.question import Ignore, Question
from tests.core.checks.wording_verdicts import of, rules, shipped, verdicts


def test_a_verdict_names_its_place() -> None:
    question = Question("What now?", follow_ups=("Who else?", "Who made your gown?"), path="banks/a.yaml", line=7)
    (verdict,) = verdicts(question)
    assert verdict.place == Place("banks/a.yaml", 7, "follow_ups", 1, 0, 18)
    assert (verdict.rule, verdict.level) == ("RC301", "warning")
    assert "“Who made your gown”" in verdict.message


def test_an_own_question_stands_in_its_bank() -> None:
    bank = Bank("x", questions=(Question("Who are you wearing?"),), path="x.yaml")
    assert {verdict.place.path for verdict in judged(Checked((bank,)), shipped(), 150)} == {"x.yaml"}


def test_retired_questions_are_not_judged_and_drafts_are() -> None:
    assert of("Who are you wearing?", status="retired") == []
    assert rules(of("Who are you wearing?", status="draft")) == {"RC301"}


@pytest.mark.parametrize(
    ("ignore", "said"),
    [
        (Ignore("RC301", "a costume exhibition"), set()),
        (Ignore("rc301", "a costume exhibition"), set()),
        (Ignore("RC301"), {"RC301"}),
        (Ignore("RC302", "a costume exhibition"), {"RC301"}),
    ],
)
def test_an_excuse_counts_with_a_reason(ignore: Ignore, said: set[str]) -> None:
    assert rules(of("Who are you wearing?", ignore=(ignore,))) == said


@pytest.mark.parametrize("language", ["en", "EN-gb", "en_US"])
def test_english_is_english_everywhere(language: str) -> None:
    assert rules(verdicts(Question("Did you sleep?"), language=language)) == {"RC101"}


def test_in_another_language_only_what_fits_every_language_is_judged() -> None:
    german = Question("Die Welle war long, und did you wear your dress, was für ein {Flim}/Projekt?")
    assert rules(verdicts(german, language="de-AT")) == {"RC203", "RC204"}
    assert rules(verdicts(Question("Did you sleep?", language="fr"))) == set()
    assert rules(verdicts(Question("Did you sleep?", language="en"), language="fr")) == {"RC101"}


def test_who_speaks_fast_may_ask_longer() -> None:
    words = Question("What " + "la " * 20 + "now?")
    assert rules(verdicts(words)) == {"RC201", "RC202"}
    assert rules(verdicts(words, pace=180)) == {"RC202"}
    japanese = Question("監督" * 25 + "?")
    assert rules(verdicts(japanese, language="ja")) == {"RC201", "RC202"}


def test_a_text_that_nobody_could_say_is_left_to_the_rules_of_files() -> None:
    assert rules(of("What now, and what next " * 90 + "?")) == set()
    assert rules(of("What now, and what " * 90 + "?")) > {"RC201", "RC202"}


def test_a_newsroom_without_lists_has_the_rules_of_every_language() -> None:
    bank = Bank("x", questions=(Question("Who wears a dress/gown? Why?"),))
    assert rules(judged_texts((bank,), {}, 150)) == {"RC102", "RC203"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('What did "The Worst Diva" teach you?', set()),
        ("What did “Who Are You Wearing?” teach you?", set()),
        ("What did 'Rival Sons' teach you?", set()),
        ("Which part of {project|the scandal} is yours?", set()),
        ("What did the Scandal team teach you?", set()),
        ("Who Are You Wearing?", {"RC301"}),
        ("WHO ARE YOU WEARING?", {"RC301"}),
        ("Who’s your stylist?", {"RC301"}),
        ('"Who are you wearing?"', {"RC301"}),
    ],
)
def test_titles_names_and_placeholders_are_no_words(text: str, said: set[str]) -> None:
    assert rules(of(text)) == said
