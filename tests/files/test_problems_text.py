"""Problems fit the window they are shown in, and the caret stays below its place."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from redcarpet.core.problem import Fix, Problem, Span
from redcarpet.files.problems_text import Paper, text_of

LINE = '  - ask: "Northern Light" took six years in the making, and 日本 in winter. Why?'


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("column", [10, 25, 62, 74])
def test_nothing_is_wider_than_the_window_and_the_caret_marks_its_place(width: int, column: int) -> None:
    span = Span(1, column, 1, column + 1)
    message = "This quote ends the text, and more text follows it on the same line."
    problem = Problem("RC023", message, "a.yaml", span, "Put the whole text in single quotes.", fix=Fix(span, "'"))
    shown = list(text_of(problem, [LINE], Paper(width)))
    assert max(map(cell_len, shown)) <= width
    assert message in " ".join(shown)
    at = next(number for number, line in enumerate(shown) if "^" in line)
    caret = cell_len(shown[at].partition("^")[0])
    before = shown[at - 1]
    marked = next(sign for end, sign in enumerate(before) if cell_len(before[: end + 1]) > caret)
    assert marked == LINE[column - 1]
