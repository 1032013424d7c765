"""What a terminal sends, before it becomes keys: a bad byte is no end, and a paste is text whatever it holds.

Textual reads an escape sequence within a paste as keys. A pasted Esc would leave the line that is typed in, and the
letters after it would run commands.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable

from textual.drivers import linux_driver

from redcarpet.core.text import clean_typed

_BEGIN, _END = "\x1b[200~", "\x1b[201~"


class Pasting:
    """Makes what stands in a paste harmless, however the terminal's bytes are cut into pieces."""

    def __init__(self) -> None:
        self._inside = False
        self._tail = ""
        """The last characters outside of a paste: a mark may begin in one piece and end in the next."""
        self._held = ""
        """What may be the beginning of the mark that ends a paste."""

    def passed(self, text: str) -> str:
        """Give the next piece of what was sent, all that can be given of it by now."""
        given = ""
        while text:
            piece, text = self._within(text) if self._inside else self._outside(text)
            given += piece
        return given

    def _outside(self, text: str) -> tuple[str, str]:
        seen = self._tail + text
        at = seen.find(_BEGIN)
        if at < 0:
            self._tail = seen[1 - len(_BEGIN) :]
            return text, ""
        end = at + len(_BEGIN) - len(self._tail)
        self._inside, self._tail = True, ""
        return text[:end], text[end:]

    def _within(self, text: str) -> tuple[str, str]:
        text, self._held = self._held + text, ""
        at = text.find(_END)
        if at >= 0:
            self._inside = False
            return clean_typed(text[:at]) + _END, text[at + len(_END) :]
        begun = next((size for size in range(len(_END) - 1, 0, -1) if text.endswith(_END[:size])), 0)
        self._held = text[len(text) - begun :]
        return clean_typed(text[: len(text) - begun]), ""


class _Decoder(codecs.IncrementalDecoder):
    """Decodes what a terminal sends; a byte that is not UTF-8 shows as �."""

    def __init__(self, encoding: str, strict: Callable[[str], Callable[[str], codecs.IncrementalDecoder]]) -> None:
        super().__init__("replace")
        self._decoder = strict(encoding)("replace")
        self._pasting = Pasting()

    def decode(self, input: bytes, final: bool = False) -> str:  # type: ignore[override]  # noqa: A002, FBT001, FBT002 - the base's signature
        """Decode the next bytes."""
        return self._pasting.passed(self._decoder.decode(input, final))


def forgive_bad_input() -> None:
    """Have the terminal's bytes read so: a multiplexer that re-attaches sends bytes that are no UTF-8."""
    strict = codecs.getincrementaldecoder

    def forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        return lambda: _Decoder(encoding, strict)

    setattr(linux_driver, "getincrementaldecoder", forgiving)  # noqa: B010 - it is not Textual's to export
