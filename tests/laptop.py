"""A reporter's laptop in a folder: home, settings, an event with banks; the real program; what its screen says."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rich.cells import cell_len, set_cell_size

from redcarpet.core.event import Event
from redcarpet.files.evenings_found import event_id, spool_of
from tests.terminal import Terminal

PROGRAM = (sys.executable, "-m", "redcarpet")
CHECKOUT = Path(__file__).parents[1]

_STATES = "NOT ASKED|ASKED|VOLUNTEERED|NOT FOR THIS GUEST"
_CARD = re.compile(rf"^ *█ *({_STATES})\b(?:.*?(\d+) of (\d+) · )?", re.MULTILINE)
Record = dict[str, Any]
"""A line of a journal."""
_COLUMN = re.compile(r"^(.*)\bfilter +(?:F6 goes in|Esc goes back|\d+ more ↓)$", re.MULTILINE)
"""The heading of the filter column, which stands right of the card in a wide window."""
_SPECIAL = re.compile("[^ !#-\\[\\]-~]")


@dataclass(frozen=True, slots=True)
class Laptop:
    """A home folder, and the event that stands in it; `open` starts the program there as often as wanted."""

    home: Path
    program: Sequence[str] = PROGRAM

    @property
    def event(self) -> Path:
        """The event's folder; `bank` makes it."""
        return self.home / "northern-lights"

    def unguarded(self) -> Laptop:
        """Switch the guard against mis-presses off, for tests that press faster than people do."""
        return self.set("repeat_seconds: 0\nagain_seconds: 0\n")

    def set(self, settings: str) -> Laptop:
        """Write the person's settings."""
        path = self.home / "config" / "redcarpet" / "settings.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(settings, encoding="utf-8")
        return self

    def bank(self, *questions: str | Mapping[str, object], title: str = "A bank", name: str = "a-bank.yaml") -> Laptop:
        """Put a bank into the event; a question is its words, or its fields."""
        folder = self.event / "questions"
        folder.mkdir(parents=True, exist_ok=True)
        (self.event / "event.yaml").write_text("name: Northern Lights Awards\nvenue: Grand Hall\n", encoding="utf-8")
        lines = [f"title: {quoted(title)}", "questions:", *(_question(one) for one in questions)]
        (folder / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
        return self

    def open(
        self,
        *words: str,
        size: tuple[int, int] = (120, 36),
        limit: int | None = None,
        env: Mapping[str, str] = MappingProxyType({}),
    ) -> Terminal:
        """Start redcarpet in a terminal, in the home folder."""
        home = str(self.home)
        surroundings = {
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONPATH": str(CHECKOUT),
            "HOME": home,
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **env,
        }
        return Terminal([*self.program, *words], env=surroundings, folder=self.home, size=size, limit=limit)

    @property
    def copies(self) -> tuple[Path, Path]:
        """Give the folders of the event's two copies of its marks: the shared one and the private one."""
        state = self.home / "state" / "redcarpet" / event_id(self.event, Event())
        return self.event / "marks", spool_of(state)

    def block_disk(self) -> None:
        """Put a file where each folder of marks should be made, so that neither copy can be written."""
        for folder in self.copies:
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.write_text("in the way", encoding="utf-8")

    def unblock_disk(self) -> None:
        """Take these files away."""
        for folder in self.copies:
            folder.unlink()

    def marks(self, kind: str) -> list[Record]:
        """Give the records of a kind in all journals of this laptop, each once, in the order written."""
        journals = [*self.home.rglob("marks/*.jsonl"), *self.home.rglob("spool/*.jsonl")]
        found = {(one["r"], one["n"]): one for one in _records(journals)}
        return [one for one in sorted(found.values(), key=lambda one: tuple(one["h"])) if one["k"] == kind]


def _records(journals: Iterable[Path]) -> Iterable[Record]:
    for journal in journals:
        *whole, _torn = journal.read_bytes().split(b"\n")
        yield from (json.loads(line) for line in whole)


def quoted(text: str) -> str:
    """Write a text as YAML's double-quoted scalar, with an escape for all that is not plain ASCII."""

    def escape(match: re.Match[str]) -> str:
        code = ord(match[0])
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

    return f'"{_SPECIAL.sub(escape, text)}"'


def _question(question: str | Mapping[str, object]) -> str:
    if isinstance(question, str):
        return f"  - ask: {quoted(question)}"
    fields = (f"{name}: {_value(value)}" for name, value in question.items())
    return "  - " + "\n    ".join(fields)


def _value(value: object) -> str:
    return f"[{', '.join(quoted(one) for one in value)}]" if isinstance(value, list) else quoted(str(value))


def counted(screen: str, word: str = "asked") -> int:
    """Give the number that the top line says: `asked 12`, `pinned 5`; 0 when it does not speak of it."""
    found = re.search(rf"\b{word} (\d+)", screen.split("\n", 1)[0])
    return int(found[1]) if found else 0


def is_saved(screen: str) -> bool:
    """Say whether the top line says that everything is saved."""
    return "✓ saved" in screen.split("\n", 1)[0]


def is_red(screen: str) -> bool:
    """Say whether the top line says in words that something is not saved."""
    return "NOT SAVED" in screen.split("\n", 1)[0]


def card_line(screen: str) -> str:
    """Give the first line of the card, with its state in full."""
    return next((line for line in screen.split("\n") if "ASKED" in line), "")


def state(screen: str) -> str:
    """Give the state that stands on the card: NOT ASKED, ASKED, ...; empty when there is no card."""
    found = _CARD.search(screen)
    return found[1] if found else ""


def place(screen: str) -> tuple[int, int]:
    """Give where the card says that its question stands: number and size of the deck; zeros outside the filter."""
    found = _CARD.search(screen)
    return (int(found[2]), int(found[3])) if found and found[2] else (0, 0)


def card(screen: str) -> str:
    """Give the words on the card, without its first line: the question and its follow-ups."""
    column = _COLUMN.search(screen)
    end = cell_len(column[1]) if column else None
    rows = (line if end is None else set_cell_size(line, end) for line in screen.split("\n"))
    lines = [line.strip(" █") for line in rows if line.lstrip().startswith("█")]
    said = [number for number, line in enumerate(lines) if re.match(rf"({_STATES})\b", line)]
    return " ".join(line for line in lines[said[0] + 1 :] if line) if said else ""


def filter_row(screen: str) -> str:
    """Give the row of the filter: its text, how many pass, the order."""
    return next((line.strip() for line in screen.split("\n") if line.startswith("  / ")), "")


def notice(screen: str) -> str:
    """Give the line of the last notice."""
    return screen.split("\n")[-2:][0].strip()


def is_open(screen: str) -> bool:
    """Say whether the desk stands there with a question, down to the last row: it may arrive in pieces."""
    return state(screen) != "" and not screen.endswith("\n")
