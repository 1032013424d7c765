"""What the rules say of the banks that were checked, as problems with their places in the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redcarpet.cli.checking import CheckedFile
from redcarpet.core.problem import Problem
from redcarpet.files.files_to_check import ToCheck


def judgements(files: Sequence[CheckedFile], found: ToCheck) -> Iterator[Problem]:  # noqa: ARG001 - the rules come next
    """Give what the rules say of the banks among the files."""
    yield from ()
