"""The fixes of a file, each for itself: which of them hold.

A fix holds when it was tried and the file, read by the reader that everything else uses, then has one mistake less and
no other.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from redcarpet.core.problem import Fix, Problem, Span
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_candidates import candidates
from redcarpet.files.yaml_chunks import Chunk, Layout, cut
from redcarpet.files.yaml_lines import Lines
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_strange import swallows
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
    is_yaml: bool = True


def with_fixes(raw: bytes, problems: Sequence[Problem], kind: Kind) -> tuple[Problem, ...]:
    """Give the problems of a file, each with the fix that holds, if there is one."""
    source = source_of(raw, problems)
    if source is None:
        return tuple(replace(problem, fix=None) for problem in problems)
    pieces = cut(source, kind.layout) if kind.layout else None
    chunks = pieces.chunks if pieces else ()
    bench = _Bench(source, kind, chunks)
    return tuple(map(bench.with_fix, problems))


def source_of(raw: bytes, problems: Iterable[Problem]) -> Source | None:
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
        self._starts = [chunk.source.first_line for chunk in self._chunks]
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
        if problem.rule in set(Rule) and self._kind.is_yaml:
            yield from candidates(
                Rule(problem.rule), problem.span, Lines(piece.text.replace("\ufeff", "\u200b"), 0, self._kind.names)
            )

    def _holds(self, fix: Fix, problem: Problem, before: Held, piece: Source) -> bool:
        """Say whether the mistake is gone, and no other came but the same again further on."""
        if swallows(fix.text, self._kind.names):
            return False
        if piece is self._source:
            self._trials += 1
            if self._trials > MOST_TRIALS_OF_A_FILE:
                return False
        start, end = piece.offsets(fix.span)
        after = self._read(piece.text[:start] + fix.text + piece.text[end:])
        if len(after.records) > len(before.records) and problem.level != "error":
            return False
        new = counted(after.problems) - (counted(before.problems) - counted([problem]))
        again = [one for one in after.problems if name_of(one) in new]
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
        place = bisect_left(self._starts, problem.span.line) - 1
        chunk = self._chunks[place] if place >= 0 else None
        if layout and chunk and problem.span.line <= chunk.source.first_line + chunk.source.text.count("\n") + 1:
            yield Source(self._source.path, f"{layout.listing}:\n{chunk.source.text}"), 1 - chunk.source.first_line
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


def counted(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    """Count problems by what they say, wherever they stand."""
    return Counter(map(name_of, problems))


def name_of(problem: Problem) -> tuple[str, str]:
    """Give what tells a problem from others wherever it stands."""
    return problem.rule, problem.message
