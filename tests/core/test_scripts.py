from __future__ import annotations

import unicodedata
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcarpet.core.scripts import breakable, longest_word, script_of, signs

MAY_BREAK = "\u200b"
LETTERS = ("a", "Z", "^", "7", "é", "e\u0301", "o\u0308\u0304", "ж", "ש\u05b8", "각", normalize("NFD", "각"))
JOINED = (
    "क\u094dष",
    "नि",
    "👍🏽",
    "👩\u200d🚀",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🇸🇪",
    "👨🏽\u200d👩🏽\u200d👧🏽\u200d👦🏽",
)
SIGN = st.sampled_from(LETTERS + JOINED)
"""What is read as one sign each, some of many characters: no two of them join."""
WORDS = st.lists(SIGN, min_size=1, max_size=20)


@given(WORDS)
def test_a_text_is_parted_between_signs_and_never_within_one(word: list[str]) -> None:
    assert signs("".join(word)) == tuple(word)


@given(st.text())
@example("e" + "\u0301" * 100)
def test_the_signs_of_a_text_are_the_text_and_a_heap_of_marks_is_more_than_one(text: str) -> None:
    assert "".join(signs(text)) == text
    assert max(map(len, signs(text)), default=1) < 30


@given(st.lists(WORDS, max_size=4), st.integers(1, 30))
def test_a_long_word_may_break_between_signs_and_a_short_one_nowhere(words: list[list[str]], longest: int) -> None:
    text = " ".join(map("".join, words))
    opened = [word.split(MAY_BREAK) for word in breakable(text, longest).split(" ")] if words else []
    assert opened == [word if breadth(word) > longest else ["".join(word)] for word in words]


def breadth(word: list[str]) -> int:
    """Count the characters of a word, symbols such as an emoji for two."""
    return sum(1 + (unicodedata.category(one) == "So") for one in "".join(word))


@given(st.text(), st.integers(1, 30))
def test_opening_words_adds_nothing_that_is_seen(text: str, longest: int) -> None:
    text = text.replace(MAY_BREAK, "")
    assert breakable(text, longest).replace(MAY_BREAK, "") == text


def test_letters_that_join_stay_together() -> None:
    assert breakable("السلامعليكم", 3) == "السلامعليكم"


def test_signs_of_a_script_without_spaces_break_by_themselves_but_a_foreign_word_among_them_does_not() -> None:
    text = "映画のRindfleischetikettierung"
    assert breakable(text, 10).split(MAY_BREAK)[0] == "映画のR"
    assert breakable("映画の監督としての責任", 3) == "映画の監督としての責任"
    assert longest_word(text) == "Rindfleischetikettierung"


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("", ""),
        ("Who did you persuade?", "persuade?"),
        ("co-star/director", "director"),
        (f"abc{MAY_BREAK}defg", "defg"),
        ("映画の監督", ""),
    ],
)
def test_the_longest_word_is_the_longest_piece_that_no_line_may_break(text: str, longest: str) -> None:
    assert longest_word(text) == longest


@pytest.mark.parametrize(
    ("text", "told", "direction", "language"),
    [
        ("Why?", "", "ltr", "en"),
        ("Varför?", "sv-SE", "ltr", "sv"),
        ("Why?", "a long word", "ltr", "en"),
        ("לָמָה?", "en", "rtl", "he"),
        ("چرا؟", "fa", "rtl", "fa"),
        ("لماذا؟", "sv", "rtl", "ar"),
        ("Чому?", "uk", "ltr", "uk"),
        ("なぜ映画監督に", "en", "ltr", "ja"),
        ("映画", "ja", "ltr", "ja"),
        ("電影", "", "ltr", "zh"),
        ("왜?", "", "ltr", "ko"),
        ("“千と千尋の神隠し” taught you what about patience?", "en", "ltr", "en"),
        ("“אהבה” is a long word for what?", "en", "rtl", "en"),
        ("?!", "", "ltr", "en"),
        ("...", "sv", "ltr", "sv"),
    ],
)
def test_a_text_runs_as_its_first_letter_does_and_is_of_the_language_of_most(
    text: str, told: str, direction: str, language: str
) -> None:
    script = script_of(text, told)
    assert (script.direction, script.language) == (direction, language)
    assert script.has_spaces == (language not in {"ja", "zh"})
