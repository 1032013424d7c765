"""Pictures of the desk as text, kept beside this file; `python -m tests.desk.pictures` paints them anew.

They are to be looked at. Few on purpose: each shows a state that words in a test describe badly.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from redcarpet.core.settings import Settings
from redcarpet.desk.app import DeskApp
from tests.core.guests import SHEET
from tests.desk.deck import DECK, IN_BANK_ORDER
from tests.desk.opening import QUICK, Desk, painted, settled

KEPT = Path(__file__).parent / "pictures"


@dataclass(frozen=True, slots=True)
class Picture:
    """A size in cells, and the keys that lead to what is shown; a number lets so many seconds pass."""

    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    disk_refuses: bool = False
    settings: Settings = QUICK


PICTURES = {
    "wide, not asked": Picture((120, 36)),
    "wide, asked": Picture((120, 36), ("space", "7", "f", "m", *"her whole face", "enter")),
    "wide, filtered by the column": Picture((120, 36), ("s", "n", "x", "f6", "down", "space", "down", "minus")),
    "medium, typing a wrong filter": Picture((80, 24), ("slash", *"topc:craft song")),
    "medium, the column": Picture((80, 24), ("space", "f6")),
    "short, locked": Picture((80, 19), ("f8", "s")),
    "small, asked": Picture((40, 12), ("space",)),
    "card": Picture((120, 36), ("n", "space", "c")),
    "wide, a guest whose time is nearly over": Picture((120, 36), ("g", *"gr", "enter", "space", "60", "45", "f")),
    "medium, choosing a guest": Picture((80, 24), ("g", *"bo+v")),
    "not saved": Picture((100, 28), ("space",), disk_refuses=True),
    "the log": Picture((100, 28), ("space", "n", "s", "m", *"laughed", "enter", "u", "f3")),
}


async def taken(picture: Picture, folder: Path) -> str:
    """Open a desk on a folder, press the keys, and give what is painted."""
    desk = Desk(folder / "marks", DECK, view=IN_BANK_ORDER, settings=picture.settings, guests=SHEET)
    if picture.disk_refuses:
        desk.block_disk()
    app: DeskApp = desk.open()
    async with app.run_test(size=picture.size) as pilot:
        await settled(pilot)
        for key in picture.keys:
            if key.isdigit():
                desk.clock.pass_seconds(float(key))
            else:
                await pilot.press(key)
                await settled(pilot)
        app.desk.show_state()
        await settled(pilot)
        return painted(app) + "\n"


def kept(name: str) -> Path:
    """Give the file of a picture."""
    return KEPT / f"{name.replace(',', '').replace(' ', '-')}.txt"


def main() -> None:
    """Paint every picture anew."""
    for name, picture in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            kept(name).write_text(asyncio.run(taken(picture, Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
