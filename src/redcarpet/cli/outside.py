"""What the desk does outside of itself: opening a bank in the person's editor, keeping a picture of the screen."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from redcarpet.core.text import clean
from redcarpet.files.banks_found import NoBanks, shipped_place
from redcarpet.files.disk_faults import in_words
from redcarpet.files.places import replace_file

_GOTO = ("--wait", "--goto", "{path}:{line}")
_PLUS = ("+{line}", "{path}")
_WAYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("code", "code-insiders", "codium", "cursor", "windsurf"), _GOTO),
    **dict.fromkeys(("vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "joe"), _PLUS),
    **dict.fromkeys(("jed", "kak", "ne", "mg"), _PLUS),
    **dict.fromkeys(("hx", "helix"), ("{path}:{line}",)),
    **dict.fromkeys(("subl", "zed"), ("--wait", "{path}:{line}")),
}
"""How an editor takes a file and a line. One with a window of its own comes back at once unless it is told to wait."""
_USUAL = ("nano", "vim", "vi")


def open_editor(path: str, line: int) -> str:
    """Open a file at a line in $VISUAL, $EDITOR or the usual editor, and wait for it; give why not, else nothing."""
    if is_shipped(Path(path)):
        return "this question came with redcarpet: copy its bank into a folder called questions and edit it there"
    try:
        words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual())
    except ValueError:
        return "EDITOR can't be understood: look at its quotes, or set EDITOR anew"
    program = shutil.which(words[0]) if words else None
    if program is None:
        return f"there is no editor {clean(words[0])}: set EDITOR" if words else "no editor is known: set EDITOR"
    try:
        code = subprocess.call([program, *words[1:], *place_words(words[0], path, line)])  # noqa: S603 - the person's own
    except OSError as error:
        if error.errno == errno.ENOEXEC:
            return f"{clean(words[0])} is no program: set EDITOR"
        return f"the editor could not be started: {in_words(error)}"
    return f"the editor ended with code {code}" if code else ""


def is_shipped(bank: Path) -> bool:
    """Say whether a bank is one of those that came with redcarpet, which its next version replaces."""
    try:
        return bank.resolve().is_relative_to(shipped_place().folder.resolve())
    except NoBanks:
        return False


def place_words(editor: str, path: str, line: int) -> list[str]:
    """Write a file and a line the way an editor takes them; only the file for one that is not known."""
    way = _WAYS.get(Path(editor).stem.lower(), ("{path}",))
    return [part.format(path=path, line=line) for part in way]


def _usual() -> str:
    if sys.platform == "win32":
        return "notepad"
    return next((name for name in _USUAL if shutil.which(name)), "")


def keep_picture(svg: str) -> str:
    """Keep a picture in the folder that redcarpet was started in, and give where, or why not."""
    path = Path(f"redcarpet-{datetime.now(UTC).astimezone():%Y%m%d-%H%M%S-%f}.svg")
    try:
        replace_file(path, svg.encode("utf-8", "replace"))
        return f"picture kept: {clean(str(path.resolve()))}"
    except OSError as error:
        return f"the picture could not be written: {in_words(error)}"
