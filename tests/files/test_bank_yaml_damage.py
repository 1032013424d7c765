"""Whatever happens to a bank, nothing raises, and the questions that were not touched are as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcarpet.core.bank import Bank
from redcarpet.core.question import Question
from redcarpet.core.text import clean
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.yaml_parsers import PARSER, PURE_PARSER, Parser

both_parsers = pytest.mark.parametrize("parser", [PARSER, PURE_PARSER], ids=["libyaml", "pure"])

HEADER = 'title: Ask Her More\ncampaign: "#AskHerMore"\nfor: her\nquestions:\n'
QUESTIONS = (
    '  - ask: "What’s it like to play a character who is so different?"\n    topic: craft\n    tags: [film, tv]\n',
    '  - ask: You\'ve said the script "changed your life" – why?\n    follow_ups:\n      - Who read it first?\n',
    "  - ask: >-\n      Who did you bring tonight,\n      and how are they?\n    note: |\n      Wait.\n      - ask\n",
    "  - ask: 'Who ''really'' wrote it?'\n    # check with PR\n    source: {title: Variety, url: https://a.org/b}\n",
    "  - ask: Which scene changed most between your first reading\n      and the final cut?\n    id: final-cut\n",
)
PIECES = [
    *"\t\n\r:#'\"[]{}-&*!|>%@`,?\\ ~<=\x00\x1b\x85\u2028\ufeff\u200b\u00a0é“”–日🎬",
    ": ",
    " #",
    "? ",
    "- ",
    "null",
]
PIECES += [
    "questions:\n",
    "  - ask: ",
    "\n    topic: ",
    "---\n",
    "...\n",
    "%YAML 99.1\n",
    "<<: ",
    "```\n",
    "- - ",
    "&a ",
]
PIECES += ["<<<<<<< a\n", "=======\n", '"\\U00110000"', '"\\ud800"', '"\\x9b"', "note: |\n   a\n", "for: ", "ask:hi"]
PIECES += ["%YAML 1." + "9" * 5000 + "\n---\n", "source: {", "ignore: [{", "[" * 30, "- " * 30]


def sound(raw: bytes, parser: Parser) -> None:
    """Read some bytes as a bank: something is said of whatever could not be read, and all of it is harmless."""
    bank, problems, unread = bank_from_bytes(raw, "bank.yaml", parser)
    assert problems or (bank is not None and not unread)
    said = [piece for problem in problems for piece in (problem.message, problem.help, problem.other_message)]
    for question in bank.questions if bank else ():
        assert question.ask
        said += [question.ask, question.topic, question.id, *question.tags, *question.follow_ups]
    assert [piece for piece in said if clean(piece) != piece] == []
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= problem.span.line <= lines + 1 and problem.span.column >= 1 for problem in problems)


@both_parsers
@given(raw=st.binary(max_size=80))
def test_no_bytes_raise(parser: Parser, raw: bytes) -> None:
    sound(raw, parser)


@both_parsers
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
@example(pieces=['"\\U00110000"'])
def test_no_yaml_raises(parser: Parser, pieces: list[str]) -> None:
    sound("".join(pieces).encode(), parser)


def kept(bank: Bank | None) -> dict[str, Question]:
    """Give the questions of a bank by their words, without the lines, which damage above them moves."""
    return {question.ask: replace(question, line=0) for question in bank.questions} if bank else {}


@both_parsers
@given(
    which=st.integers(0, len(QUESTIONS) - 1),
    at=st.integers(0, 10_000),
    cut=st.integers(0, 3),
    piece=st.sampled_from(["", *PIECES]),
)
def test_damage_in_one_question_leaves_the_others_as_they_were(
    parser: Parser, which: int, at: int, cut: int, piece: str
) -> None:
    damaged = QUESTIONS[which]
    first, last = len("  - "), len(damaged) - 1  # its dash and its last line end are the list's as much as its own
    at = first + at % (last - first)
    damaged = damaged[:at] + piece + damaged[min(at + cut, last) :]
    written = [*QUESTIONS[:which], damaged, *QUESTIONS[which + 1 :]]
    bank, problems, unread = bank_from_bytes((HEADER + "".join(written)).encode(), "bank.yaml", parser)
    before, after = kept(bank_from_bytes((HEADER + "".join(QUESTIONS)).encode(), "bank.yaml", parser)[0]), kept(bank)
    others = [ask for number, ask in enumerate(before) if number != which]
    assert {ask: after.get(ask) for ask in others} == {ask: before[ask] for ask in others}
    assert len(after) >= len(QUESTIONS) or (problems and unread)
