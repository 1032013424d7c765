"""One journal file while it is being written: made once, appended to, never opened again.

Each line is on the disk (fdatasync) before `append` returns. After an error the file is abandoned: what a failed
fsync left in the page cache cannot be trusted (the kernel may report the error once and then call the page clean).
Only where there was no room, and what did not fit was cut off again, the file goes on: a new one would begin with the
whole run again, and a full disk has no room for that.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

from redcarpet.core.values import dataclass

if sys.platform == "darwin":
    import fcntl

_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | os.O_APPEND
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)

_NO_SUCH_THING = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP})
"""What some network drives answer when a folder is to be synced: PostgreSQL passes over the same."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def to_disk(descriptor: int) -> None:
    """Return only when the file's bytes are on the disk. Raises OSError."""
    if sys.platform == "darwin":
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        os.fsync(descriptor)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(descriptor)
    else:
        os.fsync(descriptor)


def folder_to_disk(folder: Path) -> None:
    """Return only when the folder's names are on the disk; where folders can't be synced, do nothing.

    Raises OSError.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_THING:
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and all above it that are missing; their names are on the disk when this returns.

    Raises OSError.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    try:
        folder_to_disk(folder.parent)
    except OSError:
        with contextlib.suppress(OSError):
            folder.rmdir()  # so that the next try makes it, and its name, again
        raise


def _write_whole(descriptor: int, lines: bytes) -> None:
    if os.write(descriptor, lines) != len(lines):
        raise OSError(errno.ENOSPC, "the disk took only a part of it")


@dataclass(slots=True)
class Segment:
    """An open journal file, and how much of it is known to be good."""

    path: Path
    descriptor: int
    inode: tuple[int, int]
    """Device and inode, to notice a file that a sync engine replaced or deleted under us."""
    good: int = 0
    """Bytes that are on the disk."""
    sound: bool = True
    """Whether more may be appended."""

    @classmethod
    def made(cls, path: Path) -> Segment:
        """Make the file; its name is on the disk when this returns.

        Raises OSError, also when it exists already; a file that was made in vain is taken away.
        """
        descriptor = os.open(path, _CREATE, 0o644)
        try:
            folder_to_disk(path.parent)
            status = os.fstat(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.close(descriptor)
            with contextlib.suppress(OSError):
                path.unlink()
            raise
        return cls(path, descriptor, (status.st_dev, status.st_ino))

    def is_ours(self) -> bool:
        """Say whether the path still names this very file with exactly what we wrote.

        Less was cut off by somebody; more may end in half a line, which would spoil the next one.
        """
        try:
            status = self.path.stat(follow_symlinks=False)
        except OSError:
            return False
        return (status.st_dev, status.st_ino) == self.inode and status.st_size == self.good

    def append(self, lines: bytes) -> None:
        """Put whole lines on the disk.

        Raises OSError, and then the file ends with its last good line, or is gone when it has none, if at all possible.
        """
        self.sound = False
        try:
            _write_whole(self.descriptor, lines)
        except OSError as error:
            self.sound = self._torn_tail_taken_back() and error.errno in _NO_ROOM
            raise
        try:
            to_disk(self.descriptor)
        except OSError:
            self._torn_tail_taken_back()
            raise
        self.good += len(lines)
        self.sound = True

    def _torn_tail_taken_back(self) -> bool:
        """Cut off what was not acknowledged; say whether the file stands there with good lines and no others."""
        with contextlib.suppress(OSError):  # readers pass over a torn last line
            os.ftruncate(self.descriptor, self.good)
            if self.good:
                return True
            if self.is_ours():
                self.path.unlink()  # a full disk would else collect one empty file for each try
        return False

    def close(self) -> None:
        """Let go of the file; what was appended is on the disk already."""
        with contextlib.suppress(OSError):  # nothing that was acknowledged depends on it
            os.close(self.descriptor)
