"""Every painted text is readable: measured on what is painted, in every theme and state.

WCAG 2.2 asks for 4.5:1 (1.4.3), and for 7:1 where it is to be read in the sun or by weak eyes (1.4.6).
"""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from textual.events import AppBlur
from textual.pilot import Pilot

from redcarpet.core.view import View
from redcarpet.desk.app import DeskApp
from redcarpet.desk.themes import THEMES
from tests.core.guests import SHEET
from tests.desk.deck import DECK
from tests.desk.opening import Desk, painted, settled

FULL = "the disk is full from here on"
BEHIND = "the window is behind another"
NEARLY_OVER, OVER = "105 seconds later", "125 seconds later"
_GUEST = ("g", *"gr", "enter")
STATES = {
    "asked, pinned, skipped": ("s", "n", "x", "n", "space"),
    "typing a filter": ("slash", *"topc:what"),
    "an empty filter row": ("slash",),
    "typing a memo": ("space", "m", *"good"),
    "refused": ("u",),
    "help": ("f1",),
    "help, nothing found": ("f1", *"zzz"),
    "filter column": ("s", "x", "f6", "down", "space", "down", "down", "minus", "up"),
    "filter column behind": ("f6", "down", "space", "escape"),
    "log": ("space", "s", "u", "f3"),
    "balance": ("space", "w", "f4"),
    "locked": ("f8", "s"),
    "card": ("space", "c"),
    "not saved": (FULL, "space"),
    "not saved, in card mode": (FULL, "space", "c"),
    "window behind another": ("s", "space", BEHIND),
    "typing, window behind another": ("slash", *"who", BEHIND),
    "a guest whose time is nearly over": (*_GUEST, "space", NEARLY_OVER),
    "a guest whose time is over": (*_GUEST, "space", OVER),
    "choosing a guest": ("g", *"gr"),
    "typing what is off-limits": (*_GUEST, "o", *"dec"),
    "held back": (*_GUEST, "o", "enter", "space"),
    "guests": (*_GUEST, "f2"),
    "about a guest": (*_GUEST, "space", "i"),
    "balance of a guest": (*_GUEST, "space", "w", "l", "f4"),
    "palette": ("ctrl+p",),
    "palette, chosen": ("ctrl+p", *"re", "down"),
    "palette, nothing found": ("ctrl+p", *"zzz"),
}


@pytest.fixture
def disk_full() -> Iterator[Callable[[], None]]:
    """Let no file grow from the call to the end of the test."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def come_to(desk: Desk, app: DeskApp, pilot: Pilot[None], key: str, disk_full: Callable[[], None]) -> None:
    """Press a key, or let happen what no key does."""
    if key == FULL:
        disk_full()
    elif key in {NEARLY_OVER, OVER}:
        desk.clock.pass_seconds(float(key.split(maxsplit=1)[0]))
        app.desk.pass_second()
    elif key == BEHIND:
        pilot.app.post_message(AppBlur())
    else:
        await pilot.press(key)


def luminance(color: ColorTriplet) -> float:
    """Give the relative luminance that WCAG defines."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(app: DeskApp, least: float) -> list[str]:
    """Give the texts painted with less contrast; what lies dimmed under a page that is open does not count."""
    top = app.screen
    found = []
    for y, strip in enumerate(top._compositor.render_strips()):
        x = 0
        for segment in strip:
            text, style = segment.text.strip(), segment.style
            widget = top.get_widget_at(x, y)[0]
            x += segment.cell_length
            if not text or style is None or style.color is None or style.bgcolor is None or widget is top:
                continue
            if all(character in "▌█▔▁▊▎▏┃━┏┓┗┛│─┌┐└┘▂▄▆▇▅▃" for character in text):
                continue
            measured = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
            if measured < least:
                found.append(f"{measured:.1f} {text!r}")
    return found


@pytest.mark.parametrize("state", STATES)
async def test_every_painted_text_stands_out(tmp_path: Path, state: str, disk_full: Callable[[], None]) -> None:
    """The palette keeps the colours it was opened in, so it is opened for each theme; all else changes at once."""
    names = tuple(theme.name for theme in THEMES if not theme.ansi)  # its colours are the terminal's
    faint: list[str] = []
    for themes in [(name,) for name in names] if state.startswith("palette") else [names]:
        desk = Desk(tmp_path, DECK, view=View(seed=None, current="decision", theme=themes[0]), guests=SHEET)
        app = desk.open()
        async with app.run_test(size=(120, 36)) as pilot:
            for key in STATES[state]:
                await come_to(desk, app, pilot, key, disk_full)
            for theme in themes:
                app.theme = theme
                await settled(pilot)
                least = 7.0 if theme in {"sunlight", "contrast"} else 4.5
                assert (FULL in STATES[state]) == ("NOT SAVED" in painted(app))
                faint += [f"{theme}: {one}" for one in too_faint(app, least)]
    assert not faint


async def test_the_band_of_a_rehearsal_stands_out_in_every_theme(tmp_path: Path) -> None:
    opening = Desk(tmp_path, DECK, view=View(seed=None, current="decision")).open().opening
    app = DeskApp(replace(opening, rehearsal=True))
    async with app.run_test(size=(120, 36)) as pilot:
        for theme in (one.name for one in THEMES if not one.ansi):
            app.theme = theme
            await settled(pilot)
            assert "NOTHING IS KEPT" in painted(app)
            assert too_faint(app, 7.0 if theme in {"sunlight", "contrast"} else 4.5) == []


async def test_a_faint_theme_is_found(tmp_path: Path) -> None:
    app = Desk(tmp_path, DECK).open()
    async with app.run_test(size=(120, 36)) as pilot:
        app.register_theme(replace(THEMES[0], name="faint", foreground="#555555"))
        app.theme = "faint"
        await settled(pilot)
        assert too_faint(app, 4.5)
