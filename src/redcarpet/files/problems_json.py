"""Problems for programs: one JSON object, and the lines that GitHub turns into notes on a change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from redcarpet.core.problem import Problem, Span

_GITHUB = {"error": "error", "warning": "warning", "advice": "notice"}


def json_of(problems: Sequence[Problem], files: Sequence[str], names: Mapping[str, str]) -> str:
    """Write all problems as one object; `names` gives each rule's short name."""
    told = {
        "redcarpet": "check",
        "version": 1,
        "files": list(files),
        "problems": [_told(problem, names) for problem in problems],
    }
    return json.dumps(told, ensure_ascii=True, indent=2)


def _told(problem: Problem, names: Mapping[str, str]) -> Mapping[str, object]:
    other = {**_place(problem.other), "message": problem.other_message} if problem.other else None
    fix = {**_place(problem.fix.span), "text": problem.fix.text} if problem.fix else None
    return {
        "rule": str(problem.rule),
        "name": names.get(problem.rule, ""),
        "level": problem.level,
        "path": problem.path,
        **_place(problem.span),
        "message": problem.message,
        "help": problem.help,
        "other": other,
        "fix": fix,
    }


def _place(span: Span) -> Mapping[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column,
    }


def github_of(problems: Sequence[Problem]) -> Iterator[str]:
    """Write a line a problem, errors first: GitHub shows ten of each kind."""
    order = ("error", "warning", "advice")
    for problem in sorted(problems, key=lambda problem: order.index(problem.level)):
        span = problem.span
        place = f"file={_property(problem.path)},line={span.line},col={span.column}"
        if span.end_line == span.line:
            place += f",endColumn={span.end_column}"
        text = f"{problem.message} {problem.help}".rstrip()
        yield f"::{_GITHUB[problem.level]} {place},title={_property(problem.rule)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
