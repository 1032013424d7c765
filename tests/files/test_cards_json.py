from __future__ import annotations

import json
from typing import Any

from redcarpet.core.cards import cards_of
from redcarpet.core.question import Question, Source
from redcarpet.core.stack import Stack
from redcarpet.files.cards_json import MARK, json_of
from tests.builders import question


def told(*questions: Question, notes: bool = False) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(json_of(Stack(cards_of(questions, notes=notes)), {"query": "craft", "seed": 7}))
    return whole


def test_it_is_one_object_that_says_what_it_is_and_which_deck() -> None:
    whole = told(question("Why?"))
    assert {name: whole[name] for name in ("redcarpet", "version", "query", "seed")} == {
        "redcarpet": "cue cards",
        "version": 1,
        "query": "craft",
        "seed": 7,
    }
    assert json_of(Stack(()), {}).startswith(MARK)


def test_a_card_has_words_to_say_and_the_question_as_it_is_written() -> None:
    asked = Question("What is {project}?", id="what", for_whom="her", tags=("a",), source=Source("S", "u"), path="/b")
    (card,) = told(asked)["cards"]
    assert (card["key"], card["for"], card["ask"]) == ("what", "her", "What is this project?")
    assert card["written"] == {
        "ask": "What is {project}?",
        "id": "what",
        "for": "her",
        "tags": ["a"],
        "source": {"title": "S", "url": "u"},
        "sensitivity": "none",
        "status": "approved",
    }


def test_a_note_is_told_only_when_asked_for_and_a_file_never() -> None:
    asked = question("Why?", note="slowly", path="/home/anna/bank.yaml")
    assert "slowly" not in json.dumps(told(asked))
    (card,) = told(asked, notes=True)["cards"]
    assert card["note"] == "slowly"
    assert "note" not in card["written"]
    assert "anna" not in json.dumps(told(asked, notes=True))


def test_letters_stay_letters() -> None:
    assert "Où?" in json_of(Stack(cards_of([question("Où?")], notes=False)), {})
