"""`redcarpet check`: every mistake in banks, guests and events at once, with what to do, and the fixes written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from redcarpet.cli.checking import CheckedFile, checked_files, differences, written
from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import here, output_width
from redcarpet.cli.judging import judgements
from redcarpet.core.checks.rules import RULES
from redcarpet.core.problem import Problem
from redcarpet.core.values import dataclass
from redcarpet.files.banks_found import NoBanks
from redcarpet.files.files_to_check import ToCheck, files_to_check
from redcarpet.files.problems_json import github_of, json_of
from redcarpet.files.problems_text import Paper, as_shown, concise, counted, text_of
from redcarpet.files.yaml_rules import Rule

_FORMATS = ("text", "concise", "json", "github")
_NAMES = {**{rule.id: rule.name for rule in RULES.values()}, **{rule.value: rule.short_name for rule in Rule}}
"""The short name of each rule, by its id."""
_WIDTH = 100
"""Cells of a line where there is no terminal to ask, as in a pipe."""

_HELP = """\
Find every mistake in banks, guests and events, and say what to do about each.

PATH is an event's folder, a folder of banks, or a file; without one, the nearest event or questions folder is checked.
Errors end it with exit code 1; warnings and advice only with --strict. What a rule means: redcarpet explain RC301

\b
  redcarpet check                       all that belongs to this event
  redcarpet check questions/her.yaml    one bank
  redcarpet check --diff                what --fix would change
  redcarpet check --fix                 put right what can be put right
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and all that was found."""

    files: tuple[CheckedFile, ...]
    problems: tuple[Problem, ...]


@click.command("check", help=_HELP, short_help="Find mistakes in banks, guests and events.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.option("--fix", is_flag=True, help="Write what can be put right into the files.")
@click.option("--diff", is_flag=True, help="Print what --fix would change; write nothing.")
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
@click.option("--format", "chosen", type=click.Choice(_FORMATS), default="text", help="How problems are printed.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def command(paths: tuple[str, ...], *, fix: bool, diff: bool, strict: bool, chosen: str, as_json: bool) -> int:
    """Check files."""
    if fix and diff:
        raise Stop("--fix writes and --diff only shows: give one of them.")
    try:
        found = files_to_check(paths, here(), Path.home())
    except NoBanks as error:
        raise Stop(str(error)) from error
    report = _report(found, fixing=fix or diff)
    if diff:
        for line in differences(report.files):
            click.echo(line if output_width() is None else "\n".join(map(as_shown, line.split("\n"))), nl=False)
        changed = any(file.fixed for file in report.files)
        return Exit.NOTHING if changed or _failed(report, strict=strict) else Exit.FINE
    unwritten = _write(report) if fix else False
    if unwritten:
        report = _report(found, fixing=False)
    _print(report, "json" if as_json else chosen)
    failed = _failed(report, strict=strict)
    return Exit.NOTHING if failed or unwritten else Exit.FINE


def _failed(report: Report, *, strict: bool) -> bool:
    failing = ("error", "warning") if strict else ("error",)
    return any(problem.level in failing for problem in report.problems)


def _report(found: ToCheck, *, fixing: bool) -> Report:
    files = tuple(checked_files(found.files, fixing=fixing))
    problems = [*found.problems, *(problem for file in files for problem in file.problems)]
    problems += judgements(files, found)
    order = {file.name: place for place, file in enumerate(files)}
    problems.sort(key=lambda problem: (order.get(problem.path, -1), problem.path, problem.span))
    return Report(files, tuple(problems))


def _write(report: Report) -> bool:
    refused = tuple(written(report.files))
    for sentence in refused:
        tell(sentence)
    for file in report.files:
        if file.fixed and not refused:
            count = len(file.fixed)
            tell(f"{count} mistake{'s' * (count != 1)} put right in {file.name}.")
    return bool(refused)


def _print(report: Report, chosen: str) -> None:
    if chosen == "json":
        click.echo(json_of(report.problems, [file.name for file in report.files], _NAMES))
        return
    lines = list(_lines(report, chosen))
    if lines:
        click.echo("\n".join(lines))
    files = len({problem.path for problem in report.problems})
    read = len(report.files)
    tell(counted(report.problems, files) or f"nothing is wrong in {read} file{'s' * (read != 1)}.")


def _lines(report: Report, chosen: str) -> Iterator[str]:
    if chosen == "github":
        yield from github_of(report.problems)
    elif chosen == "concise":
        yield from map(concise, report.problems)
    else:
        yield from _texts(report)


def _texts(report: Report) -> Iterator[str]:
    width = output_width()
    color = width is not None and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    paper = Paper(width or _WIDTH, color)
    lines: dict[str, Sequence[str]] = {}
    by_name = {file.name: file for file in report.files}
    for problem in report.problems:
        if problem.path not in lines:
            lines[problem.path] = by_name[problem.path].lines if problem.path in by_name else ()
        yield from text_of(problem, lines[problem.path], paper)
        yield ""
