"""A text that is written as a value reads back as the same text, here and in any other reader of YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.text import clean
from redcarpet.files.yaml_scalar import scalar

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"))).map(clean).filter(bool)


@given(TEXTS)
def test_any_clean_text_reads_back_as_a_value_a_question_and_in_brackets(text: str) -> None:
    assert yaml.safe_load(f"ask: {scalar(text)}  # end\n") == {"ask": text}
    assert yaml.safe_load(f"- {scalar(text)}\n- x\n") == [text, "x"]
    assert yaml.safe_load(f"[{{ask: {scalar(text, in_brackets=True)}}}]") == [{"ask": text}]


@pytest.mark.parametrize(
    "text", ["Who did you call first?", "Why, then (and where)?", "Åsa’s 2nd take – how?", "topic"]
)
def test_a_plain_text_stays_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A: b?", '"A: b?"'),
        ("ask:hi", '"ask:hi"'),
        ("How did #MeToo change it?", '"How did #MeToo change it?"'),
        ("{project} in one word?", '"{project} in one word?"'),
        ("- a", '"- a"'),
        ("no", '"no"'),
        ("1917", '"1917"'),
        ("1e5", '"1e5"'),
        ("2026-11-22", '"2026-11-22"'),
        ("“Why?”", '"“Why?”"'),
        ('Who said "no"?', "'Who said \"no\"?'"),
        ('It\'s "no": why?', '"It\'s \\"no\\": why?"'),
        ("a \\ b", "'a \\ b'"),
    ],
)
def test_what_means_something_to_a_reader_is_quoted(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize("text", ["on the day, early", "Why?"])
def test_in_brackets_a_comma_and_a_question_mark_are_quoted(text: str) -> None:
    assert scalar(text, in_brackets=True) == f'"{text}"'
    assert scalar("set safety", in_brackets=True) == "set safety"
