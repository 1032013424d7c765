"""What belongs to another evening is stale; what is stated as a fact has a source."""

from __future__ import annotations

import pytest

from redcarpet.core.event import Event
from tests.core.checks.judging import BAFTAS, asking, judged, marked

PREMIERE = Event(name="Salt Road, the premiere", date="2027-02-14")
OSCARS = Event(name="98th Academy Awards", date="2027-03-14")
CANNES = Event(name="Festival de Cannes 2027")
NORTH = Event(name="Northern Lights Awards", date="2026-11-22")
UNDATED = Event(name="BAFTA Film Awards")
NAMELESS = Event(date="2027-02-14")

STALE = [
    ("Who did you call after the 2026 nominations?", BAFTAS, "2026 nominations"),
    ("What did the 2019 ceremony leave out?", BAFTAS, "2019 ceremony"),
    ("Whose name was missing from the awards in 2025?", BAFTAS, "awards in 2025"),
    ("How long were you on the red carpet of 2026?", BAFTAS, "red carpet of 2026"),
    ("What did your 2026 best actress nomination change?", BAFTAS, "2026 best actress nomination"),
    ("Who rang you before the 2024 Oscars?", BAFTAS, "2024 Oscars"),
    ("What will you do at the 2028 gala?", PREMIERE, "2028 gala"),
    ("What did the 2026 awards change?", NAMELESS, "2026 awards"),
    ("What would an Oscar mean for your crew?", BAFTAS, "an Oscar"),
    ("Who should host the Oscars?", BAFTAS, "Oscars"),
    ("Who should host the oscars?", NORTH, "oscars"),
    ("Which Golden Globe speech do you know by heart?", BAFTAS, "Golden Globe"),
    ("Who will you thank if you win the Emmy?", OSCARS, "the Emmy"),
    ("Whose BAFTA speech are you rehearsing?", OSCARS, "BAFTA"),
    ("Who sits beside you on Grammy night?", BAFTAS, "Grammy night"),
    ("What is a Tony for?", OSCARS, "a Tony"),
    ("Who should win the Palme d’Or?", OSCARS, "Palme d’Or"),
    ("Who is your guest at the Critics' Choice Awards?", UNDATED, "Critics' Choice Awards"),
]


@pytest.mark.parametrize(("words", "event", "found"), STALE)
def test_another_years_ceremony_and_another_award_are_stale(words: str, event: Event, found: str) -> None:
    bank = asking(words)
    (told,) = judged("RC505", bank, event=event)
    assert marked(told, bank) == found
    assert told.message.startswith("This was written for another evening: it names ")


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("How did you learn to drive a tram for a story set in 1969?", BAFTAS),
        ("What did 2025 teach you?", BAFTAS),
        ("What did Hattie McDaniel change at the 1940 ceremony?", BAFTAS),
        ("Who did you call after the 2027 nominations?", BAFTAS),
        ("Who did you call after the nominations?", BAFTAS),
        ("Who did you call after the 2026 nominations?", UNDATED),
        ("Who did you call after the 2026 nominations?", Event()),
        ("What did the 2027 awards change?", CANNES),
        ("What would a BAFTA mean for your crew?", BAFTAS),
        ("What would an Academy Award mean for your crew?", OSCARS),
        ("What would an Oscar mean for your crew?", OSCARS),
        ("Who should win the Palme d'Or?", CANNES),
        ("What would an Oscar mean for your crew?", PREMIERE),
        ("What would an Oscar mean for your crew?", Event()),
        ("What changed for you when you won an Oscar?", BAFTAS),
        ("What did you do with your Emmy?", BAFTAS),
        ("How has winning an Oscar changed the scripts you get?", BAFTAS),
        ("What does Oscar Isaac bring to the part?", BAFTAS),
        ("How does Tony see the end of this story?", BAFTAS),
        ("What is the Oscar Wilde play about?", BAFTAS),
        ("What award would you give to your crew?", BAFTAS),
        ("Vem borde vinna en Oscar, och vad gör the Oscars?", Event(name="BAFTA", language="sv")),
    ],
)
def test_history_and_the_events_own_award_are_not(words: str, event: Event) -> None:
    fields = "language: sv" if event.language == "sv" else ""
    assert judged("RC505", asking(words, fields), event=event) == []


def test_a_follow_up_can_be_stale_and_a_question_is_told_once_however_often_it_is_written() -> None:
    bank = asking("Who rang?", 'follow_ups: ["Who?", "What about the 2026 awards?"]')
    (told,) = judged("RC505", bank)
    assert (told.place.field, told.place.index, marked(told, bank)) == ("follow_ups", 1, "2026 awards")
    twice = asking("What of the 2026 awards?", "say: What of the 2026 awards?\nshort: The 2026 awards?")
    assert len(judged("RC505", twice)) == 1


