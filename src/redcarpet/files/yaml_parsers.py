"""The two parsers: libyaml's, and PyYAML's own where it was built without."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import Event, ScalarEvent

Parser = Callable[[str], Any]
"""One of PyYAML's loaders; `get_event` and `dispose` are used, nothing that resolves or constructs."""

# Pure PyYAML ends a plain text in brackets at a question mark, libyaml doesn't, and a list of follow-ups is full of
# them. The stand-in is no character, so none of a file's own is lost.
_STAND_IN = "\ufdd0"
_INSIDE_TEXT = r"(?<=[^\s,\[\]{}])\?"


class _PureParser(yaml.BaseLoader):
    """PyYAML's own parser, with question marks as libyaml has them."""

    def __init__(self, text: str) -> None:
        super().__init__(re.sub(_INSIDE_TEXT, _STAND_IN, text))

    def get_event(self) -> Event:
        """Give the next event, its text as it was written."""
        event: Event = super().get_event()  # type: ignore[no-untyped-call] # its stubs say nothing
        if isinstance(event, ScalarEvent):
            event.value = event.value.replace(_STAND_IN, "?")
        return event


PURE_PARSER: Parser = _PureParser
"""Works everywhere, 11 times slower."""

PARSER: Parser = yaml.CBaseLoader if yaml.__with_libyaml__ else PURE_PARSER
"""libyaml's where it is there."""
