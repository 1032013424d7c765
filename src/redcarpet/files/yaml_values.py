"""One value of a file: read as text, as words of a list, as a number, or as one of a few words.

Every reader takes the node, its field and the reading; it gives None, having told the problem, when the value can't be
read. Long texts are told and kept whole: nothing is ever cut.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any

from redcarpet.core.text import clean, clean_lines
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_reading import Reading, listed, nearest, quoted
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Mapping, Node, Text

LARGEST_NUMBER = 10_000
"""No number of ours comes near it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the format."""

    name: str
    """The dataclass's name for it."""
    written: str
    """The file's name for it."""
    read: Reader
    """How its value is read."""
    longest: int = 200
    """Characters of a text, or of each text of a list."""
    most: int = 10_000
    """Texts of a list."""
    words: tuple[str, ...] = ()
    """The only ones allowed, where there are few."""
    safest: str | None = None
    """What an unknown word counts as; None for the default."""


Reader = Callable[[Node, Field, Reading], Any]


_NOTHING = frozenset({"", "~", "null"})
LONGEST_NOTHING = max(map(len, _NOTHING))
"""Characters: a longer text need not be asked whether it is missing."""


def is_missing(node: Node) -> bool:
    """Say whether a field has no value: nothing stands after its colon, or a plain `null` or `~`.

    `Null` and `NULL` are text, and so is each of them in a list: there are films and people of that name.
    """
    return node.__class__ is Text and not node.style and node.text in _NOTHING


def read_text(node: Node, field: Field, reading: Reading) -> str | None:
    """Read one line of text."""
    if not isinstance(node, Text):
        _tell_no_text(node, field, reading)
        return None
    if reading.lost and node in reading.lost:
        return None
    text = node.text
    if node.style or "  " in text or not (text.isascii() and text.isprintable()):
        text = clean(text)  # the common text, plain ASCII, needs no look at each character
    if len(text) > field.longest:
        _tell_too_long(node, text, field, reading)
    return text


def read_lines(node: Node, field: Field, reading: Reading) -> str | None:
    """Read a text that may have several lines."""
    if not isinstance(node, Text):
        _tell_no_text(node, field, reading)
        return None
    if node in reading.lost:
        return None
    text = clean_lines(node.text)
    if len(text) > field.longest:
        _tell_too_long(node, text, field, reading)
    return text


def _tell_no_text(node: Node, field: Field, reading: Reading) -> None:
    name, advice = quoted(field.written), "Put the whole text in quotes."
    opening = reading.source.text[node.start.index : node.start.index + 1]
    if opening == "{":
        message = f"A brace at the start means something special, so the text of {name} can't be read."
        reading.tell(Rule.BRACKETS, node, message, advice)
    elif isinstance(node, Mapping):
        reading.tell(Rule.COLON_IN_TEXT, node, f"A colon splits this text of {name} in two.", advice)
    elif opening == "[":
        reading.tell(Rule.BRACKETS, node, f"A bracket at the start makes a list, and {name} takes one text.", advice)
    else:
        reading.tell(Rule.WRONG_KIND, node, f"{name} takes one text, not a list.", "Keep one of them.")


def _tell_too_long(node: Node, text: str, field: Field, reading: Reading) -> None:
    message = f"{quoted(field.written)} has {len(text):,} characters; at most {field.longest:,} are meant."
    reading.tell(Rule.TOO_LONG, node, message, "Shorten it.")


def read_texts(node: Node, field: Field, reading: Reading) -> tuple[str, ...] | None:
    """Read a list of sentences; a single text is a list of one."""
    if isinstance(node, Text):
        text = read_text(node, field, reading)
        return (text,) if text else None
    if isinstance(node, Mapping):
        _tell_no_list(node, field, reading)
        return None
    texts = tuple([text for child in node.children if (text := read_text(child, field, reading))])
    if len(texts) > field.most:
        message = f"There are {len(texts)} {field.written.replace('_', '-')}; at most {field.most} are meant."
        reading.tell(Rule.TOO_MANY, node.children[field.most], message, "Keep the best.")
    return texts


