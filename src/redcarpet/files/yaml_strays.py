"""Lines at the left edge that are no part of a bank: marks of a merge, fences of a chat, a second document's dashes.

They are reported and blanked, so that the questions around them are still read. YAML gives such lines no other
meaning at the left edge, not even inside a quoted text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from redcarpet.core.problem import Fix, Problem
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import Source

MOST_STRAYS = 20
"""How many of them are reported for one file; all are blanked."""

_LINE = r"(?m)^(?:(?:<{7}|\|{7}|={7}|>{7}|---|\.\.\.)(?=\s|\Z)|```).*"
_SIGN = re.compile(r"\n(?:<<<<<<<|```|---|\.\.\.)")
_NOTHING = re.compile(r"(?:\s|[#%].*+)*+")


def without_strays(source: Source) -> tuple[Source, tuple[Problem, ...]]:
    """Blank the lines that don't belong, each as long as it was, and report them."""
    text = source.text
    if not (text.startswith(("<", "`", "-", ".")) or _SIGN.search(text)):  # one quick look at the common file
        return source, ()
    found = _strays(text)
    kept, end = [], 0
    for match in found:
        kept += [source.text[end : match.start()], _blank(match[0])]
        end = match.end()
    problems = islice((told for match in found for told in _told(match, source)), MOST_STRAYS)
    return replace(source, text="".join((*kept, source.text[end:]))), tuple(problems)


def _strays(text: str) -> list[re.Match[str]]:
    found = list(re.finditer(_LINE, text))
    opening = _NOTHING.match(text)
    content = opening.end() if opening else 0
    merging = any(match[0].startswith("<") for match in found)
    return [match for match in found if _is_stray(match, content, merging=merging)]


def _is_stray(match: re.Match[str], content: int, *, merging: bool) -> bool:
    """Leave a first `---`, which opens the one document, and dots after everything: both are plain YAML."""
    sign = match[0][0]
    if sign == "-":
        return match.start() != content
    if sign == ".":
        return not _NOTHING.fullmatch(match.string, match.end())
    return sign == "`" or merging


def _blank(line: str) -> str:
    """Of a line that begins with dashes or dots the rest may be text of the file's."""
    return f"   {line[3:]}" if line[0] in "-." else " " * len(line)


def _told(match: re.Match[str], source: Source) -> Iterator[Problem]:
    if match[0][:3] in _TOLD:
        rule, message, advice = _TOLD[match[0][:3]]
        gone = len(match[0]) if match[0][0] == "`" else len("---")
        fix = Fix(source.span(match.start(), match.start() + gone), "")
        merge = rule is Rule.UNFINISHED_MERGE
        place = source.span(*match.span())
        yield Problem(rule, message, source.path, place, advice, fix=None if merge else fix)


_TOLD = {
    "<<<": (
        Rule.UNFINISHED_MERGE,
        "An unfinished merge begins here: two versions of the same lines stand below each other.",
        "Choose one version, and delete the other and the lines of <<<<<<<, ======= and >>>>>>>.",
    ),
    "```": (
        Rule.STRAY_FENCE,
        "This line of backticks comes from a web page or a chat.",
        "Delete it.",
    ),
    "---": (
        Rule.SECOND_DOCUMENT,
        "Three dashes start a second document, and a file may hold only one.",
        "Delete the dashes.",
    ),
    "...": (
        Rule.SECOND_DOCUMENT,
        "Three dots end the document here, and more stands below.",
        "Delete the dots.",
    ),
}
