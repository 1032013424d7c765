"""Questions by people who had not seen the rules: what lists of words find, and what they find wrongly.

Tricky innocent ones and careless bad ones, each list written before anybody looked at what is said of it. At first
sight 16 of the 70 innocent ones were told, and 36 of the 40 bad ones found; docs/producers.md tells of later lists.
"""

from __future__ import annotations

from pathlib import Path

from redcarpet.core.bank import Bank
from redcarpet.core.checks.judge import judged
from redcarpet.core.checks.rule import Checked
from redcarpet.core.checks.rules import RULES
from redcarpet.core.question import ForWhom, Question
from tests.core.checks.wording_verdicts import shipped

LISTS = Path(__file__).parent / "strangers"


def lines(name: str) -> list[str]:
    return (LISTS / name).read_text("utf-8").splitlines()


def told(ask: str, for_whom: ForWhom = "anyone") -> set[str]:
    """Give the rules that say something of a question, all of them on."""
    bank = Bank("a bank", questions=(Question(ask, for_whom=for_whom, line=1),))
    return {verdict.rule for verdict in judged(Checked((bank,), rules=frozenset(RULES)), shipped(), 150)}


def test_of_seventy_tricky_innocent_questions_at_most_three_are_told() -> None:
    asks = lines("innocent.txt")
    assert len(asks) >= 60
    assert len(hit := {ask: rules for ask in asks if (rules := told(ask))}) <= 3, hit


def test_of_forty_bad_questions_three_in_four_are_found() -> None:
    asks = [line.split("\t") for line in lines("bad.txt")]
    assert len(asks) >= 40
    missed = [ask for kind, ask in asks if not told(ask, "him" if kind == "opinion" else "anyone")]
    assert len(missed) <= len(asks) / 4, missed
