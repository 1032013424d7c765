"""Texts made to do harm, on the real screen: they are shown as text, and none of their orders reaches the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.laptop import Laptop, card, counted, is_open, is_saved, notice, place
from tests.payloads import (
    all_payloads,
    file_name,
    is_within,
    naughty_strings,
    never_sent,
    orders,
    payloads,
    squeezed,
)
from tests.terminal import Terminal

PASTE = "\x1b[200~{}\x1b[201~"
START = {
    "\x1b[?1049h", "\x1b[?1000h", "\x1b[?1003h", "\x1b[?1015h", "\x1b[?1006h", "\x1b[?25l", "\x1b[?1004h", "\x1b[>25u",
    "\x1b[?2026$p", "\x1b[?2048$p", "\x1b[?2004h", "\x1b[?7l", "\x1b]22;default\x07",
}  # fmt: skip
"""What Textual orders when it starts, and never again."""
WIPE = "\x15"
BACKSPACE = "\x7f"
CONTROL_KEYS = re.compile("[\x00-\x07\x0e-\x1a]")
"""Typed they are keys with a meaning: quit, palette, cut."""
FRAME_END = b"\x1b[?2026l"
DEALT_WITH = 0.12
"""Seconds without a byte after which a few keys have been dealt with; a lone Esc takes 0.1."""
LONGEST = 900
"""Characters of which two texts still fit into a line."""
SETTLED = 0.3
"""Seconds without a byte after which even a slow desk has done all that it was told."""
HARMLESS = ["Why?", "Who taught you that?", "What did you build?"]


def everywhere(laptop: Laptop, texts: Sequence[str]) -> Laptop:
    """Make a bank of each text, with the text in every field and in the file's name."""
    for number, text in enumerate(texts):
        fields = {"ask": text, "topic": text, "tags": [text], "follow_ups": [text, text], "note": text, "short": text}
        laptop.bank(fields, title=text, name=f"{file_name(text)}{number}.yaml")
    return laptop.unguarded()


def walk(terminal: Terminal) -> list[str]:
    """Go through the whole deck and give every card."""
    cards = [card(terminal.until(is_open))]
    size = place(terminal.text)[1]
    for number in range(2, size + 1):
        press(terminal, "n", b"m%d of %d" % (number, size))
        cards.append(card(terminal.text))
    return cards


def run_through(terminal: Terminal, stride: int) -> None:
    """Go through the whole deck by so many questions at a time; all of them pass in the list."""
    number, size = place(terminal.until(is_open))
    while number + stride <= size:
        number += stride
        press(terminal, "n" * stride, b"m%d of %d" % (number, size))


def settled(terminal: Terminal) -> int:
    """Wait until the desk stands there, and give how many chunks that took."""
    terminal.until(is_open)
    terminal.until_quiet(SETTLED)
    return len(terminal.chunks)


def press(terminal: Terminal, keys: str, shows: bytes = b"") -> None:
    """Press keys, and wait until a whole frame has come after them that shows some bytes."""
    before = len(terminal.chunks)
    terminal.send(keys.encode("utf-8", "replace"))
    terminal.until_sent(lambda sent: shows in sent and sent.endswith(FRAME_END), since=before)


def paste(terminal: Terminal, key: str, texts: Sequence[str]) -> None:
    """Open a line, paste texts into it, each after the one before was wiped out, and enter the last one."""
    press(terminal, key, b"TYPING")
    for text in texts:
        press(terminal, PASTE.format(text))
        press(terminal, WIPE)
    press(terminal, PASTE.format(texts[-1]))
    terminal.send("\r")
    terminal.until(lambda screen: "TYPING" not in screen)


def type_keys(terminal: Terminal, texts: Sequence[str]) -> None:
    """Type texts into the filter: an Esc in one leaves the line, and what follows are keys of the desk."""
    for text in texts:
        for keys in ("\x1b", "/", CONTROL_KEYS.sub("", text)):
            terminal.send(keys.encode("utf-8", "replace"))
            terminal.until_quiet(DEALT_WITH)


def joined(texts: Sequence[str], number: int) -> list[str]:
    """Join neighbours, so many at a time, into one text that a line still takes."""
    return [" ".join(texts[first : first + number])[:LONGEST] for first in range(0, len(texts), number)]


