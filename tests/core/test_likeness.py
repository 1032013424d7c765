"""Likeness of texts, and the short way to all pairs that are like enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.likeness import alike, likeness, trigrams


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("who taught you", "who taught you", 1, 1),
        ("who taught you", "who tought you", 0.7, 0.85),
        ("who taught you", "you taught who", 0.6, 0.8),
        ("who taught you", "why now", 0, 0.3),
        ("", "", 1, 1),
    ],
)
def test_the_more_two_texts_share_the_liker_they_are(one: str, other: str, least: float, most: float) -> None:
    found = likeness(trigrams(one), trigrams(other))
    assert least <= found <= most
    assert found == likeness(trigrams(other), trigrams(one))


texts = st.lists(st.text("ab ", max_size=12), max_size=6).map(lambda some: dict(enumerate(some)))


@given(new=texts, old=texts, least=st.sampled_from([0.3, 0.67, 0.9, 1.0]))
def test_the_short_way_finds_what_comparing_each_with_each_finds(
    new: dict[int, str], old: dict[int, str], least: float
) -> None:
    all_pairs = {
        (now, was, likeness(trigrams(text), trigrams(other))) for now, text in new.items() for was, other in old.items()
    }
    assert set(alike(new, old, least)) == {pair for pair in all_pairs if pair[2] >= least}
