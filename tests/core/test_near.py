"""Near misses: what was meant, what is a slip of the pen, and which texts are nearly the same."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from redcarpet.core.near import like_pairs, meant, slip_of

TEXTS = st.lists(st.text("abc ", max_size=12), max_size=12)


@given(TEXTS, st.sampled_from([50, 66, 80, 90]))
def test_the_pairs_are_those_that_a_comparison_of_all_with_all_finds(texts: list[str], above: int) -> None:
    places = combinations(range(len(texts)), 2)
    expected = {pair for pair in places if fuzz.ratio(texts[pair[0]], texts[pair[1]]) > above}
    found = list(like_pairs(texts, above))
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_page_in_place_of_a_question_is_compared_by_its_beginning() -> None:
    assert list(like_pairs(["a" * 5000, "a" * 400 + "b" * 4600], 80)) == [(0, 1)]


@pytest.mark.parametrize(
    ("word", "slip"),
    [("carft", "craft"), ("crafts", "craft"), ("set safty", "set safety"), ("draft", ""), ("cra", ""), ("", "")],
)
def test_a_slip_of_the_pen_begins_like_the_word(word: str, slip: str) -> None:
    assert slip_of(word, {"craft": "work", "set safety": "allyship"}) == slip


def test_what_was_meant_is_asked_in_the_words_of_the_file() -> None:
    assert meant("only you", ["Only-You", "fight-to-keep"]) == "Did you mean Only-You?"
    assert meant("keep-a", ["keep-b", "keep-c"]) == "Did you mean keep-b or keep-c?"
    assert meant("nothing", ["only-you"]) == meant("x", []) == ""
