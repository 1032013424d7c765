"""Printing from the desk, in a real terminal: the palette's command writes a PDF while the desk goes on."""

from __future__ import annotations

import re
from pathlib import Path

from tests.laptop import Laptop, counted, is_open, notice
from tests.paper import pages


def test_the_palette_prints_the_deck_and_the_desk_goes_on(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank("What did you fight to keep?", "Who did you hire first?")
    with laptop.open(str(laptop.event)) as terminal:
        terminal.until(is_open)
        terminal.send("\x10")
        terminal.until("Search")
        terminal.send("print this deck")
        terminal.until("print this deck as cue cards")
        terminal.send("\r")
        screen = terminal.until(lambda screen: ".pdf: 2 cards" in notice(screen))
        terminal.send(" ")
        terminal.until(lambda screen: counted(screen) == 1)
    told = re.search(r"(cards-\w{4}\.pdf): 2 cards, in ", notice(screen))
    assert told is not None
    words = [word.text for page in pages((laptop.home / told[1]).read_bytes()) for word in page.words]
    assert {"keep?", "first?"} <= set(words)
