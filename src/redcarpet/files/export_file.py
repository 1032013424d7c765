"""Writing an export where the user said, without ever eating something else."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from redcarpet.core.text import clean
from redcarpet.files import card_job, cards_csv, cards_html, cards_json, cards_markdown, cards_text, schema_json
from redcarpet.files.disk_faults import in_words
from redcarpet.files.places import replace_file

OUR_MARKS = tuple(
    one.MARK.encode() for one in (cards_text, cards_markdown, cards_html, cards_csv, cards_json, schema_json)
)
"""How a file begins that redcarpet wrote."""

_PDF_MARK = f"/Keywords({card_job.MARK})".encode()
_LARGEST_PDF = 50_000_000
"""Bytes that are looked through; five hundred cards are some two millions."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_JOURNALS = "marks"


class NotWrittenError(Exception):
    """The export was not written and the old file is untouched; the message is the sentence to show."""


def write_export(path: Path, content: bytes, *, force: bool, inputs: Iterable[Path], home: Path) -> None:
    """Write an export as a whole, or raise NotWrittenError and change nothing; see `may_be_written`."""
    may_be_written(path, force=force, inputs=inputs, home=home)
    try:
        replace_file(path, content)
    except OSError as error:
        raise NotWrittenError(f"{_name(path)} could not be written: {in_words(error)}.") from error


def may_be_written(path: Path, *, force: bool, inputs: Iterable[Path], home: Path) -> None:
    """Raise NotWrittenError where an export must not go, or can't.

    That is a symlink, a folder, a device, one of the `inputs`, a folder of marks, a missing folder and a file that
    may not be written. Another's file is replaced only with `force`; redcarpet's own exports always.
    """
    try:
        _refuse(path, inputs, home)
        if path.exists() and not force and not is_ours(path):
            raise NotWrittenError(f"{_name(path)} exists and was not made by redcarpet. To replace it, add --force.")
    except OSError as error:
        raise NotWrittenError(f"{_name(path)} could not be written: {in_words(error)}.") from error


def is_ours(path: Path) -> bool:
    """Say whether a file begins as redcarpet's exports do; a PDF names it among its keywords. Raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(200).removeprefix(_BYTE_ORDER_MARK).replace(b"\r\n", b"\n")
        if not head.startswith(b"%PDF-"):
            return head.startswith(OUR_MARKS)
        return _PDF_MARK in head + stream.read(_LARGEST_PDF)


def _refuse(path: Path, inputs: Iterable[Path], home: Path) -> None:
    name = _name(path)
    if path.is_symlink():
        raise NotWrittenError(f"{name} is a link to another file. Give the name of the file itself.")
    if path.is_dir():
        raise NotWrittenError(f"{name} is a folder. Give the name of a file in it.")
    if not path.parent.is_dir():
        raise NotWrittenError(f"There is no folder {_name(path.parent)}. Make it first, or choose another.")
    if _among_marks(path, home):
        raise NotWrittenError(f"{_name(path.parent)} holds the marks of an evening. Choose another folder.")
    if not path.exists():
        return
    if not path.is_file():
        raise NotWrittenError(f"{name} is a device. Leave -o out to print.")
    if any(path.samefile(given) for given in inputs if given.exists()):
        raise NotWrittenError(f"{name} is one of the files being read. Choose another name.")
    if not os.access(path, os.W_OK):
        raise NotWrittenError(f"{name} may not be written: it is read-only.")


def _among_marks(path: Path, home: Path) -> bool:
    """Say whether a path is inside a folder of journals; somebody's home may well be called marks."""
    folder = path.resolve().parent
    return any(
        parent.name.casefold() == _JOURNALS and parent != home and parent not in home.parents
        for parent in (folder, *folder.parents)
    )


def _name(path: Path) -> str:
    return clean(str(path))
