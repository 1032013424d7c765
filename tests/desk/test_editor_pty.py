"""A bank opened in the person's editor, in a real terminal: the desk gives the terminal away and takes it back."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.laptop import Laptop, card, counted, is_open, is_saved, notice, state

EDITOR = """\
import pathlib, sys
bank = pathlib.Path(sys.argv[-1])
print("EDITING", bank.name, flush=True)
assert input() == "changed", "what is typed now is the editor's"
bank.write_text(bank.read_text("utf-8").replace("Who taught you", "Who first taught you"), "utf-8")
"""


def test_a_question_is_changed_in_the_editor_and_nothing_else_moves(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).unguarded().bank("Who taught you that?", "What did you build?")
    editor = tmp_path / "editor.py"
    editor.write_text(EDITOR, "utf-8")
    with laptop.open(
        str(laptop.event), "--filter", "taught", env={"EDITOR": f"{sys.executable} {editor}", "VISUAL": ""}
    ) as terminal:
        terminal.until(is_open)
        terminal.send(" ")
        terminal.until(lambda screen: counted(screen) == 1 and is_saved(screen))
        terminal.send("\x10")
        terminal.until("redcarpet")
        terminal.send("open this question")
        terminal.until("at its line")
        terminal.send("\r")
        terminal.until("EDITING a-bank.yaml")
        terminal.send("changed\r")
        back = terminal.until(lambda screen: is_open(screen) and "1 reworded" in notice(screen))
        assert card(back) == "Who taught you that?", "the question on the card stays as it was said"
        assert (counted(back), state(back)) == (1, "ASKED")
        terminal.send(" ")
        terminal.until(lambda screen: "Who first taught you that?" in screen)
