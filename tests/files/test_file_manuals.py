"""Every rule of the file family has a manual, and what stands in it is true."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from redcarpet.core.problem import Problem
from redcarpet.files.arrivals_csv import guests_from_csv_bytes
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.file_manuals import MANUALS
from redcarpet.files.guests_yaml import guests_from_yaml_bytes
from redcarpet.files.yaml_rules import Rule

IN_WORDS = {Rule.CANNOT_OPEN, Rule.TOO_LARGE, Rule.ENCODING, Rule.TWO_SHEETS}
"""What no snippet can show."""
STAND_INS = str.maketrans({"␉": "\t", "⍽": "\u00a0", "␛": "\x1b"})


def snippet(rule: Rule, head: str) -> str:
    found = re.search(rf"(?m)^{head}:\n((?:    .*\n|\n(?=    ))+)", MANUALS[rule])
    assert found is not None
    return dedent(found[1]).translate(STAND_INS)


def problems_of(text: str, rule: Rule) -> tuple[Problem, ...]:
    """Read a snippet as what it is: guests, a table of them, or a bank or its questions."""
    if text.startswith("guests:"):
        return guests_from_yaml_bytes(text.encode(), "guests.yaml").problems
    if "," in text.partition("\n")[0]:
        return guests_from_csv_bytes(text.encode(), "guests.csv").problems
    whole = f"questions:\n{text}" if text.startswith("-") and rule is not Rule.NOT_A_BANK else text
    return bank_from_bytes(whole.encode(), "bank.yaml")[1]


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_a_manual_in_the_common_form(rule: Rule) -> None:
    manual = MANUALS[rule]
    first, blank, *rest = manual.splitlines()
    assert first.startswith("Flag ")
    assert first.endswith(".")
    assert blank == ""
    assert [line for line in rest if line != line.rstrip() or len(line) > 120] == []
    assert re.findall(r"(?m)^(Bad|Better):", manual) == ["Bad", "Better"]
    assert manual.splitlines()[-1][-1] in ".:)]'\""


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule not in IN_WORDS])
def test_what_is_called_bad_is_told_and_what_is_called_better_is_not(rule: Rule) -> None:
    assert {problem.rule for problem in problems_of(snippet(rule, "Bad"), rule)} == {rule}
    assert problems_of(snippet(rule, "Better"), rule) == ()


def test_no_other_rule_has_one() -> None:
    assert set(MANUALS) == set(Rule)
