from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from itertools import chain

import pytest

from redcarpet.core.cards import AnyCard, cards_for, cards_of, name_card, parted_by_topic
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic
from redcarpet.core.question import FOR_WHOM, Question, Source
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean
from redcarpet.files.cards_html import MARK, html_of
from tests.builders import question
from tests.page import Element, read_page
from tests.payloads import all_payloads, naughty_strings

HOSTILE = ['"><script>x</script>', "' onload='x", "</h2><h1>", "</style><style>*{}", "card-1", "#card-1", "x" * 2000]
HARM = [*dict.fromkeys(text for text in map(clean, [*HOSTILE, *all_payloads(), *naughty_strings()]) if text)]
ADA = Guest("Ada Nunes", id="ada", say="AY-duh NOO-nesh", pronouns="she/her", for_whom="her", tonight="nominee")


def page(*cards: AnyCard, facts: tuple[str, ...] = ()) -> Element:
    return read_page(html_of(Stack(cards, facts)))


def cards(*questions: Question, notes: bool = False) -> tuple[AnyCard, ...]:
    return cards_of(questions, notes=notes, campaigns={"": "#AskHerMore"})


def words(element: Element) -> str:
    return " ".join(element.text.split())


def told(article: Element) -> dict[str, list[str]]:
    """Give what stands beside each label on a card."""
    return {words(row.one("dt")): [words(dd) for dd in row.all("dd")] for row in article.one("dl").all("div")}


def contents(whole: Element) -> list[tuple[str, list[str]]]:
    """Give each heading of the contents with the questions below it, in order."""
    found: list[tuple[str, list[str]]] = []
    for one in whole.all("nav")[0].all():
        if one.tag == "h2":
            found.append((words(one), []))
        if one.tag == "li":
            found[-1][1].append(words(one))
    return found


def test_a_card_tells_all_that_is_known_of_its_question() -> None:
    asked = Question(
        "What is 7 × 6?",
        id="six-sevens",
        say="What is seven times six?",
        short="Seven sixes?",
        for_whom="him",
        topic="sums",
        follow_ups=("Who says so?", "And 6 × 7?"),
        needs=("nomination", "patience"),
        exit_line="Thank you.",
        note="Wait.\nBreathe.",
        source=Source("The Paper", "https://paper.example"),
        bank="Ask More of Him",
    )
    given = cards_for([(asked, Mic((Guest("Bo Lind"),)))], notes=True, campaigns={"": "#AskMoreOfHim"})
    stack = Stack(given, ("1 of 68", "topic:sums"), title="Cue cards for Bo Lind", brand="Northern Lights")
    whole = read_page(html_of(stack))
    card = whole.one("article")
    assert words(card.one("h2")) == "What is 7 × 6?"
    assert words(card.one("header")) == "1/1 sums Bo Lind"
    assert words(card.one(style="edge")) == "for him"
    assert words(card.one(style="needs")) == "needs a nomination; needs: patience"
    assert [words(one) for one in card.one(style="follow-ups").all("li")] == ["Who says so?", "And 6 × 7?"]
    assert told(card) == {
        "say": ["What is seven times six?"],
        "shout": ["Seven sixes?"],
        "to close": ["Thank you."],
        "note": ["Wait.", "Breathe."],
        "source": ["The Paper", "https://paper.example"],
    }
    assert words(card.one(style="facts")) == f"2 s Ask More of Him #AskMoreOfHim six-sevens BL {stack.code}"
    assert words(whole.all("header")[0]) == (
        f"Northern Lights Cue cards for Bo Lind 1 card 1 of 68 topic:sums {stack.code} for him 1"
    )
    assert contents(whole) == [("sums", ["1 Seven sixes? for him"])]
    assert whole.one("title").text == "Cue cards for Bo Lind"


def test_what_a_question_does_not_have_leaves_no_label_behind() -> None:
    card = page(*cards(question("Why?"))).one("article")
    assert told(card) == {}
    assert card.all(style="needs") == card.all(style="follow-ups") == []


