"""What others mark is there at once, with who did it; and nothing moves under the reporter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redcarpet.core.asking import own
from redcarpet.core.calling import call
from redcarpet.core.changes import CHANGES, marked
from redcarpet.core.crew import Heard, size
from redcarpet.core.crew_page import crew
from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest
from redcarpet.core.hearing import heard
from redcarpet.core.journal import Moment, of
from redcarpet.core.outcome import Change, Mark
from redcarpet.core.question import Question, fingerprint
from redcarpet.core.scene import Offer, Scene, blank, opened
from redcarpet.core.state import state
from redcarpet.core.view import View
from tests.builders import EIGHT, evening, pressed, record, sealed

FIGHT, CREW, SONG = "What did you fight to keep?", "How do you tell a crew?", "What song got you through?"
GUESTS = (Guest("Ada Nunes", id="ada"), Guest("Bo Lind", id="bo"))


def bank(*asks: str) -> tuple[Question, ...]:
    return tuple(
        Question(ask, key=fingerprint(ask), topic="craft", path="a.yaml", line=at) for at, ask in enumerate(asks)
    )


def desk(before: Evening | None = None, *asks: str) -> Scene:
    scene = blank(evening("run-of-bo", device="laptop-b", person="bo", before=before), View(seed=None))
    return opened(scene, bank(*(asks or (FIGHT, CREW, SONG))), GUESTS)


def pressing(scene: Scene, change: Change, utc: int = EIGHT) -> Scene:
    outcome = change(scene, Moment(utc, utc - EIGHT))
    assert isinstance(outcome, Mark), outcome
    return marked(scene, outcome, sealed(outcome.record), saved=True)


def anna(ask: str = FIGHT, kind: str = "asked", **more: object) -> Evening:
    question = Question(ask, key=fingerprint(ask))
    return pressed(evening(device="laptop-a"), kind, question, words=ask, **more)  # type: ignore[arg-type]


def of_anna(*evenings: Evening) -> Heard:
    return Heard(tuple(one for each in evenings for one in each.records))


def told(scene: Scene, seconds: int = 180) -> str:
    now = state(scene, Moment(EIGHT + 1000 * seconds, 1000 * seconds), "20:00")
    return f"{now.words} {now.then}"


def test_what_another_asked_is_shown_with_who_and_how_long_ago() -> None:
    scene = desk()
    assert told(scene) == "NOT ASKED space: ask"
    after = heard(scene, of_anna(anna()))
    assert told(after) == "ASKED 20:00 by anna 3 min ago; space moves on"
    called = pressing(scene, lambda now, at: call(now, at, ("ada",), {}))
    assert "ASKED" not in told(heard(called, of_anna(anna()))).replace("NOT ASKED", "")
    assert "(asked by anna 3 min ago)" in told(heard(called, of_anna(anna())))


def test_a_name_of_any_length_leaves_room_for_the_rest() -> None:
    long = pressed(evening(device="laptop-a", person="Anna " * 40), "asked", bank(FIGHT)[0], words=FIGHT)
    assert told(heard(desk(), of_anna(long))) == "ASKED 20:00 by Anna Anna Anna Anna… 3 min ago; space moves on"


def test_ones_own_mark_is_told_without_a_name() -> None:
    scene = pressing(heard(desk(), of_anna(anna(CREW))), CHANGES["space"])
    assert "by" not in told(replace(scene, just_asked=None))


@pytest.mark.parametrize(
    "mark",
    [
        pressed(evening(device="laptop-a"), "own", words="Who mended the boat?"),
        anna(FIGHT, "retire"),
        anna(SONG, "pin"),
        anna(FIGHT, "asked"),
        pressed(evening(device="laptop-a"), "guest-in"),
        pressed(evening(device="laptop-a"), "seen-in-2031"),
    ],
)
def test_nothing_moves_under_the_reporter(mark: Evening) -> None:
    scene = replace(desk(), offer=Offer("group"))
    scene = scene.saying("held back: y asks it all the same")
    after = heard(scene, of_anna(mark))
    assert (after.current, after.view, after.offer, after.notice) == (
        scene.current, scene.view, scene.offer, scene.notice
    )  # fmt: skip
    stood = [question.ask for question in after.deck.questions][: len(scene.deck.questions)]
    assert stood == [question.ask for question in scene.deck.questions]
    assert after.evening.guests == ()


def test_an_own_question_of_another_comes_below_the_rows_and_stays_while_it_is_looked_at() -> None:
    asked = pressed(evening(device="laptop-a"), "own", words="Who mended the boat?")
    own_of_anna = replace(asked.records[-1], question=fingerprint("Who mended the boat?"))
    there = heard(desk(), Heard((asked.records[0], sealed(own_of_anna))))
    assert [question.ask for question in there.deck.questions][-1] == "Who mended the boat?"
    looking = replace(there, view=there.view.moved_to(fingerprint("Who mended the boat?")))
    undone = record("undo", 9, of=of(sealed(own_of_anna)))
    after = heard(looking, Heard((undone,)))
    assert after.current is not None
    assert after.current.ask == "Who mended the boat?"


def test_what_comes_late_or_twice_gives_the_evening_that_is_replayed() -> None:
    scene = pressing(desk(), CHANGES["space"], EIGHT + 60_000)
    scene = pressing(scene, lambda now, at: own(now, at, "Who mended the boat?"), EIGHT + 61_000)
    news = anna(CREW)
    twice = heard(heard(scene, of_anna(news)), of_anna(news, news))
    fresh = replayed("run-of-bo", Event(), (*news.records, *scene.evening.records))
    assert twice.evening.records == fresh.records
    assert twice.evening.tally == fresh.tally


def test_a_mark_of_ones_own_is_taken_from_no_folder_before_it_is_acknowledged() -> None:
    scene = desk()
    waiting = pressing(scene, CHANGES["space"]).evening.records[-1]
    assert heard(scene, Heard((waiting,))).evening == scene.evening


def test_that_something_is_off_limits_for_the_guest_is_said_but_not_what() -> None:
    scene = pressing(desk(), lambda now, at: call(now, at, ("ada",), {}))
    ban = sealed(replace(record("off-limits", 5, run="run-of-anna", word="divorce"), question="", guests=("ada",)))
    after = heard(scene, Heard((*evening(device="laptop-a").records, ban)))
    assert after.notice.text == "anna noted something off-limits for the guest: i shows it"
    assert [one.word for one in after.evening.mic.bans] == ["divorce"]
    other = sealed(replace(ban, guests=("bo",), n=6))
    assert heard(scene, Heard((other,))).notice == scene.notice


def test_what_can_not_be_read_is_said_once() -> None:
    damaged = Heard(notices=("2 damaged lines in a.jsonl; every other line was read.",))
    scene = heard(desk(), damaged)
    assert (scene.unread, scene.notice.text) == (damaged.notices, damaged.notices[0])
    assert heard(scene.saying("pinned"), damaged).notice.text == "pinned"
    assert heard(scene, Heard()).unread == ()


def test_a_mark_on_an_edited_question_is_one_on_the_question_here() -> None:
    retyped = "What did you figth to keep?"
    after = heard(desk(), of_anna(anna(retyped)))
    assert told(after).startswith("ASKED 20:00 by anna")
    assert after.evening.tally.of(fingerprint(FIGHT)).asked


def test_a_question_marked_here_is_joined_by_its_words_alone() -> None:
    scene = pressing(desk(), CHANGES["space"])
    retyped = heard(scene, of_anna(anna("What did you figth to keep?")))
    assert len(retyped.evening.tally.of(fingerprint(FIGHT)).asked) == 1
    shouted = heard(scene, of_anna(anna("What did you fight to KEEP?!")))
    assert len(shouted.evening.tally.of(fingerprint(FIGHT)).asked) == 2


def test_the_crew_is_who_marked_oneself_first_and_says_what_is_missing() -> None:
    scene = pressing(heard(desk(), of_anna(anna())), CHANGES["ask_again"])
    lost = replace(record("asked", 9), run="run-of-anna")
    there = heard(scene, Heard((sealed(lost),))).evening
    bo, other = crew(there)
    assert (bo.name, bo.is_own, bo.asked, bo.missing) == ("bo", True, 1, 0)
    assert (other.name, other.is_own, other.asked, other.missing) == ("anna", False, 2, 6)
    assert (size(there), size(desk().evening)) == (2, 1)
