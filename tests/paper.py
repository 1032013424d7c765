"""Two readers of PDFs: which words stand on each page and where, in millimetres from its upper left corner.

pypdfium2 is a wheel and there wherever the tests are; poppler's programs are asked only where a variable names them.
"""

from __future__ import annotations

import ctypes
import math
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from pypdfium2 import raw

POPPLER = "REDCARPET_POPPLER"
"""The variable that names the folder of poppler's programs."""
_MM = 25.4 / 72
_APART = 0.7
"""How far two letters are from each other, in parts of their size, where they are of two words."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def holds_middle(self, other: Box) -> bool:
        x, y = other.middle
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def smaller(self, by: float) -> Box:
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def gap(self, other: Box) -> float:
        """Say how far two boxes are apart; less than nothing where they overlap."""
        across = max(self.left, other.left) - min(self.right, other.right)
        return max(across, max(self.top, other.top) - min(self.bottom, other.bottom))


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that belong together, in the order of the file."""

    text: str
    box: Box
    """Around the ink; of poppler around the line."""
    turned: int = 0
    """Degrees clockwise; poppler does not tell."""
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """A side of a sheet."""

    width: float
    height: float
    words: tuple[Word, ...]


def around(boxes: Sequence[Box]) -> Box:
    """Give the least box that holds all of them."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def pages(pdf: bytes) -> list[Page]:
    """Read a PDF with pdfium."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_page(document[number]) for number in range(len(document))]


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    return Page(width * _MM, height * _MM, tuple(_words(text.raw, height)))


def _words(text: raw.FPDF_TEXTPAGE, height: float) -> Iterator[Word]:
    word: list[Word] = []
    for at in range(raw.FPDFText_CountChars(text)):
        letter = _letter(text, at, height)
        if word and (letter is None or _are_apart(word[-1], letter)):
            yield _joined(word)
            word = []
        if letter is not None:
            word.append(letter)
    if word:
        yield _joined(word)


def _letter(text: raw.FPDF_TEXTPAGE, at: int, height: float) -> Word | None:
    """Give a UTF-16 unit as a word of its own; None for white space, also for what the reader made up."""
    sign = chr(raw.FPDFText_GetUnicode(text, at))
    if sign.isspace() or raw.FPDFText_IsGenerated(text, at) == 1:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    box = Box(left.value * _MM, (height - top.value) * _MM, right.value * _MM, (height - bottom.value) * _MM)
    turned = round(-math.degrees(raw.FPDFText_GetCharAngle(text, at))) % 360
    return Word(sign, box, turned, raw.FPDFText_GetFontSize(text, at))


def _are_apart(one: Word, other: Word) -> bool:
    return one.turned != other.turned or one.box.gap(other.box) > _APART * max(one.size, other.size) * _MM


def _joined(letters: Sequence[Word]) -> Word:
    units = "".join(letter.text for letter in letters).encode("utf-16-le", "surrogatepass")
    first = letters[0]
    return Word(units.decode("utf-16-le", "replace"), around([one.box for one in letters]), first.turned, first.size)


def poppler(program: str) -> str:
    """Find a program of poppler's; what needs one is skipped where there is none: it comes with no wheel."""
    folder = os.environ.get(POPPLER)
    found = shutil.which(program, path=folder) if folder else None
    if found is None:
        pytest.skip(f"{program} is not there: install poppler-utils, and {POPPLER}=FOLDER")
    return found


def poppler_pages(pdf: bytes, folder: Path) -> list[Page]:
    """Read a PDF with poppler, which needs a folder to put it."""
    program = poppler("pdftotext")
    (folder / "read.pdf").write_bytes(pdf)
    words = [program, "-raw", "-bbox", str(folder / "read.pdf"), "-"]
    told = subprocess.run(words, capture_output=True, check=True).stdout.decode()
    root = ET.fromstring(re.sub("[\x00-\x08\x0b-\x1f]", "", told))  # noqa: S314 - poppler's own words
    name = "{http://www.w3.org/1999/xhtml}"
    return [
        Page(
            _millimetres(page, "width"),
            _millimetres(page, "height"),
            tuple(
                Word(word.text or "", Box(*(_millimetres(word, side) for side in ("xMin", "yMin", "xMax", "yMax"))))
                for word in page.iter(f"{name}word")
            ),
        )
        for page in root.iter(f"{name}page")
    ]


def _millimetres(element: ET.Element, name: str) -> float:
    return float(element.attrib[name]) * _MM


def fontless(folder: Path) -> dict[str, str]:
    """Give variables with which a program finds no font of this computer's: prints are the same everywhere."""
    none, settings = folder / "no-fonts", folder / "fonts.conf"
    none.mkdir(exist_ok=True)
    settings.write_text(f"<fontconfig><dir>{none}</dir></fontconfig>", encoding="utf-8")
    return {"FONTCONFIG_FILE": str(settings)}


@dataclass(frozen=True, slots=True)
class Promises:
    """What a PDF says of itself to programs that read it aloud."""

    title: str
    language: str
    is_tagged: bool
    is_accessible: bool
    """Whether it says that it is PDF/UA-1 (ISO 14289-1), in its XMP."""


def promises(pdf: bytes) -> Promises:
    """Read what a PDF says of itself."""
    with pypdfium2.PdfDocument(pdf) as document:
        title = document.get_metadata_value("Title")
        is_tagged = bool(raw.FPDFCatalog_IsTagged(document))
        length = raw.FPDFCatalog_GetLanguage(document, None, 0)
        language = (ctypes.c_ushort * (length // 2))()
        raw.FPDFCatalog_GetLanguage(document, language, length)
    part = re.search(rb"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=\"1\"", pdf)
    return Promises(title, bytes(language).decode("utf-16-le").rstrip("\0"), is_tagged, part is not None)
