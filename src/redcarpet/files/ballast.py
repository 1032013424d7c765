"""Ballast: a file that is thrown overboard when the disk is full, so that the evening's next marks have room."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from redcarpet.files.segment_jsonl import to_disk

BYTES = 256 * 1024
"""Room for some six hundred marks."""
_NAME = "ballast"
_PLENTY = 16 * BYTES
"""Bytes that must be free before it is taken in: else it would take back the very room that it just gave up."""


class Ballast:
    """The file in a folder. One thread takes it in, another may throw it overboard."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._there = False

    def taken_in(self) -> None:
        """Make it where it is missing and there is room; its folder must exist. Never raises."""
        if self._there:
            return
        with contextlib.suppress(OSError):
            if self._path.stat(follow_symlinks=False).st_size == BYTES:
                self._there = True
                return
        if not self._has_plenty():
            return
        try:
            self._make()
        except OSError:
            with contextlib.suppress(OSError):
                self._path.unlink()

    def overboard(self) -> bool:
        """Give its room back; say whether there was any."""
        self._there = False
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def _has_plenty(self) -> bool:
        """Say whether there is far more room than it needs; where that can't be asked (Windows), it is tried."""
        if not hasattr(os, "statvfs"):
            return True
        try:
            disk = os.statvfs(self._path.parent)
        except OSError:
            return False
        return disk.f_bavail * disk.f_frsize >= _PLENTY

    def _make(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(self._path, flags, 0o600)
        try:
            # By chance: a file system that leaves out zeros, or packs them, would keep no room.
            self._there = os.write(descriptor, os.urandom(BYTES)) == BYTES
            to_disk(descriptor)
        finally:
            os.close(descriptor)
        if not self._there:
            self._path.unlink()
