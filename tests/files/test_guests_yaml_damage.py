"""What YAML can't read costs one guest; no bytes raise, and no text does harm."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from redcarpet.core.text import clean
from redcarpet.files.guests_sheet import MOST_GUESTS, GuestsRead
from redcarpet.files.guests_yaml import guests_from_yaml_bytes
from redcarpet.files.yaml_parsers import PARSER, PURE_PARSER, Parser
from tests.files.guest_sheets import names, places, shown
from tests.payloads import all_payloads, naughty_strings

both_parsers = pytest.mark.parametrize("parser", [PARSER, PURE_PARSER], ids=["libyaml", "pure"])


def read(text: str, parser: Parser = PARSER) -> GuestsRead:
    return guests_from_yaml_bytes(text.encode(), "guests.yaml", parser)


BROKEN = [
    ('guests:\n- name: Ada\n- name: "Bo\n  role: x\n- name: Cy\n', ["Ada", "Cy"], 3),
    ("guests:\n- name: Ada\n- name: Bo: x\n- name: Cy\n", ["Ada", "Cy"], 3),
    ("- name: Ada\n- name: Bo\n  role: @home\n- Cy\n", ["Ada", "Cy"], 3),
    ("guests:\n  - name: Ada\n   - name: Bo\n  - name: Cy\n", ["Ada", "Bo", "Cy"], 3),
    ('guests:\n- name: Ada\n  note: "late\n- name: Bo\n- name: "Cy"\n- Di\n', ["Bo", "Cy", "Di"], 3),
    ('guests:\n- name: Ada\n  note: "late\n- name: Bo\n  role: x"\n- Di\n', ["Bo", "Di"], 3),
    ("guests:\n- name: Ada\n  facts: [a\n- name: Bo\n- name: Cy\n", ["Bo", "Cy"], 3),
]


@both_parsers
@pytest.mark.parametrize(("text", "read_", "line"), BROKEN)
def test_what_yaml_cannot_read_costs_one_guest(text: str, read_: list[str], line: int, parser: Parser) -> None:
    sheet = read(text, parser)
    assert names(sheet) == read_
    assert [problem.span.line for problem in sheet.problems if problem.level == "error"] == [line]
    assert [problem.path for problem in sheet.problems] == ["guests.yaml"]


def test_a_guest_whose_dash_was_forgotten_in_a_broken_file_is_told() -> None:
    sheet = read('guests:\n  - name: Ada\n    name: Bo\n  - name: "Cy\n')
    assert (names(sheet), sheet.unread) == (["Ada"], 2)
    assert [(problem.span.line, problem.message) for problem in sheet.problems] == [
        (3, "Each guest starts with a dash."),
        (4, "This quote is never closed."),
    ]


def test_a_broken_file_without_any_guest_says_what_is_wrong() -> None:
    assert places(read("guests: [").problems)[0][0].startswith("RC0")
    assert read("guests: [").guests == ()


@pytest.mark.parametrize("broken", ["", "- 'b\n"])
def test_of_too_many_guests_the_first_are_read(broken: str) -> None:
    sheet = read("guests:\n" + "- a\n" * (MOST_GUESTS + 1) + broken)
    assert len(sheet.guests) == MOST_GUESTS
    told = [problem for problem in sheet.problems if problem.rule == "RC037"]
    assert [problem.span.line for problem in told] == [MOST_GUESTS + 2]
    assert told[0].message.startswith("A file holds at most 2,000 guests;")
    assert sheet.unread == 1 + bool(broken)


@both_parsers
def test_no_text_that_was_made_to_do_harm_arrives_as_it_was(parser: Parser) -> None:
    for text in [*all_payloads(), *naughty_strings()]:
        fields = {
            **dict.fromkeys(("say", "pronouns", "for", "tonight", "role", "project", "note", "contact"), text),
            **{field: [text, text] for field in ("nominations", "has", "must_ask", "off_limits", "cleared", "facts")},
        }
        written = {"guests": [{"name": f"A {text}", **fields}, {"name": "Bo", "id": text, text: text}, text]}
        dumped = yaml.safe_dump(written, allow_unicode=True, width=100_000)
        for source in (dumped, f"guests:\n- name: {text}\n  role: {text}\n- {text}\n- Bo\n"):
            sheet = guests_from_yaml_bytes(source.encode("utf-8", "surrogatepass"), "guests.yaml", parser)
            assert [piece for piece in shown(sheet) if clean(piece) != piece] == []
            assert sheet.guests or sheet.problems


PIECES = ["guests:\n", "- ", "name: ", "Ada", "\n", "  ", "off_limits: ", "[", "]", "{", "}", ": ", '"', "'", " #", "&"]
PIECES += ["topic", "facts: ", "for: ", "her", ",", "|", "? ", "\x00", "\ufeff", "é", "---\n", "<<: ", "null", "*a"]


def sound(raw: bytes, parser: Parser) -> None:
    sheet = guests_from_yaml_bytes(raw, "guests.yaml", parser)
    assert sheet.problems or not sheet.unread
    assert [piece for piece in shown(sheet) if clean(piece) != piece] == []
    assert len({guest.id for guest in sheet.guests}) == len(sheet.guests)
    assert all(guest.name for guest in sheet.guests)
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= problem.span.line <= lines + 1 and problem.span.column >= 1 for problem in sheet.problems)


@both_parsers
@given(raw=st.binary(max_size=80))
def test_no_bytes_raise(parser: Parser, raw: bytes) -> None:
    sound(raw, parser)


@both_parsers
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
@example(pieces=["guests:\n", "- name: a\n", "  - name: b\n"])
def test_no_yaml_raises(parser: Parser, pieces: list[str]) -> None:
    sound("".join(pieces).encode(), parser)
