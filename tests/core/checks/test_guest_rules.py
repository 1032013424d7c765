"""What must be asked of a guest may be asked of that guest, and stands in a bank."""

from __future__ import annotations

import pytest

from tests.core.checks.judging import asking, guests, judged

BANK = (
    asking("What did the divorced couple want?", "id: couple\ntopic: story\ntags: [marriage]")
    + asking("Who looks after the house?", "id: house\ntopic: care-work\nshort: Who cooks at home?")
    + asking("Which song helped?", "id: song\ntopic: quick\nfollow_ups: [Who paid for the divorce?]")
)


def expected(must_ask: str, limits: str) -> str:
    return f"guests:\n  - name: Ada Nunes\n    must_ask: [{must_ask}]\n    off_limits: {limits}\n"


@pytest.mark.parametrize(
    ("must_ask", "limits", "line", "what"),
    [
        ("house", "[{topic: care-work}]", 6, "the topic “care work”"),
        ("house", "[{topic: Care Work}]", 6, "the topic “care work”"),
        ("couple", "[{words: [divorce]}]", 2, "“divorce”"),
        ("couple", "[{words: [Divorced]}]", 2, "“divorced”"),
        ("couple", "[{topic: marriage}]", 2, "the topic “marriage”"),
        ("song, house", "[{words: ['at home']}]", 6, "“at home”"),
        ("house", "care-work", 6, "the topic “care work”"),
        ("house", "[{topic: care-work, asked_by: newsroom}]", 6, "the topic “care work”"),
    ],
)
def test_a_must_ask_that_is_off_limits_is_told_at_the_question(
    must_ask: str, limits: str, line: int, what: str
) -> None:
    (told,) = judged("RC506", BANK, expected=guests(expected(must_ask, limits)))
    assert (told.place.path, told.place.line) == ("her.yaml", line)
    assert told.message == f"Ada Nunes must be asked this question, and {what} is off-limits there."


@pytest.mark.parametrize(
    ("must_ask", "limits"),
    [
        ("song", "[{topic: care-work}, {words: [divorce]}]"),
        ("house", "[{topic: care-work, agreed: no}]"),
        ("", "[{topic: care-work}]"),
        ("house", "[{words: [hou]}]"),
        ("unheard-of", "[{topic: care-work}]"),
    ],
)
def test_what_the_desk_would_not_grey_is_no_clash(must_ask: str, limits: str) -> None:
    assert judged("RC506", BANK, expected=guests(expected(must_ask, limits))) == []


def test_one_guests_limits_are_not_anothers() -> None:
    sheet = "guests:\n  - name: Ada\n    must_ask: [house]\n  - name: Bo\n    off_limits: care-work\n"
    assert judged("RC506", BANK, expected=guests(sheet)) == []


def test_a_clash_can_be_excused_at_the_question() -> None:
    bank = asking("Who cooks?", "id: house\ntopic: care-work\nignore: [{rule: RC506, reason: She asked for it.}]")
    assert judged("RC506", bank, expected=guests(expected("house", "care-work"))) == []


@pytest.mark.parametrize(
    ("must_ask", "advice"),
    [
        ("huose", "Did you mean house?"),
        ("House", "Did you mean house?"),
        ("coup", "Did you mean couple?"),
        ("sogn", "Did you mean song?"),
        ("only-you", "Write the id of a question in must_ask."),
        ("Who looks after the house?", "Write the id of a question in must_ask."),
    ],
)
def test_a_must_ask_that_stands_in_no_bank_is_told_with_the_one_that_was_meant(must_ask: str, advice: str) -> None:
    (told,) = judged("RC510", BANK, expected=guests(f"guests: [{{name: Ada Nunes, must_ask: ['{must_ask}']}}]"))
    assert (told.place.path, told.place.line, told.place.field) == ("guests.yaml", 0, "must_ask")
    assert told.message.startswith(f"Ada Nunes must be asked “{must_ask}”")
    assert told.help == advice


def test_must_asks_that_stand_in_a_bank_are_found_whichever_it_is() -> None:
    sheet = guests("guests:\n  - name: Ada\n    must_ask: [house, other, song]\n  - Bo\n")
    assert judged("RC510", BANK, asking("Who knew?", "id: other"), expected=sheet) == []
