"""Questions by people who had not seen the rules: what lists of words find, and what they find wrongly.

Tricky innocent ones and careless bad ones, each list by another writer. What the rules said of a list before anything
was changed for it: 16 of 70, then 14, 6, 4 and 0 of 60 innocent ones told; 36 and 33 of 40 bad ones found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("name", "most"),
    [("innocent-1.txt", 3), ("innocent-2.txt", 5), *((f"innocent-{number}.txt", 3) for number in (3, 4, 5))],
)
def test_of_sixty_tricky_innocent_questions_hardly_any_is_told(name: str, most: int) -> None:
    """Four of the second list say something before they ask: a remark, by the letter of RC106."""
    asks = lines(name)
    assert len(asks) >= 60
    assert len(hit := {ask: rules for ask in asks if (rules := told(ask))}) <= most, hit


@pytest.mark.parametrize("name", ["bad-1.txt", "bad-2.txt"])
def test_of_forty_bad_questions_three_in_four_are_found(name: str) -> None:
    asks = [line.split("\t") for line in lines(name)]
    assert len(asks) >= 40
    missed = [ask for kind, ask in asks if not told(ask, "him" if kind == "opinion" else "anyone")]
    assert len(missed) <= len(asks) / 4, missed
