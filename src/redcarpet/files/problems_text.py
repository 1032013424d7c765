"""Problems for reading: each with its line, a caret under the place, what to do, and the line as it would be fixed.

What a file holds is data here: controls are shown as signs, wide characters have their cells, tabs are spaces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from redcarpet.core.problem import Fix, Problem, Span
from redcarpet.core.text import clean, clean_typed, shortened, wrapped
from redcarpet.core.values import dataclass

_LEVEL_STYLE = {"error": "31;1", "warning": "33;1", "advice": "36;1"}
_FAINT, _BOLD, _GOOD = "2", "1", "32"
_TAB = "    "
_MOST_CELLS_BEFORE = 30
"""Of a line too long to be shown whole, so much stands before the place."""
_NARROWEST = 30
"""Cells; no window is taken for narrower."""
_MOST_FIX_LINES = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """What the problems are shown on."""

    width: int = 100
    """Cells."""
    color: bool = False


def text_of(problem: Problem, lines: Sequence[str], paper: Paper) -> Iterator[str]:
    """Give the lines that show a problem; `lines` are those of its file."""
    show = _painter(paper)
    level = f"{problem.level} {problem.rule}"
    first, *rest = wrapped(f"{level} {problem.message}", max(paper.width, _NARROWEST), cell_len)
    yield f"{show(level, _LEVEL_STYLE[problem.level])}{show(first[len(level) :], _BOLD)}"
    yield from (show(line, _BOLD) for line in rest)
    repaired = fixed_lines(problem.fix, lines)[:_MOST_FIX_LINES] if problem.fix else []
    fix_line = problem.fix.span.line if problem.fix else 0
    gutter = len(str(max(problem.span.line, problem.other.line if problem.other else 0, fix_line + len(repaired) - 1)))
    edge = f"{' ' * gutter} {show('|', _FAINT)}"
    yield f"{' ' * gutter}{show('-->', _FAINT)} {clean(problem.path)}:{problem.span.line}:{problem.span.column}"
    places = [(problem.span, "", _LEVEL_STYLE[problem.level])]
    if problem.other:
        places.append((problem.other, problem.other_message, _FAINT))
    for span, label, style in sorted(places):
        if not 1 <= span.line <= len(lines):
            continue
        line, caret = _with_caret(lines[span.line - 1], span, paper.width - gutter - 3)
        yield f"{show(f'{span.line:>{gutter}} |', _FAINT)} {line}"
        yield f"{edge} {show(f'{caret} {label}'.rstrip(), style)}"
    for number, line in enumerate(repaired, fix_line):
        shown = shortened(as_shown(line.rstrip()), paper.width - gutter - 3, cell_len)
        yield f"{show(f'{number:>{gutter}} +', _FAINT)} {show(shown, _GOOD)}"
    if problem.help:
        first, *rest = wrapped(problem.help, max(paper.width, _NARROWEST) - gutter - 3, cell_len)
        yield f"{' ' * gutter} {show('=', _FAINT)} {first}"
        yield from (f"{' ' * gutter}   {line}" for line in rest)


def concise(problem: Problem) -> str:
    """Give a problem on one line, as editors read it: place, level, rule, sentence."""
    place = f"{clean(problem.path)}:{problem.span.line}:{problem.span.column}"
    fixable = " [fix]" if problem.fix else ""
    advice = f" {problem.help}" if problem.help else ""
    return f"{place}: {problem.level} {problem.rule} {problem.message}{advice}{fixable}"


def fixed_lines(fix: Fix, lines: Sequence[str]) -> list[str]:
    """Give the lines of a file on which a fix was made, as they would then be."""
    end_line = fix.span.end_line or fix.span.line
    end_column = fix.span.end_column or fix.span.column
    before = lines[fix.span.line - 1][: fix.span.column - 1] if fix.span.line <= len(lines) else ""
    after = lines[end_line - 1][end_column - 1 :] if end_line <= len(lines) else ""
    return f"{before}{fix.text}{after}".splitlines() or [""]


def _painter(paper: Paper) -> Callable[[str, str], str]:
    if not paper.color:
        return lambda text, style: text  # noqa: ARG005 - a painter without paint
    return lambda text, style: f"\x1b[{style}m{text}\x1b[0m"


def _with_caret(line: str, span: Span, width: int) -> tuple[str, str]:
    """Give a line, cut where it is too long, and the caret that stands below the place."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip()) if span.end_line else start + 1
    before, marked, after = (
        as_shown(line[a:b]) for a, b in ((0, start), (start, max(end, start + 1)), (end, len(line)))
    )
    room = max(width, _NARROWEST)
    if cell_len(before) + cell_len(marked) >= room:  # the last cell may be taken by the sign of what is cut off
        kept = before
        while cell_len(kept) > min(_MOST_CELLS_BEFORE, room // 2):
            kept = kept[1:]
        before = f"…{kept}"
    shown = before + marked + (after if end > start else after[1:])
    if cell_len(shown) > room:
        shown = f"{set_cell_size(shown, room - 1)}…"
    indent = cell_len(before)
    return shown, " " * indent + "^" * max(1, min(cell_len(marked), room - indent))


def as_shown(text: str) -> str:
    """Give a line of a file as a terminal may show it."""
    return clean_typed(text.replace("\t", _TAB))


def counted(problems: Sequence[Problem], files: int) -> str:
    """Say in a sentence how much was found: 14 problems in 2 files, 11 can be fixed with --fix."""
    if not problems:
        return ""
    named = {"error": "problem", "warning": "warning", "advice": "piece"}
    numbers: Mapping[str, int] = {
        level: sum(problem.level == level for problem in problems) for level in ("error", "warning", "advice")
    }
    parts = [
        f"{number} {named[level]}{'s' * (number != 1)}{' of advice' if level == 'advice' else ''}"
        for level, number in numbers.items()
        if number
    ]
    where = f"in {files} file{'s' * (files != 1)}"
    fixable = sum(problem.fix is not None for problem in problems)
    fixes = f", {fixable} can be fixed with --fix" if fixable else ""
    return f"{', '.join(parts)} {where}{fixes}."
