"""The fixes of a file: which of them hold, and the file with them in it.

A fix holds when it was tried and the file, read by the reader that everything else uses, then has one mistake less and
no other. They are written into the file by insertion (`files.bank_insert`): nothing else changes by a byte, and every
record in which nothing was to be fixed reads as before.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from redcarpet.core.problem import Fix, Problem, Span
from redcarpet.core.values import dataclass
from redcarpet.files.bank_insert import Insertion, inserted
from redcarpet.files.yaml_candidates import candidates
from redcarpet.files.yaml_chunks import Chunk, Layout, cut
from redcarpet.files.yaml_lines import Lines
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_strays import without_strays
from redcarpet.files.yaml_text import Source, source_from_bytes
from redcarpet.files.yaml_tree import BrokenYamlError, parsed

MOST_TRIALS_OF_A_FILE = 200
"""For what no single record shows: each reads the whole file again."""


@dataclass(frozen=True, slots=True)
class Held:
    """What reading a file gave."""

    records: tuple[tuple[int, object], ...]
    """Its questions, or guests, each with the line on which it begins, in the order of the file."""
    problems: tuple[Problem, ...]
    whole: object = None
    """The bank, the guests or the event; None when it can't be read."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how it is read, and how its records are written."""

    read: Callable[[bytes, str], Held]
    """From the bytes of a file and its name. Never raises."""
    names: tuple[str, ...] = ()
    """The fields that may begin a line."""
    layout: Layout | None = None
    """None where the file is one record, or none that is written at dashes."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after fixing."""

    raw: bytes
    fixed: tuple[Problem, ...] = ()
    """What was put right."""


def with_fixes(raw: bytes, problems: Sequence[Problem], kind: Kind) -> tuple[Problem, ...]:
    """Give the problems of a file, each with the fix that holds, if there is one."""
    source = _source(raw, problems)
    if source is None:
        return tuple(replace(problem, fix=None) for problem in problems)
    pieces = cut(source, kind.layout) if kind.layout else None
    chunks = pieces.chunks if pieces else ()
    bench = _Bench(source, kind, chunks)
    return tuple(map(bench.with_fix, problems))


def _source(raw: bytes, problems: Iterable[Problem]) -> Source | None:
    """Give the text in which places are counted; none for a file that is not UTF-8, whose bytes can't be kept."""
    if any(problem.rule == Rule.ENCODING for problem in problems):
        return None
    path = next((problem.path for problem in problems), "")
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Source(path, re.sub("\r(?!\n)", "\n", text) if "\r" in text else text)


class _Bench:
    """Tries fixes on the one question that they are for, else on the whole file."""

    def __init__(self, source: Source, kind: Kind, chunks: Iterable[Chunk]) -> None:
        self._source = source
        self._kind = kind
        self._chunks = tuple(chunks)
        self._trials = 0

    def with_fix(self, problem: Problem) -> Problem:
        """Find the fix of a problem that holds."""
        for piece, above in self._pieces(problem):
            if problem.fix and _is_broken(piece):
                return problem  # the parser tried it
            here = _moved(problem, above)
            before = self._read(piece.text)
            if (here.rule, here.span) not in ((one.rule, one.span) for one in before.problems):
                continue
            for fix in self._worth_a_trial(here, piece):
                if self._holds(fix, here, before, piece):
                    return replace(problem, fix=Fix(_shifted(fix.span, -above), fix.text))
            break
        return replace(problem, fix=None)

    def _worth_a_trial(self, problem: Problem, piece: Source) -> Iterator[Fix]:
        if problem.fix:
            yield problem.fix
        if problem.rule in set(Rule):
            yield from candidates(
                Rule(problem.rule), problem.span, Lines(piece.text.replace("\ufeff", "\u200b"), 0, self._kind.names)
            )

    def _holds(self, fix: Fix, problem: Problem, before: Held, piece: Source) -> bool:
        """Say whether the mistake is gone, and no other came but the same again further on."""
        if piece is self._source:
            self._trials += 1
            if self._trials > MOST_TRIALS_OF_A_FILE:
                return False
        start, end = piece.offsets(fix.span)
        after = self._read(piece.text[:start] + fix.text + piece.text[end:])
        if len(after.records) > len(before.records) and problem.level != "error":
            return False
        new = _counted(after.problems) - (_counted(before.problems) - _counted([problem]))
        again = [one for one in after.problems if _name(one) in new]
        return len(after.problems) <= len(before.problems) and all(
            one.rule == problem.rule and one.span > problem.span for one in again
        )

    def _read(self, text: str) -> Held:
        return self._kind.read(text.encode("utf-8", "replace"), self._source.path)

    def _pieces(self, problem: Problem) -> Iterator[tuple[Source, int]]:
        """Give a small file that holds the one record of a problem, and how many lines more stand above it there.

        Then the whole file, for what the record alone does not show.
        """
        layout = self._kind.layout
        for chunk in self._chunks if layout else ():
            first = chunk.source.first_line
            if layout and first < problem.span.line <= first + chunk.source.text.count("\n") + 1:
                yield Source(self._source.path, f"{layout.listing}:\n{chunk.source.text}"), 1 - first
        yield self._source, 0


