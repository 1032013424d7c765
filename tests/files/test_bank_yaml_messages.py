"""What is said of a mistake is plain: what is wrong, and what to do, in nobody's words but ours."""

from __future__ import annotations

import re

import pytest

from redcarpet.core.problem import Problem, Span
from redcarpet.files.bank_yaml import bank_from_bytes
from tests.files.yaml_mistakes import AMONG_OTHERS, WHOLE_FILES

LEVELS = [
    ("- Who won? #check", "warning"),
    ("- #check", "error"),
    ("- ask: hi?\n  note: see\n    - this", "warning"),
    ("- One?\n  - Two?", "error"),
    ("- “What drew you?”", "warning"),
    ("- {ask: hi?, tags: [a b]}", "warning"),
    ("- {ask: hi?, short: a b c d e f g h i}", "warning"),
    ("- {ask: hi?, follow_ups: [a, b, c, d]}", "error"),
    ("- Ask: hi?", "warning"),
    ("- ask: hi?\n  topci: film", "error"),
    ("- a\x85b", "warning"),
    ("- a\x00b", "error"),
]


def first(written: str) -> Problem:
    return bank_from_bytes(f"questions:\n{written}\n".encode(), "bank.yaml")[1][0]


@pytest.mark.parametrize(("written", "level"), LEVELS)
def test_what_costs_nothing_is_a_warning(written: str, level: str) -> None:
    assert first(written).level == level


SAID = [
    (
        "- ask: How did #MeToo change it?",
        "The rest of this line is lost: “#” begins a comment.",
        "Put the whole text in",
    ),
    (
        "- ask: &Juliet was what?",
        "“&” at the start of a text means something special, and the first word is lost.",
        "Put",
    ),
    (
        "- ask: ! wow",
        "“!” at the start of a text means something special, and the first word is lost.",
        "Put the whole",
    ),
    ("- ask: a: b", "A colon followed by a space splits the text in two.", "Put the whole text in quotes."),
    ("- ask:hi?", "A space is missing after “ask:”.", 'Write "ask: ".'),
    ("- ask hi?\n  topic: a", "There is no colon after “ask”.", 'Write "ask: ".'),
    ("- ask: hi?\n   topic: a", "This line is indented by 3 spaces, its neighbours by 2.", "Indent it by 2 spaces."),
    ("- ask: hi?\n\ttopic: a", "This line is indented with a tab, and only spaces are allowed.", "Use two spaces"),
    ('- ask: "Why?”', "This quote is never closed.", 'The one at the end is curly: write a straight " there.'),
    ('- ask: "Why?', "This quote is never closed.", 'Write a " at the end of the text.'),
    ('- ask: "a" b', "This quote ends the text, and more text follows.", "Put the whole text in single quotes."),
    ("- ask:\u00a0hi?", "There is a no-break space here.", "Delete it and type a space."),
    ("- ask\u2009: hi?", "There is an invisible character (thin space) here.", "Delete it and type a space."),
    ("- {ask: hi?, topci: a}", "“topci” is no field of a question.", "Did you mean “topic”?"),
    ("- {ask: hi?, source: {x: a}}", "“x” is no field of “source”.", "The fields are title or url."),
    ("- Ask: hi?", "“Ask” is written “ask”.", 'Write "ask: ".'),
    ("- {ask: hi?, for: hers}", "“hers” is no word for “for”.", "Did you mean “her”?"),
    ("- {ask: hi?, for: x}", "“x” is no word for “for”.", "Write her, him or anyone."),
    (
        "- {ask: hi?, note: [a]}",
        "A bracket at the start makes a list, and “note” takes one text.",
        "Put the whole text",
    ),
    ("- {ask: hi?, tags: {a: b}}", "“tags” takes a list.", "Write tags: [one, two], or each on its own line after a"),
    ("- {ask: hi?, source: a}", "“source” takes fields of its own.", "Write source: {title: ..., url: ...}"),
    ("- {ask: " + "é" * 2001 + "}", "“ask” has 2,001 characters; at most 2,000 are meant.", "Shorten it."),
    ("- a\x1bb", "There is an invisible control character (U+001B) here.", "Delete it and type a space;"),
]


@pytest.mark.parametrize(("written", "message", "advice"), SAID)
def test_the_sentence_says_what_is_wrong_and_the_next_what_to_do(written: str, message: str, advice: str) -> None:
    problem = first(written)
    assert problem.message == message
    assert problem.help.startswith(advice)


def test_a_field_that_comes_twice_names_both_lines() -> None:
    problem = first("- ask: one?\n  topic: a\n  ask: two?")
    assert problem.message == "“ask:” stands twice in a question; the first is on line 2."
    assert problem.help == 'If it is a question of its own, put "- " before it.'
    assert (problem.span, problem.other) == (Span(4, 3, 4, 6), Span(2, 3, 2, 6))
    assert problem.other_message == "first one is here"


def test_a_long_text_is_named_by_its_beginning() -> None:
    problem = first("- {ask: hi?, " + "x" * 90 + ": a}")
    assert problem.message == f"“{'x' * 39}…” is no field of a question."


FOREIGN_WORDS = re.compile(
    r"\b(?:mapping|sequence|scalar|token|block|flow|alias|anchor|tag|parser|scanning|parsing|None|codec)\b"
)
WRITTEN = [f"questions:\n{row[0]}\n" for row in AMONG_OTHERS] + [row[0] for row in WHOLE_FILES]


@pytest.mark.parametrize("text", WRITTEN, ids=range(len(WRITTEN)))
def test_every_problem_is_whole_sentences_without_a_programmers_word(text: str) -> None:
    for problem in bank_from_bytes(text.encode(), "bank.yaml")[1]:
        assert re.fullmatch(r"[A-Z“].*\.", problem.message), problem.message
        assert re.match(r"[A-Z]", problem.help), problem.help
        assert not FOREIGN_WORDS.search(f"{problem.message} {problem.help}"), problem
        assert problem.path == "bank.yaml"