def read_words(node: Node, field: Field, reading: Reading) -> tuple[str, ...] | None:
    """Read a list of single words, such as tags; warn where a comma seems to be missing."""
    texts = read_texts(node, field, reading)
    if texts and (isinstance(node, Text) or (node.in_brackets and " " in "".join(texts))):
        tell_commas(node, field, reading)
    return texts


def tell_commas(node: Node, field: Field, reading: Reading) -> None:
    """Warn of one text that seems to be a list of words, and of a word in brackets that seems to be two."""
    if isinstance(node, Text):
        if not node.style and "," in node.text:
            advice = f"Write {field.written}: [{clean(node.text)}]"
            whole = None if set(node.text) & set("[]{}\"'#:") else f"[{node.text}]"
            message = "This is one text, not a list."
            reading.tell(Rule.MISSING_COMMA, node, message, advice, "warning", instead=whole)
    elif node.in_brackets:
        for child in node.children:
            if isinstance(child, Text) and not child.style and " " in child.text:
                _tell_two_words(child, field, reading)


def _tell_two_words(node: Text, field: Field, reading: Reading) -> None:
    message = f"{quoted(node.text)} is read as one of the {field.written}; a comma may be missing."
    advice = f'Write [{", ".join(clean(node.text).split())}], or "{clean(node.text)}" in quotes.'
    reading.tell(Rule.MISSING_COMMA, node, message, advice, "warning")


def _tell_no_list(node: Node, field: Field, reading: Reading) -> None:
    advice = f"Write {field.written}: [one, two], or each on its own line after a dash."
    reading.tell(Rule.WRONG_KIND, node, f"{quoted(field.written)} takes a list.", advice)


def read_choice(node: Node, field: Field, reading: Reading) -> str | None:
    """Read one of a few words. An unknown one counts as the field's safest, so that no slip approves a draft."""
    text = read_text(node, field, reading)
    if not text or text in field.words:
        return text or None
    same = next((word for word in field.words if word == text.casefold()), None)
    if same:
        return same
    near = nearest(text, field.words)
    advice = f"Did you mean {quoted(near)}?" if near else f"Write {listed(field.words)}."
    if field.safest:
        advice += f" Until then it counts as {field.safest}."
    message = f"{quoted(text)} is no word for {quoted(field.written)}."
    reading.tell(Rule.UNKNOWN_WORD, node, message, advice, instead=near or None)
    return field.safest


def read_flag(node: Node, field: Field, reading: Reading) -> bool | None:
    """Read yes or no, as YAML 1.1 knows them."""
    text = (read_text(node, field, reading) or "").casefold()
    if text in {"true", "yes", "on"}:
        return True
    if text in {"false", "no", "off"}:
        return False
    _tell_no_number(node, field, reading, "Write true or false.")
    return None


def read_number(node: Node, field: Field, reading: Reading) -> float | None:
    """Read a number that is not negative."""
    number = _number(read_text(node, field, reading))
    if 0 <= number <= LARGEST_NUMBER:
        return number
    _tell_no_number(node, field, reading, "Write a number, such as 1.5.")
    return None


def read_count(node: Node, field: Field, reading: Reading) -> int | None:
    """Read a whole number from 1."""
    number = _number(read_text(node, field, reading))
    if 1 <= number <= LARGEST_NUMBER and number == int(number):
        return int(number)
    _tell_no_number(node, field, reading, "Write a whole number, such as 150.")
    return None


def _number(text: str | None) -> float:
    try:
        number = float(text or "")
    except ValueError:
        return -1
    return number if isfinite(number) else -1


def _tell_no_number(node: Node, field: Field, reading: Reading, advice: str) -> None:
    if isinstance(node, Text) and node not in reading.lost:
        message = f"{quoted(node.text)} can't be the value of {quoted(field.written)}."
        reading.tell(Rule.NOT_A_NUMBER, node, message, advice)
