"""A bank file gives its questions with everything that stands around them."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
import yaml

from redcarpet.core.bank import Bank
from redcarpet.core.question import Ignore, Question, Source
from redcarpet.core.text import clean
from redcarpet.files.bank_yaml import bank_from_bytes, read_bank, read_banks
from redcarpet.files.yaml_parsers import PARSER, PURE_PARSER, Parser
from tests.payloads import all_payloads, naughty_strings

TRAPS = Path(__file__).parents[1] / "data" / "payloads" / "yaml_bank_traps.yaml"

both_parsers = pytest.mark.parametrize("parser", [PARSER, PURE_PARSER], ids=["libyaml", "pure"])

WHOLE = """\
# yaml-language-server: $schema=../.redcarpet/bank.schema.json
title: Ask Her More
campaign: "#AskHerMore"
for: her
why: women get this asked least
language: sv
questions:
  - ask: What is one decision in {project} that only you could have made?
    id: only-you
    short: One decision only you could make?
    say: null
    topic: authorship
    tags: [directing, writing]
    roles: [director, writer]
    follow_ups: [Who did you have to persuade?, What would you do differently?]
    note: |
      Wait after the answer;

      the second half   is better.
    needs: project
    mirror: fair-pay
    sensitivity: work-theme
    exit_line: Thank you for saying that.
    source: {title: Variety, url: "https://example.org/a#b"}
    status: draft
    ignore: [{rule: RC107, reason: "he is known for his favourites"}]
  - Which scene changed most?
  - ask: ~ 12:30, no?
    for: anyone
    why:
    language: en
    tags:
      - on
      - 007
    follow_ups: Why?
    status: Retired
"""


def read(text: str, parser: Parser = PARSER) -> Bank:
    bank, problems, unread = bank_from_bytes(text.encode(), "more.yaml", parser)
    assert bank is not None
    assert [str(problem) for problem in problems] == []
    assert unread == 0
    return bank


@both_parsers
def test_every_field_of_the_format_arrives(parser: Parser) -> None:
    bank = read(WHOLE, parser)
    around: dict[str, Any] = {"bank": "Ask Her More", "path": "more.yaml"}
    hers: dict[str, Any] = around | {"for_whom": "her", "why": "women get this asked least", "language": "sv"}
    first = Question(
        "What is one decision in {project} that only you could have made?",
        id="only-you",
        short="One decision only you could make?",
        topic="authorship",
        tags=("directing", "writing"),
        roles=("director", "writer"),
        follow_ups=("Who did you have to persuade?", "What would you do differently?"),
        note="Wait after the answer;\n\nthe second half is better.",
        needs=("project",),
        mirror="fair-pay",
        sensitivity="work-theme",
        exit_line="Thank you for saying that.",
        source=Source("Variety", "https://example.org/a#b"),
        status="draft",
        ignore=(Ignore("RC107", "he is known for his favourites"),),
        line=8,
        **hers,
    )
    bare = Question("Which scene changed most?", line=27, **hers)
    last = Question(
        "~ 12:30, no?",
        tags=("on", "007"),
        follow_ups=("Why?",),
        status="retired",
        language="en",
        line=28,
        **around,
    )
    assert bank.questions == (first, bare, last)
    assert (bank.title, bank.campaign, bank.for_whom) == ("Ask Her More", "#AskHerMore", "her")
    assert (bank.why, bank.language, bank.path) == ("women get this asked least", "sv", "more.yaml")


def test_a_bank_without_a_title_goes_by_its_file_name() -> None:
    assert read("questions: [a?]").title == "more"


@both_parsers
def test_no_value_is_anything_but_text(parser: Parser) -> None:
    names = ["Null", "No", "Yes", "On", "Off", "12:30", "1e3", "010", "0x1F", "2024-01-01", "~", "NaN", ".inf"]
    names += ["1_000", "true", "y", "n", "=", "<<"]
    listed = TRAPS.read_text(encoding="utf-8").partition("names: ")[2].strip()
    assert [question.ask for question in read(f"questions: {listed}", parser).questions] == names
    assert read(f"questions: [{{ask: a?, tags: {listed}}}]", parser).questions[0].tags == tuple(names)
    for name in names:
        if name != "~":
            assert read(f"title: {name}\nquestions: [a?]", parser).title == name
            assert read(f"questions:\n- ask: {name}\n  topic: {name}\n", parser).questions[0].topic == name


@pytest.mark.parametrize("written", ["", " ~", " null", ' ""', " ''"])
def test_an_empty_value_is_a_missing_one(written: str) -> None:
    question = read(
        f"for: him\nquestions:\n- ask: a?\n  say:{written}\n  topic:{written}\n  for:{written}\n"
    ).questions[0]
    assert (question.say, question.topic, question.for_whom) == ("", "", "him")


def test_a_slip_never_approves_or_clears_a_question() -> None:
    text = (
        b"questions:\n- {ask: a?, status: aproved, sensitivity: caer}\n- {ask: b?, status: DRAFT, sensitivity: Care}\n"
    )
    bank, problems, _ = bank_from_bytes(text, "more.yaml")
    assert bank is not None
    assert [(question.status, question.sensitivity) for question in bank.questions] == [("draft", "care")] * 2
    assert [problem.help for problem in problems] == [
        "Did you mean “approved”? Until then it counts as draft.",
        "Did you mean “care”? Until then it counts as care.",
    ]


def test_ten_thousand_questions_are_read_and_the_next_is_told() -> None:
    bank, problems, unread = bank_from_bytes(b"questions:\n" + b"- a?\n" * 10_002, "more.yaml")
    assert bank is not None
    assert (len(bank.questions), unread) == (10_000, 2)
    assert [(problem.rule, problem.span.line) for problem in problems] == [("RC037", 10_002)]


def test_of_ten_thousand_broken_questions_no_more_are_read_either() -> None:
    bank, problems, unread = bank_from_bytes(b"questions:\n" + b"- a?\n" * 10_001 + b"- 'b?\n", "more.yaml")
    assert bank is not None
    assert (len(bank.questions), unread) == (10_000, 2)
    assert [(problem.rule, problem.span.line) for problem in problems] == [("RC037", 10_002)]


def test_banks_are_joined_and_the_collector_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("questions: [a?, {ask: b?, id: b}]\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("questions:\n- A?\n- {ask: other?, id: b}\n- {topic: x}\n", encoding="utf-8")
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "none.yaml"]
    assert gc.isenabled()
    loaded = read_banks(paths)
    assert gc.isenabled()
    gc.disable()
    assert read_banks(iter(paths)) == loaded
    assert not gc.isenabled()
    gc.enable()
    assert [question.ask for question in loaded.questions] == ["a?", "b?", "other?"]
    assert [bank.title for bank in loaded.banks] == ["a", "b"]
    assert loaded.unread == 1
    assert sorted(problem.rule for problem in loaded.problems) == ["RC001", "RC032", "RC501"]


def escaped(text: str) -> str:
    """Write a text in double quotes, each character as an escape."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


