"""Whether a program gave its terminal back as it found it."""

from __future__ import annotations

import re

SETTING = re.compile(rb"\x1b\[\?([0-9]+)([hl])")
ALTERNATE_SCREEN, CURSOR, PASTE, FOCUS, WRAP = b"1049", b"25", b"2004", b"1004", b"7"
MOUSE = {b"1000", b"1003", b"1015", b"1006"}


def is_restored(sent: bytes) -> bool:
    """Say whether the last word on every mode that was touched is the one a shell needs."""
    last = {mode: to == b"h" for mode, to in SETTING.findall(sent)}
    keyboard = sent.count(b"\x1b[>") - sent.count(b"\x1b[<u")
    off = {ALTERNATE_SCREEN, PASTE, FOCUS, *MOUSE}
    return not any(last.get(mode) for mode in off) and bool(last[CURSOR] and last[WRAP]) and keyboard <= 0
