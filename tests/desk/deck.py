"""A small deck in bank order, for tests that press keys."""

from __future__ import annotations

from redcarpet.core.question import Question
from redcarpet.core.view import View

DECISION = Question(
    ask="What is one decision in {project|your film} that only you could have made?",
    id="decision",
    topic="authorship",
    for_whom="her",
    follow_ups=("Who did you have to persuade?", "What would you do differently?"),
    note="Wait after the answer.",
    path="her.yaml",
    line=4,
)
KEEP = Question(
    ask="What did you fight to keep?", id="keep", topic="authorship", for_whom="her", path="her.yaml", line=9
)
CREW = Question(
    ask="How do you tell a crew that the plan has changed?", id="crew", topic="leadership", path="her.yaml", line=14
)
NOMINATION = Question(
    ask="What did your colleagues say when the nomination came in?",
    id="nomination",
    topic="tonight",
    needs=("nomination",),
    path="any.yaml",
    line=4,
)
CARE = Question(
    ask="Which organisation that supports survivors should viewers look up?",
    id="organisation",
    topic="institutions",
    for_whom="him",
    sensitivity="care",
    exit_line="Thank you for saying that.",
    path="him.yaml",
    line=4,
)
SONG = Question(ask="What song got you through the night shoots?", id="song", topic="quick", path="any.yaml", line=9)

DECK = (DECISION, KEEP, CREW, NOMINATION, CARE, SONG)
IN_BANK_ORDER = View(seed=None, current="decision")
