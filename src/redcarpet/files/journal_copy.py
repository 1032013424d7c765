"""One of the two copies of a run's journal: its segments in one folder, and how much of the run they hold.

A segment that failed, or that somebody changed under us, is abandoned, and the whole run is written again into a new
one: folding makes doubles harmless. One that only found no room goes on when there is some.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from redcarpet.files.disk_faults import in_words
from redcarpet.files.segment_jsonl import Segment, make_folder

_TRIES = 2


class JournalCopy:
    """The files `STEM.1.jsonl`, `STEM.2.jsonl`, ... of one run in one folder. Used by one thread at a time."""

    def __init__(self, folder: Path, stem: str, *, within: Path | None = None) -> None:
        """Begin a copy; no file is made before the first line.

        The folder is made where it is missing, but never `within`: an event's folder that is not there is a drive that
        is gone, and marks must not be put where it will hide them when it comes back.
        """
        self.folder = folder
        self._stem = stem
        self._within = within
        self._segment: Segment | None = None
        self._number = 0
        self._written = 0

    def write(self, lines: Sequence[bytes]) -> str:
        """Put on the disk what of these lines is not there yet; say why not, or nothing when all is there.

        `lines` are all of the run so far, and may grow meanwhile.
        """
        reason = ""
        for _ in range(_TRIES):
            try:
                self._write_once(lines)
            except OSError as error:
                reason = in_words(error)
                if self._segment is not None and not self._segment.sound:
                    self.drop()
            else:
                return ""
        return reason

    def drop(self) -> None:
        """Let go of the file; what was written stays."""
        if self._segment is not None:
            self._segment.close()
        self._segment = None

    def _write_once(self, lines: Sequence[bytes]) -> None:
        if self._segment is not None and not self._segment.is_ours():
            self.drop()
        if self._segment is None:
            if not lines:
                return
            self._segment = self.new_segment(self._stem)
            self._written = 0
        count = len(lines)
        if self._written < count:
            self._segment.append(b"".join(lines[self._written : count]))
            self._written = count

    def new_segment(self, stem: str) -> Segment:
        """Make a file that there was not, named after a run. Raises OSError."""
        if self._within is not None and not self._within.is_dir():
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(self._within))
        make_folder(self.folder)
        while True:
            self._number += 1
            try:
                return Segment.made(self.folder / f"{stem}.{self._number}.jsonl")
            except FileExistsError:
                continue
