"""A question whose words were edited is still the question that was marked; a new one is nobody's heir."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.bank import Bank, gathered
from redcarpet.core.evening import replayed
from redcarpet.core.event import Event
from redcarpet.core.identity import doubtful, known_from, rematched
from redcarpet.core.question import Question, fingerprint
from tests.builders import record

DECISION = "What is one decision in this film that only you could have made?"
DECISION_RETYPED = "What is one descision in this film, that only you could have made?"
CREW = "How do you tell a crew that the plan has changed?"
STORY = "What did you fight to keep in this story?"


def bank(*asks: str, path: str = "her.yaml") -> tuple[Question, ...]:
    return tuple(Question(ask, path=path, line=line) for line, ask in enumerate(asks, 1))


def keys(questions: Iterable[Question]) -> list[str]:
    return [question.key for question in questions]


def heirs(before: Iterable[Question], after: Iterable[Question]) -> dict[str, str]:
    """Give each text of now with the text of before under whose key it goes on."""
    before, after = tuple(before), tuple(after)
    words = {question.key: question.ask for question in before}
    found = rematched(before, after, ()).questions
    return {question.ask: words[question.key] for question in found if question.key in words}


def test_an_unchanged_bank_changes_nothing_and_says_nothing() -> None:
    found = rematched(bank(DECISION, CREW), bank(DECISION, CREW), {fingerprint(CREW)})
    assert found.questions == bank(DECISION, CREW)
    assert found.describe() == ""
    assert found.orphaned == ()


def test_a_question_with_a_typo_fixed_goes_on_under_its_old_key_with_its_new_words() -> None:
    before = bank(DECISION_RETYPED, CREW)
    found = rematched(before, bank(DECISION, CREW), ())
    assert keys(found.questions) == keys(before)
    assert [question.ask for question in found.questions] == [DECISION, CREW]
    assert found.describe() == "bank changed: 1 reworded"


def test_what_changed_is_counted_in_words() -> None:
    before = bank(DECISION_RETYPED, CREW, "Who taught you to listen?")
    after = bank("Whose work were you studying?", DECISION, CREW, "Where do you keep your first script?")
    found = rematched(before, after, {before[2].key})
    assert found.describe() == "bank changed: +2 new, 1 withdrawn, 1 reworded"
    assert found.new == (after[0].key, after[3].key)
    assert found.withdrawn == found.orphaned == (before[2].key,)
    assert found.reworded == (before[0].key,)


def test_a_withdrawn_question_without_marks_orphans_none() -> None:
    assert rematched(bank(DECISION, CREW), bank(DECISION), {fingerprint(DECISION)}).orphaned == ()


def test_another_follow_up_is_an_edit_and_another_line_is_none() -> None:
    before = bank(DECISION, CREW)
    after = (replace(before[1], line=7), replace(before[0], line=9, follow_ups=("Who was against it?",)))
    found = rematched(before, after, ())
    assert found.describe() == "bank changed: 1 edited"
    assert found.edited == (before[0].key,)


def test_the_same_id_is_the_same_question_whatever_it_says() -> None:
    found = rematched([Question(DECISION, id="only-you")], [Question(CREW, id="only-you"), Question(DECISION)], ())
    assert keys(found.questions) == ["only-you", fingerprint(DECISION)]


def test_two_ids_are_two_questions_whatever_they_say() -> None:
    before = [Question(DECISION, id="only-you", path="her.yaml")]
    found = rematched(before, [Question(DECISION, id="decision")], {"only-you"})
    assert (found.new, found.withdrawn, found.orphaned) == (("decision",), ("only-you",), ("only-you",))


@pytest.mark.parametrize("ask", [DECISION, DECISION_RETYPED])
def test_an_id_given_or_taken_away_costs_no_marks(ask: str) -> None:
    without, with_id = Question(DECISION, path="her.yaml"), Question(ask, id="only-you", path="her.yaml")
    assert keys(rematched([without], [with_id], ()).questions) == [without.key]
    assert keys(rematched([with_id], [without], ()).questions) == ["only-you"]


def test_two_questions_with_one_id_are_told_apart_by_their_words() -> None:
    before = gathered([Bank("a", questions=(Question(DECISION, id="x"), Question(CREW, id="x")))]).questions
    after = gathered([Bank("a", questions=(Question(CREW, id="x"), Question(DECISION, id="x")))]).questions
    assert heirs(before, after) == {CREW: CREW, DECISION: DECISION}


def test_a_reworded_question_wins_its_marks_by_its_neighbours() -> None:
    said, reworded = "Who taught you how to lead a set?", "Who was it that taught you how to lead?"
    assert reworded not in heirs(bank(said), bank(reworded))
    assert heirs(bank(CREW, said, STORY), bank(CREW, reworded, STORY))[reworded] == said


def test_neighbours_in_another_bank_are_none() -> None:
    said, reworded = "Who taught you how to lead a set?", "Who was it that taught you how to lead?"
    before = (*bank(CREW, path="a.yaml"), *bank(said, path="b.yaml"), *bank(STORY, path="c.yaml"))
    after = (*bank(CREW, path="a.yaml"), *bank(reworded, path="b.yaml"), *bank(STORY, path="c.yaml"))
    assert reworded not in heirs(before, after)


def test_between_two_that_are_as_like_nobody_guesses() -> None:
    found = rematched(bank(f"{DECISION} x"), bank(f"{DECISION} y", f"{DECISION} z"), ())
    assert (len(found.new), len(found.withdrawn)) == (2, 1)


def test_near_twins_that_are_both_retyped_are_not_mixed_up() -> None:
    twins = "What did the first day on this set teach you?", "What did the last day on this set teach you?"
    retyped = "What did the frist day on this set teach you?", "What did the lastt day on this set teach you?"
    assert heirs(bank(*twins), bank(*reversed(retyped))) == dict(zip(retyped, twins, strict=True))


def test_accents_case_and_signs_are_no_difference() -> None:
    assert heirs(bank("Was ist für Sie Glück?"), bank("was ist fur sie Gluck")) != {}
    assert heirs(bank("¿?"), bank("!")) == {}


def test_a_question_moved_to_another_bank_is_the_same() -> None:
    found = rematched(bank(DECISION, path="a.yaml"), bank(DECISION, path="b.yaml"), ())
    assert (found.describe(), found.questions[0].path) == ("", "b.yaml")


def test_a_question_edited_twice_and_back_is_itself_again() -> None:
    first = bank(DECISION, CREW)
    second = rematched(first, bank(DECISION_RETYPED, CREW), ()).questions
    third = rematched(second, bank(DECISION, CREW), ()).questions
    assert keys(third) == keys(second) == keys(first)


def test_the_old_words_beside_the_new_ones_are_a_new_question_with_a_key_of_its_own() -> None:
    edited = rematched(bank(DECISION_RETYPED), bank(DECISION), ()).questions
    found = rematched(edited, bank(DECISION, DECISION_RETYPED), ())
    assert keys(found.questions)[0] == fingerprint(DECISION_RETYPED)
    assert len(set(keys(found.questions))) == 2
    assert found.describe() == "bank changed: +1 new"
    again = rematched((*found.questions, *known_from([])), bank(DECISION_RETYPED, DECISION), ())
    assert set(keys(again.questions)) == set(keys(found.questions))


def marked(question: Question, words: str, n: int = 1, kind: str = "asked") -> Question:
    return known_from([record(kind, n, question=question.key, words=words)])[0]


@pytest.mark.parametrize(
    ("was", "words", "now"),
    [
        (Question(DECISION), DECISION, Question(DECISION)),
        (Question(DECISION_RETYPED), DECISION_RETYPED, Question(DECISION)),
        (Question(DECISION, id="only-you"), DECISION, Question(CREW, id="only-you")),
        (Question(CREW, id="0123456789ab"), CREW, Question(DECISION, id="0123456789ab")),
        (Question("Why {project}?"), "Why this project?", Question("Why {project}?")),
        (Question("Why {project}?"), "Why Northern Lights?", Question("Why {project}?")),
        (Question("50 %?", say="Why half of it?"), "Why half of it?", Question("50% ?", say="Why half of it?")),
    ],
    ids=["same", "typo", "id", "id like a key", "placeholder", "placeholder filled", "spoken form"],
)
def test_marks_of_an_earlier_run_find_their_question_by_key_and_words(was: Question, words: str, now: Question) -> None:
    found = rematched([marked(was, words)], [Question(STORY), now], {was.key})
    assert keys(found.questions) == [fingerprint(STORY), was.key]
    assert (found.back, found.orphaned) == ((was.key,), ())


def test_marks_on_an_id_are_not_given_to_another_id_with_the_same_words() -> None:
    found = rematched([marked(Question(DECISION, id="only-you"), DECISION)], [Question(DECISION, id="decision")], ())
    assert keys(found.questions) == ["decision"]


def test_marks_whose_question_stands_in_no_bank_are_told_and_no_question_was_withdrawn() -> None:
    found = rematched([marked(Question(CREW), CREW)], bank(DECISION), {fingerprint(CREW)})
    assert (found.orphaned, found.withdrawn) == ((fingerprint(CREW),), ())


def test_a_withdrawn_question_that_comes_back_has_its_marks_again() -> None:
    edited = rematched(bank(DECISION_RETYPED, CREW), bank(DECISION, CREW), ()).questions
    journal = [record(question=edited[0].key, words=DECISION)]
    without = rematched((*edited, *known_from(journal)), bank(CREW), {edited[0].key}).questions
    found = rematched((*without, *known_from(journal)), bank(DECISION, CREW), {edited[0].key})
    assert keys(found.questions) == keys(edited)
    assert found.describe() == "bank changed: 1 back"


def test_a_stand_in_has_the_last_words_and_only_those_of_the_question() -> None:
    journal = [
        record("asked", 1, question="k", words="first"),
        record("pin", 2, question="k", words="last"),
        record("follow-up", 3, question="k", words="Why?"),
        record("memo", 4, question="k"),
        record("own", 5, question="mine", words="Typed here?"),
        record("asked", 6, question="mine", words="Typed here?"),
        record("asked", 7, question="", words="nothing"),
    ]
    assert [(question.key, question.ask, question.path) for question in known_from(journal)] == [("k", "last", "")]


STEMS = (
    "What surprised you about", "How did you prepare for", "Who helped you most with", "What would you change in",
    "When did you first think of", "What do people get wrong about", "What was the hardest part of",
)  # fmt: skip
TAILS = (
    "the harbour scene at night", "playing a queen without lines", "writing with your sister", "the last day in Lisbon",
    "shooting the chase in snow", "the music of the second act", "your speech to the crew", "learning the dialect",
    "cutting an hour from the film", "producing on half the money", "casting from the village", "the court scene",
)  # fmt: skip
ASKS = tuple(f"{stem} {tail}?" for stem in STEMS for tail in TAILS)


def mistyped(text: str, chance: Random) -> str:
    at = chance.randrange(1, len(text) - 2)
    dropped, doubled = text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:]
    return chance.choice((dropped, doubled, f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"))


def reworded(text: str, chance: Random) -> str:
    """Put a word or two in, half the time in the place of another."""
    words = text.split()
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.randrange(1, len(words))
        words[at : at + chance.randrange(2)] = [chance.choice(("really", "actually", "tonight", "yourself"))]
    return " ".join(words)


def after_an_evening_of_edits(chance: Random) -> Counter[tuple[str, str]]:
    """Edit a bank of near-twins, reload it, and count what became of each kind of edit."""
    asks = chance.sample(ASKS, len(ASKS))
    standing, fresh = asks[:72], asks[72:]
    kinds: dict[str, tuple[str, str]] = {}
    for ask in standing:
        kind = chance.choices(("same", "typo", "reworded", "deleted"), (76, 8, 6, 10))[0]
        new = {"typo": mistyped, "reworded": reworded}.get(kind, lambda text, _: text)(ask, chance)
        if kind != "deleted":
            kinds[new] = (kind, ask)
    lines = list(kinds)
    for ask in fresh:
        lines.insert(chance.randrange(len(lines)), ask)
    found = heirs(bank(*standing), bank(*lines))
    told = Counter((kind, "kept" if found.get(new) == ask else "lost") for new, (kind, ask) in kinds.items())
    return told + Counter(("new", "wrong" if ask in found else "free") for ask in fresh)


def test_marks_stay_through_an_evening_of_edits() -> None:
    """Near 99 % of typo fixes and 90 % of rewordings keep their marks; 1 % or 2 % of new questions inherit any."""
    told = sum((after_an_evening_of_edits(Random(seed)) for seed in range(40)), Counter())  # noqa: S311 - no secret

    def share(kind: str, what: str) -> float:
        return told[kind, what] / sum(count for (one, _), count in told.items() if one == kind)

    assert share("same", "kept") == 1
    assert share("typo", "kept") >= 0.99
    assert share("reworded", "kept") >= 0.9
    assert share("new", "wrong") <= 0.02


lines = st.lists(
    st.sampled_from(ASKS) | st.text("abc {}?é", min_size=1, max_size=12), max_size=12, unique_by=fingerprint
)


@given(before=lines, after=lines)
def test_each_is_found_once_and_whoever_kept_its_words_keeps_its_key(before: list[str], after: list[str]) -> None:
    found = rematched(bank(*before), bank(*after), set(map(fingerprint, before)))
    assert [question.ask for question in found.questions] == after
    assert len(set(keys(found.questions))) == len(after)
    assert {fingerprint(ask) for ask in after if ask in before} <= set(keys(found.questions))
    assert set(found.withdrawn) == set(map(fingerprint, before)) - set(keys(found.questions))
    assert set(found.new) == set(keys(found.questions)) - set(map(fingerprint, before))
    for question in found.questions:
        if question.ask in before:
            assert question.key == fingerprint(question.ask)


HARDEST = "Who kept the crew warm on the night shoots?"


@pytest.mark.parametrize(
    ("now", "asked_about"),
    [
        ("Who on the crew kept you warm at night?", True),
        ("Who kept the crew warm on those night shoots?", False),  # the same question still: nobody is asked
        ("Who taught you to read a contract?", False),
    ],
)
def test_only_what_may_be_a_marked_question_and_may_not_is_asked_about(now: str, asked_about: bool) -> None:
    marks = [record(question=fingerprint(HARDEST), words=HARDEST)]
    here = rematched(known_from(marks), bank(now), {fingerprint(HARDEST)}).questions
    pairs = doubtful(replayed("reader", Event(), marks), here)
    assert [(question.ask, was.ask) for question, was in pairs] == [(now, HARDEST)] * asked_about


def test_a_doubtful_question_that_was_given_the_old_id_is_the_marked_one() -> None:
    marks = [record(question=fingerprint(HARDEST), words=HARDEST)]
    answered = Question("Who on the crew kept you warm at night?", id=fingerprint(HARDEST), path="her.yaml")
    rematch = rematched(known_from(marks), [answered], {fingerprint(HARDEST)})
    assert rematch.questions[0].key == fingerprint(HARDEST)
    assert doubtful(replayed("reader", Event(), marks), rematch.questions) == ()
