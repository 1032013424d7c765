"""Files that a cloud drive shows and does not keep here: known by their marks, and named instead of being waited for.

macOS marks them with SF_DATALESS (sys/stat.h) or puts `.NAME.icloud` in their place, Windows with
FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS or FILE_ATTRIBUTE_OFFLINE (winnt.h). Reading one would wait for a download that
may never come at a rope line. Tried here: the names alone, for want of such machines.
"""

from __future__ import annotations

import os
import re

from redcarpet.core.text import clean

_DATALESS = 0x4000_0000
_RECALLED_OR_OFFLINE = 0x0040_0000 | 0x0000_1000
_PLACEHOLDER = re.compile(r"\.(.+\.jsonl)\.icloud", re.IGNORECASE)
_STEM = re.compile(r"\d{8}-(.+)-[a-z0-9]{12}\.\d+\.jsonl")


def is_elsewhere(status: os.stat_result) -> bool:
    """Say whether a file's bytes are in a cloud only."""
    flags: int = getattr(status, "st_flags", 0)
    attributes: int = getattr(status, "st_file_attributes", 0)
    return bool(flags & _DATALESS or attributes & _RECALLED_OR_OFFLINE)


def is_placeholder(name: str) -> bool:
    """Say whether a file of that name stands for a journal that is in a cloud only."""
    return _PLACEHOLDER.fullmatch(name) is not None


def in_cloud(name: str) -> str:
    """Say whose marks a journal or its placeholder keeps in a cloud, and what to do about it."""
    placeholder = _PLACEHOLDER.fullmatch(name)
    named = _STEM.fullmatch(placeholder[1] if placeholder else name)
    whose = f"Marks of {clean(named[1])}" if named else f"The marks in {clean(name)}"
    return f"{whose} are in the cloud only: choose “always keep on this device” for the event's folder."