@pytest.mark.parametrize("fields", ["status: retired", "ignore: [{rule: RC505, reason: Looks ahead.}]"])
def test_what_is_retired_or_excused_may_be_stale(fields: str) -> None:
    assert judged("RC505", asking("Who should host the Oscars?", fields)) == []


UNSOURCED = [
    ("You shot this in 23 days. What did you leave out?", "23"),
    ("You begin 3 years before the war. Why?", "3"),
    ("How did you find 300 extras?", "300"),
    ("What did the 1969 strike teach you?", "1969"),
    ("How was the $13 million spent?", "$13 million"),
    ("Why do 40% of crews have no woman in them?", "40%"),
    ("What changed between your 1st and your 50th film?", "50th"),
    ("You left the country. In 2019 what brought you back?", "2019"),
    ("In 2019 Greta left. What changed?", "2019"),
    ("What happened in March 2020?", "2020"),
    ("You have made thirty films. What is left?", "thirty films"),
    ("What did twelve weeks in the desert teach you?", "twelve weeks"),
    ("How did you spend two million?", "two million"),
    ("What did hundreds of extras eat?", "hundreds of"),
    ("Who wrote your second film with you?", "second film"),
    ("How did twenty-five night shoots go over three long months?", "twenty-five night"),
    ("What did your Oscar change?", "your Oscar"),
    ("Who held the Golden Globe you won?", "Golden Globe"),
    ("What did an Emmy nomination open for you?", "an Emmy"),
]


@pytest.mark.parametrize(("words", "found"), UNSOURCED)
def test_a_number_or_an_award_that_is_stated_wants_a_source(words: str, found: str) -> None:
    bank = asking(words)
    (told,) = judged("RC508", bank)
    assert marked(told, bank).startswith(found)
    assert told.message.startswith(f"“{marked(told, bank)}” is stated as a fact")
    for fields in ("source: {title: The Harbour Post}", "status: retired", "ignore: [{rule: RC508, reason: Known.}]"):
        assert judged("RC508", asking(words, fields)) == []


@pytest.mark.parametrize(
    "words",
    [
        "What is one decision that only you could have made?",
        "What was the first thing you made?",
        "What did you two talk about?",
        "How did the crew stay awake through a six-week shoot?",
        "What keeps a scene alive at 4 a.m. on a night shoot?",
        "How did the two of you meet?",
        "Which two people on this team should never be split up?",
        "Which three films would you show a beginner?",
        "Name three films that you stole from.",
        "Which 3 words describe this crew?",
        "What would you say in 10 seconds?",
        "What have you changed in the last two years?",
        "What have you learned in the past 10 years?",
        "Who taught you in your first two weeks?",
        "What do you do between two takes?",
        "What does Blade Runner 2049 owe to you?",
        "How long was 12 Years a Slave in the making?",
        'What did "1917" teach you about long takes?',
        "How did Covid-19 change this set?",
        "What did the 1990s teach you?",
        "Why did you shoot on 35 mm?",
        "Why shoot in 3D, and in 4K?",
        "What happens at 12:30 on your set?",
        "Who is on call 24/7?",
        "What is a hero of the 21st century?",
        "What did the nominations of 2027 change?",
        "What would an Oscar change?",
        "What does Oscar Isaac bring to your film?",
        "Where is your second home?",
        "Who came second, and who came first?",
        "What would you ask a hundred times?",
        "Where will this be shown in ten years?",
        "Who taught you when you were seven years old?",
        "Who will know this in 50 years, and in two years?",
        "What happened on the day of scene 12?",
        "What is your 10-second answer?",
        "Who will run this place twenty years from now?",
    ],
)
def test_numbers_that_ask_or_belong_to_a_name_want_none(words: str) -> None:
    assert judged("RC508", asking(words)) == []


def test_a_nomination_for_tonight_is_looked_up_in_the_sheet() -> None:
    ask = "Who rang about your BAFTA nomination?"
    assert judged("RC508", asking(ask, "needs: [nomination]")) == []
    assert len(judged("RC508", asking(ask))) == 1
    assert len(judged("RC508", asking(ask.replace("BAFTA", "Oscar"), "needs: [nomination]"))) == 1


def test_numbers_are_known_in_every_language_in_digits_alone() -> None:
    assert len(judged("RC508", asking("Vad lärde du dig på 23 dagar?", "language: sv"))) == 1
    assert judged("RC508", asking("Was tat ihr film in two million?", "language: de")) == []


def test_a_source_without_a_title_or_a_link_is_none() -> None:
    assert len(judged("RC508", asking("Who paid the $5 million?", 'source: {title: ""}'))) == 1


def test_every_follow_up_wants_its_own_source() -> None:
    bank = asking("Who paid the $5 million?", 'follow_ups: ["Who else?", "Why 12 partners?", "What of 7 banks?"]')
    told = judged("RC508", bank)
    assert [(one.place.field, one.place.index) for one in told] == [("ask", 0), ("follow_ups", 1), ("follow_ups", 2)]
