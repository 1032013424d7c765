"""Reading the journals of an evening: every run's and every reporter's, conflict copies of sync engines included."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from redcarpet.core.journal import Record
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.disk_faults import in_words
from redcarpet.files.records_jsonl import read_lines

FILES = 5_000
FILE_BYTES = 64 * 1024 * 1024
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class JournalsRead:
    """What the journals of one folder hold."""

    records: tuple[Record, ...] = ()
    """In the order of the files; the fold sorts and removes doubles."""
    notices: tuple[str, ...] = ()
    """What could not be read, one sentence a file."""


def is_journal(name: str) -> bool:
    """Say whether a file of that name in `marks/` is read: any .jsonl that is not a temporary file of some engine."""
    return name.lower().endswith(".jsonl") and not name.startswith((".", "~"))


def read_journals(folder: Path) -> JournalsRead:
    """Read every journal in a folder; a missing folder holds none. Never raises for what is in the files."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if is_journal(entry.name))
    except FileNotFoundError:
        return JournalsRead()
    except OSError as error:
        return JournalsRead(notices=(f"The marks in {clean(str(folder))} can't be read: {in_words(error)}.",))
    records: list[Record] = []
    notices: list[str] = []
    for name in names[:FILES]:
        found, notice = _read_file(folder / name)
        records.extend(found)
        notices.extend([notice] if notice else [])
    if len(names) > FILES:
        notices.append(f"{clean(str(folder))} holds {len(names)} journals; only the first {FILES} were read.")
    return JournalsRead(tuple(records), tuple(notices))


def _read_file(path: Path) -> tuple[tuple[Record, ...], str]:
    try:
        content = content_of(path)
    except OSError as error:
        return (), f"{clean(path.name)} can't be read: {in_words(error)}."
    if content is None:
        return (), f"{clean(path.name)} is not a plain file of at most {FILE_BYTES >> 20} MB: it was passed over."
    read = read_lines(content)
    if not read.damaged:
        return read.records, ""
    lines = "1 damaged line" if read.damaged == 1 else f"{read.damaged} damaged lines"
    return read.records, f"{lines} in {clean(path.name)}; every other line was read."


def content_of(path: Path) -> bytes | None:
    """Read a journal's bytes; None for what is no plain file, or too large. Raises OSError."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return None
    descriptor = os.open(path, _OPEN)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > FILE_BYTES:
            return None
        return file.read(FILE_BYTES)