def test_a_guests_card_tells_who_comes_and_a_divider_what_is_behind_it() -> None:
    guest = Guest(
        "Ada Nunes",
        say="AY-duh NOO-nesh",
        pronouns="she/her",
        role="director",
        project="Northern Lights",
        nominations=("Best Director", "Best Film"),
        tonight="nominee",
        for_whom="her",
        note="Shakes hands.",
    )
    card = page(name_card(guest, 2, 12, notes=True)).one("article")
    assert words(card.one("header")) == "2/12 guest nominee"
    assert (words(card.one("h2")), words(card.one(style="aloud"))) == ("Ada Nunes", "AY-duh NOO-nesh")
    assert told(card) == {
        "pronouns": ["she/her"],
        "role": ["director"],
        "here with": ["Northern Lights"],
        "up for": ["Best Director", "Best Film"],
        "questions": ["for her"],
        "note": ["Shakes hands."],
    }
    divider = page(*parted_by_topic(cards_of([question("Why?", topic="pay")], notes=False))).all("article")[0]
    assert (words(divider.one("h2")), words(divider.one(style="aloud"))) == ("pay", "1 question")


def test_a_note_stands_nowhere_on_the_page_unless_asked_for() -> None:
    asked, guest = question("Why?", note="her father died"), Guest("Ada Nunes", note="her father died")
    assert "father" not in html_of(Stack((name_card(guest, 1, 1), *cards(asked))))


@pytest.mark.parametrize("whom", FOR_WHOM)
def test_the_edge_and_the_words_tell_whom_a_question_is_for(whom: str) -> None:
    whole = page(*cards(question("Why?", for_whom=whom)))
    edge = whole.one(style="edge")
    assert (edge.attributes["class"], words(edge)) == (f"edge for-{whom}", f"for {whom}")
    assert words(whole.one("li")) == f"1 Why? for {whom}"


def test_the_contents_are_by_topic_in_the_order_in_which_topics_come_first() -> None:
    asked = [question(ask, topic=topic) for ask, topic in (("a", "pay"), ("b", ""), ("c", "pay"), ("d", "craft"))]
    listed = [
        ("pay", ["1 a for anyone", "3 c for anyone"]),
        ("No topic", ["2 b for anyone"]),
        ("craft", ["4 d for anyone"]),
    ]
    assert contents(page(*cards(*asked))) == listed
    assert contents(page(name_card(ADA, 1, 1), *cards(*asked))) == [("Ada Nunes", []), *listed]


def test_the_contents_of_a_plan_are_by_guest_and_those_of_a_parted_stack_by_its_dividers() -> None:
    first, second, third = cards(*(question(ask, topic="pay") for ask in "abc"))
    plan = page(name_card(ADA, 1, 2), first, second, name_card(Guest("Bo Lind"), 2, 2), third)
    assert contents(plan) == [
        ("Ada Nunes", ["1 a pay for anyone", "2 b pay for anyone"]),
        ("Bo Lind", ["3 c pay for anyone"]),
    ]
    parted = parted_by_topic(cards_of([question("a", topic="x"), question("b")], notes=False))
    assert contents(page(*parted)) == [("x", ["1 a for anyone"]), ("No topic", ["2 b for anyone"])]


def test_a_long_question_is_whole_on_its_card_and_shortened_in_the_contents() -> None:
    long = "And " * 499 + "why?"
    whole = page(*cards(question(long)))
    assert whole.one("article").one("h2").text == long
    assert words(whole.one("li")).endswith("… for anyone")


def test_each_link_leads_to_a_card_or_back_to_the_contents() -> None:
    whole = page(name_card(ADA, 1, 1), *parted_by_topic(cards_of([question("a"), question("b")], notes=False)))
    names = [one.attributes["id"] for one in whole.all() if "id" in one.attributes]
    articles = [one.attributes["id"] for one in whole.all("article")]
    assert len(names) == len(set(names))
    assert {one.attributes["href"].removeprefix("#") for one in whole.all("nav")[0].all("a")} == {*articles}
    for article, before, after in zip(
        whole.all("article"), ["contents", *articles], [*articles[1:], None], strict=False
    ):
        links = [one.attributes["href"] for one in article.all("a")]
        assert links == [f"#{name}" for name in ("contents", before, after) if name]