def _is_broken(piece: Source) -> bool:
    source, _ = source_from_bytes(piece.text.encode("utf-8", "replace"), piece.path)
    try:
        parsed(without_strays(source)[0] if source else piece)
    except BrokenYamlError:
        return True
    return False


def _moved(problem: Problem, lines: int) -> Problem:
    fix = problem.fix and Fix(_shifted(problem.fix.span, lines), problem.fix.text)
    return replace(problem, span=_shifted(problem.span, lines), fix=fix)


def _shifted(span: Span, lines: int) -> Span:
    return Span(span.line + lines, span.column, span.end_line + lines if span.end_line else 0, span.end_column)


def _counted(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    return Counter(map(_name, problems))


def _name(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message


def fixed(raw: bytes, problems: Sequence[Problem], kind: Kind) -> Fixed:
    """Put the fixes of a file's problems into it, those of them that hold together. Changes nothing on a disk."""
    source = _source(raw, problems)
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
        and not _new(after, _counted(before.problems) - _counted(chosen), {line for line, _ in untouched})
    )


def _new(after: Held, expected: Counter[tuple[str, str]], kept: Collection[int]) -> list[Problem]:
    """Give what is wrong that was not, but for what only shows now that its record can be read.

    `kept` are the lines on which records begin in which nothing was fixed.
    """
    known = expected.copy()
    found = []
    for problem in after.problems:
        known[_name(problem)] -= 1
        begins = max((line for line, _ in after.records if line <= problem.span.line), default=0)
        if known[_name(problem)] < 0 and (not begins or begins in kept):
            found.append(problem)
    return found


def _untouched(records: Sequence[tuple[int, object]], fixes: Sequence[Fix]) -> Iterator[tuple[int, object]]:
    """Give the records on whose lines nothing was fixed, each with the line on which it begins then."""
    changed = {number for fix in fixes for number in range(fix.span.line, (fix.span.end_line or fix.span.line) + 1)}
    ends = [*(line for line, _ in records[1:]), max(changed, default=0) + 1]
    for record, end in zip(records, ends, strict=bool(records)):
        if not any(record[0] <= number < max(end, record[0] + 1) for number in changed):
            yield record[0] + sum(_lines_more(fix) for fix in fixes if fix.span.line < record[0]), record[1]


def _lines_more(fix: Fix) -> int:
    return len(fix.text.splitlines() or [""]) - 1 - (fix.span.end_line or fix.span.line) + fix.span.line


def _with(raw: bytes, chosen: Iterable[Problem], source: Source) -> bytes | None:
    """Give the bytes with fixes in them; None when two of them would change the same."""
    places = []
    for problem in chosen:
        if problem.fix:
            start, end = source.offsets(problem.fix.span)
            places.append(Insertion(start, problem.fix.text, end - start))
    try:
        return inserted(raw, dict.fromkeys(places))
    except ValueError:
        return None
