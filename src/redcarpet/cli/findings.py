"""What `doctor` finds of this computer: one finding a line, with what to do where something is to be done."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Literal

from redcarpet.core.bank import Loaded
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.banks_found import Place
from redcarpet.files.places import Places
from redcarpet.files.yaml_parsers import PARSER, PURE_PARSER

Level = Literal["fine", "mind", "wrong"]

LIBRARIES = ("textual", "rich", "pyyaml", "click", "platformdirs", "rapidfuzz", "openpyxl")
TYPESETTER = "typst"
"""Prints PDF; where there is none for a computer, all else works."""
_ENOUGH_BYTES = 50_000_000
"""Room for many evenings of marks and then some."""
_SMALLEST, _WIDE = (40, 12), (100, 28)
"""Columns and lines below which the desk can't be used, and from which it has its full layout."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about this computer."""

    name: str
    told: str
    """What is the case."""
    level: Level = "fine"
    """fine, mind (worth knowing before an evening) or wrong (an evening would suffer)."""
    advice: str = ""
    """What to do."""


def versions(version: str) -> Iterator[Finding]:
    """Tell which redcarpet, Python and libraries these are."""
    yield Finding("redcarpet", version)
    yield Finding("python", f"{platform.python_version()} at {clean(sys.executable)}")
    yield Finding("system", clean(platform.platform()))
    for library in LIBRARIES:
        try:
            yield Finding(library, version_of(library))
        except PackageNotFoundError:
            yield Finding(library, "missing", "wrong", "Install redcarpet again.")
    try:
        yield Finding(TYPESETTER, version_of(TYPESETTER))
    except PackageNotFoundError:
        yield Finding(TYPESETTER, "missing: no PDF", "mind", "Write cue cards as .html and print them from a browser.")
    if PARSER is PURE_PARSER:
        advice = "Large banks open ten times slower. pip install --force-reinstall pyyaml may bring it."
        yield Finding("libyaml", "no", "mind", advice)
    else:
        yield Finding("libyaml", "yes: banks are read fast")


def folders(places: Places) -> Iterator[Finding]:
    """Tell whether redcarpet can write where it must."""
    for name, folder in (("data", places.data), ("state", places.state), ("settings", places.config)):
        yield folder_finding(name, folder)


def folder_finding(name: str, folder: Path) -> Finding:
    """Tell whether a folder can be written to, or made, and how much room there is; makes nothing."""
    shown = clean(str(folder))
    there = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return Finding(name, f"{shown} can't be written", "wrong", f"Look at the permissions of {clean(str(there))}.")
    free = shutil.disk_usage(there).free
    told = f"{shown}, {free / 1e9:.1f} GB free"
    return Finding(name, told) if free > _ENOUGH_BYTES else Finding(name, told, "wrong", "Make room on this disk.")


def terminal(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Tell what the terminal can show."""
    if sys.stdout is None or not sys.stdout.isatty():
        yield Finding("size", "not known: the output goes elsewhere")
    else:
        yield _size(*shutil.get_terminal_size())
    kind = clean(environment.get("TERM", ""))
    poor = kind in {"", "dumb"} and os.name != "nt"
    yield Finding("TERM", kind or "not set", *(("wrong", "The desk needs a real terminal.") if poor else ()))
    yield Finding("colours", _colours(environment))
    encoding = sys.stdout.encoding if sys.stdout is not None else "none"
    if encoding.lower().replace("-", "") == "utf8":
        yield Finding("encoding", encoding)
    else:
        yield Finding("encoding", encoding, "mind", "Accents and marks may not show: set the terminal to UTF-8.")
    signs = {"tmux": "TMUX", "screen": "STY", "SSH": "SSH_CONNECTION"}
    through = [word for word, sign in signs.items() if sign in environment]
    if through:
        yield Finding("through", ", ".join(through))


def _size(columns: int, lines: int) -> Finding:
    told = f"{columns} columns, {lines} lines"
    if columns < _SMALLEST[0] or lines < _SMALLEST[1]:
        return Finding("size", told, "wrong", f"The desk needs at least {_SMALLEST[0]} columns, {_SMALLEST[1]} lines.")
    if columns < _WIDE[0] or lines < _WIDE[1]:
        return Finding("size", told, "mind", f"The full layout needs {_WIDE[0]} columns, {_WIDE[1]} lines.")
    return Finding("size", told)


def _colours(environment: Mapping[str, str]) -> str:
    if environment.get("NO_COLOR"):
        return "none: NO_COLOR is set"
    if environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "16 million"
    return "256" if "256" in environment.get("TERM", "") else "16"


def banks(place: Place, loaded: Loaded) -> Iterator[Finding]:
    """Tell which banks and guests are meant here and what of them can be read."""
    kinds = {"event": "an event", "banks": "banks without an event", "shipped": "the questions redcarpet came with"}
    yield Finding("here", f"{kinds[place.kind]}, in {clean(str(place.folder))}")
    for bank in loaded.banks:
        yield Finding(clean(Path(bank.path).name), f"{len(bank.questions)} questions: {bank.title}")
    if place.guests_file:
        yield Finding(clean(place.guests_file.name), f"{len(loaded.guests)} guests")
    if loaded.problems:
        yield Finding("problems", str(len(loaded.problems)), "mind", str(loaded.problems[0]))
    if not loaded.questions:
        yield Finding("questions", "none can be read", "wrong", "Mend the banks, or name others with --from.")
