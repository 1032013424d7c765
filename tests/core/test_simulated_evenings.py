"""Whole evenings at random: what shuffle, next and the last one draw is right for whoever stands there.

`HYPOTHESIS_PROFILE=thorough pytest tests/core/test_simulated_evenings.py` tries 2,000 of them.
"""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.calling import off_limits
from redcarpet.core.guest import Guest, OffLimits
from redcarpet.core.mic import ACCOUNTABILITY
from redcarpet.core.moves import shuffled
from redcarpet.core.question import Question
from redcarpet.core.scene import Scene, first_drawn
from redcarpet.core.words import bare
from tests.core.guests import Line

_TOPICS = ("craft", "family", "credit", "accountability", "set-safety", "quick", "")
_NEEDS = ("nomination", "project", "company", "role")
_WORDS = ("divorce", "son", "money", "award", "school")
_OPENERS = ("What did you", "Who", "Which")

_QUESTIONS = st.lists(
    st.builds(
        lambda at, opener, word, topic, needs, gap, sensitivity, status, whom, quick: Question(
            f"{opener} {word} {'in {project} ' if gap else ''}number {at}?",
            topic=topic,
            needs=tuple(needs),
            sensitivity=sensitivity,
            status=status,
            for_whom=whom,
            tags=("quick",) if quick else (),
            path="bank.yaml",
        ),
        st.integers(0, 10_000),
        st.sampled_from(_OPENERS),
        st.sampled_from((*_WORDS, "song", "scene", "divorced")),
        st.sampled_from(_TOPICS),
        st.lists(st.sampled_from(_NEEDS), max_size=2),
        st.booleans(),
        st.sampled_from(("none", "none", "none", "work-theme", "care")),
        st.sampled_from(("approved", "approved", "approved", "draft", "retired")),
        st.sampled_from(("her", "him", "anyone")),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda question: question.key,
)
_GUESTS = st.lists(
    st.builds(
        lambda name, project, nominations, has, minutes, whom, care, topics, words: Guest(
            name,
            project=project,
            nominations=tuple(nominations),
            has=tuple(has),
            minutes=minutes,
            for_whom=whom,
            with_care=care,
            off_limits=(OffLimits(topic=topics, words=tuple(words)),) if topics or words else (),
        ),
        st.sampled_from(("Ada", "Bo", "Cleo", "Dov", "Eve")),
        st.sampled_from(("", "Salt Road")),
        st.lists(st.just("Best Score"), max_size=1),
        st.lists(st.sampled_from(("company", "Company")), max_size=1),
        st.sampled_from((0.0, 0.1, 1.0, 3.0)),
        st.sampled_from(("her", "him", "anyone")),
        st.booleans(),
        st.sampled_from(("", "family", "Set Safety")),
        st.lists(st.sampled_from(_WORDS), max_size=2),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda guest: guest.id,
)
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("shuffle", "last_one", "next", "space", "call", "couple", "limit", "topic", "skip", "retire", "pin"),
                *("undo", "redo", "give", "wait", "volunteered", "despite", "guest_left"),
            )
        ),
        st.integers(0, 9),
    ),
    max_size=25,
)


def fits(scene: Scene, question: Question) -> list[str]:
    """Say what speaks against drawing a question for the guests who stand there, worked out anew from the sheet."""
    evening = scene.evening
    wrong: list[str] = [] if question.status == "approved" else [question.status]
    if any(mark.retire and mark.retire.on for mark in evening.tally.for_anyone(question.key)):
        wrong.append("retired")
    if question.sensitivity == "care":
        wrong.append("care")
    if not evening.mic.guests:
        wrong += [f"needs {need}" for need in question.needs] + ["needs a project"] * ("{project}" in question.ask)
    for one in evening.mic.guests:
        marks = evening.tally.of(question.key, one.id)
        wrong += ["asked of this guest"] * bool(marks.asked or marks.volunteered or (marks.skip and marks.skip.on))
        there = {bare(has) for has in one.has}
        there |= {name for name, value in (("nomination", one.nominations), ("project", one.project)) if value}
        wrong += [f"needs {need}" for need in question.needs if need not in there]
        wrong += ["needs a project"] * ("{project}" in question.ask and not one.project)
        wrong += ["care for the guest"] * (
            one.with_care and (question.sensitivity == "work-theme" or bare(question.topic) in ACCOUNTABILITY)
        )
        wrong += banned(scene, one, question)
    return wrong


def banned(scene: Scene, guest: Guest, question: Question) -> list[str]:
    said = {(limit.topic, word) for limit in guest.off_limits for word in ("", *limit.words)}
    topics = {bare(topic) for topic, _ in said if topic}
    words = {word for _, word in said if word}
    for record in scene.evening.tally.limits.get(guest.id, {}).values():
        topics |= {record.text("topic")} - {""}
        words |= {record.text("word")} - {""}
    spoken = bare(question.ask.replace("{project}", "this project")).split()
    found = [
        word for word in words if any(each == word or (len(word) > 3 and each.startswith(word)) for each in spoken)
    ]
    found += [word for word in words if word in bare(question.topic).split()]
    return [f"off-limits: {one}" for one in (*found, *({bare(question.topic)} & topics - {""}))]


def stepped(line: Line, name: str, number: int) -> str:
    """Take a step; give the key of the question that it drew, empty when it drew none."""
    roster = list(line.scene.evening.roster)
    match name:
        case "shuffle":
            line.scene = shuffled(line.scene, number)
            first = first_drawn(line.scene)
            return first.key if first else ""
        case "call":
            line.call(roster[number % len(roster)])
        case "couple":
            line.call(*dict.fromkeys((roster[number % len(roster)], roster[-1])))
        case "limit":
            line.do(partial(off_limits, typed=_WORDS[number % len(_WORDS)], asker="publicist"))
            return ""
        case "topic":
            line.do(partial(off_limits, typed="", asker="lawyer"))
            return ""
        case "wait":
            line.wait(number * 10)
        case _:
            line.press(name)
    draws = name in {"next", "last_one", "call", "couple"}
    return line.current if draws and not line.refused else ""


@given(_QUESTIONS, _GUESTS, _STEPS)
def test_what_is_drawn_was_not_asked_is_not_off_limits_and_presumes_nothing(
    questions: list[Question], guests: list[Guest], steps: list[tuple[str, int]]
) -> None:
    line = Line(tuple(questions), tuple(guests))
    for name, number in steps:
        drawn = stepped(line, name, number)
        if drawn:
            assert fits(line.scene, line.scene.questions[drawn]) == [], (name, drawn)
