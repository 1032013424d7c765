from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcarpet.core.block_faces import Face, bold, light
from redcarpet.core.block_letters import set_large
from redcarpet.core.text import balanced

PROMISED = string.printable.strip() + "’‘“”‚„–—…€£«»¡¿·°" + "øØđĐłŁħĦæÆœŒßðþÞı"
ACCENTED = "áàâäãåāăąǎçčćđéèêëēėęěğģíìîïīįķĺľļłñńňņóòôöõőōřŕśšşșťțúùûüűūůųýÿžźżÅÁÄÖÜÉÈÑÇŠŽĄĘİŐŰ"
VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỷỹỵ"
GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈ"
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ"
LATIN = "".join(dict.fromkeys(PROMISED + ACCENTED + VIETNAMESE))
DRAWN = LATIN + GREEK + CYRILLIC

QUESTION = "What is one decision in this film that only you could have made?"

texts = st.text(st.sampled_from(DRAWN + "     "), max_size=60)
boxes = st.tuples(st.integers(-2, 240), st.integers(-2, 80))


def large(text: str, width: int = 400, height: int = 30) -> tuple[str, ...]:
    rows = set_large(text, width, height)
    assert rows is not None, text
    return rows


def ink(rows: tuple[str, ...]) -> int:
    return sum(row.count("█") * 2 + row.count("▀") + row.count("▄") for row in rows)


def breadth(rows: tuple[str, ...]) -> int:
    return max(map(len, rows))


def line_of(text: str) -> tuple[str, ...]:
    """One line between letters so high and deep that eleven rows hold no doubled face: the bold one, wide apart."""
    return large(f"Åy{text}H", 4000, 11)


def test_every_promised_character_is_drawn_whatever_its_normal_form() -> None:
    drawings = {
        character: [large(unicodedata.normalize(form, character)) for form in ("NFC", "NFD")] for character in DRAWN
    }
    assert [one for one, (composed, _) in drawings.items() if not ink(composed)] == []
    assert [one for one, (composed, taken_apart) in drawings.items() if composed != taken_apart] == []


def alike(looks: Mapping[str, object]) -> list[list[str]]:
    """Give the groups of characters that look the same."""
    groups: dict[object, list[str]] = {}
    for character, look in looks.items():
        groups.setdefault(look, []).append(character)
    return [group for group in groups.values() if len(group) > 1]


@pytest.mark.parametrize("alphabet", [LATIN, GREEK, CYRILLIC], ids=["Latin", "Greek", "Cyrillic"])
def test_no_two_characters_look_alike(alphabet: str) -> None:
    # Beside a stop the place counts, too: a comma is no apostrophe. 30 rows: bold, doubled.
    looks = {character: large(f".{character}") for character in alphabet}
    assert alike(looks) == []


@pytest.mark.parametrize("face", [light, bold])
def test_no_two_latin_characters_look_alike_in_either_face(face: Callable[[], Face]) -> None:
    drawn = face()
    looks = {character: drawn.drawing(unicodedata.normalize("NFD", character)) for character in LATIN}
    assert alike(looks) == []


@pytest.mark.parametrize(
    "text", ["映画", "Zoë 映", "\u0301", "\u0301a", "a\u0489", "a\u0335", "한", "🎬", "a\tb", "a\nb", "\ud800"]
)
def test_a_text_with_a_character_that_has_no_picture_is_refused_whole(text: str) -> None:
    assert set_large(text, 400, 100) is None


@pytest.mark.parametrize("text", ["", " ", "    "])
def test_no_words_take_no_rows(text: str) -> None:
    assert set_large(text, 10, 10) == ()


def test_the_light_letters_look_as_they_are_drawn() -> None:
    assert large("Who?", 22, 5) == (
        "█     █ █         ▄▀▀▄",
        "█  ▄  █ █▀▀▄ ▄▀▀▄   ▄▀",
        "█▄▀ ▀▄█ █  █ █  █  ▀",
        "▀     ▀ ▀  ▀  ▀▀   ▀",
    )


def test_the_bold_letters_and_their_accents_look_as_they_are_drawn() -> None:
    """Two marks stand on each other, over the middle of letters of odd and of even width."""
    assert large("Ďň ấ", 30, 9) == (
        " ▄▄ ▄▄                ▄▄▀▀",
        "   ▀     ▄▄  ▄▄       ▄▄▄▄",
        "██▀▀▀█▄   ▀▀▀▀       ▀▀  ▀▀",
        "██   ██  ██▀▀█▄       ▀▀▀█▄",
        "██   ██  ██  ██      ▄█▀▀██",
        "██▄▄▄█▀  ██  ██      ▀█▄▄██",
    )