def test_a_text_runs_in_its_own_direction_and_says_its_language_where_that_is_one() -> None:
    arabic, odd = page(*cards(question("لماذا؟", language="ar"), question("Why?", language='en" x="'))).all("article")
    assert arabic.one("h2").attributes.items() >= {"dir": "auto", "lang": "ar"}.items()
    assert "tall" in arabic.one("h2").attributes["class"].split()
    assert odd.one("h2").attributes.keys() == {"id", "class", "dir"}


def test_the_page_lets_a_browser_run_nothing_and_fetch_nothing() -> None:
    text = html_of(Stack(cards(question("Why?", source=Source("S", "https://paper.example")))))
    whole = read_page(text)
    (policy,) = (one.attributes["content"] for one in whole.all("meta") if "http-equiv" in one.attributes)
    seal = base64.b64encode(hashlib.sha256(whole.one("style").text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{seal}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|@font-face", text)
    assert {one.attributes["href"][0] for one in whole.all("a")} == {"#"}
    assert text.startswith(MARK)


def everywhere(texts: Sequence[str]) -> str:
    """Write a guest and a question for each text, of which everything that can be a text is this one."""
    guests = [
        Guest(text, id="g", say=text, pronouns=text, role=text, project=text, nominations=(text,), note=text)
        for text in texts
    ]
    given = [
        Question(
            text,
            key=f"q{number}",
            short=text,
            say=text,
            topic=text,
            follow_ups=(text, text),
            note=text,
            needs=(text,),
            exit_line=text,
            source=Source(text, text),
            language=text,
            bank=text,
            path=text,
        )
        for number, text in enumerate(texts)
    ]
    mics = [Mic((guest,), fills={}) for guest in guests]
    asked = cards_for(list(zip(given, mics, strict=True)), notes=True, campaigns={text: text for text in texts})
    names = [name_card(guest, place, len(texts), notes=True) for place, guest in enumerate(guests, 1)]
    stack = Stack(tuple(chain.from_iterable(zip(names, asked, strict=True))), (texts[0],), texts[0], texts[0])
    return html_of(stack)


def shape(whole: Element) -> list[tuple[str, dict[str, str]]]:
    """Give all elements and attributes, but for a text's size and language, which are held to be what they may be."""
    found = []
    for one in whole.all():
        attributes = dict(one.attributes)
        assert re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", attributes.pop("lang", "en"))
        attributes["class"] = re.sub(r" fit-[1-8] word-(\d+|long)( tall)?$", "", attributes.get("class", ""))
        found.append((one.tag, attributes))
    return found


def test_whatever_a_text_says_is_text_and_makes_no_element_no_attribute_and_no_style() -> None:
    """But one: what is written like a language is given as one."""
    harmless = read_page(everywhere([f"word {number}" for number in range(len(HARM))]))
    whole = read_page(everywhere(HARM))
    assert shape(whole) == shape(harmless)
    assert whole.one("style").text == harmless.one("style").text
    assert (whole.one("title").text, whole.one("h1").text, whole.one(style="brand").text) == (HARM[0],) * 3
    guests, asked = whole.all("article")[::2], whole.all("article")[1::2]
    for text, guest, card in zip(HARM, guests, asked, strict=True):
        assert {dd.text for dd in guest.all("dd")} == {text, "for anyone"}
        assert {one.text for one in (guest.one("h2"), guest.one(style="aloud"))} == {text}
        assert {one.text for one in (*card.all("h2"), *card.all("li"), *card.all("dd"))} == {text}
        assert {card.one(style=name).text for name in ("topic", "whose")} == {text}
        assert [one.text for one in card.one(style="facts").all("bdi")][1:3] == [text, text]
