"""The fixes of a file that hold together, and the file with them in it.

They are written into the file by insertion (`files.bank_insert`): nothing else changes by a byte, and every record in
which nothing was to be fixed reads as before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from redcarpet.core.problem import Fix, Problem
from redcarpet.core.values import dataclass
from redcarpet.files.bank_insert import Insertion, inserted
from redcarpet.files.file_fixes import Held, Kind, counted, name_of, source_of
from redcarpet.files.yaml_chunks import cut
from redcarpet.files.yaml_text import Source


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after fixing."""

    raw: bytes
    fixed: tuple[Problem, ...] = ()
    """What was put right."""


def fixed(raw: bytes, problems: Sequence[Problem], kind: Kind) -> Fixed:
    """Put the fixes of a file's problems into it, those of them that hold together. Changes nothing on a disk."""
    source = source_of(raw, problems)
    wanted = [problem for problem in problems if problem.fix]
    if source is None or not wanted:
        return Fixed(raw)
    before = kind.read(raw, source.path)

    def grown(kept: list[Problem], groups: list[list[Problem]]) -> list[Problem]:
        """Halve what does not hold together, the fixes of one record last, until each that does is kept."""
        more = [problem for group in groups for problem in group]
        if _hold(raw, [*kept, *more], before, source, kind):
            return [*kept, *more]
        if len(more) == 1:
            return kept
        if len(groups) == 1:
            groups = [[problem] for problem in more]
        half = len(groups) // 2
        return grown(grown(kept, groups[:half]), groups[half:])

    kept = grown([], _by_record(wanted, source, kind))
    return Fixed(_with(raw, kept, source) or raw, tuple(kept))


def _by_record(problems: Sequence[Problem], source: Source, kind: Kind) -> list[list[Problem]]:
    """Put together the problems of each record, of which one may not be put right without the others."""
    pieces = cut(source, kind.layout) if kind.layout else None
    starts = [chunk.source.first_line for chunk in pieces.chunks] if pieces else []
    groups: dict[int, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(bisect_left(starts, problem.span.line), []).append(problem)
    return list(groups.values())


def _hold(raw: bytes, chosen: Sequence[Problem], before: Held, source: Source, kind: Kind) -> bool:
    after_raw = _with(raw, chosen, source)
    if after_raw is None:
        return False
    after = kind.read(after_raw, source.path)
    untouched = set(_untouched(before.records, [problem.fix for problem in chosen if problem.fix]))
    return (
        len(after.problems) <= len(before.problems)
        and untouched <= set(after.records)
        and not _new(after, counted(before.problems) - counted(chosen), {line for line, _ in untouched})
    )


def _new(after: Held, expected: Counter[tuple[str, str]], kept: Collection[int]) -> list[Problem]:
    """Give what is wrong that was not, but for what only shows now that its record can be read.

    `kept` are the lines on which records begin in which nothing was fixed.
    """
    known = expected.copy()
    found = []
    for problem in after.problems:
        known[name_of(problem)] -= 1
        begins = max((line for line, _ in after.records if line <= problem.span.line), default=0)
        if known[name_of(problem)] < 0 and (not begins or begins in kept):
            found.append(problem)
    return found


def _untouched(records: Sequence[tuple[int, object]], fixes: Sequence[Fix]) -> Iterator[tuple[int, object]]:
    """Give the records on whose lines nothing was fixed, each with the line on which it begins then."""
    changed = sorted(
        {number for fix in fixes for number in range(fix.span.line, (fix.span.end_line or fix.span.line) + 1)}
    )
    above = sorted((fix.span.line, _lines_more(fix)) for fix in fixes)
    more = [0, *accumulate(lines for _, lines in above)]
    ends = [*(line for line, _ in records[1:]), max(changed, default=0) + 1]
    for (line, record), end in zip(records, ends, strict=bool(records)):
        if bisect_left(changed, line) == bisect_left(changed, max(end, line + 1)):
            yield line + more[bisect_left(above, (line,))], record


def _lines_more(fix: Fix) -> int:
    return len(fix.text.splitlines() or [""]) - 1 - (fix.span.end_line or fix.span.line) + fix.span.line


def _with(raw: bytes, chosen: Iterable[Problem], source: Source) -> bytes | None:
    """Give the bytes with fixes in them; None when two of them would change the same."""
    starts = _line_starts(source.text)
    old_mac = b"\r" in raw and b"\n" not in raw

    def offset(line: int, column: int) -> int:
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(source.text))

    places = []
    for fix in (problem.fix for problem in chosen if problem.fix):
        start = offset(fix.span.line, fix.span.column)
        end = offset(fix.span.end_line, fix.span.end_column) if fix.span.end_line else start
        text = fix.text.replace("\n", "\r") if old_mac else fix.text
        places.append(Insertion(start, text, end - start))
    try:
        return inserted(raw, dict.fromkeys(places))
    except ValueError:
        return None


@lru_cache(maxsize=2)
def _line_starts(text: str) -> Sequence[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]
