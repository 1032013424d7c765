from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from redcarpet.core.cards import cards_of
from redcarpet.core.question import Question
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean
from redcarpet.files.cards_markdown import MARK, escaped, markdown_of
from tests.builders import question

DATA = Path(__file__).parents[1] / "data"
PAYLOADS = [
    payload
    for name in ("payloads/html_pdf_payloads.json", "payloads/markup_payloads.json", "naughty-strings/blns.json")
    for payload in json.loads((DATA / name).read_text("utf-8"))
]
HOSTILE = [
    *(
        "1. one",
        "1) one",
        "+ plus",
        "- dash",
        "# head",
        "> quote",
        "* star",
        "---",
        "===",
        "```code",
        "~~~",
        "    code",
    ),
    *("[a](b)", "![a](b)", "[a]: http://b", "<b>x</b>", "<!-- x -->", "&amp;", "&#65;", "a\\", "a|b", "**a**", "__a__"),
    *("~~a~~", "http://a.example", "www.a.example", "a@b.example", "https://a.example/_b_", ":smile:", "| a | b |"),
]

BLOCKS = ("heading", "paragraph", "bullet_list", "list_item")
PLAIN = {
    *("inline", "text", "text_special", "html_block"),
    *(f"{block}_{end}" for block in BLOCKS for end in ("open", "close")),
}
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINKING = MarkdownIt("gfm-like")


def written(*questions: Question, notes: bool = False) -> str:
    return markdown_of(Stack(cards_of(questions, notes=notes), ("1 of 68",)))


def tokens(text: str, reader: MarkdownIt = READER) -> list[Token]:
    return [inner for token in reader.parse(text) for inner in (token, *(token.children or ()))]


def shown(text: str, reader: MarkdownIt = READER) -> list[str]:
    """Read Markdown with a reader of its own and give each block's words, white space made even."""
    return [
        even("".join(child.content or " " for child in token.children or ()))
        for token in reader.parse(text)
        if token.type == "inline"
    ]


def even(text: str) -> str:
    return " ".join(text.split())


def test_a_card_is_a_heading_its_facts_and_a_list() -> None:
    asked = Question(
        "Who paid?", id="who-paid", topic="pay", for_whom="him", bank="Ask More of Him", follow_ups=("How much?",)
    )
    assert shown(written(asked)) == [
        "Cue cards",
        "1 of 68",
        "1/1 · Who paid?",
        "FOR HIM · pay · 1 s · Ask More of Him · who-paid",
        "[ ] asked",
        "↳ How much?",
    ]


def test_it_begins_with_a_mark_that_no_reader_shows() -> None:
    assert written(question("Why?")).startswith(MARK)
    assert tokens(written(question("Why?")))[0].type == "html_block"


def test_notes_are_a_quote_and_only_when_asked_for() -> None:
    asked = question("Why?", note="# slowly\n- listen")
    assert "slowly" not in written(asked)
    assert shown(written(asked, notes=True))[-1] == "Note: # slowly - listen"


@pytest.mark.parametrize("reader", [READER, LINKING], ids=["commonmark", "github"])
def test_whatever_a_bank_says_is_shown_as_it_is_written(reader: MarkdownIt) -> None:
    said = [text for text in map(clean, [*HOSTILE, *PAYLOADS]) if text]
    assert [text for text in said if not is_shown_as_written(text, reader)] == []


def is_shown_as_written(text: str, reader: MarkdownIt) -> bool:
    document = written(question(text, topic=text, follow_ups=(text,), exit_line=text, bank=text))
    read = tokens(document, reader)
    lines = shown(document, reader)
    return (
        {token.type for token in read} <= PLAIN
        and [token.type for token in read].count("html_block") == 1
        and {even(f"1/1 · {text}"), even(f"↳ {text}"), even(f"To close: {text}")} <= set(lines)
    )


@given(st.text(st.sampled_from("ab1 .)(+-#>*_`~|[]!<>&\\=:/@{}$^\"'\u00e9\u00a0"), max_size=40))
def test_a_line_alone_shows_exactly_its_text(text: str) -> None:
    said = clean(text)
    assert [line for line in shown(escaped(said)) if line] == ([even(said)] if even(said) else [])


def test_plain_prose_is_left_alone() -> None:
    prose = "Dune: Part Two, (the film) – what's 3.5 to you, really? A co-star; 12/24."
    assert escaped(prose) == prose


def test_no_number_at_a_lines_start_becomes_a_list() -> None:
    assert not re.search(r"(?m)^\d+[.)]", escaped("1984. Really?"))
