from __future__ import annotations

import json
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.evening import replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import GREATEST, Moment, Record
from redcarpet.core.question import Question
from redcarpet.core.text import clean_lines
from redcarpet.files.records_jsonl import LINE_BYTES, line_of, read_lines, record_of, sealed
from tests.builders import EIGHT, evening, record

DATA = Path(__file__).parents[1] / "data"
PAYLOADS: list[str] = [
    *json.loads((DATA / "naughty-strings" / "blns.json").read_text("utf-8")),
    *json.loads((DATA / "payloads" / "terminal_payloads.json").read_text("utf-8")).values(),
]


def _signed(body: bytes) -> bytes:
    """Give a line with a checksum that is right, whatever the body says; no line feed."""
    return body + b',"c":"%08x"}' % zlib.crc32(body)


def _line(**changed: object) -> bytes:
    """Give a line of which some fields were forged, under a right checksum."""
    fields: dict[str, object] = {"v": 1, "r": "odd", "n": 1, "t": 2, "m": 3, "h": [4, 5], "k": "asked", **changed}
    return _signed(json.dumps({name: value for name, value in fields.items() if value is not ...})[:-1].encode("ascii"))


def _texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in _texts_of(one)]
    return [text for one in value for text in _texts_of(one)] if isinstance(value, (list, tuple)) else []


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    assert read_lines(content).records == ()
    assert record_of(content) is None
    assert record_of(_signed(content)) is None


_DEEP_LIST: list[Any] = []
for _ in range(200):
    _DEEP_LIST = [_DEEP_LIST]

WRONG: dict[str, bytes] = {
    "format 2": _line(v=2),
    "no format": _line(v=...),
    "run a number": _line(r=7),
    "run missing": _line(r=...),
    "run too long": _line(r="r" * 201),
    "number a text": _line(n="1"),
    "number a float": _line(n=1.0),
    "number true": _line(n=True),
    "number negative": _line(n=-1),
    "number huge": _line(n=2**53 + 1),
    "number of 5,000 digits": _signed(b'{"v":1,"r":"odd","n":' + b"9" * 5000 + b',"t":2,"m":3,"h":[4,5],"k":"asked"'),
    "time missing": _line(t=...),
    "time that is no date": _line(t=253_370_764_800_001),
    "time null": _line(t=None),
    "steady a list": _line(m=[1]),
    "stamp a number": _line(h=4),
    "stamp of one": _line(h=[4]),
    "stamp of three": _line(h=[4, 5, 6]),
    "stamp of texts": _line(h=["4", "5"]),
    "stamp a text": _line(h="45"),
    "stamp negative": _line(h=[-4, 5]),
    "stamp huge": _line(h=[10**300, 5]),
    "kind missing": _line(k=...),
    "kind null": _line(k=None),
    "kind too long": _line(k="k" * 201),
    "guests a text": _line(g="ada"),
    "guests a table": _line(g={"ada": 1}),
    "guest a number": _line(g=[1]),
    "guest too long": _line(g=["a" * 201]),
    "too many guests": _line(g=[f"guest-{n}" for n in range(51)]),
    "question a list": _line(q=["decision"]),
    "question too long": _line(q="q" * 201),
    "words a number": _line(x=1),
    "words too long": _line(x="x" * 2001),
    "own fields a list": _line(d=[1]),
    "own fields a text": _line(d="on"),
    "own text too long": _line(d={"text": "t" * 20_001}),
    "own number not a number": _line(d={"place": float("nan")}),
    "own number without end": _line(d={"place": float("inf")}),
    "own number too great for any machine": _signed(_line()[:-16] + b',"d":{"place":1e999}'),
    "own number out of range": _line(d={"place": -(2**53) - 1}),
    "own fields nested deeply": _line(d={"text": _DEEP_LIST}),
    "nested without end": _signed(b'{"v":1,"d":' + b"[" * 30_000),
    "a list": _signed(b"[1"),
    "a text": _signed(b'"a'),
    "nothing": b"",
    "no fields": _signed(b"{"),
    "two lines in one": _line() + _line(),
    "not UTF-8": _signed(b'{"v":1,"r":"\xff\xfe","n":1,"t":2,"m":3,"h":[4,5],"k":"asked"'),
    "another encoding": '{"v":1}'.encode("utf-16"),
}


