from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.journal import GREATEST, Moment, Record, Value
from redcarpet.core.text import clean, clean_lines
from redcarpet.files.records_jsonl import LinesRead, line_of, read_lines, record_of, sealed
from tests.builders import record

FULL = Record(
    run="k3f9x2m7qa4b",
    n=17,
    at=Moment(1_795_327_145_123, 8_123_456),
    h=(1_795_327_145_123, 0),
    kind="asked",
    guests=("ada-nunes",),
    question="only-you",
    words="What is one decision – “yours”?",
    more={"place": 2},
)
FULL_LINE = (
    b'{"v":1,"r":"k3f9x2m7qa4b","n":17,"t":1795327145123,"m":8123456,"h":[1795327145123,0],"k":"asked",'
    b'"g":["ada-nunes"],"q":"only-you","x":"What is one decision \\u2013 \\u201cyours\\u201d?","d":{"place":2},'
    b'"c":"359ba047"}\n'
)


def test_format_1_is_this_line_for_ever() -> None:
    assert line_of(FULL) == FULL_LINE
    assert record_of(FULL_LINE[:-1]) == FULL.sealed("359ba047")


def test_empty_fields_are_left_out() -> None:
    bare = Record("odd", 1, Moment(2, 3), (4, 5), "open")
    assert line_of(bare).startswith(b'{"v":1,"r":"odd","n":1,"t":2,"m":3,"h":[4,5],"k":"open","c":"')
    assert record_of(line_of(bare)[:-1]) == sealed(bare)


_CLEAN = st.text(max_size=60).map(clean)
_VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | st.booleans() | st.integers(-GREATEST, GREATEST) | st.floats(-1e15, 1e15)
    | st.text(max_size=60).map(clean_lines),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_CLEAN, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
_RECORDS = st.builds(
    Record,
    run=_CLEAN,
    n=st.integers(0, GREATEST),
    at=st.builds(Moment, st.integers(0, 250_000_000_000_000), st.integers(0, GREATEST)),
    h=st.tuples(st.integers(0, GREATEST), st.integers(0, GREATEST)),
    kind=_CLEAN,
    guests=st.lists(_CLEAN, max_size=3).map(tuple),
    question=_CLEAN,
    words=_CLEAN,
    more=st.dictionaries(_CLEAN, _VALUES, max_size=3),
)


@given(_RECORDS)
def test_a_record_is_read_back_as_it_was_written(written: Record) -> None:
    line = line_of(written)
    assert line.isascii()
    assert line.endswith(b"}\n")
    assert b"\n" not in line[:-1]
    assert record_of(line[:-1]) == sealed(written)
    assert replace(sealed(written), crc="") == written


@given(st.text(max_size=200), st.text(max_size=200))
def test_sealing_gives_what_will_be_read_back_of_any_text(words: str, memo: str) -> None:
    told = sealed(record("memo", guests=(words[:20],), words=words, text=memo))
    assert record_of(line_of(told)[:-1]) == told


def test_nothing_holds_nothing() -> None:
    assert read_lines(b"") == LinesRead()
    assert read_lines(b"\n\r\n \n") == LinesRead()


def _journal(count: int) -> tuple[list[Record], bytes]:
    told = [sealed(record("asked", n, words=f"Who was brave on day {n}?", guests=("zoë",))) for n in range(count)]
    return told, b"".join(line_of(one) for one in told)


def test_cut_at_every_byte_a_journal_gives_exactly_its_whole_lines() -> None:
    told, content = _journal(18)
    ends = [place + 1 for place, byte in enumerate(content) if byte == ord("\n")]
    for cut in range(len(content) + 1):
        whole = sum(end <= cut for end in ends)
        tail = cut - max([0, *ends[:whole]])
        assert read_lines(content[:cut]) == LinesRead(tuple(told[:whole]), 0, tail)


def _damaged_reads_honestly(told: list[Record], damaged: bytes) -> None:
    read = read_lines(damaged)
    assert all(one in told for one in read.records), "a record was altered"
    assert len({one.identity for one in read.records}) == len(read.records)
    assert len(read.records) == len(told) or read.damaged or read.unfinished, "a record vanished without a word"


def test_a_flipped_bit_never_alters_a_record_and_never_hides_one_silently() -> None:
    told, content = _journal(4)
    for place in range(len(content)):
        for bit in range(8):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            _damaged_reads_honestly(told, bytes(flipped))


def test_a_range_of_zeros_never_alters_a_record_and_never_hides_one_silently() -> None:
    told, content = _journal(8)
    chance = random.Random(5210)  # noqa: S311 - which bytes are lost is no secret
    lines = [0, *(place + 1 for place, byte in enumerate(content) if byte == ord("\n"))]
    ranges = [(start, end) for start in lines for end in lines if start < end]
    ranges += [(start := chance.randrange(len(content)), start + chance.randrange(1, 900)) for _ in range(400)]
    for start, end in ranges:
        zeroed = bytearray(content)
        zeroed[start:end] = bytes(len(zeroed[start:end]))
        _damaged_reads_honestly(told, bytes(zeroed))


def test_a_line_after_lost_bytes_is_read_and_the_loss_is_counted() -> None:
    told, content = _journal(2)
    assert read_lines(bytes(700) + content) == LinesRead(tuple(told), 1, 0)
    assert read_lines(bytes(700) + b"\n" + content) == LinesRead(tuple(told), 1, 0)


def test_zeros_at_the_end_are_an_unfinished_line() -> None:
    told, content = _journal(2)
    assert read_lines(content + bytes(700)) == LinesRead(tuple(told), 0, 700)


def test_line_ends_that_a_sync_engine_or_an_editor_changed_do_not_matter() -> None:
    told, content = _journal(3)
    assert read_lines(content.replace(b"\n", b"\r\n")) == LinesRead(tuple(told))
    assert read_lines(b"\n\n" + content.replace(b"\n", b"\n\n")) == LinesRead(tuple(told))


def test_damaged_lines_are_counted_and_every_other_line_is_read() -> None:
    told, content = _journal(3)
    first, second, third = content.splitlines(keepends=True)
    broken = first + second.replace(b"brave", b"Brave") + b"<<<<<<< HEAD\n" + third + b'{"v":1'
    assert read_lines(broken) == LinesRead((told[0], told[2]), 2, 6)


def test_a_checksum_in_another_spelling_is_damage() -> None:
    line = next(line for line in map(line_of, _journal(40)[0]) if any(byte in b"abcdef" for byte in line[-11:-3]))
    for spelt in (line[-11:-3].upper(), b"+" + line[-10:-3], b"0x" + line[-9:-3], b" " + line[-10:-3]):
        assert record_of(line[:-11] + spelt + b'"}') is None
