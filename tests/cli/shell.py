"""A shell in a home folder of its own: the real program run without a terminal, and what it said where."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.laptop import PROGRAM


@dataclass(frozen=True, slots=True)
class Said:
    """How a run ended."""

    code: int
    out: str
    """On stdout."""
    err: str
    """On stderr."""


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """Give the variables of a person at home, with nothing of the machine's own settings."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "LC_ALL": "C.UTF-8",
        **more,
    }


def run(
    home: Path,
    *words: str,
    limit: int | None = None,
    folder: Path | None = None,
    more: Mapping[str, str] | None = None,
) -> Said:
    """Run redcarpet; `limit` is the largest file, in bytes, that it may write, `more` are variables.

    Python then keeps no compiled modules: a disk that is full leaves them cut off, and other tests would load them.
    """
    whole = {} if limit is None else {"PYTHONDONTWRITEBYTECODE": "1"}

    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [*PROGRAM, *words],
        env=environment(home, **whole, **(more or {})),
        cwd=folder or home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=limited,
        check=False,
        timeout=60,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
