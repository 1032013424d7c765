"""Which redcarpet this is: said here, because asking the installed package takes a tenth of the desk's start."""

from __future__ import annotations

_VERSION = "0.1.0"


def version() -> str:
    """Give the version; a test holds it equal to the package's."""
    return _VERSION
