"""A whole evening with twelve guests in a real terminal, by keys alone; the journal says exactly what was pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.files.guests_found import read_guests
from redcarpet.files.journals_read import read_journals
from tests.laptop import Laptop, card, counted, is_open, is_saved, notice, state
from tests.terminal import Terminal

SHEET = """\
guests:
  - {name: Greta Lindqvist, say: GREH-tah LIND-kvist, for: her, project: Northern Light, minutes: 2,
     nominations: [Best Director], must_ask: [decision], off_limits: [{topic: family, words: [divorce]}]}
  - {name: Ada Nunes-Okafor, for: her, project: Salt Road, minutes: 3}
  - {name: Bo Ferrant, for: him, project: Salt Road}
  - {name: Vio Marchetti-Lund}
  - {name: Zoë Åberg-Quill, for: her}
  - {name: Tomás Iriarte-Vey, for: him, has: [company]}
  - {name: Ines Calloway-Brandt, for: her}
  - {name: Kofi Ansah-Merle, for: him}
  - {name: Ruth Halloran-Oyelaran, for: her}
  - {name: Sam Okonjo-Pell}
"""
BANK = (
    {"ask": "What is one decision in {project|your film} that only you could have made?", "id": "decision",
     "topic": "authorship", "for": "her", "follow_ups": ["Who did you have to persuade?", "What did it cost?"]},
    {"ask": "What did you fight to keep?", "id": "keep", "topic": "authorship", "for": "her"},
    {"ask": "Who rang you about the nomination?", "id": "rang", "topic": "tonight", "needs": ["nomination"]},
    {"ask": "How did you hire this crew?", "id": "hire", "topic": "hiring", "for": "him", "follow_ups": ["Why?"]},
    {"ask": "What does your company do differently now?", "id": "firm", "topic": "hiring", "needs": ["company"]},
    {"ask": "Who keeps the house while you shoot?", "id": "house", "topic": "family", "follow_ups": ["Why?"]},
    {"ask": "Which song helped?", "id": "song", "topic": "quick", "short": "Which song?", "follow_ups": ["Why?"]},
    {"ask": "What did the barn give this story?", "id": "barn", "topic": "place", "follow_ups": ["Why?"]},
    {"ask": "Whose name should we learn?", "id": "name", "topic": "team", "follow_ups": ["Why?"]},
    {"ask": "Where do people look for your next work?", "id": "next", "topic": "closing", "follow_ups": ["Why?"]},
)  # fmt: skip
GRETA, ADA, BO, ZOE = ("greta-lindqvist",), "ada-nunes-okafor", ("bo-ferrant",), "zoe-aberg-quill"
VERA, TOMAS, KOFI, SAM = ("vera-solberg-ash",), ("tomas-iriarte-vey",), ("kofi-ansah-merle",), ("sam-okonjo-pell",)
RUTH, INES, VIO = ("ruth-halloran-oyelaran",), ("ines-calloway-brandt",), ("vio-marchetti-lund",)
PGDN, PGUP, F5, DOWN, HOME, ESC = "\x1b[6~", "\x1b[5~", "\x1b[15~", "\x1b[B", "\x1b[H", "\x1b"
LAST_ROW = DOWN * 14

Asked = tuple[str, tuple[str, ...], str]
"""A question's words, the guests it was asked of, and the kind of its record."""


class Rope:
    """A reporter who looks at the screen after every key, and remembers what was asked of whom."""

    def __init__(self, terminal: Terminal, asked: list[Asked]) -> None:
        self.terminal = terminal
        self.asked = asked
        self.guests: tuple[str, ...] = ()
        self.screen = terminal.until(lambda screen: is_open(screen) and is_saved(screen))

    def press(self, keys: str, shows: str | Callable[[str], object]) -> str:
        """Press keys and wait until the screen, with everything saved, shows a text or satisfies a function."""
        self.terminal.send(keys)
        self.screen = self.terminal.until(
            lambda screen: (shows in screen if isinstance(shows, str) else shows(screen)) and is_saved(screen)
        )
        return self.screen

    def call(self, letters: str, name: str, guests: tuple[str, ...]) -> None:
        """Choose a guest by a few letters and Enter; the first question is there, not asked of this guest."""
        self.press(f"g{letters}\r", lambda screen: name in mic(screen) and "TYPING" not in screen)
        self.guests = guests
        said = {words for words, asked, _ in self.asked if set(asked) & set(guests)}
        assert state(self.screen) == "NOT ASKED", self.screen
        assert question(self.screen) not in said, self.screen

    def ask(self, key: str = " ", kind: str = "asked") -> None:
        """Press the key that asks what is on the card, and remember it."""
        words = question(self.screen)
        self.press(key, lambda screen: counted(screen) == len(self.asked) + 1)
        self.asked.append((words, self.guests, kind))

    def next(self, key: str = "n") -> None:
        """Go on to a question that was not asked."""
        self.press(key, lambda screen: state(screen) == "NOT ASKED")