def all_texts(bank: Bank) -> list[str]:
    texts = [bank.title]
    for question in bank.questions:
        texts += [question.ask, question.topic, question.short, question.id, question.bank, question.say]
        texts += [*question.tags, *question.follow_ups, *question.note.split("\n")]
    return texts


@both_parsers
def test_no_text_that_was_made_to_do_harm_arrives_as_it_was(parser: Parser) -> None:
    harmful = [*all_payloads(), *naughty_strings()]
    for text in harmful:
        fields = {"ask": f"Q {text}", "topic": text, "short": text, "tags": [text], "follow_ups": [text], "note": text}
        written = {"title": text, "questions": [fields, text]}
        by_hand = f"title: {escaped(text)}\nquestions:\n- ask: {escaped(text)}\n  topic: {escaped(text)}\n"
        named = f"{escaped(text)}: a\nquestions:\n- ask: b\n  {escaped(text)}: c\n  status: {escaped(text)}\n"
        dumped = [yaml.safe_dump(written, allow_unicode=allow, width=100_000) for allow in (True, False)]
        for source in (*dumped, by_hand, named, f"title: {text}\nquestions:\n- ask: {text}\n- {text}\n"):
            bank, problems, _ = bank_from_bytes(source.encode("utf-8", "surrogatepass"), "more.yaml", parser)
            shown = [piece for problem in problems for piece in (problem.message, problem.help, problem.other_message)]
            shown += all_texts(bank) if bank else []
            assert [piece for piece in shown if clean(piece) != piece] == []
            assert bank is not None or problems


def test_a_bank_is_read_from_the_disk_as_from_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    assert read_bank(path) == bank_from_bytes(WHOLE.encode(), str(path))
