"""Where redcarpet keeps its own things on this computer, and how it replaces one of its files."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

from platformdirs import PlatformDirs

from redcarpet.core.values import dataclass

_TRIES = 10
"""On Windows a virus scanner or an indexer may hold a file for a moment."""
_PAUSE = 0.05
"""Seconds between two tries."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of this person on this computer; none of them need exist."""

    data: Path
    """What must outlive everything: the personal evenings."""
    state: Path
    """What only this computer needs: filter, shuffle, reports of errors."""
    config: Path
    """What the person wrote: settings.yaml."""

    @property
    def settings(self) -> Path:
        """The settings file; it need not exist."""
        return self.config / "settings.yaml"

    @property
    def evenings(self) -> Path:
        """The folder of personal evenings, for evenings without an event folder."""
        return self.data / "evenings"


def places() -> Places:
    """Give the folders that this system means for programs' files; makes none of them."""
    folders = PlatformDirs("redcarpet", appauthor=False)
    return Places(folders.user_data_path, folders.user_state_path, folders.user_config_path)


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in place of a file as a whole: a reader sees the old or the new, never a part.

    The folder must exist. An old file's permissions stay. Raises OSError (a symlink is one, too) and then the old
    file is as it was and nothing is left beside it.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, "This is a link to another file", str(path))
    beside = path.with_name(f".redcarpet-{os.urandom(6).hex()}.tmp")
    try:
        _write_new(beside, content, _mode_of(path))
        _move(beside, path)
    finally:
        with contextlib.suppress(OSError):  # once it was moved there is nothing left to remove
            beside.unlink()


def _mode_of(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_new(path: Path, content: bytes, mode: int | None) -> None:
    with path.open("xb") as stream:
        if mode is not None:
            path.chmod(mode)
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _move(source: Path, target: Path) -> None:
    for _ in range(_TRIES - 1 if os.name == "nt" else 0):
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    source.replace(target)
