"""Bytes become text with every position kept, whatever the encoding and the line ends."""

from __future__ import annotations

import codecs
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.problem import Problem, Span
from redcarpet.core.text import clean
from redcarpet.files.bank_yaml import bank_from_bytes, read_bank
from redcarpet.files.yaml_text import LARGEST_FILE, Source, named, read_source, source_from_bytes

BANK = "title: Tár é 🎬\nquestions:\n- ask: 日本語 é?\n- ask: “Dune” it’s: what?\n- ask: last?\n"


def written(text: str, encoding: str, line_end: str) -> bytes:
    mark = {"utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    mark |= {"utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}
    text = text.replace("\n", line_end)
    return mark.get(encoding, b"") + text.encode(encoding.removesuffix("-sig"))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_bank_reads_the_same_in_every_encoding_and_with_every_line_end(encoding: str, line_end: str) -> None:
    bank, problems, unread = bank_from_bytes(written(BANK, encoding, line_end), "bank.yaml")
    assert bank is not None
    assert bank.title == "Tár é 🎬"
    assert [(question.ask, question.line) for question in bank.questions] == [("日本語 é?", 3), ("last?", 5)]
    assert [problem.span for problem in problems if problem.level == "error"] == [Span(4, 19, 4, 20)]
    assert [problem.rule for problem in problems if problem.level != "error"] == ["RC004"] * ("utf-8" not in encoding)
    assert unread == 1


def test_a_file_in_utf16_without_its_mark_is_read_too() -> None:
    bank, problems, _ = bank_from_bytes("questions:\n- é?\n".encode("utf-16-le"), "bank.yaml")
    assert bank is not None
    assert [question.ask for question in bank.questions] == ["é?"]
    assert [(problem.rule, problem.level) for problem in problems] == [("RC004", "advice")]


WINDOWS = [
    # the bytes | the text | where the first byte stands that is no UTF-8
    ("title: café\n".encode("cp1252"), "title: café\n", (1, 11)),
    ("a: 1\r\nb: “x”\r\n".encode("cp1252"), "a: 1\r\nb: “x”\r\n", (2, 4)),
    ("日本 é: ".encode() + "é".encode("cp1252"), "日本 é: é", (1, 7)),
    (codecs.BOM_UTF8 + b"\x92", "’", (1, 1)),
    (b"a\rb \x81", "a\nb \ufffd", (2, 3)),
    (b"a: \xed\xa0\xbd", "a: í\xa0½", (1, 4)),
]


@pytest.mark.parametrize(("raw", "text", "place"), WINDOWS)
def test_bytes_that_are_no_utf8_are_windows_ones_and_the_rest_keeps_its_letters(
    raw: bytes, text: str, place: tuple[int, int]
) -> None:
    source, problems = source_from_bytes(raw, "bank.yaml")
    assert source is not None
    assert source.text == text
    assert [(problem.rule, problem.level) for problem in problems] == [("RC004", "warning")]
    assert (problems[0].span.line, problems[0].span.column) == place


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_no_character_moves(text: str) -> None:
    source, _ = source_from_bytes(codecs.BOM_UTF8 + text.encode(), "bank.yaml")
    if source is None:
        return
    assert len(source.text) == len(text)
    same = [(old, new) for old, new in zip(text, source.text, strict=True) if old != new]
    assert all(clean(new) in ("", new) for _, new in same if new != "\n")


@given(st.binary())
def test_any_bytes_decode(raw: bytes) -> None:
    source, problems = source_from_bytes(raw, "bank.yaml")
    assert source is not None or problems
    if source is not None:
        source.text.encode()


def test_odd_characters_are_told_twenty_times_and_replaced_always() -> None:
    source, problems = source_from_bytes(b"\x07" * 50, "bank.yaml")
    assert source == Source("bank.yaml", "␇" * 50)
    assert [problem.span.column for problem in problems] == list(range(1, 21))


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1
    return problems[0]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    bank, problems, unread = read_bank(tmp_path / "none.yaml")
    assert (bank, unread) == (None, 0)
    assert only(problems).rule == "RC001"
    assert only(problems).message == "There is no such file."


def test_what_is_no_file_is_a_problem_and_nothing_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.yaml"))
        for name in (".", "pipe.yaml", "s.yaml", "a\0b", "x" * 5000):
            source, problems = read_source(tmp_path / name)
            assert source is None
            assert only(problems).rule == "RC001"


def test_a_file_over_five_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    assert only(read_source(path)[1]).rule == "RC002"
    assert only(source_from_bytes(path.read_bytes(), "large.yaml")[1]).rule == "RC002"
    path.write_bytes(b"#" * LARGEST_FILE)
    assert read_source(path)[1] == ()


def test_a_path_is_shown_harmless_and_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "Ask  her   more.yaml"
    path.write_text("questions: [a?]\n", encoding="utf-8")
    bank, _, _ = read_bank(path)
    assert bank is not None
    assert Path(bank.path).samefile(path)
    assert bank.title == "Ask her more"
    assert named(Path("a\x1b]0;x\x07/\u202eb\ud800.yaml")) == "a␛]0;x␇/�b�.yaml"
