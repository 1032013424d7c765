"""What `check` does with files: reads all, finds every problem and the fix that holds, writes fixes, compares."""

from __future__ import annotations

import difflib
import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from redcarpet.cli.here import from_here
from redcarpet.core.problem import Problem
from redcarpet.core.values import dataclass
from redcarpet.files.bank_insert import NotInsertedError, replace_bank
from redcarpet.files.file_fixes import with_fixes
from redcarpet.files.files_to_check import FileToCheck
from redcarpet.files.fixes_together import Fixed, fixed
from redcarpet.files.yaml_text import named, plain_source, read_raw

_MOST_PASSES = 20
"""What one fix uncovers, the next pass may fix."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file that was checked."""

    path: Path
    """As it is named to the user."""
    raw: bytes = b""
    problems: tuple[Problem, ...] = ()
    fixed: tuple[Problem, ...] = ()
    """What was put right in it, in memory or on the disk."""
    after: bytes = b""
    """Its bytes with the fixes."""
    whole: object = None
    """The bank, the guests or the event that the fixed file holds; None when it can't be read."""

    @property
    def name(self) -> str:
        """Name the file as problems do."""
        return named(self.path)

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the file with its fixes, as the problems that are left count them."""
        source, _ = plain_source(self.after, self.name)
        return [line.rstrip("\r") for line in source.text.split("\n")] if source else ()


def checked_files(files: Sequence[FileToCheck], *, fixing: bool) -> Iterator[CheckedFile]:
    """Read each file and find what is wrong with it, and how it would be with all fixes that hold."""
    gc.disable()  # a run reads much and keeps it to its end
    for file in files:
        yield _checked(file, fixing=fixing)


def _checked(file: FileToCheck, *, fixing: bool) -> CheckedFile:
    path = from_here(file.path)
    raw, problems = read_raw(path)
    if raw is None:
        return CheckedFile(path, problems=problems)
    held = file.kind.read(raw, named(path))
    found = with_fixes(raw, held.problems, file.kind) if held.problems else ()
    better = _lasting(raw, found, file)
    if not fixing:
        return CheckedFile(path, raw, _offering(found, better.fixed), (), raw, held.whole)
    after, done = raw, list[Problem]()
    for _ in range(_MOST_PASSES):
        if not better.fixed:
            break
        after, done = better.raw, [*done, *better.fixed]
        held = file.kind.read(after, named(path))
        found = with_fixes(after, held.problems, file.kind)
        better = _lasting(after, found, file)
    return CheckedFile(path, raw, _offering(found, better.fixed), tuple(done), after, held.whole)


def _lasting(raw: bytes, found: Sequence[Problem], file: FileToCheck) -> Fixed:
    """Put fixes into a file, but for those after which the same would have to be fixed there again, and so on."""
    better = fixed(raw, found, file.kind)
    left = file.kind.read(better.raw, named(file.path)).problems if better.fixed else ()
    again = {(one.rule, one.span.line) for one in with_fixes(better.raw, left, file.kind) if one.fix} if left else ()
    lasting = [one for one in found if (one.rule, one.span.line) not in again]
    return better if len(lasting) == len(found) else fixed(raw, lasting, file.kind)


def _offering(found: Iterable[Problem], holding: Sequence[Problem]) -> tuple[Problem, ...]:
    """Give problems with those fixes alone that hold together, and are written when asked for."""
    return tuple(problem if problem in holding else replace(problem, fix=None) for problem in found)


def written(files: Sequence[CheckedFile]) -> Iterator[str]:
    """Write the fixes into the files, and give a sentence for each that could not be; such a file stays as it was."""
    for file in files:
        if file.after == file.raw:
            continue
        try:
            replace_bank(file.path, file.raw, file.after)
        except NotInsertedError as error:
            yield str(error)


def differences(files: Sequence[CheckedFile]) -> Iterator[str]:
    """Give what the fixes would change, in the form that `patch` takes."""
    for file in files:
        if file.after != file.raw:
            # As `patch` counts lines: at line feeds alone.
            before, after = (re.findall(r"[^\n]*\n|[^\n]+", raw.decode("utf-8")) for raw in (file.raw, file.after))
            for line in difflib.unified_diff(before, after, f"a/{file.name}", f"b/{file.name}"):
                yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
