"""What the journals in a folder hold, as a reader of theirs sees it."""

from __future__ import annotations

from pathlib import Path

from redcarpet.files.journals_read import read_journals


def asked_in(folder: Path) -> set[str]:
    """Give the questions asked."""
    return {one.question for one in read_journals(folder).records if one.kind == "asked"}
