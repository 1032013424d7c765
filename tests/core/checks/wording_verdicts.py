"""Questions judged by the shipped lists: what is said of one question, and where."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from redcarpet.core.bank import Bank
from redcarpet.core.checks.judge import judged_texts
from redcarpet.core.checks.phrases import Lists
from redcarpet.core.checks.rule import Verdict
from redcarpet.core.question import Question
from redcarpet.files.words_yaml import read_words

HERE = Path(__file__).parent


@cache
def shipped() -> dict[str, Lists]:
    return dict(read_words()[0])


def verdicts(*questions: Question, language: str = "en", pace: int = 150) -> list[Verdict]:
    """Give what the rules about wording say of the questions of a bank."""
    return list(judged_texts((Bank("a bank", language=language, questions=questions),), shipped(), pace))


def of(ask: str, **fields: Any) -> list[Verdict]:  # noqa: ANN401 - whatever fields a question has
    return verdicts(Question(ask, **fields))


def rules(found: Iterable[Verdict]) -> set[str]:
    return {verdict.rule for verdict in found}


def marked(text: str, found: Iterable[Verdict], rule: str) -> list[str]:
    """Give the text with brackets around what a rule flags, once for each of its verdicts."""
    places = [verdict.place for verdict in found if verdict.rule == rule]
    ends = [(place.start, place.end or len(text)) for place in places]
    return [f"{text[:start]}[{text[start:end]}]{text[end:]}" for start, end in ends]


def lines(name: str) -> list[str]:
    return (HERE / name).read_text("utf-8").splitlines()
