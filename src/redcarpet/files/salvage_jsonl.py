r"""Salvage: every record that a journal still holds, whatever was done to the file; and what is left of the others.

An editor saved it as UTF-16, a crash left zeros in it, two lines were joined, a mail program broke them: as long as a
record's own bytes can be had by leaving out what no record ever holds (zeros and line ends, for it is ASCII and writes
these as escapes), its CRC says so. Nothing else is tried: no byte is ever changed or guessed.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from itertools import islice, pairwise

from redcarpet.core.recovered import Damage, Line
from redcarpet.core.text import clean, shortened
from redcarpet.core.values import dataclass
from redcarpet.files.records_jsonl import LINE_BYTES, record_of

MOST_DAMAGES = 1_000
"""Damaged lines of one file that are told."""

_BEGIN = b'{"v":1,"r":"'
_MOST_ENDS = 8
"""How often what looks like the end of a record may stand within one: in a field of its own that is called c."""
_NEVER_INSIDE = b"\0\r\n"
_BROKEN = rb"[\0\r\n]*"
"""What may stand between any two bytes of a record whose line was broken."""
_BEGINS = re.compile(_BROKEN.join(re.escape(bytes([byte])) for byte in _BEGIN))
_END = re.compile(_BROKEN.join([b",", b'"', b"c", b'"', b":", b'"', *[rb"[0-9a-f]"] * 8, b'"', rb"\}"]))
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_LOOKS_LIKE_A_MARK = re.compile(rb'"(?:r|n|t|m|h|k|g|q|x|d|c)":')
_LONGEST_READ = 300
_TEXT = rb'"((?:[^"\\]|\\.)*)'


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a file holds."""

    whole: tuple[Line, ...] = ()
    """Records that the desk reads, too."""
    amid: tuple[Line, ...] = ()
    """Records amid what it can't read."""
    damages: tuple[Damage, ...] = ()
    """At most `MOST_DAMAGES`, in order."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is left where no record could be read."""

    at: int
    """The line of the file, from 1."""
    content: bytes


def looks_like_a_journal(start: bytes) -> bool:
    """Say whether the first bytes of a file hold the beginning of a record, in whatever width of letters."""
    return _BEGIN in start or any(_widened(codec) in start for codec in _WIDE)


def salvaged(content: bytes) -> Salvaged:
    """Find every whole record, and what is left of the others; never raises."""
    is_wide = any(_widened(codec) in content for codec in _WIDE)
    lines = (content.replace(b"\0", b"") if is_wide else content).split(b"\n")
    whole: list[Line] = []
    amid: list[Line] = []
    pieces: list[_Piece] = []
    last = 0
    stretch: list[bytes] = []
    for number, line in enumerate([*lines, None], 1):
        bare = line.strip(b"\r\0 ") if line is not None else b""
        record = record_of(bare) if bare else None
        if line is not None and record is None:
            stretch.append(line)
            continue
        if any(stretch):
            found = [*_stretch(b"\n".join(stretch), number - len(stretch), MOST_DAMAGES - len(pieces))]
            amid += [one for one in found if isinstance(one, Line)]
            pieces += [one for one in found if isinstance(one, _Piece)][: MOST_DAMAGES - len(pieces)]
            last = number if found and isinstance(found[-1], Line) else last
        stretch = []
        if record is not None:
            last = number
            # The desk waits for a last line's end, and for records in letters of one byte.
            (amid if is_wide or number == len(lines) else whole).append(Line(record, bare))
    damages = tuple(_damage(piece, followed=piece.at < last) for piece in pieces)
    return Salvaged(tuple(whole), tuple(amid), damages)


def _widened(codec: str) -> bytes:
    return _BEGIN.decode("ascii").encode(codec)


def _stretch(content: bytes, first: int, room: int) -> Iterator[Line | _Piece]:
    """Find the records within lines that don't read, and what is left, at most `room` pieces for each record.

    `first` is the number of the first line in the file.
    """
    begins = [match.start() for match in _BEGINS.finditer(content)]
    done, number = 0, first
    for begin, limit in pairwise([*begins, len(content)]):
        for end in _ends(content, begin, limit):
            line = content[begin:end].translate(None, _NEVER_INSIDE)
            record = record_of(line)
            if record is not None:
                yield from islice(_pieces(content[done:begin], number), room)
                yield Line(record, line)
                number += content.count(b"\n", done, end)
                done = end
                break
    yield from islice(_pieces(content[done:], number), room)


def _ends(content: bytes, begin: int, limit: int) -> Iterator[int]:
    for count, match in enumerate(_END.finditer(content, begin, min(limit, begin + 2 * LINE_BYTES))):
        if count == _MOST_ENDS:
            return
        yield match.end()


def _pieces(content: bytes, number: int) -> Iterator[_Piece]:
    """Part what is left at line ends, at zeros, and where a record begins; zeros alone are a piece, too."""
    for at, line in enumerate(content.split(b"\n"), number):
        bare = line.removeprefix(codecs.BOM_UTF8).strip(b"\r\xff\xfe ") if line else b""
        if bare:
            parts = [part for part in re.split(rb"\0+|(?=\{\"v\":1,\"r\":\")", bare) if part.strip()]
            yield from (_Piece(at, part) for part in parts or [b""])


def _damage(piece: _Piece, *, followed: bool) -> Damage:
    content = piece.content
    run = re.search(rb'"r":"([a-z0-9-]{1,40})"', content)
    return Damage(
        number=piece.at,
        run=run[1].decode("ascii") if run else "",
        n=_number(rb'"n":(\d{1,15}),', content),
        utc=_number(rb'"t":(\d{1,15}),', content),
        reads=_remains(content),
        was_mark=not content or _LOOKS_LIKE_A_MARK.search(content) is not None,
        followed=followed,
    )


def _number(pattern: bytes, content: bytes) -> int:
    found = re.search(pattern, content)
    return int(found[1]) if found else 0


def _remains(content: bytes) -> str:
    """Give what a person can read of a damaged record: the question's words, what was typed, or the end of either."""
    told = [_unescaped(found[1]) for name in (b"x", b"text") if (found := re.search(b'"%s":' % name + _TEXT, content))]
    kind = re.search(rb'"k":"([a-z-]{1,40})"', content)
    if not told and not content.startswith(_BEGIN[:3]):
        told = [_unescaped(re.split(rb'"[,}]', content)[0])]
    words = clean(" ".join(filter(None, told)))
    said = [kind[1].decode("ascii")] if kind else []
    return shortened(" ".join([*said, *([f"‘{words}’"] if words else [])]), _LONGEST_READ, len)


def _unescaped(raw: bytes) -> str:
    r"""Read JSON's escapes in a text that may be cut off within one (\u00)."""
    text = raw.decode("ascii", "replace")
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return re.sub(r"\\u[0-9a-f]{0,3}$", "", text)
