"""What YAML takes without a word and the writer did not mean: found in a tree that was read.

A text of which a part is lost goes into `reading.lost`: it is not shown, because half a question is worse than none.
"""

from __future__ import annotations

import re

from redcarpet.core.problem import Level, Span
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_rules import IN_QUOTES, Rule
from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_tree import Text, Tree

_HASH = re.compile(r"[ \t]*(#[^\s#!][^\r\n]*)")
_FINISHED = tuple('.?!…"”’»)')
_CURLY = {"“": "”", "„": "“”", "‘": "’", "‚": "‘’", "«": "»", "»": "«"}
_CUT_SIGN = r" #[^\s#!]"
_CURLY_START = f"[:,\\[-] *[{''.join(_CURLY)}]"
_DASH_LINE = re.compile(r"\n *-(?=[ \r\n]|\Z)")
_BLOCK_STYLES = "|>"


Swallowed = list[tuple[Text, int]]
"""Texts that run on over a dash which was meant to begin something new, each with that dash's offset."""


def tell_traps(tree: Tree, swallowed: Swallowed, reading: Reading) -> None:
    """Tell of every text that is not what was written; `swallowed` is what `swallowing` found."""
    _tell_odd(tree, reading)
    if _may_mislead(reading.source.text):
        for text in tree.texts():
            if not text.style:
                _tell_hash(text, reading)
                _tell_curly(text, reading)
    for text, dash in swallowed:
        _tell_swallowed(text, dash, reading)


def _may_mislead(source: str) -> bool:
    """Look once at the whole text, so that the common bank needs no look at each text."""
    if " #" in source and re.search(_CUT_SIGN, source):
        return True
    return any(sign in source for sign in _CURLY) and re.search(_CURLY_START, source) is not None


def _tell_odd(tree: Tree, reading: Reading) -> None:
    for node, sign in tree.odd:
        if isinstance(node, Text):
            reading.lost.add(node)
            message = f"“{sign}” at the start of a text means something special, and the first word is lost."
            reading.tell(Rule.SPECIAL_START, node, message, IN_QUOTES)
        else:
            reading.tell(Rule.SPECIAL_START, node, f"“{sign}” means something special here.", "Delete the word.")


def _tell_hash(text: Text, reading: Reading) -> None:
    """Take a text that ends like a sentence as whole, with a comment behind it; any other was cut."""
    source = reading.source
    match = _HASH.match(source.text, text.end.index)
    if match is None:
        return
    line, column = source.first_line + text.end.line + 1, text.end.column + 1 - text.end.index
    place = Span(line, column + match.start(1), line, column + match.end(1))
    if text.text.endswith(_FINISHED):
        message = "Everything from “#” on is a comment and not read."
        advice = 'Write "# " with a space if it is one; else put the whole text in quotes.'
        reading.tell(Rule.LOST_AFTER_HASH, place, message, advice, "warning")
        return
    reading.lost.add(text)
    reading.tell(Rule.LOST_AFTER_HASH, place, "The rest of this line is lost: “#” begins a comment.", IN_QUOTES)


def _tell_curly(text: Text, reading: Reading) -> None:
    """Tell of a text that stands in curly quotes from end to end, as if they were YAML's."""
    opening, inner, closing = text.text[:1], text.text[1:-1], text.text[-1:]
    if not inner or closing not in _CURLY.get(opening, ()) or opening in inner or closing in inner:
        return
    message = "These curly quotes are part of the text; YAML knows only straight ones."
    reading.tell(Rule.CURLY_QUOTES, text, message, 'Use " or no quotes at all.', "warning")


def swallowing(tree: Tree, source: Source) -> Swallowed:
    """Find the texts that run on over the next dash."""
    dash_lines = len(_DASH_LINE.findall(source.text)) + source.text.lstrip(" ").startswith("- ")
    if dash_lines <= tree.dashes:
        return []
    long_texts = (text for text in tree.texts() if text.start.line != text.end.line)
    return [(text, dash) for text in long_texts if (dash := _swallowed_dash(text, source)) is not None]


def swallows_questions(swallowed: Swallowed, source: Source) -> bool:
    """Say whether whole questions may be in those texts: in quotes, or in a field of the bank itself."""
    return any(text.style or _own_line(text, source)[:1] not in {" ", "-"} for text, _ in swallowed)


def _swallowed_dash(text: Text, source: Source) -> int | None:
    """Give the offset of the dash; dashes in a quoted text that stand deeper than itself are its own."""
    if text.style and text.style in _BLOCK_STYLES:
        return None
    line = _own_line(text, source)
    own_column = len(line) - len(line.lstrip(" -"))
    for match in _DASH_LINE.finditer(source.text, text.start.index, text.end.index):
        column = match.end() - match.start() - 2
        if not text.style or column < own_column:
            return match.end() - 1
    return None


def _own_line(text: Text, source: Source) -> str:
    """Give what stands before a text on its line."""
    return source.text[text.start.index - text.start.column : text.start.index]


def _tell_swallowed(text: Text, dash: int, reading: Reading) -> None:
    """Two questions in one text are both lost; a note keeps its dashes, only not on lines of their own."""
    if text.style:
        reading.lost.add(text)
        message = "This quote closes only after the next dash."
        reading.tell(Rule.UNCLOSED_QUOTE, text, message, f"Put a {text.style} at the end of the text.")
        return
    source = reading.source
    level: Level = "error" if _own_line(text, source).endswith("- ") else "warning"
    if level == "error":
        reading.lost.add(text)
    above = source.text.rfind("\n", 0, dash)
    line = source.first_line + text.start.line + source.text.count("\n", text.start.index, dash) + 1
    place = Span(line, dash - above, line, dash - above + 1)
    advice = "Indent it as the dashes above it, or put the whole text in quotes."
    reading.tell(Rule.INDENTATION, place, "This dash stands too deep: it continues the text above.", advice, level)
