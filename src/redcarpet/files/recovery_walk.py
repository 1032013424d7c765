"""Walking a folder that may hold marks under any name: no link is followed, nothing is changed, and it ends."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from redcarpet.core.text import clean
from redcarpet.files.cloud import is_placeholder
from redcarpet.files.disk_faults import why_unread
from redcarpet.files.salvage_jsonl import looks_like_a_journal

MOST_NAMES = 100_000
"""Files and folders that are looked at in one place: somebody named a whole disk."""
_MOST_BYTES = 1 << 30
_START = 65_536
_ARCHIVES = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar")
_PASSED_OVER = frozenset({".git"})
"""Packed by git, and its own to give back."""


class Walk:
    """Finds the files below a folder that may hold marks; follows no link, and ends."""

    def __init__(self, root: Path, is_opened: Callable[[tuple[str, ...]], bool]) -> None:
        """`is_opened` says of a path below the root whether a file that is not called a journal is opened, too."""
        self._root = root
        self._is_opened = is_opened
        self._links = 0
        self._archives: list[str] = []
        self._refused: list[str] = []

    @property
    def notices(self) -> tuple[str, ...]:
        """Say what was not looked into; known once the walk is over."""
        told = list(self._refused)
        where = clean(str(self._root))
        if self._links:
            told.append(f"{where}: {_counted(self._links, 'link')} to another place {_was(self._links)} not followed.")
        if self._archives:
            first, more = self._archives[0], len(self._archives) - 1
            told.append(f"{first}{f' and {more} more' if more else ''}: unpack it and name the folder with --from.")
        return tuple(told)

    def files(self) -> Iterator[Path]:
        """Give the files, folder by folder in the order of their names."""
        folders = [self._root]
        count = bytes_ = 0
        while folders:
            below: list[Path] = []
            for entry in self._entries(folders.pop()):
                count += 1
                if entry.is_dir(follow_symlinks=False):
                    below += [Path(entry.path)] if entry.name not in _PASSED_OVER else []
                elif self._is_meant(entry):
                    bytes_ += _size(entry)
                    yield Path(entry.path)
                if count >= MOST_NAMES or bytes_ >= _MOST_BYTES:
                    self._refused.append(
                        f"{clean(str(self._root))} holds too much for one look: name the folder in it that you mean."
                    )
                    return
            folders += reversed(below)

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            return sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._refused.append(f"{clean(str(folder))} can't be read: {why_unread(error)}.")
            return []

    def _is_meant(self, entry: os.DirEntry[str]) -> bool:
        name = entry.name.lower()
        if entry.is_symlink():
            self._links += 1
            return False
        if is_placeholder(entry.name):
            self._refused.append(
                f"{clean(entry.path)} is in the cloud only: choose “Download Now” for it, and look again."
            )
            return False
        if ".jsonl" in name:
            return True
        if name.endswith(_ARCHIVES):
            self._archives.append(clean(entry.path))
            return False
        return self._is_opened(Path(entry.path).relative_to(self._root).parts) and _begins_as_a_journal(entry)


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:
        return 0  # an engine took it away meanwhile


def _begins_as_a_journal(entry: os.DirEntry[str]) -> bool:
    try:
        if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            return False
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(entry.path, flags), "rb") as file:
            return looks_like_a_journal(file.read(_START))
    except OSError:
        return False  # nothing says that it is a journal


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'s' * (count != 1)}"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
