"""Guests of all kinds, and an evening with them, for tests."""

from __future__ import annotations

from redcarpet.core.calling import call
from redcarpet.core.changes import CHANGES, marked
from redcarpet.core.guest import Fact, Guest, OffLimits
from redcarpet.core.journal import Moment
from redcarpet.core.outcome import Change, Mark, Move, Refused
from redcarpet.core.question import Question
from redcarpet.core.scene import Scene, blank, opened
from redcarpet.core.view import View
from tests.builders import EIGHT, evening, sealed

GRETA = Guest(
    "Greta Lindqvist",
    say="GREH-tah LIND-kvist",
    for_whom="her",
    role="director",
    project="Northern Light",
    nominations=("Best Director",),
    minutes=2,
    must_ask=("keep",),
    off_limits=(OffLimits(topic="family", words=("divorce",)), OffLimits(words=("lawsuit",), asked_by="lawyer")),
    facts=(Fact("Cut it in a barn", "The Harbour Post"),),
)
ADA = Guest("Ada Nunes-Okafor", for_whom="her", project="Salt Road", minutes=3)
BO = Guest("Bo Ferrant", for_whom="him", project="Salt Road", with_care=True)
VIO = Guest("Vio Marchetti-Lund")
SHEET = (GRETA, ADA, BO, VIO)

DECISION = Question(
    "What is one decision in {project|your film} that only you could have made?",
    id="decision",
    topic="authorship",
    for_whom="her",
    follow_ups=("Who did you have to persuade?", "What did the divorce change?"),
    short="One decision only you could make?",
    mirror="hiring",
    path="her.yaml",
)
KEEP = Question("What did you fight to keep?", id="keep", topic="authorship", for_whom="her", path="her.yaml")
HOME = Question("Who looks after the house?", id="home", topic="family", path="any.yaml")
PARTING = Question("What did the divorced couple want?", id="parting", topic="story", path="any.yaml")
NOMINEE = Question("Who rang you about the nomination?", id="rang", needs=("nomination",), path="any.yaml")
SONG = Question("Which song helped?", id="song", topic="quick", tags=("quick",), path="any.yaml")
HIRING = Question("How did you hire this crew?", id="hiring", topic="hiring", for_whom="him", path="him.yaml")
PROMISE = Question(
    "Which promise is still open?", id="promise", topic="accountability", for_whom="him", path="him.yaml"
)
CARE = Question("Which helpline should we name?", id="helpline", sensitivity="care", path="any.yaml")
QUESTIONS = (DECISION, KEEP, HOME, PARTING, NOMINEE, SONG, HIRING, PROMISE, CARE)


class Line:
    """A reporter at the rope line: presses keys, lets seconds pass, and looks at the scene."""

    def __init__(self, questions: tuple[Question, ...] = QUESTIONS, sheet: tuple[Guest, ...] = SHEET) -> None:
        self.ms = 0
        self.scene: Scene = opened(blank(evening(), View(seed=None)), questions, sheet)
        self.refused = ""

    @property
    def now(self) -> Moment:
        return Moment(EIGHT + self.ms, self.ms)

    def wait(self, seconds: float) -> Line:
        self.ms += int(seconds * 1000)
        self.scene = self.scene.at(self.now.steady)
        return self

    def do(self, change: Change) -> Line:
        """Carry out a change; a mark is on the disk at once."""
        self.ms += 1
        self.refused = ""
        outcome = change(self.scene, self.now)
        if isinstance(outcome, Mark):
            self.scene = marked(self.scene, outcome, sealed(outcome.record), saved=True)
        elif isinstance(outcome, Move):
            self.scene = outcome.scene
        elif isinstance(outcome, Refused):
            self.refused = outcome.why
            self.scene = self.scene.saying(outcome.why, "refused")
            object.__setattr__(self.scene, "offer", outcome.offer)
        return self

    def press(self, *names: str) -> Line:
        """Run commands by their names."""
        for name in names:
            self.do(CHANGES[name])
        return self

    def call(self, *guests: str, **new: str) -> Line:
        return self.do(lambda scene, now: call(scene, now, guests, new))

    @property
    def current(self) -> str:
        return self.scene.view.current

    @property
    def says(self) -> str:
        return self.scene.notice.text

    def asked(self) -> list[tuple[str, tuple[str, ...]]]:
        """Give every live asking: the question's key and the guests it belongs to."""
        return [(record.question, record.guests) for record in self.scene.evening.tally.asked]
