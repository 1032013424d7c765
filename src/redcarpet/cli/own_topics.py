"""The topics that an event has of its own, for the schemas; YAML is loaded only where there are any."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from redcarpet.core.problem import Problem

NAMES = ("topics.yaml", "topics.yml")
"""The files that may hold them."""


def own_topics_in(folder: Path) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Read an event's own topics as they are written, each with its group, and what is wrong there. Never raises."""
    if not any(os.path.lexists(folder / name) for name in NAMES):
        return {}, ()
    from redcarpet.files.topics_yaml import own_topics  # noqa: PLC0415 - few events have any

    return own_topics(folder)
