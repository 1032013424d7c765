"""The language of phrases: what is written finds what is meant, and what can't be read is told in a sentence."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.checks.phrase import Phrasebook, PhraseError
from redcarpet.core.checks.phrases import Lists, Wanted, lists_of

GROUPS = {"garment": ("dress", "gown*"), "kin": ("wife",)}


def found(flag: str, text: str, spare: str = "") -> list[str]:
    """Give what a phrase flags in a text."""
    wanted = {"RC1": Wanted((flag,), (spare,) if spare else ())}
    heard = lists_of(wanted, Phrasebook(GROUPS)).heard(text)
    return [heard.wording.quoted(span.first, span.end) for span in heard.flagged.get("RC1", ())]


@pytest.mark.parametrize(
    ("phrase", "text", "flagged"),
    [
        ("are you wearing", "Who are you wearing?", ["are you wearing"]),
        ("are you wearing", "Who are you? Wearing what?", []),
        ("feud*", "Feuding, or a feud?", ["Feuding", "feud"]),
        ("feud*", "A refeud.", []),
        ("everyone knows/says", "Everyone says what everyone knows.", ["Everyone says", "everyone knows"]),
        ("your ...2 dress", "Your very red dress, your oh so very red dress.", ["Your very red dress"]),
        ("your ... dress", "Your oh so very red dress?", ["Your oh so very red dress"]),
        ("your ...1 <garment>", "Your red gowns or your dress", ["Your red gowns", "your dress"]),
        ("your ...1 <garment>/hat", "Your hat", ["Your hat"]),
        ("^ don't you", "So, don't you? Why don't you?", ["don't you"]),
        ("^ don't you", "Ada, don’t you sleep?", ["don’t you"]),
        (", right $", "This is it, right? Get it right.", ["right"]),
        (", right $", "Right, what is it?", []),
        ("right $", "What did you get right?", ["right"]),
        ("MeToo", "What did MeToo change?", ["MeToo"]),
        ("Oscar", "What did your Oscar and an oscar change?", ["Oscar", "oscar"]),
        ("oscar", "What did your Oscar change?", []),
        ("make up", "The make-up team", ["make-up"]),
        ("café", "A CAFE, a Café", ["CAFE", "Café"]),
        ("you", "{you|you} and you", ["you"]),
        ("an an an", "an an an an", ["an an an an"]),
        ("what's next", "What’s next?", ["What’s next"]),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, text: str, flagged: list[str]) -> None:
    assert found(phrase, text) == flagged


def test_what_shares_a_word_with_a_spared_phrase_is_passed_over() -> None:
    assert found("your body", "your body of work and your body", "body of work") == ["your body"]


def test_spans_that_touch_are_one() -> None:
    lists = lists_of({"RC1": Wanted(("red dress", "your red"))}, Phrasebook())
    assert len(lists.heard("Is it your red dress?").flagged["RC1"]) == 1


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("", "begins and ends"),
        ("...", "begins and ends"),
        ("^", "begins and ends"),
        ("dress ...", "begins and ends"),
        ("dress ...2 $", "begins and ends"),
        ("your ...0 dress", "from 1 to 12"),
        ("your ...99 dress", "from 1 to 12"),
        ("your ...x dress", "from 1 to 12"),
        ("your dress!", "made of words"),
        ("your ^ dress", "made of words"),
        ("*", "made of words"),
        ("a//b", "made of words"),
        ("your <frock>", "No list of words is called <frock>"),
    ],
)
def test_what_is_no_phrase_is_told(phrase: str, told: str) -> None:
    with pytest.raises(PhraseError, match=told):
        Phrasebook(GROUPS).phrase(phrase)


PIECES = st.sampled_from(["you", "dress", "feud*", "a/b", "...", "...2", "^", ",", "$", "<garment>", "wear", "{", "é"])


@given(st.lists(PIECES, max_size=6).map(" ".join), st.lists(PIECES, max_size=8).map(" ".join))
def test_any_phrase_is_read_or_refused_and_finds_no_more_than_the_text(phrase: str, text: str) -> None:
    with suppress(PhraseError):
        Phrasebook(GROUPS).phrase(phrase)
        assert all(piece in text for piece in found(phrase, text))


def test_lists_without_phrases_find_nothing() -> None:
    assert Lists().heard("Who are you wearing?").flagged == {}
