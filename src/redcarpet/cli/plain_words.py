"""What the plain loop says: the scene as lines of text for a screen reader, Enter in the place of space.

Pure functions of the scene; every piece of outside text in them was cleaned where it entered.
"""

from __future__ import annotations

import re

from redcarpet.core.journal import Moment
from redcarpet.core.loop import upcoming
from redcarpet.core.question import Question
from redcarpet.core.rows import row_mark
from redcarpet.core.scene import Scene, place, seconds
from redcarpet.core.standing import HELD_BACK, why_not_drawn
from redcarpet.core.state import FollowUp, asked_and_saved, follow_ups, marks_unsaved, memos, state

MOST_COMING = 10
"""Questions that `list` names."""

HELP = """\
Enter      ask the question; once it is asked: the next one
n          next question without asking this one
p          back to the question before
u          take back: first the last step on, then the last mark
redo       bring back what was taken back
s          pin: ask this one early; again: unpin
x          not for this guest; again: for them after all
v          volunteered: answered without being asked
f          follow-up asked; again: the second one
g NAME     who is on the mic; g ada+bo for two, g new NAME for a guest on no sheet, g alone tells all
r          give the last questions to a guest chosen late, when it is offered
o          off-limits for this guest: this topic; o WORD: a word; o lawyer: WORD says who asked
y          ask what is held back all the same, when it is offered
i          about this guest: off-limits, facts, what was asked
a TEXT     a question of your own, asked at once
w          off-script: asked what is in no bank; then w work, looks, family or other
l          last one: the best question for the time that is left
h          the short form; again: whole
-          the last mark was 5 s ago; again: 10, 20, 30 s
1 to 5     the answer to the question asked last: usable, good, select, declined, cut off
m TEXT     memo on the question asked last
/TEXT      filter; / alone takes the filter off
shuffle    shuffle again
list       the next ten questions
where      where am I: the guest, the question and its state again
?          this help
q          quit; the end of the input quits, too"""

_KEYS = (
    (re.compile(r"^off-script · .*"), "off-script; w and one of work, looks, family, other says about what"),
    (re.compile(r"(^|[;:,] )space\b"), r"\1Enter"),
    (re.compile(r"\bBackspace takes"), "/ alone takes"),
    (re.compile(r"; Backspace brings it back"), ""),
    (re.compile(r" · "), ", "),
)


def in_plain_words(sentence: str) -> str:
    """Give one of the desk's own sentences for someone who types lines; never for text from a bank."""
    for desk, plain in _KEYS:
        sentence = desk.sub(plain, sentence)
    return sentence


def question_lines(scene: Scene, now: Moment, clock: str) -> list[str]:
    """Say the current question: its place, its state, its words, its follow-ups.

    `clock` is the local time of its last asking, such as 20:14.
    """
    question = scene.current
    if question is None:
        return ["No question here: / alone takes the filter off, / and words change it."]
    return [
        _about(scene, question),
        _state(scene, question, now, clock),
        scene.words(question),
        *_asides(scene, question),
    ]


def state_line(scene: Scene, now: Moment, clock: str) -> str:
    """Say how the current question stands, and what Enter does about it; empty without a question."""
    return _state(scene, scene.current, now, clock) if scene.current else ""


def _about(scene: Scene, question: Question) -> str:
    takes = seconds(scene, question)
    told = [place(scene), question.topic, f"for {question.for_whom}", f"{takes} second{'s' * (takes != 1)}"]
    return ", ".join(part for part in told if part)


def _state(scene: Scene, question: Question, now: Moment, clock: str) -> str:
    stands, standing = state(scene, now, clock), scene.standing(question)
    # What keeps a question from being drawn may name a producer's own need: that is no sentence of ours.
    then = stands.then if stands.then == why_not_drawn(question, standing) else in_plain_words(stands.then)
    told = [in_plain_words(stands.words), then, "pinned" if standing.pinned else ""]
    return ", ".join(part for part in told if part)


def _asides(scene: Scene, question: Question) -> list[str]:
    follow = [f"  follow-up {at}{_follow_up_state(one)}: {one.text}" for at, one in enumerate(follow_ups(scene), 1)]
    leave = [f"  to leave it: {question.exit_line}"] if question.exit_line else []
    notes = [f"  note: {line}" for line in question.note.splitlines() if line]
    return [*follow, *leave, *notes, *(f"  memo: {text}" for text in memos(scene))]


def _follow_up_state(one: FollowUp) -> str:
    return ", asked" if one.asked else f", {HELD_BACK}" if one.held else ""


def deck_lines(scene: Scene) -> list[str]:
    """Say how many questions pass the filter, in which order, and what of the filter was not understood."""
    filtered = f"filter {scene.view.filter}: " if scene.view.filter else ""
    return [filtered + in_plain_words(scene.deck.describe()), *scene.deck.notes]


def coming_lines(scene: Scene) -> list[str]:
    """Name the next questions in the order in which n shows them."""
    return [_row(scene, question) for question in _coming(scene)] or ["nothing left that was not asked"]


def _coming(scene: Scene) -> list[Question]:
    """Walk on as `n` does, until it comes to a question again; the current one is not among those that come."""
    found: list[Question] = []
    here, passed = scene.view.current, scene.view.passed
    while len(found) < MOST_COMING:
        passed = (*passed, here)
        question = upcoming(scene.deck.questions, here, passed, scene.standing)
        if question is None or question in found:
            return found
        if question.key != scene.view.current:
            found.append(question)
        here = question.key
    return found


def _row(scene: Scene, question: Question) -> str:
    mark = row_mark(question, scene.standing(question)).word
    about = ", ".join(part for part in (question.topic, f"{seconds(scene, question)} s", mark) if part)
    return f"- {scene.words(question)} ({about})"


def saved_line(scene: Scene) -> str:
    """Say what is on the disk, and what the disk refused and why."""
    if scene.failing:
        waiting = marks_unsaved(scene)
        marks = f"{waiting} mark{'s' * (waiting != 1)} in memory alone, " if waiting else ""
        return f"NOT SAVED: {marks}tried again before each line: {scene.failing}"
    once = f", but {scene.one_copy}" if scene.one_copy else ""
    return f"asked {asked_and_saved(scene)}, everything is saved{once}"
