"""The balance: what was logged, counted once in every total, and laid out so that nothing is cut or given away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from redcarpet.core.balance import (
    NOT_SAID,
    OTHER,
    OWN,
    Balance,
    GuestCounts,
    PutToBoth,
    asked_line,
    balance_line,
    balance_of,
)
from redcarpet.core.balance_page import NOTHING_YET, balance_page, told
from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest
from redcarpet.core.journal import Record, Value, of
from redcarpet.core.question import Question
from tests.builders import question, record

GROUPS = {"craft": "work", "pay": "allyship", "set safety": "allyship", "gowns": "looks", "odd": "no group of ours"}
ADA = Guest("Ada Nunes", for_whom="her", order=1, must_ask=("craft?", "pay?"))
BO = Guest("Bo Lind", for_whom="him", order=2)
VIO = Guest("Vio", order=3)
SHEET = (ADA, BO, VIO)
QUESTIONS = {
    one.key: one
    for one in (
        question("craft?", id="craft?", topic="Craft", for_whom="her", mirror="pay?", path="her.yaml"),
        question("pay?", id="pay?", topic="pay", for_whom="him", path="him.yaml"),
        question("safe?", topic="Set-safety", path="any.yaml"),
        question("odd?", topic="odd", path="any.yaml"),
        question("strange?", topic="unheard of", path="any.yaml"),
        question("bare?", path="any.yaml"),
    )
}
WITHDRAWN = "withdrawn?"


def night(*records: Record, unsaved: Sequence[Record] = ()) -> Evening:
    evening = replayed("run-of-anna", Event(), (*records, *unsaved), sheet=SHEET)
    return evening if not unsaved else evening_with(evening, unsaved)


def evening_with(evening: Evening, unsaved: Sequence[Record]) -> Evening:
    before = replayed("run-of-anna", Event(), [one for one in evening.records if one not in unsaved], sheet=SHEET)
    for one in unsaved:
        before = before.with_record(one, saved=False)
    return before


def asked(n: int, key: str, *guests: str, kind: str = "asked") -> Record:
    return record(kind, n, guests=guests, question=key, words=f"{key} as said")


def script(n: int, *guests: str) -> Record:
    return record("off-script", n, guests=guests, question="")


def named(n: int, mark: Record, group: str) -> Record:
    return record("off-script", n, guests=mark.guests, question="", of=of(mark), group=group)


def counted(evening: Evening, questions: dict[str, Question] = QUESTIONS) -> Balance:
    return balance_of(evening, questions, GROUPS)


def page(balance: Balance, width: int) -> list[str]:
    return ["".join(text for text, _ in line) for line in balance_page(balance, width, cell_len)]


def test_every_asking_counts_in_the_group_of_its_topic() -> None:
    keys = ["craft?", "pay?", "safe?", "odd?", "strange?", "bare?", WITHDRAWN]
    balance = counted(night(*(asked(n, key) for n, key in enumerate(keys, start=1))))
    assert balance.groups == {"work": 1, "allyship": 2, OTHER: 4}
    assert balance.asked == balance.total == 7
    assert balance.for_whom == {"her": 1, "him": 1, "anyone": 4}


def test_a_question_of_ones_own_is_own_however_often_it_is_asked() -> None:
    evening = night(asked(1, "mine?", kind="own"), asked(2, "mine?"), asked(3, "gown?", kind="own"))
    typed = {"mine?": question("mine?"), "gown?": question("gown?", topic="gowns")}
    balance = counted(evening, QUESTIONS | typed)
    assert (balance.asked, balance.own) == (3, 3)
    assert balance.groups == {OWN: 2, "looks": 1}
    assert counted(evening).groups == {OWN: 3}


def test_off_script_counts_in_the_group_that_was_named_last() -> None:
    first, second, third, fourth = (script(n, "ada-nunes") for n in range(1, 5))
    evening = night(
        *(first, second, third, fourth),
        *(named(5, first, "family"), named(6, first, "looks"), named(7, second, "gadgets"), named(8, fourth, "work")),
        record("undo", 9, question="", of=of(fourth)),
    )
    balance = counted(evening)
    assert balance.off_script == 3
    assert balance.groups == balance.off_script_groups == {"looks": 1, OTHER: 1, NOT_SAID: 1}
    assert balance.table["looks", "her"] == 1


def test_a_couple_counts_under_each_booking_and_once_in_all() -> None:
    balance = counted(night(asked(1, "craft?", "ada-nunes", "bo-lind"), asked(2, "craft?", "ada-nunes", "ada-nunes")))
    assert balance.groups == {"work": 2}
    assert balance.booked == {"her": 2, "him": 1}
    assert balance.table == {("work", "her"): 2, ("work", "him"): 1}
    assert [(one.name, one.asked) for one in balance.guests] == [("Ada Nunes", 2), ("Bo Lind", 1)]


@pytest.mark.parametrize(
    ("guests", "booked"), [((), "nobody"), (("",), "nobody"), (("vio",), "anyone"), (("a-walk-in",), "anyone")]
)
def test_who_is_booked_for_nobody_in_particular_is_anyone_and_no_guest_is_nobody(
    guests: tuple[str, ...], booked: str
) -> None:
    assert counted(night(asked(1, "craft?", *guests))).booked == {booked: 1}


def test_a_guest_has_askings_follow_ups_and_what_was_off_script() -> None:
    evening = night(
        asked(1, "craft?", "bo-lind"),
        record("follow-up", 2, guests=("bo-lind", "ada-nunes"), question="craft?"),
        script(3, "ada-nunes"),
        asked(4, "pay?", "a-walk-in"),
    )
    assert counted(evening).guests == (
        GuestCounts("Ada Nunes", "her", 0, 1, 1),
        GuestCounts("Bo Lind", "him", 1, 1, 0),
        GuestCounts("a-walk-in", "anyone", 1, 0, 0),
    )


def test_marks_that_are_not_saved_do_not_count() -> None:
    saved, mark = asked(1, "craft?", "ada-nunes"), script(2, "bo-lind")
    evening = night(
        *(saved, mark),
        unsaved=[
            named(3, mark, "looks"),
            asked(4, "craft?", "bo-lind"),
            script(5, "vio"),
            record("follow-up", 6, guests=("ada-nunes",), question="craft?"),
        ],
    )
    balance = counted(evening)
    assert balance == counted(night(saved, mark))
    assert (balance.groups, balance.both) == ({"work": 1, NOT_SAID: 1}, ())
    assert counted(evening.all_saved()).groups == {"work": 2, "looks": 1, NOT_SAID: 1}


def test_the_same_question_put_to_both_is_listed_with_its_counts() -> None:
    evening = night(
        *(asked(n, "craft?", guest) for n, guest in enumerate(("ada-nunes", "bo-lind", "ada-nunes"), start=1)),
        *(asked(4, "pay?", "bo-lind"), asked(5, "pay?", "vio")),
        *(asked(6, WITHDRAWN, "ada-nunes"), asked(7, WITHDRAWN, "bo-lind")),
    )
    assert counted(evening).both == (PutToBoth("craft?", 2, 1), PutToBoth(f"{WITHDRAWN} as said", 1, 1))


@pytest.mark.parametrize("keys", [("craft?", "pay?"), ("pay?", "craft?", "pay?")])
def test_a_mirror_is_used_once_both_were_asked_whichever_names_the_other(keys: tuple[str, ...]) -> None:
    assert counted(night(*(asked(n, key) for n, key in enumerate(keys, start=1)))).mirrors == (keys[:2],)
    assert counted(night(asked(1, "craft?"), asked(2, "safe?"))).mirrors == ()


def test_guests_seen_are_held_against_those_expected() -> None:
    evening = night(
        record("guest-in", 1, guests=("ada-nunes",), question=""),
        asked(2, "craft?", "ada-nunes"),
        script(3, "bo-lind", "a-walk-in"),
    )
    balance = counted(evening)
    assert (balance.expected, balance.seen, balance.unexpected) == (3, 2, 1)
    assert balance.owed == (("Ada Nunes", 1),)
    gone = record("arrival", 4, guests=("ada-nunes",), question="", state="no-show")
    assert counted(night(gone)).owed == ()


def test_one_line_says_what_was_asked_about_and_nothing_says_nothing() -> None:
    mark = script(4)
    evening = night(asked(1, "craft?"), asked(2, "craft?"), asked(3, "pay?"), mark, named(5, mark, "looks"), script(6))
    assert balance_line(counted(evening)) == "work 2 · allyship 1 · looks 1 · off-script 2"
    assert balance_line(counted(night())) == ""
    assert asked_line(counted(evening).for_whom) == "her 2 · him 1 · any 0"
    assert asked_line({}) == "her 0 · him 0 · any 0"


_KINDS = ("asked", "own", "despite-request", "off-script", "follow-up", "undo", "reassign", "guest-in", "named")
_FACTS = st.lists(
    st.tuples(
        st.sampled_from(_KINDS), st.integers(0, 40), st.sets(st.sampled_from([*QUESTIONS, WITHDRAWN]), max_size=1)
    ),
    max_size=25,
)
_WHO: tuple[tuple[str, ...], ...] = ((), ("ada-nunes",), ("bo-lind",), ("ada-nunes", "bo-lind"), ("vio", "new"), ("",))


def _told(facts: list[tuple[str, int, set[str]]]) -> list[Record]:
    records: list[Record] = []
    for n, (kind, choice, keys) in enumerate(facts, start=1):
        other = of(records[choice % len(records)]) if records else None
        more: dict[str, dict[str, Value]] = {
            "undo": {"of": other},
            "reassign": {"marks": [other]},
            "named": {"of": other, "group": ("looks", "family", "", "new")[choice % 4]},
        }
        guests, key = _WHO[choice % len(_WHO)], next(iter(keys), "mine?")
        fields: dict[str, Any] = more.get(kind, {})
        records.append(record({"named": "off-script"}.get(kind, kind), n, guests=guests, question=key, **fields))
    return records


@given(_FACTS, st.integers(0, 25))
def test_for_any_evening_the_totals_are_the_tallys_and_the_table_adds_up(
    facts: list[tuple[str, int, set[str]]], saved: int
) -> None:
    records = _told(facts)
    evening = night(*records[:saved])
    for one in records[saved:]:
        evening = evening.with_record(one, saved=False)
    there = [one for one in evening.tally.asked if one.identity not in evening.unsaved]
    script = [one for one in evening.tally.off_script if one.identity not in evening.unsaved]
    balance = counted(evening)
    assert (balance.asked, balance.off_script) == (len(there), len(script))
    assert sum(balance.groups.values()) == balance.total == len(there) + len(script)
    assert sum(balance.off_script_groups.values()) == balance.off_script
    assert sum(balance.table.values()) == sum(balance.booked.values()) >= balance.total
    for group, count in balance.groups.items():
        in_columns = [number for (row, _), number in balance.table.items() if row == group]
        assert max(in_columns) <= count <= sum(in_columns)
    known = [one for one in there if one.question in QUESTIONS]
    assert sum(balance.for_whom.values()) == len(known)
    heads = [guest for one in there for guest in set(one.guests) - {""}]
    assert sum(one.asked for one in balance.guests) == len(heads)
    for width in (30, 33, 47, 73, 96):
        assert all(cell_len(line) <= width for line in page(balance, width))


FULL = Balance(
    asked=31,
    own=1,
    off_script=2,
    groups={"work": 25, "allyship": 6, "own": 1, "looks": 1, NOT_SAID: 1},
    off_script_groups={"looks": 1, NOT_SAID: 1},
    booked={"her": 26, "him": 9},
    table={("work", "her"): 23, ("work", "him"): 2, ("allyship", "him"): 7, (OWN, "her"): 1, ("looks", "her"): 2},
    for_whom={"her": 20, "him": 5, "anyone": 5},
    guests=(GuestCounts("Ada Nunes of the very long and winding name", "her", 13, 4, 2),),
    both=(PutToBoth("What is this story about that the trailer leaves out?", 1, 2),),
    mirrors=(("One?", "Two?"),),
    expected=5,
    seen=4,
    unexpected=1,
    owed=(("Greta", 2), ("Bo", 1)),
)


def test_the_page_says_what_it_knows_and_counts_it() -> None:
    assert told(FULL)[0] == "of what was logged: 30 from the banks, 1 of your own, 2 off-script"
    shown = page(FULL, 96)
    assert f"work        25   23  88 % {'▇' * 16}     2       ▇" in "\n".join(shown)
    assert any(line.startswith("in all      33   26") for line in shown)
    for words in (
        "The questions themselves were for her 20 · him 5 · anyone 5.",
        "Guests asked together count under each booking",
        "her 1 · him 2     What is this story about that the trailer leaves out?",
        "mirrors used: 1",
        "guests seen: 4 of 5 expected, and 1 on no sheet",
        "3 must-asks still owed: Greta 2, Bo 1",
    ):
        assert words in " ".join(shown)


def test_percentages_stand_beside_counts_alone_and_only_from_ten_up() -> None:
    assert "%" not in "".join(
        page(Balance(asked=9, groups={"work": 9}, booked={"her": 9}, table={("work", "her"): 9}), 96)
    )
    row = next(line for line in page(FULL, 96) if line.startswith("allyship"))
    assert "%" not in row  # him 7 of 9


def test_with_less_room_bars_go_before_counts_and_words_are_wrapped_or_end_in_dots() -> None:
    small = page(FULL, 33)
    assert "▇" not in "".join(small)
    assert "work        25        23        2" in small
    assert any(line.startswith("Ada Nunes of t") and "…" in line for line in small)
    assert "her 1 · him 2" in small


def test_an_empty_evening_is_one_plain_sentence() -> None:
    assert page(counted(night()), 73) == [NOTHING_YET]
