"""Each way of writing YAML wrongly costs at most its own question, and is told at its line and column."""

from __future__ import annotations

import pytest

from redcarpet.core.bank import Bank
from redcarpet.core.problem import Problem
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.yaml_parsers import PARSER, PURE_PARSER, Parser
from tests.files.yaml_mistakes import AMONG_OTHERS, WHOLE_FILES, Places

both_parsers = pytest.mark.parametrize("parser", [PARSER, PURE_PARSER], ids=["libyaml", "pure"])


def told(problems: tuple[Problem, ...]) -> Places:
    return [(problem.rule, problem.span.line, problem.span.column) for problem in problems]


def asks(bank: Bank | None) -> list[str] | None:
    return None if bank is None else [question.ask for question in bank.questions]


@both_parsers
@pytest.mark.parametrize(("written", "read", "places"), AMONG_OTHERS, ids=[row[0][:60] for row in AMONG_OTHERS])
def test_a_mistake_costs_its_own_question_and_is_told_where_it_stands(
    parser: Parser, written: str, read: list[str], places: Places
) -> None:
    text = f"questions:\n  - ask: First?\n{written}\n  - ask: Last?\n    topic: craft\n"
    bank, problems, unread = bank_from_bytes(text.encode(), "bank.yaml", parser)
    assert told(problems) == places
    assert asks(bank) == ["First?", *read, "Last?"]
    assert unread == (0 if read else 1)


@both_parsers
@pytest.mark.parametrize(("text", "read", "lost", "places"), WHOLE_FILES, ids=[row[0][:60] for row in WHOLE_FILES])
def test_a_file_gives_what_can_be_read_of_it(
    parser: Parser, text: str, read: list[str] | None, lost: int, places: Places
) -> None:
    bank, problems, unread = bank_from_bytes(text.encode(), "bank.yaml", parser)
    assert (asks(bank), unread) == (read, lost)
    assert told(problems) == places
