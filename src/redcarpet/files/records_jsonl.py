r"""One line of a journal: a record as ASCII JSON with a checksum, and back.

Format 1, at most 64 KB a line: `{"v":1,"r":run,"n":number,"t":utc ms,"m":steady ms,"h":[ms,count],"k":kind,
"g":[guests],"q":question,"x":words,"d":{own fields},"c":"CRC32 of all bytes before ,\"c\":"}`. Empty fields are
left out. The checksum finds damage; it proves no good will, so every type, range and length is checked again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from redcarpet.core.journal import FORMAT, GREATEST, LONGEST_WORDS, Identity, Moment, Record, Value
from redcarpet.core.text import clean, clean_lines
from redcarpet.core.values import dataclass

LINE_BYTES = 65_536
_TAIL = len(',"c":"00000000"}')
_LATEST = 253_370_764_800_000
"""The first millisecond of the year 9999: what is later can't be shown as a date in every zone."""
_NAME = 200
_TEXT = 20_000
_GUESTS = 50
_DEPTH = 8


def line_of(record: Record) -> bytes:
    """Write a record as one line, line feed included, with the checksum of its own bytes.

    Raises ValueError when a reader would not accept the line: too long as a whole or in one field, or out of range.
    """
    line = _line_of(record)
    _read_back(line)
    return line


def sealed(record: Record) -> Record:
    """Give the record as it will be read back: its text cleaned, and with its checksum. Raises ValueError as above."""
    return _read_back(_line_of(_read_back(_line_of(record))))


def _read_back(line: bytes) -> Record:
    record = record_of(line[:-1])
    if record is None:
        raise ValueError(f"a record of {len(line)} bytes could not be read back")
    return record


def _line_of(record: Record) -> bytes:
    fields: dict[str, Value] = {
        "v": FORMAT,
        "r": record.run,
        "n": record.n,
        "t": record.at.utc,
        "m": record.at.steady,
        "h": list(record.h),
        "k": record.kind,
    }
    optional: dict[str, Value] = {
        "g": list(record.guests),
        "q": record.question,
        "x": record.words,
        "d": dict(record.more),
    }
    fields.update({name: value for name, value in optional.items() if value})
    body = json.dumps(fields, ensure_ascii=True, separators=(",", ":"))[:-1].encode("ascii")
    return body + b',"c":"%08x"}\n' % zlib.crc32(body)


@dataclass(frozen=True, slots=True)
class LinesRead:
    """What the bytes of a journal hold."""

    records: tuple[Record, ...] = ()
    damaged: int = 0
    """Complete lines that do not read: passed over, counted, never rewritten."""
    unfinished: int = 0
    """Bytes after the last line feed: a line that is still being written, or was torn."""


def read_lines(content: bytes) -> LinesRead:
    """Read every whole line of a journal; never raises."""
    *lines, tail = content.split(b"\n")
    records: list[Record] = []
    damaged = 0
    for line in lines:
        bare = line.strip(b"\r\0 ")
        record = record_of(bare) if bare else None
        if record is not None:
            records.append(record)
        if b"\0" in line or (bare and record is None):  # zeros stand where a crash lost bytes
            damaged += 1
    return LinesRead(tuple(records), damaged, len(tail))


def identified_lines(content: bytes) -> Iterator[tuple[Identity, bytes]]:
    """Give every whole line that reads, as it stands, line feed included, by its record's identity."""
    for line in content.split(b"\n")[:-1]:
        record = record_of(line.strip(b"\r\0 "))
        if record is not None:
            yield record.identity, line.strip(b"\r\0 ") + b"\n"


def record_of(line: bytes) -> Record | None:
    """Read one line (without its line feed); None when it is damaged or not a record of format 1."""
    if len(line) >= LINE_BYTES or line[-_TAIL:] != b',"c":"%08x"}' % zlib.crc32(line[:-_TAIL]):
        return None
    try:
        fields = json.loads(line)
        return _checked(fields) if type(fields) is dict else None
    except (ValueError, RecursionError, KeyError, TypeError):
        return None


def _checked(fields: dict[str, Any]) -> Record:
    if fields["v"] != FORMAT:
        raise ValueError("another format")
    wall, count = fields["h"]
    guests = fields.get("g", [])
    if not isinstance(guests, list) or len(guests) > _GUESTS:
        raise ValueError("guests")
    more = fields.get("d", {})
    if not isinstance(more, dict):
        raise TypeError("own fields")
    return Record(
        run=_text(fields["r"], _NAME),
        n=_whole(fields["n"]),
        at=Moment(_whole(fields["t"], _LATEST), _whole(fields["m"])),
        h=(_whole(wall), _whole(count)),
        kind=_text(fields["k"], _NAME),
        guests=tuple(_text(guest, _NAME) for guest in guests),
        question=_text(fields.get("q", ""), _NAME),
        words=_text(fields.get("x", ""), LONGEST_WORDS),
        more={clean(name): _harmless(value, _DEPTH) for name, value in more.items()},
        crc=_text(fields["c"], 8),
    )


def _whole(value: object, greatest: int = GREATEST) -> int:
    if type(value) is not int or not 0 <= value <= greatest:
        raise ValueError("not a whole number in range")
    return value


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("not a text in range")
    return clean(value)


def _harmless(value: Value, depth: int) -> Value:
    if not depth or (isinstance(value, int | float) and not abs(value) <= GREATEST):
        raise ValueError("nested too deeply, or not a number in range")
    if isinstance(value, str):
        if len(value) > _TEXT:
            raise ValueError("too long")
        return clean_lines(value)
    if isinstance(value, list):
        return [_harmless(one, depth - 1) for one in value]
    if isinstance(value, dict):
        return {clean(name): _harmless(one, depth - 1) for name, one in value.items()}
    return value
