"""One file while it is read: what was met on the way, and the words in which it is said."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import field

from redcarpet.core.problem import Fix, Level, Problem, Span
from redcarpet.core.text import clean, shortened
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_tree import Node, Text


@dataclass(slots=True)
class Reading:
    """A text being read, the problems met so far, and the texts of which a part is lost."""

    source: Source
    problems: list[Problem]
    lost: set[Text] = field(default_factory=set)
    unread: int = 0
    """Questions that stand here and could not be read."""

    def span(self, node: Node) -> Span:
        """Give the place of a node; of lists and fields only where they start."""
        start, first = node.start, self.source.first_line + 1
        if not isinstance(node, Text):
            return Span(first + start.line, start.column + 1)
        return Span(first + start.line, start.column + 1, first + node.end.line, node.end.column + 1)

    def tell(
        self,
        rule: Rule,
        place: Node | Span,
        message: str,
        help: str = "",  # noqa: A002 - the problem's own word for it
        level: Level = "error",
        *,
        other: Node | None = None,
        other_message: str = "",
        instead: str | None = None,
    ) -> None:
        """Add a problem. The message is one sentence; names from the file come in through `quoted`.

        `instead` is what should stand at the place, where there is no doubt.
        """
        span = place if isinstance(place, Span) else self.span(place)
        second = self.span(other) if other is not None else None
        fix = Fix(span, instead) if instead is not None and span.end_line else None
        self.problems.append(Problem(rule, message, self.source.path, span, help, level, second, other_message, fix))


def quoted(text: str) -> str:
    """Name a piece of a file in a sentence: harmless, at most 40 characters, in curly quotes."""
    return f"“{shortened(clean(text), 40, len)}”"


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word that was probably meant, or nothing."""
    found = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    return found[0] if found else ""


def listed(words: Iterable[str]) -> str:
    """Say some words in a row: a, b or c."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def meant_or(word: str, known: Iterable[str], otherwise: str) -> str:
    """Ask "Did you mean ...?" where a known word is near, else say something other."""
    near = nearest(word, known)
    return f"Did you mean {quoted(near)}?" if near else otherwise


_INVISIBLE = "[\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff]"
_PLAIN_NAMES = {
    "\u00a0": "a no-break space",
    "\u200b": "an invisible (zero-width) space",
    "\u00ad": "an invisible hyphen",
    "\u3000": "a wide space",
}


def invisible(text: str) -> tuple[int, str] | None:
    """Find the first invisible or odd space of a text, and say what it is."""
    match = re.search(_INVISIBLE, text)
    if match is None:
        return None
    usual = unicodedata.name(match[0], "odd character").lower().replace("-", " ")
    return match.start(), _PLAIN_NAMES.get(match[0], f"an invisible character ({usual})")


def visible(text: str) -> str:
    """Give a text without its invisible and odd spaces."""
    return re.sub(_INVISIBLE, "", text)