def test_an_accent_takes_the_place_of_the_dot() -> None:
    assert ink(line_of("ï")) - ink(line_of("ı")) == ink(line_of("ë")) - ink(line_of("e"))


def test_doubled_letters_are_smoothed() -> None:
    assert large("Zoë", 30, 7) == (
        "█████████▄            ██    ██",
        "        ██",
        "     ▄██▀    ▄████▄    ▄████▄",
        "   ▄██▀     ██▀  ▀██  ██    ██",
        " ▄██▀       ██    ██  ███████▀",
        "██          ██▄  ▄██  ██",
        "▀█████████   ▀████▀    ▀██████",
    )


def test_a_taller_box_is_used() -> None:
    """The size grows with the box: light, bold, light doubled, bold doubled."""
    amounts = [ink(large(QUESTION, *box)) for box in [(110, 20), (114, 26), (194, 40), (300, 70)]]
    assert amounts == sorted(set(amounts))


@pytest.mark.parametrize(("width", "height"), [(76, 20), (114, 26), (194, 40)])
def test_a_question_fits_the_usual_screens(width: int, height: int) -> None:
    assert large(QUESTION, width, height)


def test_a_box_one_row_or_one_cell_too_small_is_refused_or_set_smaller() -> None:
    rows = large("one decision", 400, 5)
    width = breadth(rows)
    assert large("one decision", width, 5) == rows
    assert breadth(large("one decision", width - 1, 5)) < width
    assert ink(large("one decision", width, 4)) < ink(rows)
    assert set_large("one decision", 400, 3) is None
    assert set_large("decision", 20, 100) is None


def test_lines_are_even_and_as_far_apart_as_the_box_allows() -> None:
    tight, roomy = large("xxxx xxxx xxxx xxxx", 60, 9), large("xxxx xxxx xxxx xxxx", 60, 10)
    assert tight[:3] == tight[6:] == roomy[:3] == roomy[7:]
    assert not any(tight[3:6])


def test_high_accents_push_their_line_down() -> None:
    """Neither line loses a pixel to the other."""
    rows = large("gypsy ẾẾẾẾ", 40, 20)
    assert ink(rows) == ink(line_of("gypsy")) + ink(line_of("ẾẾẾẾ")) - 2 * ink(line_of(""))


def test_a_dash_does_not_begin_a_line() -> None:
    kept = large("persuade — and why", 62, 13)
    assert kept == large("persuade\u00a0— and why", 62, 13)
    assert kept != large("persuade —\u00a0and why", 62, 13)


def test_a_word_that_fits_a_line_is_kept_whole_by_balancing() -> None:
    assert balanced("internationalization is it", 22, len) == ["internationalization", "is it"]
    assert balanced("a b internationally c d", 18, len) == ["a b", "internationally", "c d"]


@given(st.one_of(texts, st.text(max_size=30)), boxes)
@example("i\u0308", (3, 4))
@example("l", (1, 5))
def test_any_text_is_set_inside_the_box_or_refused(text: str, box: tuple[int, int]) -> None:
    rows = set_large(text, *box)
    if rows is None:
        return
    assert len(rows) <= max(0, box[1])
    assert all(len(row) <= box[0] and row == row.rstrip() for row in rows)
    assert set("".join(rows)) <= set("▀▄█ ")
    assert rows == set_large(text, *box)


@given(st.lists(st.sampled_from(DRAWN), max_size=6))
def test_no_character_is_left_out(characters: list[str]) -> None:
    """The ink and the width of a line are the sums of its characters' alone."""
    line, empty = line_of("".join(characters)), line_of("")
    alone = [line_of(character) for character in characters]
    assert ink(line) - ink(empty) == sum(ink(rows) - ink(empty) for rows in alone)
    assert breadth(line) - breadth(empty) == sum(breadth(rows) - breadth(empty) for rows in alone)
    assert all(breadth(rows) > breadth(empty) for rows in alone)


@given(texts.map(lambda text: text.replace("–", "").replace("—", "")))
def test_a_high_box_refuses_a_text_only_for_a_word_that_it_refuses(text: str) -> None:
    words = [set_large(word, 100, 2000) for word in text.split()]
    assert (set_large(text, 100, 2000) is None) == (None in words)
