"""A text under repair: it remembers what it was, so that every place in it can be told as a place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from redcarpet.core.problem import Fix, Problem, Span
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_text import Source


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch that was changed. All numbers are characters."""

    start: int
    """Before it, in the file's own text."""
    end: int
    """Before its end there."""
    now: int
    """Before it, in the text as it is now."""
    now_end: int
    maker: int
    """Whose change it is; of changes that run into each other, the later one's."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with some changes made to it."""

    before: Source
    """As the file has it."""
    text: str
    """As it is now."""
    hunks: tuple[Hunk, ...] = ()
    """In the order of the text, apart from each other."""

    @property
    def source(self) -> Source:
        """The text as it is now."""
        return replace(self.before, text=self.text)

    def changed(self, fix: Fix, maker: int) -> Draft:
        """Give the text with one more change; its place is one of the text as it is now."""
        start, end = self.source.offsets(fix.span)
        grown = len(fix.text) - (end - start)
        touched = [hunk for hunk in self.hunks if hunk.now <= end and start <= hunk.now_end]
        new = Hunk(
            min([self.origin(start), *(hunk.start for hunk in touched)]),
            max([self.origin(end), *(hunk.end for hunk in touched)]),
            min([start, *(hunk.now for hunk in touched)]),
            max([end, *(hunk.now_end for hunk in touched)]) + grown,
            maker,
        )
        before = [hunk for hunk in self.hunks if hunk.now_end < start]
        after = [
            replace(hunk, now=hunk.now + grown, now_end=hunk.now_end + grown) for hunk in self.hunks if hunk.now > end
        ]
        return replace(self, text=self.text[:start] + fix.text + self.text[end:], hunks=(*before, new, *after))

    def origin(self, offset: int) -> int:
        """Give the offset in the file's own text of an offset in the text as it is now."""
        shift = 0
        for hunk in self.hunks:
            if offset < hunk.now:
                break
            if offset < hunk.now_end:
                return min(hunk.start + offset - hunk.now, hunk.end)
            shift = hunk.end - hunk.now_end
        return offset + shift

    def reached(self, offset: int) -> int:
        """Tell how far into the file's own text an offset is; in what was changed only whole lines count.

        Else a text would come further with each time that it is quoted anew.
        """
        inside = next((hunk for hunk in self.hunks if hunk.now <= offset < hunk.now_end), None)
        return self.origin(max(inside.now, self.text.rfind("\n", 0, offset) + 1) if inside else offset)

    def fixes(self) -> Mapping[int, Fix]:
        """Give what each maker changed, as changes of the file."""
        return {
            hunk.maker: Fix(self.before.stretch(hunk.start, hunk.end), self.text[hunk.now : hunk.now_end])
            for hunk in self.hunks
        }

    def told(self, problem: Problem) -> Problem:
        """Give a problem of the text as it is now with the file's places; its fix only where nothing was changed."""
        if not self.hunks:
            return problem
        fix = problem.fix
        kept = fix if fix and not self.touches(fix.span) else None
        return replace(
            problem,
            span=self._place(problem.span),
            other=self._place(problem.other) if problem.other else None,
            fix=Fix(self._stretch(kept.span), kept.text) if kept else None,
        )

    def touches(self, span: Span) -> bool:
        """Say whether a place of the text as it is now was changed."""
        start, end = self.source.offsets(span)
        return any(hunk.now <= end and start <= hunk.now_end for hunk in self.hunks)

    def _place(self, span: Span) -> Span:
        return self._stretch(span) if span.end_line else self.before.span(self.origin(self.source.offsets(span)[0]))

    def _stretch(self, span: Span) -> Span:
        start, end = self.source.offsets(span)
        return self.before.stretch(self.origin(start), self.origin(end))
