from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from redcarpet.core.cards import cards_of
from redcarpet.core.question import Ignore, Question, Source
from redcarpet.core.text import clean
from redcarpet.files.cards_csv import MARK, csv_of
from tests.builders import question

PAYLOADS = json.loads((Path(__file__).parents[1] / "data/payloads/csv_payloads.json").read_text("utf-8"))

FULL = Question(
    "What is {project|your film} to you?",
    id="what-is",
    short="To you?",
    say="What is it?",
    for_whom="her",
    why="asked least",
    topic="craft",
    tags=("directing", "writing"),
    roles=("director",),
    follow_ups=("Who, then?", 'Said "no"?'),
    note="slowly",
    needs=("project", "cause"),
    mirror="what-was",
    sensitivity="work-theme",
    source=Source("The Paper", "https://paper.example"),
    language="en",
    ignore=(Ignore("RC107", "known for it"),),
    bank="Ask Her More",
)


def rows(*questions: Question, notes: bool = False) -> list[dict[str, str]]:
    text = csv_of(cards_of(questions, notes=notes)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_tells_all_that_the_bank_says_as_the_bank_says_it() -> None:
    assert rows(FULL, notes=True) == [
        {
            "redcarpet": "what-is",
            "number": "1",
            "ask": "What is {project|your film} to you?",
            "for": "her",
            "topic": "craft",
            "bank": "Ask Her More",
            "seconds": "1",
            "follow_up_1": "Who, then?",
            "follow_up_2": 'Said "no"?',
            "short": "To you?",
            "say": "What is it?",
            "tags": "directing; writing",
            "roles": "director",
            "needs": "project; cause",
            "sensitivity": "work-theme",
            "exit_line": "",
            "why": "asked least",
            "mirror": "what-was",
            "status": "approved",
            "language": "en",
            "ignore": "RC107: known for it",
            "source_title": "The Paper",
            "source_url": "https://paper.example",
            "id": "what-is",
            "note": "slowly",
        }
    ]


def test_without_asking_there_is_no_note_and_no_column_for_it() -> None:
    (row,) = rows(FULL)
    assert "note" not in row
    assert "slowly" not in row.values()


def test_every_row_has_as_many_columns_as_the_most_follow_ups_need() -> None:
    without, with_three = rows(question("Why?"), question("How?", follow_ups=("a", "b", "c")))
    assert [without[f"follow_up_{n}"] for n in (1, 2, 3)] == ["", "", ""]
    assert [with_three[f"follow_up_{n}"] for n in (1, 2, 3)] == ["a", "b", "c"]


def test_it_is_what_spreadsheets_want_utf_8_with_its_mark_and_crlf_and_begins_with_our_own() -> None:
    content = csv_of(cards_of([question("Où?")], notes=False))
    assert content.startswith(b"\xef\xbb\xbf" + MARK.encode())
    assert content.count(b"\r\n") == content.count(b"\n") == 2


@pytest.mark.parametrize("payload", [*PAYLOADS, "'=1", "''@x", "'tis", "a\rb"])
@pytest.mark.parametrize("is_clean", [True, False])
def test_no_cell_begins_a_formula_and_taking_one_apostrophe_away_gives_the_text_back(
    payload: str, is_clean: bool
) -> None:
    text = clean(payload) if is_clean else payload
    (row,) = rows(question("Why?", topic=text, tags=(text,), follow_ups=(text,)))
    for cell in (row["topic"], row["tags"].removesuffix("\n"), row["follow_up_1"]):
        assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"}
        starts_a_formula = text.lstrip("'")[:1] in {*"=+-@\t\r\n", "\uff1d"} and text
        assert cell == (f"'{text}" if starts_a_formula else text)
