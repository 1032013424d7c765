"""The shape of one line of YAML as its writer meant it: indentation, dash, field, value.

Read with a pattern and not with YAML, because this is for the lines where YAML gave up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from redcarpet.core.problem import Span
from redcarpet.core.values import dataclass

_BLANK = r"[\s\u00ad\u200b-\u200f\u2060-\u2064]*"


@dataclass(frozen=True, slots=True)
class Line:
    """One line in pieces."""

    number: int
    """In the file, from 1."""
    indent: str
    dash: str
    """A hyphen, or what was taken for one."""
    gap: str
    """Blanks after the dash."""
    name: str
    """A known field's name, where one stands first."""
    colon: str
    """A colon or what was taken for one, with the blanks before it."""
    after: str
    """Blanks after the colon."""
    value: str
    """The rest, which is the whole text where no field is named."""

    @property
    def name_column(self) -> int:
        """Where the name starts, or the text without one; from 1."""
        return len(self.indent) + len(self.dash) + len(self.gap) + 1

    @property
    def value_column(self) -> int:
        """Where the value starts, from 1."""
        return self.name_column + len(self.name) + len(self.colon) + len(self.after)

    def span(self, column: int, width: int = 1) -> Span:
        """Give the place of some characters of this line."""
        return Span(self.number, column, self.number, column + width)

    def value_span(self, start: int = 0) -> Span:
        """Give the place of the value, or of its end from a character on."""
        return self.span(self.value_column + start, max(1, len(self.value) - start))


class Lines:
    """The lines of a text, shaped when asked for; any number may be asked for."""

    def __init__(self, text: str, first_line: int, names: Iterable[str]) -> None:
        self._texts = [text.rstrip("\r") for text in text.split("\n")]
        self._first = first_line + 1
        self.last = first_line + len(self._texts)
        """The number of the last line, in the file, from 1."""
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self.names = tuple(names)
        """The fields that may begin a line."""
        self.head = "ask" if "ask" in self.names else "name"
        """The field with which a question, or a guest, begins."""
        name = "|".join(map(re.escape, self.names))
        self.name = rf"(?:{name})"
        """The pattern of a field's name."""
        self._shape = re.compile(
            rf"({_BLANK})([-–—•*](?={_BLANK}(?:{name})\b|[\s\u200b]|$)|-(?=[^\W\d])|)({_BLANK})"
            rf"((?:{name})(?![\w-])|)({_BLANK}[:：;=]|)({_BLANK})(.*)",
            re.DOTALL,
        )

    def at(self, number: int) -> Line:
        """Shape a line by its number in the file; beyond the ends, the nearest one that is not blank."""
        index = min(max(number - self._first, 0), len(self._texts) - 1)
        while index and not self._texts[index].strip():
            index -= 1
        return self._shaped(index)

    @property
    def first(self) -> Line:
        """The first line, shaped."""
        return self._shaped(0)

    def text(self, number: int) -> str:
        """Give a line as it stands, by its number in the file."""
        return self._texts[number - self._first]

    def before(self, line: Line) -> Line:
        """Shape the last line above that is not blank; the line itself when there is none."""
        return self.at(line.number - 1) if line.number > self._first else line

    def owner(self, line: Line) -> Line:
        """Find the line above on which a text that goes on here began: the nearest with a field or a dash."""
        above = self.before(line)
        while above.number < line.number and not ((above.name and above.colon) or above.dash):
            line, above = above, self.before(above)
        return above

    def all(self) -> list[Line]:
        """Shape every line."""
        return [self._shaped(index) for index in range(len(self._texts))]

    def _shaped(self, index: int) -> Line:
        match = self._shape.match(self._texts[index])
        pieces = match.groups() if match else ("", "", "", "", "", "", self._texts[index])
        indent, dash, gap, name, colon, after, value = pieces
        if not name:  # a colon or blank at the start is the text's own
            value, colon, after = colon + after + value, "", ""
        return Line(index + self._first, indent, dash, gap, name, colon, after, value)
