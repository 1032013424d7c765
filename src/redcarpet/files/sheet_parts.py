"""What a reader of single rows does not see of a workbook's sheets: which cells are merged, and which have remarks.

Taken from the workbook's parts themselves. Remarks are Excel's comments and notes on cells; only their places count.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import reduce
from xml.etree import ElementTree as ET

from redcarpet.core.values import dataclass

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_REMARK = re.compile(rb'<(?:\w+:)?comment\s[^>]*?ref="([A-Z]{1,3}\d{1,7})"')

Range = tuple[int, int, int, int]
"""First column, first row, last column, last row, from 1."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in a sheet beside its rows."""

    merged: tuple[Range, ...] = ()
    remarks: tuple[str, ...] = ()
    """The cells that have one, such as B4."""


def beside_rows(raw: bytes) -> Mapping[str, Beside]:
    """Give by the sheets' names what stands beside their rows. Raises whatever a damaged workbook causes."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        pages = dict(_targets(parts, "xl/workbook.xml"))
        sheets = ET.fromstring(parts.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")  # noqa: S314 - expat bounds it
        return {sheet.get("name", ""): _beside(parts, pages.get(sheet.get(_ID, ""), "")) for sheet in sheets}


def _beside(parts: zipfile.ZipFile, path: str) -> Beside:
    remarks = [
        one for _, other in _targets(parts, path) if "comments" in other for one in _found(parts, other, _REMARK)
    ]
    return Beside(tuple(map(_bounds, _found(parts, path, _MERGED))), tuple(dict.fromkeys(remarks)))


def _targets(parts: zipfile.ZipFile, path: str) -> Iterator[tuple[str, str]]:
    """Give the parts that one speaks of, each with the id that it has there."""
    folder, name = posixpath.split(path)
    content = _content(parts, f"{folder}/_rels/{name}.rels")
    for one in ET.fromstring(content) if content else ():  # noqa: S314 - expat bounds what expands
        target = one.get("Target", "")
        whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield one.get("Id", ""), whole


def _found(parts: zipfile.ZipFile, path: str, pattern: re.Pattern[bytes]) -> list[str]:
    found: list[bytes] = pattern.findall(_content(parts, path))
    return [one.decode() for one in found]


def _content(parts: zipfile.ZipFile, path: str) -> bytes:
    return parts.read(path) if path in parts.NameToInfo else b""


def _bounds(written: str) -> Range:
    (left, top), (right, bottom) = (_place(cell) for cell in written.split(":"))
    return left, top, right, bottom


def _place(cell: str) -> tuple[int, int]:
    """Give the column and the row of a cell such as AB12."""
    letters = cell.rstrip("0123456789")
    return reduce(lambda column, letter: column * 26 + ord(letter) - 64, letters, 0), int(cell[len(letters) :])
