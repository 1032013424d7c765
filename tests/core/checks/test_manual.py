from __future__ import annotations

from redcarpet.core.checks.manual import Part, parts, set_for, summary

MANUAL = """Clothes and
hair.

Why not.

Bad: Who are
you wearing?
Bad: And this?
Better: Whose work is it?

Ignore it when: it is
a costume."""


def test_a_manual_has_paragraphs_and_examples() -> None:
    assert parts(MANUAL) == (
        Part("Clothes and hair."),
        Part("Why not."),
        Part("Who are you wearing?", "Bad"),
        Part("And this?", "Bad"),
        Part("Whose work is it?", "Better"),
        Part("Ignore it when: it is a costume."),
    )
    assert summary(MANUAL) == "Clothes and hair."
    assert summary("") == ""


def test_a_piece_of_a_bank_keeps_its_lines() -> None:
    manual = "Flag it.\n\nBad:\n    - ask: Who?\n      topic: x\n\nBetter:\n    - ask: Who?"
    assert parts(manual)[1:] == (Part("- ask: Who?\n  topic: x", "Bad"), Part("- ask: Who?", "Better"))
    assert list(set_for(manual, 24, len))[2:] == [
        "  Bad     - ask: Who?",
        "            topic: x",
        "  Better  - ask: Who?",
    ]


def test_examples_stand_in_a_column_of_their_own() -> None:
    assert list(set_for(MANUAL, 24, len)) == [
        "Clothes and hair.",
        "",
        "Why not.",
        "",
        "  Bad     Who are you",
        "          wearing?",
        "  Bad     And this?",
        "  Better  Whose work is",
        "          it?",
        "",
        "Ignore it when: it is a",
        "costume.",
    ]
