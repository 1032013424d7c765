"""Putting recovered marks back: into new files of the same runs. Nothing is written over, and nothing deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from redcarpet.core.recovered import Lacking
from redcarpet.core.text import clean
from redcarpet.files.disk_faults import in_words
from redcarpet.files.journal_copy import JournalCopy
from redcarpet.files.machine import plain_name

_FILE_BYTES = 16 * 1024 * 1024
_LONGEST_RUN = 24


class NotPutBackError(Exception):
    """The disk refused; the message is the sentence to show. Files that were finished before are whole, and stay."""


def put_back(
    lacking: Sequence[Lacking], marks: Path, people: Mapping[str, str], within: Path | None
) -> tuple[Path, ...]:
    """Write lines as they stand into new files in `marks`, run by run; give the files, which are on the disk.

    `within` is the event's folder, never made. Raises NotPutBackError.
    """
    runs: dict[str, list[Lacking]] = {}
    for one in lacking:
        runs.setdefault(one.line.record.run, []).append(one)
    written: list[Path] = []
    try:
        for run, lines in runs.items():
            stem = _stem(run, lines, people.get(run, ""))
            copy = JournalCopy(marks, stem, within=within)
            for content in _contents(sorted(lines, key=lambda one: one.line.record.order)):
                segment = copy.new_segment(stem)
                written.append(segment.path)
                try:
                    segment.append(content)
                finally:
                    segment.close()
    except OSError as error:
        raise NotPutBackError(
            f"{clean(str(marks))} could not take all the marks: {in_words(error)}. What was there before is as it was. "
            "Once that is mended, do the same again."
        ) from error
    return tuple(written)


def _contents(lines: Iterable[Lacking]) -> Iterator[bytes]:
    """Join lines into contents of files, none so large that it would not be read."""
    content: list[bytes] = []
    size = 0
    for one in lines:
        content.append(one.line.line + b"\n")
        size += len(content[-1])
        if size >= _FILE_BYTES:
            yield b"".join(content)
            content, size = [], 0
    if content:
        yield b"".join(content)


def _stem(run: str, lines: Sequence[Lacking], person: str) -> str:
    """Name a run's files as the run itself did, where a file's name still tells; else by day, person and run."""
    plain_run = plain_name(run, _LONGEST_RUN) or "run"
    for one in lines:
        found = re.search(rf"\d{{8}}-(?:[a-z0-9-]{{1,20}}-)?{re.escape(plain_run)}(?=\.)", one.file)
        if found:
            return found[0]
    first = min(one.line.record.at.utc for one in lines)
    day = datetime.fromtimestamp(first / 1000, UTC).strftime("%Y%m%d")
    return "-".join(part for part in (day, plain_name(person), plain_run) if part)