def mic(screen: str) -> str:
    """Give the rows that say who is on the mic."""
    return "\n".join(screen.split("\n")[1:5])


def question(screen: str) -> str:
    """Give the words of the question on the card, without its follow-ups."""
    return card(screen).partition("↳")[0].partition("✓")[0].strip()


def evening_begins(laptop: Laptop, asked: list[Asked]) -> None:
    """Until the laptop goes dark in the midst of it."""
    with laptop.open(str(laptop.event), "--seed", "5") as terminal:
        rope = Rope(terminal, asked)
        greta_comes(rope)
        bo_is_chosen_late(rope)
        # A walk-in who stands on no sheet: never added by Enter alone.
        rope.press("g", "TYPING a guest's name")
        rope.press("Vera Solberg-Ash", "new: Vera Solberg-Ash")
        rope.press("\r", "nobody is called Vera Solberg-Ash")
        rope.press(f"{DOWN}\r", lambda screen: "Vera Solberg-Ash" in mic(screen) and "TYPING" not in screen)
        rope.guests = VERA
        rope.ask()
        terminal.kill()


def greta_comes(rope: Rope) -> None:
    """The must-ask first; a ban is typed while she stands there, and one question is asked despite it."""
    rope.call("gr", "Greta Lindqvist", GRETA)
    assert "0:00 of 2:00" in rope.screen
    assert "2 off-limits" in rope.screen
    decision = "What is one decision in Northern Light that only you could have made?"
    rope.screen = rope.terminal.until(lambda screen: question(screen) == decision)
    rope.ask()
    rope.press("f", "follow-up ‘Who did you have to persuade?’ of Greta")
    rope.press("3", "rated select")
    rope.next()
    rope.press("o", "TYPING what is off-limits")
    rope.press("pudding", "•••••••")
    assert "pudding" not in rope.screen
    rope.press("\x15fight", lambda screen: "•••••" in screen and "holds back 1 " in screen)
    rope.press("\r", lambda screen: "off-limits for Greta: 1 question held back" in screen and "3 off-limits" in screen)
    rope.press("/", "TYPING the filter")
    rope.press("\x15id:keep\r", lambda screen: "/ id:keep" in screen and "TYPING" not in screen)
    rope.press(HOME, lambda screen: question(screen) == "What did you fight to keep?" and "held back" in screen)
    rope.press(" ", "held back: y asks it all the same")
    assert counted(rope.screen) == 1
    rope.ask("y", "despite-request")
    assert "despite" not in rope.screen
    rope.press("\x7f", "filter off")


def bo_is_chosen_late(rope: Rope) -> None:
    """One question was asked of him while Greta was still on the mic."""
    rope.next()
    rope.ask()
    rope.call("bo", "Bo Ferrant", BO)
    assert "r gives it to Bo" in notice(rope.screen)
    rope.press("r", lambda screen: "1 mark given to Bo Ferrant" in notice(screen))
    words, _, kind = rope.asked.pop()
    rope.asked.append((words, BO, kind))
    if state(rope.screen) == "ASKED":
        rope.next()
    rope.ask()
    rope.press(" ", "still asking")


def evening_goes_on(laptop: Laptop, asked: list[Asked]) -> None:
    """After the crash the walk-in is still on the mic."""
    with laptop.open(str(laptop.event)) as terminal:
        rope = Rope(terminal, asked)
        assert "Vera Solberg-Ash" in mic(rope.screen)
        assert counted(rope.screen) == len(asked)
        rope.call("ada+zo", "Ada Nunes-Okafor + Zoë Åberg-Quill", (ADA, ZOE))
        rope.ask()
        rope.press("\t", "Ada Nunes-Okafor answered")
        rope.press("\t", "Zoë Åberg-Quill answered")
        rope.call("tom", "Tomás Iriarte-Vey", TOMAS)
        rope.press("a", "TYPING a question of your own")
        rope.press("Who taught you to listen?\r", lambda screen: question(screen) == "Who taught you to listen?")
        asked.append(("Who taught you to listen?", TOMAS, "own"))
        assert counted(rope.screen) == len(asked)
        rope.press("w", "off-script · w work")
        rope.press("l", "off-script: looks")
        rope.call("ko", "Kofi Ansah-Merle", KOFI)
        clicker_alone(rope)
        take_back_after_she_left(rope)
        the_line_ends(rope)
        rope.press("\x11", "press it again to quit")
        terminal.let_pass(0.3)
        terminal.send("\x11")
        assert terminal.exit_code() == 0


