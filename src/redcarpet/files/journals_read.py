"""Reading the journals of an evening: every run's and every reporter's, conflict copies of sync engines included."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from redcarpet.core.crew import Heard
from redcarpet.core.journal import Record
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.cloud import in_cloud, is_elsewhere, is_placeholder
from redcarpet.files.disk_faults import why_unread
from redcarpet.files.records_jsonl import read_lines

FILES = 5_000
FILE_BYTES = 64 * 1024 * 1024
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def is_journal(name: str) -> bool:
    """Say whether a file of that name in `marks/` is read: any .jsonl that is not a temporary file of some engine."""
    return name.lower().endswith(".jsonl") and not name.startswith((".", "~"))


def read_journals(folder: Path) -> Heard:
    """Read every journal in a folder; a missing folder holds none. Never raises for what is in the files."""
    return JournalsRead(folder).look() or Heard()


@dataclass(slots=True)
class _File:
    """What is known of one journal."""

    signature: tuple[int, int, int] = (0, 0, 0)
    """Inode, size in bytes, time of its last change."""
    told: bytes = b""
    """A digest of the whole lines that were read."""
    length: int = 0
    """Bytes of these lines."""
    damaged: int = 0
    notice: str = ""


class JournalsRead:
    """The journals of one folder, which others write: read once, and what is new of them from then on.

    Each look opens them by name again: engines put new files in place of old ones. Only where a file still begins
    with what was read of it, reading goes on behind that. What was told once stays told, whatever becomes of its file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, _File] = {}
        self._notices: tuple[str, ...] = ()

    def look(self) -> Heard | None:
        """Give what is new, and everything that can't be read now; None where neither changed. Never raises."""
        records: list[Record] = []
        notices: list[str] = []
        try:
            every = sorted(entry.name for entry in os.scandir(self._folder))
        except FileNotFoundError:
            every = []
        except OSError as error:
            every = []
            notices.append(f"The marks in {clean(str(self._folder))} can't be read: {why_unread(error)}.")
        names = [name for name in every if is_journal(name)]
        for name in names[:FILES]:
            file = self._files.setdefault(name, _File())
            records.extend(_news(self._folder / name, file))
            notices.extend([file.notice] if file.notice else [])
        if len(names) > FILES:
            notices.append(f"{clean(str(self._folder))} holds {len(names)} journals; only the first {FILES} were read.")
        notices.extend(in_cloud(name) for name in every if is_placeholder(name))
        if not records and tuple(notices) == self._notices:
            return None
        self._notices = tuple(notices)
        return Heard(tuple(records), self._notices)


def _news(path: Path, file: _File) -> tuple[Record, ...]:
    """Read what is new in a journal, and note what is known of it now."""
    try:
        status = path.lstat()
        signature = status.st_ino, status.st_size, status.st_mtime_ns
        if signature == file.signature:
            return ()
        content = content_of(path)
    except FileNotFoundError:
        return ()
    except OSError as error:
        file.notice = f"{clean(path.name)} can't be read: {why_unread(error)}."
        return ()
    file.signature = signature
    if content is None:
        large = f"{clean(path.name)} is not a plain file of at most {FILE_BYTES >> 20} MB: it was passed over."
        file.notice = in_cloud(path.name) if is_elsewhere(status) else large
        return ()
    if len(content) < file.length or _digest(content[: file.length]) != file.told:
        file.length = file.damaged = 0
    read = read_lines(content[file.length :])
    file.length = len(content) - read.unfinished
    file.told = _digest(content[: file.length])
    file.damaged += read.damaged
    lines = "1 damaged line" if file.damaged == 1 else f"{file.damaged} damaged lines"
    file.notice = f"{lines} in {clean(path.name)}; every other line was read." if file.damaged else ""
    return read.records


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


def content_of(path: Path) -> bytes | None:
    """Read a journal's bytes; None for what is no plain file, too large, or in a cloud only. Raises OSError."""
    before = path.lstat()
    if not stat.S_ISREG(before.st_mode) or is_elsewhere(before):
        return None
    descriptor = os.open(path, _OPEN)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > FILE_BYTES:
            return None
        return file.read(FILE_BYTES)
