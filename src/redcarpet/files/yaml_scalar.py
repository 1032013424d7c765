"""Writing a text into a YAML file so that it reads back the same: plain where nothing in it is special, else quoted."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[^\W_](?:[\w ,.;?!'’…–—()/%+&€$£-]*[\w.?!'’…)%€$£])?")
"""Letters, digits and signs that no reader of YAML takes for anything else, from a letter or digit on."""
_BETWEEN_COMMAS = re.compile(r"[^,?\[\]{}]*")
"""What may stand in a list in brackets; a question mark ends a text there for PyYAML without libyaml."""
_NUMBER = re.compile(r"[\d.,_+eExXoOa-fA-F-]*")
"""What some reader may take for a number or a date."""
_READ_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def in_quotes(text: str) -> str:
    """Put a text into quotes as it stands; it may have several lines, whose breaks YAML reads as spaces."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """Write one line of clean text as a value; `in_brackets` when it is to stand in a list or group in brackets.

    Single quotes where double ones would need backslashes that a journalist would have to read.
    """
    plain = (
        _PLAIN.fullmatch(text)
        and not _NUMBER.fullmatch(text)
        and text.lower() not in _READ_OTHERWISE
        and (not in_brackets or _BETWEEN_COMMAS.fullmatch(text))
    )
    if plain:
        return text
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)
