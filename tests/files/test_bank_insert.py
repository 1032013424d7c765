"""A bank is changed only by putting text in, and only when it then reads as it should."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.files.bank_insert import (
    EditableBank,
    Insertion,
    NotInsertedError,
    editable,
    inserted,
    read_editable,
    replace_bank,
    with_insertions,
)

BANK = "questions:\n- ask: Où?\n- ask: Why?\n".encode()
ID = Insertion(len("questions:\n- ask: Où?\n"), "  id: where\n")


@pytest.fixture
def before() -> EditableBank:
    return editable(BANK, "bank.yaml")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.tuples(st.integers(0, 9), st.text("ab\r\n"))))
def test_taking_the_insertions_out_again_gives_the_old_bytes(text: str, places: list[tuple[int, str]]) -> None:
    raw = text.removeprefix("\ufeff").encode()
    whole = raw.decode()
    insertions = [Insertion(min(offset, len(whole)), new) for offset, new in places]
    after = inserted(raw, insertions).decode()
    for one in sorted(insertions, key=lambda one: one.offset):
        assert after[one.offset :].startswith(one.text)
        after = after[: one.offset] + after[one.offset + len(one.text) :]
    assert after == whole


def test_offsets_count_characters_after_a_byte_order_mark() -> None:
    assert inserted("\ufeffé-".encode(), [Insertion(1, "ü")]) == "\ufefféü-".encode()


def test_a_text_with_a_length_stands_in_place_of_what_was_there() -> None:
    insertions = [Insertion(2, "ü", 3), Insertion(2, "<"), Insertion(5, ">"), Insertion(6, "", 1)]
    assert inserted("\ufeffabcdefg".encode(), insertions) == "\ufeffab<ü>f".encode()


@pytest.mark.parametrize(
    "insertions",
    [
        [Insertion(1, "x", 2), Insertion(2, "y")],
        [Insertion(1, "x", 2), Insertion(1, "y", 1)],
        [Insertion(2, "x", 2)],
        [Insertion(4, "x")],
        [Insertion(1, "x", -1)],
        [Insertion(-1, "x")],
    ],
)
def test_insertions_that_overlap_or_lie_outside_are_refused(insertions: list[Insertion]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        inserted(b"abc", insertions)


def test_any_change_is_made_when_the_bank_then_holds_what_was_said(before: EditableBank) -> None:
    where, why = before.bank.questions
    after = with_insertions(before, [ID], [replace(where, id="where", key="where"), why])
    assert after.decode() == "questions:\n- ask: Où?\n  id: where\n- ask: Why?\n"


@pytest.mark.parametrize(
    "insertion",
    [
        ID,
        Insertion(0, "title: T\n"),
        Insertion(0, "campaign: C\n"),
        Insertion(ID.offset, "  topc: x\n"),
        Insertion(ID.offset, "- note: no words\n"),
        Insertion(0, "["),
        Insertion(0, "- "),
    ],
    ids=lambda one: one.text.strip(),
)
def test_a_change_that_reads_otherwise_is_refused(before: EditableBank, insertion: Insertion) -> None:
    with pytest.raises(NotInsertedError, match="was left as it was"):
        with_insertions(before, [insertion], before.bank.questions)


def test_a_bank_that_was_changed_meanwhile_stays_so(tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_bytes(BANK)
    read = read_editable(bank)
    bank.write_bytes(b"questions: [Theirs?]\n")
    with pytest.raises(NotInsertedError, match="was changed by somebody else meanwhile"):
        replace_bank(bank, read.raw, b"questions: [Ours?]\n")
    assert bank.read_bytes() == b"questions: [Theirs?]\n"
    replace_bank(bank, b"questions: [Theirs?]\n", b"questions: [Ours?]\n")
    assert bank.read_bytes() == b"questions: [Ours?]\n"


def test_a_bank_that_went_away_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(NotInsertedError, match="could not be written"):
        replace_bank(tmp_path / "bank.yaml", BANK, BANK)
    assert list(tmp_path.iterdir()) == []


def test_what_may_not_be_written_is_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_bytes(BANK)
    (tmp_path / "bank.yaml").chmod(0o444)
    (tmp_path / "link.yaml").symlink_to("bank.yaml")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "bank.txt").write_bytes(BANK)
    for name, told in (
        ("bank.yaml", "may not be written: it is read-only"),
        ("link.yaml", "is a link to another file"),
        ("folder.yaml", "is a folder"),
        ("pipe.yaml", "is no bank"),
        ("bank.txt", "ends in .yaml or .yml"),
        ("gone.yaml", "There is no bank .*gone.yaml"),
        ("x" * 300 + ".yaml", "can't be read"),
    ):
        with pytest.raises(NotInsertedError, match=told):
            read_editable(tmp_path / name)
