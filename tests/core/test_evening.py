from __future__ import annotations

from dataclasses import replace

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.fold import Tally
from redcarpet.core.journal import Moment
from redcarpet.core.question import Question
from redcarpet.core.standing import Standing
from redcarpet.core.tonight import follow_ups_asked, last_asked, pinned, standing_of
from tests.builders import EIGHT, evening, pressed, record, sealed

DAYS_400 = 400 * 86_400_000
DECISION = Question("What is one decision that only you could have made?", id="decision", path="craft.yaml")
PERSUADE = Question("Who did you have to persuade?", id="persuade", path="craft.yaml")


def test_a_draft_changes_nothing_by_itself() -> None:
    before = evening()
    draft = before.draft("asked", Moment(EIGHT, 0), DECISION, DECISION.ask)
    assert draft not in before.records
    assert before.tally == Tally()


def test_a_draft_says_who_when_what_and_of_whom() -> None:
    couple = Evening("run-of-anna", guests=("ada", "bo"))
    draft = couple.draft("asked", Moment(EIGHT, 7), DECISION, "as it was said", {"place": 3})
    assert (draft.run, draft.n, draft.at, draft.h) == ("run-of-anna", 1, Moment(EIGHT, 7), (EIGHT, 0))
    assert (draft.guests, draft.question, draft.words) == (("ada", "bo"), "decision", "as it was said")
    assert draft.more == {"place": 3}


def test_a_question_too_long_for_a_record_is_marked_all_the_same() -> None:
    draft = evening().draft("asked", Moment(EIGHT, 0), DECISION, "w" * 2_500)
    assert draft.words == "w" * 2_000


def test_a_record_about_no_question_concerns_no_guest() -> None:
    assert Evening("run-of-anna", guests=("ada",)).draft("undo", Moment(EIGHT, 0)).guests == ()


def test_a_resumed_run_counts_on_from_its_own_greatest_number_only() -> None:
    records = (record(n=7, run="run-of-anna"), record(n=90, run="run-of-ben"))
    assert replayed("run-of-anna", Event(), records).draft("asked", Moment(EIGHT, 0)).n == 8


def test_an_unsaved_record_is_known_as_unsaved_until_all_is_saved() -> None:
    mark = record("asked", 5)
    told = evening().with_record(mark, saved=False).with_record(record("pin", 6))
    assert told.unsaved == {mark.identity}
    assert standing_of(told)(DECISION).asked == 1
    assert told.all_saved().unsaved == frozenset()
    assert told.all_saved().records == told.records


def test_ones_own_is_what_the_same_person_did_on_the_same_device_in_any_run() -> None:
    first = pressed(evening("run-1", device="laptop-a", person="anna"), "asked", DECISION)
    again = evening("run-2", device="laptop-a", person="anna", before=first)
    assert again.is_own(first.records[-1])


def test_another_person_or_another_device_is_not_oneself() -> None:
    first = pressed(evening("run-1", device="laptop-a", person="anna"), "asked", DECISION)
    for device, person in (("laptop-a", "ben"), ("laptop-b", "anna"), ("laptop-a", "Anna")):
        assert not evening("run-2", device=device, person=person, before=first).is_own(first.records[-1])


def test_a_run_of_which_nothing_is_known_is_nobodys() -> None:
    assert not evening().is_own(record(run="unknown"))
    assert not Evening("run-1").is_own(record(run="unknown"))
    assert Evening("run-1").is_own(record(run="run-1"))


def test_two_runs_without_a_device_are_not_one_person() -> None:
    stranger = pressed(evening("run-1", device="", person=""), "asked", DECISION)
    assert not evening("run-2", device="", person="", before=stranger).is_own(stranger.records[-1])


def test_a_question_without_marks_is_untouched() -> None:
    assert standing_of(evening())(DECISION) == Standing()


def test_what_a_guest_must_bring_is_unmet_while_nothing_is_known_of_guests() -> None:
    needy = Question("What does the nomination change?", needs=("nomination",), path="craft.yaml")
    assert standing_of(evening())(needy).unmet == ("nomination",)
    assert standing_of(pressed(evening(), "asked", needy))(needy).unmet == ("nomination",)


def test_a_question_of_ones_own_is_known_by_standing_in_no_file() -> None:
    own = Question("And the weather?")
    assert standing_of(evening())(own).own
    assert standing_of(pressed(evening(), "asked", own))(own).own
    assert not standing_of(evening())(DECISION).own


def test_marks_are_the_guests_and_tonights_are_anyones() -> None:
    told = evening()
    for guests in (("ada",), ("ada", "bo"), ()):
        told = replace(told, guests=guests)
        told = pressed(told, "asked", DECISION)
    for guests, asked in ((("ada",), 2), (("bo",), 1), (("ada", "bo"), 2), ((), 1), (("cy",), 0)):
        on_mic = replace(told, guests=guests)
        assert standing_of(on_mic)(DECISION).asked == asked
        assert standing_of(on_mic)(DECISION).asked_tonight == 3


def _for(told: Evening, *guests: str) -> Evening:
    return replace(told, guests=guests)


def test_a_pin_made_before_the_guest_came_holds_for_the_guest_and_can_be_lifted_for_the_guest() -> None:
    told = _for(pressed(evening(), "pin", DECISION, on=True), "ada")
    assert standing_of(told)(DECISION).pinned
    assert pinned(told) == 1
    lifted = pressed(told, "pin", DECISION, on=False)
    assert not standing_of(lifted)(DECISION).pinned
    assert pinned(lifted) == 0
    assert standing_of(_for(lifted, "bo"))(DECISION).pinned


def test_a_question_retired_under_one_guest_can_be_brought_back_under_another() -> None:
    told = _for(pressed(_for(evening(), "ada"), "retire", DECISION, on=True), "bo")
    assert standing_of(told)(DECISION).retired
    assert not standing_of(pressed(told, "retire", DECISION, on=False))(DECISION).retired


def test_the_pinned_are_counted_until_they_are_asked() -> None:
    told = pressed(pressed(evening(), "pin", DECISION, on=True), "pin", PERSUADE, on=True)
    assert pinned(told) == 2
    told = pressed(told, "asked", PERSUADE)
    assert pinned(told) == 1
    assert pinned(pressed(told, "pin", DECISION, on=False)) == 0


def test_the_last_asking_is_the_latest_of_the_guests_on_the_mic() -> None:
    told = pressed(_for(evening(), "ada"), "asked", DECISION)
    ada = told.records[-1]
    told = pressed(_for(told, "bo"), "asked", DECISION)
    assert last_asked(_for(told, "ada"), DECISION) == ada
    assert last_asked(_for(told, "ada", "bo"), DECISION) == told.records[-1]
    assert last_asked(_for(told), DECISION) is None
    assert last_asked(told, PERSUADE) is None


def test_follow_ups_are_known_by_their_places() -> None:
    told = pressed(pressed(evening(), "follow-up", DECISION, place=0), "follow-up", DECISION, place=2)
    assert follow_ups_asked(told, DECISION) == {0, 2}
    assert follow_ups_asked(_for(told, "ada"), DECISION) == frozenset()


def test_the_latest_stamp_is_that_of_whoever_is_furthest_ahead() -> None:
    ahead = sealed(record(n=1, run="run-of-ben", h=(EIGHT + DAYS_400, 3)))
    told = evening().with_record(ahead)
    assert told.latest == (EIGHT + DAYS_400, 3)
    assert told.draft("asked", Moment(EIGHT, 0)).h == (EIGHT + DAYS_400, 4)
    assert Evening("run").latest == (0, 0)
