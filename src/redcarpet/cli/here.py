"""Where redcarpet was started, and what its output goes to."""

from __future__ import annotations

import sys
from pathlib import Path

from redcarpet.cli.ending import Stop

_DEFAULT_WIDTH = 80
"""Cells of a line where there is no terminal to ask, as in a pipe."""


def here() -> Path:
    """Give the folder that redcarpet was started in. Raises Stop when it is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise Stop("the folder that you are in no longer exists. Change to another one.") from error


def from_here(path: Path) -> Path:
    """Name a file as short as it can be from here, for messages about it."""
    folder = here()
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def output_width() -> int | None:
    """Give the terminal's cells in a line; None where the output goes elsewhere."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # noqa: PLC0415 - only a terminal is asked

    return get_terminal_size((_DEFAULT_WIDTH, 24)).columns


def output_encoding() -> str:
    """Give the encoding of what is printed."""
    return sys.stdout.encoding if sys.stdout is not None else "utf-8"
