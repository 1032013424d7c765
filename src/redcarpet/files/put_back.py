"""Putting back: what the spool holds and the event's folder lacks is written there again, into new files.

A peer that deleted or restored a journal, an engine that undid a change, or a crash between the two copies would
otherwise take marks away from everybody else. Doubles are harmless: a record has an identity.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from redcarpet.core.journal import Identity
from redcarpet.files.disk_faults import in_words
from redcarpet.files.journal_copy import JournalCopy
from redcarpet.files.journals_read import content_of, is_journal
from redcarpet.files.records_jsonl import identified_lines

Signature = tuple[tuple[str, int, int], ...]


class PutBack:
    """Compares the two folders, and only where something changed since the last time. Used by one thread."""

    def __init__(self, spool: Path, marks: Path, within: Path | None = None) -> None:
        self._spool = spool
        self._marks = marks
        self._within = within
        self._seen: tuple[Signature, Signature] | None = None

    def done(self) -> str:
        """Put back what is lacking; say why that could not be done, or nothing. Never raises."""
        try:
            own = _signature(self._spool)
        except OSError:
            return ""  # what can't be read can't be put back; that the spool fails is said where it is written
        try:
            if (own, _signature(self._marks)) == self._seen:
                return ""
            self._put_back()
            self._seen = _signature(self._spool), _signature(self._marks)
        except OSError as error:
            self._seen = None
            return in_words(error)
        return ""

    def _put_back(self) -> None:
        there = {identity for path in _journals(self._marks) for identity in _readable(path)}
        for path in _journals(self._spool):
            lacking = {identity: line for identity, line in _lines(path) if identity not in there}
            if lacking:
                copy = JournalCopy(self._marks, _stem(path), within=self._within)
                segment = copy.new_segment(_stem(path))
                try:
                    segment.append(b"".join(lacking.values()))
                finally:
                    segment.close()
                there |= lacking.keys()


def _stem(path: Path) -> str:
    """Give the name of a run's files, without segment number and ending."""
    return path.name.removesuffix(".jsonl").rpartition(".")[0] or path.stem


def _journals(folder: Path) -> list[Path]:
    try:
        return sorted(folder / entry.name for entry in os.scandir(folder) if is_journal(entry.name))
    except FileNotFoundError:
        return []


def _readable(path: Path) -> Sequence[Identity]:
    """Name what stands in a journal of the event's folder; one that can't be read here holds nothing for others."""
    try:
        return [identity for identity, _ in _lines(path)]
    except OSError:
        return []


def _lines(path: Path) -> Iterator[tuple[Identity, bytes]]:
    try:
        content = content_of(path)
    except FileNotFoundError:
        return
    if content is not None:
        yield from identified_lines(content)


def _signature(folder: Path) -> Signature:
    """Tell a folder's journals by their names, sizes and times of change."""
    told = []
    for path in _journals(folder):
        try:
            status = path.lstat()
        except FileNotFoundError:
            continue
        told.append((path.name, status.st_size, status.st_mtime_ns))
    return tuple(told)
