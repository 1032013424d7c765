"""The desk line by line, for screen readers and dumb terminals: the same core, the same journal, no screen.

A mark is told once its record is on the disk, as at the desk; here the loop simply waits for it.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from redcarpet.cli.opening import local_time
from redcarpet.cli.plain_guests import Said, about_lines, group_line, guest_line, guest_lines, limit_line, mic_line
from redcarpet.cli.plain_words import (
    HELP,
    coming_lines,
    deck_lines,
    in_plain_words,
    question_lines,
    saved_line,
    state_line,
)
from redcarpet.cli.sitting import Sitting, new_seed
from redcarpet.core.asking import own
from redcarpet.core.bank import Loaded
from redcarpet.core.changes import CHANGES, marked
from redcarpet.core.clocks import clock_step
from redcarpet.core.crew import Heard
from redcarpet.core.guard import Guard, Verdict
from redcarpet.core.hearing import heard
from redcarpet.core.journal import Receipt, Record
from redcarpet.core.moves import filtered, shuffled
from redcarpet.core.outcome import Change, Mark, Move, Refused
from redcarpet.core.reload import met
from redcarpet.core.remarks import memo
from redcarpet.core.scene import Scene, blank, opened
from redcarpet.core.text import clean
from redcarpet.core.tonight import last_asked
from redcarpet.core.visits import timing, when
from redcarpet.files.machine import now

_SAVING_SAID_AFTER = 0.1
"""Seconds; a shorter wait is no news."""
_ENTER = "enter"
_SHORT: Mapping[str, str] = {
    "": "space", "n": "next", "p": "back", "u": "undo", "s": "pin", "x": "skip", "v": "volunteered", "f": "follow_up",
    "?": "help", "q": "quit", "m": "memo", "exit": "quit", "g": "guest", "o": "off_limits", "a": "own", "r": "give",
    "y": "despite", "l": "last_one", "h": "short", "w": "off_script", "-": "earlier", "i": "about",
    "1": "usable", "2": "good", "3": "select", "4": "declined", "5": "cut_off",
}  # fmt: skip
"""What may be typed for a command beside its name."""

Say = Callable[[Iterable[str]], None]


class PlainDesk:
    """Owns the scene of a plain loop; `say` is where its lines go."""

    def __init__(self, sitting: Sitting, loaded: Loaded, say: Say) -> None:
        self._sitting = sitting
        self._clock = local_time(sitting.evening.event)
        self._say = say
        self._held = ""
        self._news: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        settings = sitting.settings
        evening, questions = met(sitting.evening, loaded.questions)
        scene = blank(evening, sitting.view, settings.words_per_minute, settings.clock_from)
        self.scene = opened(scene, questions, loaded.guests)
        self._guard = Guard(sitting.settings.repeat_seconds, sitting.settings.again_seconds)
        self._own: Mapping[str, Callable[[], None]] = {
            "shuffle": self._shuffle,
            "list": lambda: self._say(coming_lines(self.scene)),
            "where": self._where,
            "help": lambda: self._say(HELP.splitlines()),
            "about": lambda: self._say(about_lines(self.scene, self._clock)),
            "memo": lambda: self._say(["Write the memo behind the m: m she laughed"]),
            "own": lambda: self._say(["Write the question behind the a: a What did you keep?"]),
        }

    def open(self) -> None:
        """Write the run's first record, so that "saved" is known to be true, and say where the evening stands."""
        self._keep(self.scene.evening.draft("open", now(), more=self._sitting.about))
        self._sitting.listen(self._news.put)
        title = in_plain_words(self.scene.evening.event.title)
        self._say([title] if title else [])
        self._say([*deck_lines(self.scene), saved_line(self.scene), "Enter asks, ? tells the rest.", ""])
        self._say(self._question())

    def _keep(self, draft: Record) -> None:
        record = self._sitting.journal.sealed(draft)
        receipt = self._done(self._sitting.journal.append(record))
        evening = self.scene.evening.with_record(record, saved=receipt.saved)
        self._after(replace(self.scene, evening=evening), receipt)

    def _hear(self) -> None:
        """Take in what others marked since the last line, and say what must be known of it."""
        while not self._news.empty():
            before = self.scene
            self._show(heard(before, self._news.get()))
            self._say(self._notice() if self.scene.notice is not before.notice else [])

    def save_again(self) -> None:
        """Try again what the disk refused, and say what came of it; nothing when nothing waits."""
        if not self.scene.failing:
            return
        receipt = self._done(self._sitting.journal.retry())
        self._after(self.scene, receipt)
        self._say(["saved again: every mark is on the disk" if receipt.saved else saved_line(self.scene)])

    def last_words(self) -> str:
        """Say what stands on the disk, after everything was written at last."""
        return saved_line(replace(self.scene, failing="", evening=self.scene.evening.all_saved()))

    def answer(self, line: str) -> bool:
        """Do what a line says; False when it says to quit."""
        self._hear()
        typed = clean(line)
        word, _, rest = typed.partition(" ")
        small = typed.lower()
        name = _SHORT.get(small, small.replace("-", "_").replace(" ", "_"))
        if name == "quit":
            return False
        if typed.startswith("/"):
            self._filter(typed[1:].strip())
        elif (said := self._with_words(_SHORT.get(word.lower(), word.lower()), rest)) is not None:
            self._come_to(said)
        elif name in CHANGES:
            if typed or self._counts():
                self._change(CHANGES[name])
        elif name in self._own:
            self._own[name]()
        else:
            self._say([f"“{typed}” means nothing here: ? tells what does"])
        return True

    def _with_words(self, name: str, rest: str) -> Said | None:
        """Give what a line with words behind its command comes to; None for any other line."""
        if not rest:
            return limit_line("") if name == "off_limits" else guest_lines(self.scene) if name == "guest" else None
        takes: Mapping[str, Callable[[], Said]] = {
            "guest": lambda: guest_line(self.scene, rest, self._clock(now().utc)),
            "off_limits": lambda: limit_line(rest),
            "memo": lambda: partial(memo, text=rest),
            "own": lambda: self._own_question(rest),
            "off_script": lambda: group_line(self.scene, rest),
        }
        return takes[name]() if name in takes else None

    def _own_question(self, text: str) -> Change:
        """Ask a question of one's own; one that is held back when the same line comes again."""
        again, self._held = text == self._held, text
        return partial(own, text=text, despite=again)

    def _come_to(self, said: Said) -> None:
        if isinstance(said, list):
            self._say(said)
        else:
            self._change(said)

    def _counts(self) -> bool:
        """Say whether an empty line is one of its own, and no bounce of the key."""
        self._guard, verdict = self._guard.press(_ENTER, now().steady / 1000, marking=False)
        return verdict is Verdict.COUNTS

    def _change(self, change: Change) -> None:
        outcome = change(self.scene, now())
        if isinstance(outcome, Mark):
            self._mark(outcome)
        elif isinstance(outcome, Move):
            self._show(outcome.scene)
            self._say([*self._notice(), *self._question()])
        elif isinstance(outcome, Refused):
            self._say([in_plain_words(outcome.why)])

    def _mark(self, mark: Mark) -> None:
        step = clock_step(self.scene.evening, mark.record.at)
        if step is not None:
            self._keep(step)
            mark = replace(mark, record=self.scene.evening.numbered(mark.record))
        try:
            record: Record = self._sitting.journal.sealed(mark.record)
        except ValueError:
            self._say(["too long to keep: shorten it"])
            return
        again = ["saved again: every mark is on the disk"] if self.scene.failing else []
        receipt = self._done(self._sitting.journal.append(record))
        before = self.scene
        self._after(marked(self.scene, mark, record, saved=receipt.saved), receipt)
        told = [*again, f"{in_plain_words(mark.says)}, saved"] if receipt.saved else [self.scene.notice.text]
        moved = before.view.current != self.scene.view.current
        called = [self._mic()] if before.evening.guests != self.scene.evening.guests else []
        self._say([*told, *called, *(self._question() if moved else self._state())])

    def _done(self, writing: Future[Receipt]) -> Receipt:
        try:
            return writing.result(_SAVING_SAID_AFTER)
        except TimeoutError:
            self._say(["saving..."])
        return writing.result()

    def _after(self, scene: Scene, receipt: Receipt) -> None:
        evening = scene.evening.all_saved() if receipt.saved and scene.evening.unsaved else scene.evening
        before, now_ = scene.one_copy, self._sitting.journal.one_copy()
        self._show(replace(scene, failing=receipt.reason, evening=evening, one_copy=now_))
        if now_ != before:
            self._say([f"saved, but {now_}" if now_ else "both copies have every mark again"])

    def _show(self, scene: Scene) -> None:
        self.scene = scene
        self._sitting.keeper.keep(scene.view)

    def _filter(self, text: str) -> None:
        if text:
            self._show(filtered(self.scene, text))
        elif not self.scene.view.filter:
            self._say(["no filter to take off"])
            return
        else:
            outcome = CHANGES["filter_off"](self.scene, now())
            self._show(outcome.scene if isinstance(outcome, Move) else self.scene)
        stays = [] if self.scene.current in self.scene.deck.questions else ["the question stays; n leaves it"]
        self._say([*self._notice(), *deck_lines(self.scene), *stays])

    def _shuffle(self) -> None:
        self._show(shuffled(self.scene, new_seed()))
        self._say(self._notice())

    def _where(self) -> None:
        mic = [self._mic()] if self.scene.evening.guests else []
        self._say([*self._question(), *mic, *deck_lines(self.scene), saved_line(self.scene)])

    def _mic(self) -> str:
        return mic_line(self.scene, timing(self.scene.evening, now(), self.scene.clock_from))

    def _notice(self) -> list[str]:
        return [in_plain_words(self.scene.notice.text)] if self.scene.notice.text else []

    def _question(self) -> list[str]:
        return question_lines(self.scene, now(), self._asked_at())

    def _state(self) -> list[str]:
        told = state_line(self.scene, now(), self._asked_at())
        return [told] if told else []

    def _asked_at(self) -> str:
        question = self.scene.current
        asked = last_asked(self.scene.evening, question) if question else None
        return self._clock(when(self.scene.evening, asked)) if asked else ""
