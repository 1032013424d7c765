"""Own questions are what reporters typed during an evening, each once, without what was taken back."""

from __future__ import annotations

from redcarpet.core.evening import Evening
from redcarpet.core.own import OwnQuestion, own_questions
from redcarpet.core.question import fingerprint
from tests.builders import EIGHT, evening, record


def asks(evening: Evening) -> list[str]:
    return [one.ask for one in own_questions(evening)]


def with_own(before: Evening, words: str, n: int, **more: str) -> Evening:
    return before.with_record(record("own", n, question=fingerprint(words), words=words, **more))  # type: ignore[arg-type]


def test_a_question_tells_when_by_whom_and_how_often_it_was_asked() -> None:
    typed = with_own(evening(), "Who fixed the boat?", 60, topic="craft")
    key = fingerprint("Who fixed the boat?")
    for n in (61, 62):
        typed = typed.with_record(record("asked", n, question=key, words="Who fixed the boat?", guests=(f"guest-{n}",)))
    found = OwnQuestion(key, "Who fixed the boat?", "craft", EIGHT + 60_000, "anna", 3)
    assert own_questions(typed) == (found,)


def test_one_asking_of_two_guests_is_one() -> None:
    typed = with_own(evening(), "Why?", 1)
    both = typed.with_record(record("asked", 2, question=fingerprint("Why?"), guests=("ada", "bo")))
    assert [one.asked for one in own_questions(both)] == [2]


def test_what_was_taken_back_is_none_until_that_is_taken_back() -> None:
    typed = with_own(evening(), "Why?", 1)
    taken = typed.records[-1]
    gone = typed.with_record(record("undo", 2, question="", of=list(taken.identity)))
    assert own_questions(gone) == ()
    back = gone.with_record(record("undo", 3, question="", of=list(gone.records[-1].identity)))
    assert asks(back) == ["Why?"]


def test_the_same_words_typed_twice_are_one_question_in_the_order_of_the_first() -> None:
    typed = evening()
    for n, words in enumerate(["Who?", "Where?", "who? ", "Where?"], 1):
        typed = with_own(typed, words, n)
    assert asks(typed) == ["Who?", "Where?"]


def test_without_a_person_the_device_typed_it_and_nothing_typed_is_no_question() -> None:
    typed = with_own(with_own(evening(person=""), "Why?", 1), "", 2)
    assert [one.by for one in own_questions(typed)] == ["laptop"]
    stranger = Evening("another-run").with_record(record("own", 1, run="unknown", question="", words="Why?"))
    assert [(one.by, one.key) for one in own_questions(stranger)] == [("", fingerprint("Why?"))]