def is_alive(terminal: Terminal) -> bool:
    """Say whether the desk still answers its keys: away from any line or list that was opened, z does nothing."""
    for _ in range(10):
        terminal.send("\x1b")
        terminal.until_quiet(SETTLED)
        if terminal.press_until("z", "z does nothing here", tries=2):
            return True
    return False


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the desk orders of its terminal, from its first question on, when every text is harmless."""
    laptop = everywhere(Laptop(tmp_path_factory.mktemp("usual")), HARMLESS)
    with laptop.open(str(laptop.event)) as terminal:
        begun = settled(terminal)
        terminal.send(" ")
        terminal.until(lambda screen: counted(screen) == 1)
        paste(terminal, "/", HARMLESS)
        paste(terminal, "m", HARMLESS)
        terminal.send(BACKSPACE)
        type_keys(terminal, HARMLESS)
        assert is_alive(terminal)
        return orders(terminal.sent_since(begun))


def test_the_usual_orders_are_few(usual: set[str]) -> None:
    assert usual <= {"\r", "\n", "\x1b[?2026h", "\x1b[?2026l"}


def assert_kept_from_the_terminal(terminal: Terminal, begun: int, usual: set[str]) -> None:
    assert is_alive(terminal), terminal.text
    assert orders(terminal.sent_since(begun)) <= usual
    assert not never_sent(terminal.raw)


def test_payloads_in_every_field_and_in_file_names_are_shown_as_text(usual: set[str], tmp_path: Path) -> None:
    texts = all_payloads()
    laptop = everywhere(Laptop(tmp_path), texts)
    with laptop.open(str(laptop.event), "--seed", "1") as terminal:
        terminal.until(is_open)
        cards = [squeezed(shown) for shown in walk(terminal)]
        assert_kept_from_the_terminal(terminal, 0, usual | START)
    for text in payloads("markup") + payloads("html_pdf"):
        assert any(squeezed(text) in shown for shown in cards), text
    assert [text for text in payloads("terminal") if not any(is_within(text, shown) for shown in cards)] == []


@pytest.mark.parametrize("text", ["A\x1b]0;TITLE\x07B\u202e", "[red]x[/][@click=app.quit]"])
def test_the_name_of_a_file_that_cannot_be_read_is_text(text: str, usual: set[str], tmp_path: Path) -> None:
    laptop = everywhere(Laptop(tmp_path), HARMLESS)
    (laptop.event / "questions" / f"{text.replace('/', '')}.yaml").write_text("questions: [\n", encoding="utf-8")
    with laptop.open(str(laptop.event), size=(300, 36)) as terminal:
        screen = terminal.until(lambda screen: ".yaml" in notice(screen))
        assert is_within(text.replace("/", ""), notice(screen))
        assert_kept_from_the_terminal(terminal, 0, usual | START)


def test_naughty_strings_as_questions_topics_notes_and_follow_ups_are_shown(usual: set[str], tmp_path: Path) -> None:
    texts = naughty_strings()
    fields = [
        {"ask": f"{text} ?", "topic": text, "note": text, "follow_ups": list(others)}
        for text, *others in (texts[number : number + 4] for number in range(len(texts)))
    ]
    laptop = Laptop(tmp_path).unguarded().bank(*fields)
    with laptop.open(str(laptop.event), "--seed", "1") as terminal:
        assert place(terminal.until(is_open))[1] > len(texts) * 0.9
        begun = len(terminal.chunks)
        run_through(terminal, 4)
        assert_kept_from_the_terminal(terminal, begun, usual)


@pytest.mark.parametrize("texts", [joined(all_payloads(), 3), joined(naughty_strings(), 10)])
def test_what_is_pasted_into_filter_and_memo_is_text(texts: list[str], usual: set[str], tmp_path: Path) -> None:
    laptop = everywhere(Laptop(tmp_path), HARMLESS)
    with laptop.open(str(laptop.event)) as terminal:
        begun = settled(terminal)
        press(terminal, " ", b"asked 1")
        paste(terminal, "/", texts)
        for text in joined(texts[:40], 4):
            paste(terminal, "m", [text])
        assert_kept_from_the_terminal(terminal, begun, usual)
        assert is_saved(terminal.text)
    assert len(laptop.marks("memo")) >= len(joined(texts[:40], 4))


def test_what_is_typed_into_the_filter_is_text(usual: set[str], tmp_path: Path) -> None:
    laptop = everywhere(Laptop(tmp_path), HARMLESS)
    with laptop.open(str(laptop.event)) as terminal:
        begun = settled(terminal)
        type_keys(terminal, joined(payloads("terminal"), 12))
        assert_kept_from_the_terminal(terminal, begun, usual)


def test_a_text_that_is_too_long_is_refused_in_words_and_without_a_sound(usual: set[str], tmp_path: Path) -> None:
    laptop = everywhere(Laptop(tmp_path), HARMLESS)
    with laptop.open(str(laptop.event)) as terminal:
        begun = settled(terminal)
        press(terminal, "/", b"TYPING")
        terminal.send(PASTE.format("work " * 600))
        terminal.until(lambda screen: "long" in notice(screen))
        assert_kept_from_the_terminal(terminal, begun, usual)
