"""Whatever was done to a journal's file, every record comes out that is whole, byte for byte, and none that is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.files.records_jsonl import LINE_BYTES, line_of, read_lines, sealed
from redcarpet.files.salvage_jsonl import MOST_DAMAGES, Salvaged, salvaged
from tests.builders import record

TOLD = tuple(sealed(record("asked", n, words=f"Åsa’s boat {n}?", own=[{"c": "00000000"}])) for n in range(1, 6))
LINES = [line_of(one) for one in TOLD]
CONTENT = b"".join(LINES)


@pytest.mark.parametrize(
    "done",
    [
        lambda content: content.decode().replace("\n", "\r\n").encode("utf-16"),
        lambda content: content.decode().encode("utf-16-be"),
        lambda content: content.decode().encode("utf-32"),
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
        lambda content: content.replace(b"\n", b"\r"),
        lambda content: content.replace(b"\n", b""),
        lambda content: content.replace(b"\n", b"\nrubbish, \xff"),
        lambda content: content[:-1],
        lambda content: content.replace(b'"k"', b'"\0\0\0k"'),
        lambda content: b"\n".join(content[at : at + 76] for at in range(0, len(content), 76)),
    ],
    ids=["UTF-16, CRLF", "UTF-16 BE", "UTF-32", "BOM, CRLF", "CR", "joined", "rubbish", "end", "zeros", "broken lines"],
)
def test_every_record_comes_out_as_it_was_written(done: Callable[[bytes], bytes]) -> None:
    found = salvaged(done(CONTENT))
    assert sorted(one.line + b"\n" for one in (*found.whole, *found.amid)) == sorted(LINES)
    assert [one.number for one in found.damages if one.run] == []


def test_what_the_desk_reads_is_told_from_what_it_cannot_read() -> None:
    content = b"\xef\xbb\xbf" + CONTENT + LINES[0][:-1]
    found = salvaged(content)
    assert tuple(one.record for one in found.whole) == read_lines(content).records == TOLD[1:]
    assert [one.record.n for one in found.amid] == [1, 1]


def test_of_a_damaged_line_run_number_time_and_words_are_told() -> None:
    content = CONTENT.replace(b"boat 3", b"bo\x1b[ 3") + b"\0" * 40 + b"\n<<<<<<< HEAD\n" + LINES[0][:150]
    three, zeros, head, cut = salvaged(content).damages
    assert (three.number, three.run, three.n, three.utc) == (3, "run-of-anna", 3, TOLD[2].at.utc)
    assert (three.reads, three.was_mark, three.followed) == ("asked ‘Åsa’s bo␛[ 3?’", True, True)
    assert (zeros.number, zeros.reads, zeros.was_mark, zeros.followed) == (6, "", True, False)
    assert (head.number, head.was_mark) == (7, False)
    assert (cut.number, cut.n) == (8, 1)


def test_of_a_record_without_its_beginning_the_words_are_told_and_never_joined_with_anothers() -> None:
    start, end = CONTENT.index(b"boat 2"), CONTENT.index(b"boat 3")
    two, three = salvaged(CONTENT[:start] + bytes(end - start) + CONTENT[end:]).damages
    assert (two.n, two.reads, three.n, three.reads) == (2, "asked ‘Åsa’s’", 0, "‘boat 3?’")


@given(st.integers(0, len(CONTENT) - 1), st.integers(0, 255))
def test_a_changed_byte_costs_its_own_record_alone_and_alters_none(at: int, byte: int) -> None:
    content = CONTENT[:at] + bytes([byte]) + CONTENT[at + 1 :]
    found = salvaged(content)
    lines = {one.line + b"\n" for one in (*found.whole, *found.amid)}
    assert lines <= set(LINES)
    assert len(lines) >= 4


def test_a_file_made_to_be_slow_is_read_all_the_same() -> None:
    begins, ends = b'{"v":1,"r":"' * 50_000, b',"c":"00000000"}' * 50_000
    assert salvaged(begins + ends + b"\n" + CONTENT).whole == salvaged(CONTENT).whole
    assert salvaged(LINES[0][:12] + b"x" * LINE_BYTES * 40).whole == ()
    assert len(salvaged(CONTENT.replace(b"\n", b"") * 600).amid) == 3_000
    assert len(salvaged(b"{\n" * 100_000).damages) == MOST_DAMAGES


def test_a_file_that_holds_nothing_but_a_byte_order_mark_holds_nothing() -> None:
    assert salvaged(b"\xef\xbb\xbf") == salvaged(b"\xff\xfe") == salvaged(b"") == Salvaged()
