from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.evening import Evening
from redcarpet.core.facets import Facet, facets, toggled
from redcarpet.core.journal import Moment
from redcarpet.core.moves import filtered
from redcarpet.core.query import parse
from redcarpet.core.question import Question
from redcarpet.core.scene import Scene, blank, opened
from redcarpet.core.view import View


def _question(name: str, topic: str, for_whom: str, bank: str, **more: object) -> Question:
    return Question(ask=f"{name} film?", id=name, topic=topic, for_whom=for_whom, bank=bank, path="b.yaml", **more)  # type: ignore[arg-type]


QUESTIONS = (
    _question("one", "craft", "her", "Ask Her More"),
    _question("two", "Craft", "anyone", "Ask Anyone"),
    _question("three", "credit", "him", "Ask More of Him"),
    _question("four", "credit sharing", "him", "Ask More of Him", sensitivity="care"),
    _question("five", "night shoots", "her", "Ask Her More"),
    _question("six", "", "anyone", "Ask Anyone", status="draft"),
    _question("seven", "(“odd”", "anyone", 'A "bank", mine'),
)
PARTS = (
    "film", "one", "-two", "topic:cr", "topic:craft", "-topic:credit", "for:her", "only:him", "is:pinned", "-is:asked",
    'bank:"Ask Her More"', "topc:craft", "zoë or film", "(film", '"one', "craft or", "-", "asked:0", "is:care",
)  # fmt: skip
texts = st.lists(st.sampled_from(PARTS), max_size=4).map(" ".join)


def scene(text: str = "") -> Scene:
    evening = Evening(run="run")
    for n, (kind, question) in enumerate([("asked", QUESTIONS[0]), ("pin", QUESTIONS[2]), ("pin", QUESTIONS[4])]):
        more = {"on": True} if kind == "pin" else {}
        evening = evening.with_record(evening.draft(kind, Moment(n, n), question, question.ask, more))
    return opened(blank(evening, View(filter=text)), QUESTIONS)


def keys(shown: Scene) -> set[str]:
    return {question.key for question in shown.deck.questions}


def facet(shown: Scene, label: str) -> Facet:
    return next(one for one in facets(shown) if one.label == label)


def test_every_value_of_the_banks_is_offered_once_however_it_is_written() -> None:
    offered = [(one.field, one.label, one.count) for one in facets(scene()) if one.field in {"for", "topic"}]
    assert offered == [
        ("for", "her + anyone", 4), ("for", "him + anyone", 4), ("topic", "craft", 2), ("topic", "credit", 1),
        ("topic", "credit sharing", 1), ("topic", "night shoots", 1), ("topic", "(“odd”", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label", "out", "after"),
    [
        ("", "craft", False, "topic:craft"),
        ("topic:craft", "craft", False, ""),
        ("topic:craft", "credit", False, "topic:craft,credit"),
        ("topic:craft,credit", "craft", False, "topic:credit"),
        ("zoë topic:craft", "craft", False, "zoë"),
        ("Zoë", "night shoots", False, 'Zoë topic:"night shoots"'),
        ("", "craft", True, "-topic:craft"),
        ("-topic:craft", "craft", True, ""),
        ("-topic:craft", "craft", False, "topic:craft"),
        ("topic:craft", "craft", True, "-topic:craft"),
        ("film or", "craft", False, "film topic:craft"),
        ('"one', "craft", False, '"one" topic:craft'),
        ("topic:cr", "credit", False, 'topic:craft,"credit sharing"'),
        ("is:pinned", "asked", False, "is:pinned,asked"),
    ],
)
def test_a_choice_is_written_into_the_filter(text: str, label: str, out: bool, after: str) -> None:
    shown = scene(text)
    assert toggled(shown, facet(shown, label), out=out) == after


@given(texts, st.integers(0, 40), st.booleans())
def test_a_choice_holds_and_choosing_again_takes_it_back(text: str, place: int, out: bool) -> None:
    before = scene(text)
    offered = facets(before)
    chosen = offered[place % len(offered)]
    after = filtered(before, toggled(before, chosen, out=out))
    now = facet(after, chosen.label)
    goal = "out" if out else "in"
    assert now.chosen == ("" if chosen.chosen == goal else goal)
    if chosen.chosen != goal:
        back = filtered(after, toggled(after, now, out=out))
        assert facet(back, chosen.label).chosen == ""
        if chosen.chosen == "":
            assert keys(back) == keys(before)


@given(texts)
def test_a_count_is_what_choosing_it_alone_leaves(text: str) -> None:
    shown = scene(text)
    for offered in facets(shown):
        if offered.chosen or any(f"{offered.field}:" in part for part in text.split()):
            continue
        assert len(keys(filtered(shown, toggled(shown, offered)))) == offered.count, offered


@given(st.text(max_size=30), st.integers(0, 40), st.booleans())
def test_any_text_can_be_added_to(text: str, place: int, out: bool) -> None:
    shown = scene(text)
    offered = facets(shown)
    assert parse(toggled(shown, offered[place % len(offered)], out=out)).text is not None