def clicker_alone(rope: Rope) -> None:
    """Two buttons and a few more: PgDn, PgUp, the full stop, F5 and Esc."""
    words = question(rope.screen)
    rope.press(F5, lambda screen: "Kofi" in mic(screen) and state(screen) == "")
    rope.press(PGDN, lambda screen: counted(screen) == len(rope.asked) + 1)
    rope.asked.append((words, KOFI, "asked"))
    rope.press(".", lambda screen: "follow-up" in notice(screen))
    rope.press(ESC, lambda screen: state(screen) == "ASKED" and question(screen) == words)
    rope.terminal.let_pass(_SPOKEN)
    rope.next(PGDN)
    rope.press(PGUP, lambda screen: question(screen) == words)
    rope.next(PGDN)
    rope.ask(PGDN)


def take_back_after_she_left(rope: Rope) -> None:
    """Sam is on the mic already when the mark on Ruth turns out to be wrong: in the log, not by going back to her."""
    rope.call("ru", "Ruth Halloran-Oyelaran", RUTH)
    rope.ask()
    rope.call("sa", "Sam Okonjo-Pell", SAM)
    rope.terminal.send("\x1b[13~")
    rope.terminal.until("the evening's log")
    rope.terminal.send(DOWN)
    rope.press("\r", lambda screen: counted(screen) == len(rope.asked) - 1)
    assert "took back: asked" in notice(rope.screen)
    assert "of Ruth" in notice(rope.screen)
    assert "Sam Okonjo-Pell" in mic(rope.screen)
    rope.asked.pop()


def the_line_ends(rope: Rope) -> None:
    """The last guests, somebody without a name, and Greta once more."""
    rope.press("l", lambda screen: "last one" in notice(screen))
    rope.ask()
    rope.press("-", "5 s earlier")
    rope.call("in", "Ines Calloway-Brandt", INES)
    rope.ask()
    rope.call("vi", "Vio Marchetti-Lund", VIO)
    rope.ask()
    rope.press("g", "new: a guest without a name yet")
    rope.press(f"{LAST_ROW}\r", lambda screen: "guest of" in mic(screen) and "TYPING" not in screen)
    rope.call("gr", "Greta Lindqvist", GRETA)
    assert "visit 2" in rope.screen
    assert question(rope.screen) != "What is one decision in Northern Light that only you could have made?"


_SPOKEN = 6.0
"""Seconds after which the clicker's one key moves on: the longest question of the bank is spoken by then."""


def test_twelve_guests_in_an_evening(tmp_path: Path) -> None:
    """The journal's fold says exactly what was pressed: who was asked what, what was remarked, taken back and given."""
    laptop = Laptop(tmp_path).unguarded().bank(*BANK)
    (laptop.event / "guests.yaml").write_text(SHEET, encoding="utf-8")
    asked: list[Asked] = []
    evening_begins(laptop, asked)
    evening_goes_on(laptop, asked)
    evening = fold_of(laptop)
    tally = evening.tally
    assert [(record.words, record.guests, record.kind) for record in tally.asked] == asked
    assert len({guest for record in tally.presence for guest in record.guests}) == 12
    assert [record.text("group") for (kind, _), record in tally.about.items() if kind == "off-script"] == ["looks"]
    assert [record.guests for record in tally.off_script] == [TOMAS]
    assert [record.guests for (kind, _), record in tally.about.items() if kind == "answered"] == [(ZOE,)]
    assert [record.number("seconds") for (kind, _), record in tally.about.items() if kind == "earlier"] == [5]
    assert {guest: sorted(limits) for guest, limits in tally.limits.items()} == {GRETA[0]: ["word fight"]}
    decision = tally.of("decision", GRETA[0])
    assert [record.words for record in decision.follow_ups] == ["Who did you have to persuade?"]
    assert decision.rating is not None
    assert decision.rating.text("rating") == "select"
    assert [record.more["visit"] for record in tally.presence if record.guests == GRETA] == [1, 2]
    assert evening.guests == GRETA
    assert evening.roster["vera-solberg-ash"].walk_in


def fold_of(laptop: Laptop) -> Evening:
    """Give the evening as the journals tell it, for the reporter who held the mic."""
    records = read_journals(laptop.event / "marks").records
    sheet = read_guests(laptop.event / "guests.yaml").guests
    first = next(record for record in records if record.kind == "open")
    person = (first.text("device"), first.text("person"))
    return replayed("reader", Event(), records, person=person, sheet=sheet)
