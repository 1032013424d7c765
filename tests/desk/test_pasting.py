"""A paste is text, whatever it holds and however it arrives; all else passes as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.desk.pasting import Pasting

BEGIN, END = "\x1b[200~", "\x1b[201~"


def passed(*pieces: str) -> str:
    pasting = Pasting()
    return "".join(pasting.passed(piece) for piece in pieces)


def test_an_escape_within_a_paste_is_a_picture() -> None:
    assert passed(f"m{BEGIN}A\x1b]0;T\x07B\r\nC{END}\x1b[A") == f"m{BEGIN}A␛]0;T␇B C{END}\x1b[A"


def test_keys_outside_a_paste_are_not_held_back() -> None:
    pasting = Pasting()
    assert [pasting.passed(one) for one in ("\x1b", "[", "\x1b[20", "~")] == ["\x1b", "[", "\x1b[20", "~"]


@given(st.lists(st.sampled_from(["\x1b", "[", "200~", "201~", "a", "\x07", BEGIN, END]), max_size=12), st.data())
def test_however_it_is_cut_it_comes_out_the_same(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts) + END
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert passed(*pieces) == passed(text)


@pytest.mark.parametrize("text", ["", "plain", "\x1b[1;5Aé", "\x1bOP"])
def test_what_is_no_paste_is_left_alone(text: str) -> None:
    assert passed(*text) == text
