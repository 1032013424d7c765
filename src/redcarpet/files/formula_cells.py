"""Cells that a spreadsheet may run as a formula: how one is kept harmless, and how its text is had back."""

from __future__ import annotations

import re

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""How a text begins that a spreadsheet may run; with ' before it, so that taking one ' away always gives the text."""
_ESCAPED = re.compile(f"'(?={_FORMULA.pattern})")


def harmless(text: str) -> str:
    """Give the cell for a text: one ' before what would begin a formula, all else as it is."""
    return f"'{text}" if _FORMULA.match(text) else text


def unharmed(cell: str) -> str:
    """Give the text of a cell; exactly the inverse of `harmless`."""
    return cell[1:] if _ESCAPED.match(cell) else cell
