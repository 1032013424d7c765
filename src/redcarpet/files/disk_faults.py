"""What a disk's refusal means, in words: never the system's own."""

from __future__ import annotations

import errno

_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EEXIST: "a file stands where the folder should be",
    errno.ENOTDIR: "a file stands where the folder should be",
    errno.ENOENT: "the folder is gone",
    errno.EIO: "the disk is failing",
    errno.ESTALE: "the network folder is not there",
    errno.ENAMETOOLONG: "its name is too long",
}


def in_words(error: OSError) -> str:
    """Say why the disk refused, as the end of a sentence without its full stop."""
    return _WORDS.get(error.errno or 0, f"the disk reports a fault (number {error.errno})")


def why_unread(error: OSError) -> str:
    """Say why something can't be read, as the end of a sentence without its full stop."""
    return "you may not read it" if error.errno in (errno.EACCES, errno.EPERM) else in_words(error)
