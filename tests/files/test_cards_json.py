from __future__ import annotations

import json
import re
from typing import Any

from redcarpet.core.cards import cards_for, cards_of, name_card, parted_by_topic
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic
from redcarpet.core.question import Question, Source
from redcarpet.core.stack import Stack
from redcarpet.files.cards_json import MARK, json_of
from tests.builders import question
from tests.payloads import all_payloads, naughty_strings, never_sent


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
    assert whole["stack"] == Stack(cards_of([question("Why?")], notes=False)).code
    assert whole["guests"] == []
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


def test_guests_are_told_in_their_order_and_each_card_says_whose_it_is() -> None:
    ada = Guest("Ada Nunes", say="AY-duh", nominations=("Best Director",), tonight="nominee", for_whom="her", note="x")
    bo = Guest("Bo Lind")
    cards = cards_for([(question("Why?"), Mic((ada,))), (question("How?"), Mic((bo,)))], notes=False)
    stack = Stack((name_card(ada, 1, 2), cards[0], name_card(bo, 2, 2), cards[1]))
    whole = json.loads(json_of(stack, {}))
    assert [guest["name"] for guest in whole["guests"]] == ["Ada Nunes", "Bo Lind"]
    assert whole["guests"][0] == {
        "name": "Ada Nunes",
        "say": "AY-duh",
        "pronouns": "",
        "role": "",
        "project": "",
        "nominations": ["Best Director"],
        "tonight": "nominee",
        "place": 1,
        "places": 2,
        "note": "",
        "for": "her",
    }
    assert [(card["ask"], card["guest"]) for card in whole["cards"]] == [("Why?", "Ada Nunes"), ("How?", "Bo Lind")]


def test_what_parts_a_stack_is_told_by_each_cards_topic() -> None:
    cards = cards_of([question("Why?", topic="craft"), question("How?")], notes=False)
    told_ = json.loads(json_of(Stack(parted_by_topic(cards)), {}))
    assert [card["topic"] for card in told_["cards"]] == ["craft", ""]


def test_no_text_is_an_order_and_every_text_is_read_as_it_is() -> None:
    texts = [*all_payloads(), *naughty_strings(), "a\x0cb"]
    asked = cards_of([question(text, key=str(at)) for at, text in enumerate(texts)], notes=False)
    written = json_of(Stack(asked), {})
    assert not never_sent(written.encode("utf-8", "surrogateescape"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", written)
    assert [card["written"].get("ask", "") for card in json.loads(written)["cards"]] == texts
