"""Guests come to the mic: what is asked of whom, what is held back, what belongs to whom."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from redcarpet.core.arrivals import arriving
from redcarpet.core.asking import own
from redcarpet.core.bank import Loaded
from redcarpet.core.calling import arrival, give, join, lift, off_limits, rename
from redcarpet.core.journal import taken_back
from redcarpet.core.mic import Ban
from redcarpet.core.reload import reloaded
from redcarpet.core.standing import why_not_drawn
from redcarpet.core.state import follow_ups
from tests.builders import record
from tests.core.guests import ADA, BO, DECISION, GRETA, HOME, KEEP, NOMINEE, PARTING, PROMISE, QUESTIONS, VIO, Line

GRETA_ID, ADA_ID, BO_ID, VIO_ID = (guest.id for guest in (GRETA, ADA, BO, VIO))


def drawn(line: Line) -> set[str]:
    standing = line.scene.standing
    return {one.id for one in line.scene.deck.questions if not why_not_drawn(one, standing(one))}


def test_choosing_a_guest_shows_the_question_that_is_owed_and_sets_whom_the_deck_is_for() -> None:
    line = Line().call(GRETA_ID)
    assert line.current == "keep"
    assert line.scene.view.filter.strip() == "for:her"
    assert line.says == "on the mic: Greta Lindqvist"


@pytest.mark.parametrize(("guest", "deck"), [(BO_ID, "for:him"), (VIO_ID, "for:anyone")])
def test_whom_the_deck_is_for_is_the_producers_choice(guest: str, deck: str) -> None:
    assert Line().call(guest).scene.view.filter.strip() == deck


def test_nothing_is_presumed_that_the_guest_is_not_known_to_have() -> None:
    assert "rang" in drawn(Line().call(GRETA_ID))
    assert "rang" not in drawn(Line().call(ADA_ID))
    assert "rang" not in drawn(Line().call(GRETA_ID, ADA_ID))


def test_what_is_off_limits_by_topic_or_word_is_never_drawn() -> None:
    line = Line().call(GRETA_ID)
    assert drawn(line) & {"home", "parting"} == set()
    assert {"home", "parting"} <= drawn(line.call(ADA_ID))
    assert drawn(line.call(ADA_ID, GRETA_ID)) & {"home", "parting"} == set()


def test_a_follow_up_is_held_back_by_its_own_words() -> None:
    line = Line().call(GRETA_ID)
    line.scene = replace(line.scene, view=line.scene.view.moved_to("decision"))
    assert [one.held for one in follow_ups(line.scene)] == [False, True]
    line.press("space", "follow_up", "follow_up")
    assert "held back" in line.refused
    line.press("despite")
    assert [record.more.get("despite") for record in line.scene.evening.records if record.kind == "follow-up"] == [
        None,
        True,
    ]


def test_placeholders_are_filled_or_their_fallback_is_said() -> None:
    line = Line().call(GRETA_ID)
    assert line.scene.words(DECISION) == "What is one decision in Northern Light that only you could have made?"
    assert line.call(VIO_ID).scene.words(DECISION).startswith("What is one decision in your film")
    assert line.call(ADA_ID, BO_ID).scene.words(DECISION).startswith("What is one decision in Salt Road")
    assert line.call(GRETA_ID, BO_ID).scene.words(DECISION).startswith("What is one decision in your film")


def test_a_gap_without_a_fallback_is_a_need() -> None:
    gap = replace(NOMINEE, id="gap", key="gap", needs=(), ask="Who wrote {project}?")
    line = Line((*QUESTIONS, gap)).call(VIO_ID)
    assert why_not_drawn(gap, line.scene.standing(gap)) == "needs a project"
    assert why_not_drawn(gap, line.call(ADA_ID).scene.standing(gap)) == ""


def test_care_for_a_guest_spares_accountability() -> None:
    assert "promise" not in drawn(Line().call(BO_ID))
    assert why_not_drawn(PROMISE, Line().call(BO_ID).scene.standing(PROMISE)) == "care: opened on purpose only"
    assert "promise" in drawn(Line(sheet=(replace(BO, with_care=False),)).call(BO_ID))


def test_what_is_held_back_takes_a_second_key_and_is_logged_so() -> None:
    line = Line().call(GRETA_ID)
    line.scene = replace(line.scene, view=line.scene.view.moved_to("home"))
    assert "held back" in line.press("space").refused
    assert line.asked() == []
    line.press("despite")
    assert [record.kind for record in line.scene.evening.tally.asked] == ["despite-request"]
    assert line.press("undo").asked() == []


def test_the_second_key_alone_asks_nothing_nor_does_it_later() -> None:
    line = Line().call(GRETA_ID)
    line.scene = replace(line.scene, view=line.scene.view.moved_to("home"))
    assert line.press("despite").asked() == []
    line.press("space").wait(9)
    assert line.press("despite").asked() == []


@pytest.mark.parametrize(("typed", "held"), [("", {"keep", "decision"}), ("Keep", {"keep"}), ("divorc", {"parting"})])
def test_one_key_holds_back_this_topic_or_a_word(typed: str, held: set[str]) -> None:
    line = Line().call(ADA_ID)
    line.scene = replace(line.scene, view=line.scene.view.moved_to("keep"))
    before = drawn(line)
    line.do(partial(off_limits, typed=typed, asker="publicist"))
    assert before - drawn(line) == held
    assert line.current == "keep"
    assert typed.lower() not in line.says.lower() or not typed
    assert drawn(line.press("undo")) == before


def test_what_is_off_limits_is_so_for_this_guest_alone_and_is_lifted_again() -> None:
    line = Line().call(GRETA_ID)
    line.do(partial(off_limits, typed="song", asker="lawyer"))
    assert "song" not in drawn(line)
    assert "song" in drawn(line.call(ADA_ID))
    ban = next(ban for ban in line.call(GRETA_ID).scene.evening.mic.bans if ban.word == "song")
    assert ban.asked_by == "lawyer"
    assert "song" in drawn(line.do(partial(lift, ban=ban)))
    family = Ban(GRETA_ID, topic="family")
    assert "home" in drawn(line.do(partial(lift, ban=family)))
    assert "home" not in drawn(line.do(partial(lift, ban=family)))


def test_without_a_guest_nothing_is_off_limits() -> None:
    assert "nobody is on the mic" in Line().do(partial(off_limits, typed="x", asker="publicist")).refused


def test_marks_made_before_the_guest_was_chosen_are_given_by_one_key() -> None:
    line = Line().press("space").wait(9).press("good", "space", "space").wait(9)
    line.call(GRETA_ID)
    assert line.says == "2 questions in the last 90 s: r gives them to Greta"
    line.press("give")
    assert {guests for _, guests in line.asked()} == {(GRETA_ID,)}
    assert line.scene.standing(DECISION).rating == "good"
    line.press("undo")
    assert {guests for _, guests in line.asked()} == {()}


def test_what_belongs_to_the_guest_before_is_given_one_by_one() -> None:
    line = Line().call(GRETA_ID).press("space").wait(30).press("space", "space").wait(20).call(BO_ID)
    assert line.says == "the last question 20 s ago: r gives it to Bo"
    line.press("give")
    assert [guests for _, guests in line.asked()] == [(GRETA_ID,), (BO_ID,)]
    assert line.says == "1 mark given to Bo Ferrant; r again: the one before"
    line.press("give")
    assert [guests for _, guests in line.asked()] == [(BO_ID,), (BO_ID,)]
    assert "r again" not in line.says
    assert "chosen late" in line.press("give").refused


def test_what_belongs_to_nobody_is_given_before_what_is_somebodys() -> None:
    line = Line().call(GRETA_ID).press("space", "guest_left", "space").wait(9).call(BO_ID).press("give")
    assert [guests for _, guests in line.asked()] == [(GRETA_ID,), (BO_ID,)]


def test_older_marks_are_not_offered_and_the_offer_ends_with_the_next_mark() -> None:
    line = Line().press("space").wait(91).call(GRETA_ID)
    assert "r gives" not in line.says
    line = Line().press("space").call(GRETA_ID).press("space", "give")
    assert "chosen late" in line.refused


def test_a_mark_is_given_with_its_follow_ups_and_ratings_and_without_those_of_the_next_asking() -> None:
    line = Line().press("space", "follow_up", "select")
    first = line.scene.evening.tally.asked[0]
    line.wait(9).press("ask_again", "follow_up")
    line.do(partial(give, marks=(first.identity,), guests=(ADA_ID,)))
    marks = line.scene.evening.tally
    assert len(marks.of("decision", ADA_ID).follow_ups) == 1
    assert len(marks.of("decision").follow_ups) == 1
    assert marks.of("decision", ADA_ID).rating is not None


def test_a_second_visit_remembers_everything_and_has_a_number() -> None:
    line = Line().call(GRETA_ID).press("space").call(ADA_ID).call(GRETA_ID)
    assert line.current != "keep"
    assert line.scene.standing(KEEP).asked == 1
    assert [record.more["visit"] for record in line.scene.evening.tally.presence] == [1, 1, 2]


def test_who_is_there_already_is_not_called_again() -> None:
    assert "on the mic already" in Line().call(GRETA_ID).call(GRETA_ID).refused


def test_a_guest_taken_back_leaves_everything_as_it_was() -> None:
    line = Line().press("down")
    before = line.scene.view
    line.call(GRETA_ID).press("undo")
    assert not line.scene.evening.guests
    assert (line.current, line.scene.view.filter) == (before.current, before.filter)
    line.press("redo")
    assert (line.scene.evening.guests, line.current) == ((GRETA_ID,), "keep")


def test_a_walk_in_is_renamed_and_joined_with_a_listed_guest() -> None:
    line = Line().call("gretta", gretta="Gretta L").press("space")
    assert line.scene.evening.mic.guests[0].name == "Gretta L"
    line.do(partial(rename, guest="gretta", name="Greta L."))
    assert line.scene.evening.mic.guests[0].name == "Greta L."
    line.do(partial(join, guest="gretta", into=GRETA_ID))
    assert line.scene.evening.guests == (GRETA_ID,)
    assert {guests for _, guests in line.asked()} == {(GRETA_ID,)}
    assert "gretta" not in line.scene.evening.roster
    line.press("undo")
    assert line.scene.evening.guests == ("gretta",)


def test_joining_moves_nothing_under_the_reporter() -> None:
    line = Line().call("gretta", gretta="Gretta").press("down", "down")
    before = line.current
    line.do(partial(join, guest="gretta", into=GRETA_ID))
    assert (line.scene.evening.guests, line.current) == ((GRETA_ID,), before)
    assert line.scene.view.filter.strip() == "for:her"
    assert line.press("undo").current == before
    line = Line().press("down").call("gretta", gretta="Gretta")
    before = line.current
    line.do(partial(join, guest="gretta", into=GRETA_ID)).press("undo", "redo", "undo")
    assert (line.scene.evening.guests, line.current) == (("gretta",), before)


def test_a_walk_ins_name_comes_with_every_visit() -> None:
    line = Line().call("vera", vera="Vera").call(GRETA_ID).call("vera")
    first = line.scene.evening.tally.presence[0]
    assert first.identity not in taken_back(line.scene.evening.records)
    assert line.scene.evening.tally.presence[-1].new_guests == {"vera": "Vera"}


def test_leaving_empties_the_mic() -> None:
    line = Line().call(GRETA_ID).press("guest_left")
    assert not line.scene.evening.guests
    assert not line.scene.view.filter
    assert "nobody" in line.press("guest_left").refused


def test_how_a_guest_stands_is_said_by_one_key() -> None:
    line = Line().do(partial(arrival, guest=BO_ID, state="no-show"))
    assert line.says == "Bo Ferrant: no-show"
    assert line.scene.evening.tally.arrivals[BO_ID].text("state") == "no-show"
    assert "no-show already" in line.do(partial(arrival, guest=BO_ID, state="no-show")).refused
    states = {one.guest.id: one.state for one in arriving(line.call(BO_ID).press("space").call(ADA_ID).scene.evening)}
    assert states[BO_ID] == "done"


def test_the_questions_that_a_word_would_hold_back_are_marked_in_the_list_alone() -> None:
    line = Line().call(ADA_ID).do(partial(off_limits, typed="house", asker="publicist"))
    assert line.scene.standing(HOME).off_limits
    assert not line.scene.standing(PARTING).off_limits


def test_who_was_at_the_mic_and_stands_on_the_sheet_no_more_is_kept_as_known() -> None:
    line = Line().call(GRETA_ID)
    corrected = replace(GRETA, id="", name="Greta Lindkvist")
    line.scene = reloaded(line.scene, Loaded(QUESTIONS, guests=(corrected, ADA)))
    assert line.says == "no longer on the sheet, kept as known: Greta Lindqvist"
    assert drawn(line) & {"home", "parting"} == set()
    assert line.scene.evening.mic.guests[0].minutes == 2
    line.do(partial(join, guest=GRETA_ID, into=corrected.id))
    assert line.scene.evening.mic.guests == (corrected,)


def test_an_offered_follow_up_is_what_the_second_key_asks_and_nothing_else() -> None:
    line = Line().call(GRETA_ID)
    line.scene = replace(line.scene, view=line.scene.view.moved_to("decision"))
    line.press("volunteered", "follow_up", "follow_up", "despite")
    assert line.asked() == []
    assert [record.more.get("despite") for record in line.scene.evening.tally.of("decision", GRETA_ID).follow_ups] == [
        None,
        True,
    ]


def test_a_walk_in_who_was_renamed_and_joined_renames_nobody() -> None:
    line = Line().call("vera", vera="Vera").do(partial(rename, guest="vera", name="Vera S"))
    line.do(partial(join, guest="vera", into=GRETA_ID))
    assert line.scene.evening.roster[GRETA_ID].name == "Greta Lindqvist"
    assert "is the name already" in line.do(partial(rename, guest=GRETA_ID, name="Greta Lindqvist")).refused


def test_whichever_way_a_walk_in_is_joined_what_the_sheet_says_stays() -> None:
    line = Line().call("gretta", gretta="Gretta").press("space")
    line.do(partial(join, guest=GRETA_ID, into="gretta"))
    assert line.scene.evening.mic.guests == (GRETA,)
    assert "correct the sheet" in line.do(partial(join, guest=GRETA_ID, into=ADA_ID)).refused


def test_another_reporters_marks_are_never_given_away() -> None:
    line = Line().call(GRETA_ID)
    line.press("space")
    mine = line.scene.evening.tally.asked[-1]
    theirs = record(
        "follow-up", 2, run="run-of-ben", h=(line.scene.evening.latest[0] + 1, 0), guests=(BO_ID,), question="keep"
    )
    line.scene = replace(line.scene, evening=line.scene.evening.with_record(theirs))
    line.do(partial(give, marks=(mine.identity,), guests=(ADA_ID,)))
    assert line.scene.evening.tally.of("keep", BO_ID).follow_ups == (theirs,)


def test_a_question_of_ones_own_that_is_off_limits_is_asked_on_purpose_only() -> None:
    line = Line().call(GRETA_ID)
    assert "held back" in line.do(partial(own, text="Was the divorce hard?")).refused
    line.do(partial(own, text="Was the divorce hard?", despite=True))
    assert line.scene.evening.tally.own[0].more == {"despite": True}
    before = line.scene.view.trail[-1]
    assert line.press("undo").current == before


def test_what_belonged_to_nobody_before_the_guest_before_is_not_offered() -> None:
    line = Line().press("space").wait(9).call(GRETA_ID).press("space").wait(9).call(BO_ID).press("give")
    assert [guests for _, guests in line.asked()] == [(), (BO_ID,)]
