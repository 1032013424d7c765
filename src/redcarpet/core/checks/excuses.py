"""Excuses: a question can be excused from a rule, by a producer who says why."""

from __future__ import annotations

from collections.abc import Iterator

from redcarpet.core.checks.rule import Checked, Place, Remark
from redcarpet.core.near import meant
from redcarpet.core.question import Ignore, Question
from redcarpet.core.words import brief


def excused(question: Question, rule: str) -> bool:
    """Say whether a question is excused from a rule, by its id such as RC107: its `ignore` names it and says why."""
    return any(_named(one) == rule and bool(one.reason.strip()) for one in question.ignore)


def _named(one: Ignore) -> str:
    return one.rule.strip().upper()


def judge_excuse(checked: Checked) -> Iterator[Remark]:
    """Flag an `ignore` that gives no reason, or that names a rule which doesn't exist.

    Rules are lists of words and can be wrong, so a question may be excused from any of them. But in half a year
    nobody remembers why, and an excuse without a reason hides the next mistake, too: so it does not count until
    somebody says why. One that names no rule excuses nothing; most often a digit is wrong.

    Bad:
        - ask: What is your favourite scene in this film?
          ignore: [{rule: RC107}]

    Better:
        - ask: What is your favourite scene in this film?
          ignore: [{rule: RC107, reason: He is known for his lists of favourites.}]

    Write the reason for a colleague who was not there. `redcarpet explain` lists the rules. This rule is never excused.
    """
    for bank in checked.banks:
        for question in bank.questions:
            for index, one in enumerate(question.ignore):
                place = Place(question.path or bank.path, question.line, "ignore", index)
                yield from _judged(one, place, checked)


def _judged(one: Ignore, place: Place, checked: Checked) -> Iterator[Remark]:
    if checked.rules and _named(one) not in checked.rules:
        advice = meant(_named(one), sorted(checked.rules)) or "Write a rule's id, such as RC107."
        yield Remark(place, f"There is no rule “{brief(one.rule)}” to ignore.", advice)
    elif not one.reason.strip():
        message = f"This question ignores {_named(one)} and gives no reason, so the rule still holds."
        yield Remark(place, message, f'Write {{rule: {_named(one)}, reason: "..."}}, or delete it.')