@pytest.mark.parametrize("line", WRONG.values(), ids=WRONG.keys())
def test_a_line_of_wrong_types_or_out_of_range_is_damage_even_under_a_right_checksum(line: bytes) -> None:
    assert record_of(line) is None
    assert read_lines(line + b"\n").records == ()


def test_the_same_forged_line_with_nothing_wrong_is_read() -> None:
    assert record_of(_line()) is not None
    assert record_of(_line(g=["a" * 200] * 50, x="x" * 2000, d={"text": "t" * 20_000, "deep": [[[[1]]]]})) is not None


def test_every_time_that_is_read_can_be_shown_in_every_zone() -> None:
    for utc in (0, EIGHT, 253_370_764_800_000):
        read = record_of(_line(t=utc))
        assert read is not None
        for hours in (-12, 14):
            assert datetime.fromtimestamp(read.at.utc / 1000, UTC).astimezone(timezone(timedelta(hours=hours)))


def test_a_line_of_64_kb_is_read_and_a_longer_one_is_not() -> None:
    def padded(length: int) -> bytes:
        start = b'{"v":1,"r":"odd","n":1,"t":2,"m":3,"h":[4,5],"k":"asked"'
        return _signed(start + b" " * (length - len(start) - len(_signed(b""))))

    assert len(padded(LINE_BYTES - 1)) == LINE_BYTES - 1
    assert record_of(padded(LINE_BYTES - 1)) is not None
    assert record_of(padded(LINE_BYTES + 1)) is None


TOO_MUCH: dict[str, Callable[[], Record]] = {
    "a line over 64 KB": lambda: record("memo", text="字" * 12_000),
    "words over 2,000": lambda: record("asked", words="w" * 2001),
    "a memo over 20,000": lambda: record("memo", text="t" * 20_001),
    "a question's key over 200": lambda: record("asked", question="q" * 201),
    "a guest over 200": lambda: record("asked", guests=("g" * 201,)),
    "51 guests": lambda: record("asked", guests=tuple(f"guest-{n}" for n in range(51))),
    "a time before 1970": lambda: replace(record("asked"), at=Moment(-1, 0)),
    "no number": lambda: record("asked", place=float("nan")),
}


@pytest.mark.parametrize("too_much", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_what_could_not_be_read_back_is_never_written(too_much: Callable[[], Record]) -> None:
    with pytest.raises(ValueError, match="read back"):
        line_of(too_much())
    with pytest.raises(ValueError, match="read back"):
        sealed(too_much())


def test_a_mark_on_a_question_of_any_length_can_be_written() -> None:
    asked = evening().draft("asked", Moment(EIGHT, 0), Question("Why?", id="why"), "🎬 " * 5_000)
    assert len(sealed(asked).words) == 1_999


def test_after_the_greatest_stamp_that_can_be_read_ones_own_record_can_still_be_read() -> None:
    for stamp in ([GREATEST, GREATEST], [EIGHT, GREATEST], [GREATEST, 0]):
        stranger = record_of(_line(h=stamp))
        assert stranger is not None
        own = replayed("run-of-anna", Event(), [stranger]).draft("asked", Moment(EIGHT, 0))
        assert record_of(line_of(own)[:-1]) == sealed(own)


@pytest.mark.parametrize("field", ["r", "k", "g", "q", "x", "d"])
def test_every_payload_in_every_field_is_clean_text_when_it_is_read(field: str) -> None:
    for payload in PAYLOADS:
        value: Any = {"g": [payload], "d": {payload[:60]: payload, "of": [payload, 1, payload]}}.get(field, payload)
        read = record_of(_line(**{field: value}))
        if read is None:
            assert len(payload) > 200
            continue
        texts = _texts_of([read.run, read.kind, read.guests, read.question, read.words, dict(read.more)])
        for text in texts:
            assert clean_lines(text) == text
            assert not [one for one in text if unicodedata.category(one) in ("Cc", "Cs") and one != "\n"]


def test_fields_that_this_version_does_not_know_are_passed_over() -> None:
    known, newer = record_of(_line()), record_of(_line(future={"a": 1}))
    assert known is not None
    assert newer is not None
    assert newer.sealed("") == known.sealed("")
