"""Filter texts in, what was understood and what was not out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.query import parse
from redcarpet.core.text import clean

PIECES = st.sampled_from(
    [
        *"()|-!\"'^$:,;<>=",
        " ",
        "or",
        "not",
        "and",
        "craft",
        "topic:",
        "topc:",
        "for:her",
        "is:",
        "asked>",
        "secs<8",
        "é",
        "“",
    ]
)
TYPED = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("craft", "craft"),
        ("  CRAFT,  Café ", "craft cafe"),
        ("and craft & risk", "craft risk"),
        ('"On Set"', '"on set"'),
        ("“On Set”", '"on set"'),
        ("'craft", '"craft"'),
        ("-craft", "-craft"),
        ("!craft", "-craft"),
        ("–craft", "-craft"),
        ("not craft", "-craft"),
        ("NOT -craft", "craft"),
        ("craft - risk", "craft risk"),
        ("craft -", "craft"),
        ("craft | risk", "craft | risk"),
        ("craft|risk OR pay", "craft | risk | pay"),
        ("for:her craft or risk pay", "for:her craft | risk pay"),
        ("or craft or | or", "craft"),
        ("(craft risk) | pay", "(craft risk) | pay"),
        ("-(craft | risk)", "-(craft | risk)"),
        ("(craft", "(craft)"),
        ("()", ""),
        ("topic:craft topic:risk", "topic:craft,risk"),
        ("topic:craft pay topic:risk,craft", "topic:craft,risk pay"),
        ("-topic:craft -topic:risk", "-topic:craft -topic:risk"),
        ("(tag:a) (tag:b)", "(tag:a) (tag:b)"),
        ("topic:a | tag:b topic:c", "topic:a | tag:b topic:c"),
        ("is:new is:pinned", "is:new is:pinned"),
        ("is:new,pinned", "is:new,pinned"),
        ('bank:"Ask Her More",him', 'bank:"Ask Her More",him'),
        ("topics:craft language:en", "topic:craft lang:en"),
        ("topic=craft", "topic:craft"),
        ("topic: craft risk", "topic:craft risk"),
        ("for:h", "for:her,him"),
        ("for:any only:her", "for:anyone only:her"),
        ("is:vol tonight:asked", "is:volunteered tonight:asked"),
        ("rated:cut", 'rated:"cut off"'),
        ("asked:0 ASKED>2 asked>=1 secs<8", "asked=0 asked>2 asked>=1 secs<8"),
        ("secs < 7.5s", "secs<7.5"),
        ("-asked:0,1", "-(asked=0 | asked=1)"),
        ("^What", '^"what"'),
        ("made?$", '"made?"$'),
        ('^"What did" "end?"$', '^"what did" "end?"$'),
        ("^why$", '(^"why" "why"$)'),
        ("?!", '"?!"'),
    ],
)
def test_a_filter_text_is_understood_as(text: str, understood: str) -> None:
    query = parse(text)
    assert (query.describe(), query.notes) == (understood, ())


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("What: a day", "what a day"),
        ("20:14", "20-14"),
        ("https://example.org", "https-example-org"),
        ("Why not?", "why"),
        ("don’t co-star", "dont co-star"),
        ("a=b Q:", "a-b q"),
        ('"or" \'not', '"or" "not"'),
        ("5'10\"", "510"),
        ("asked", "asked"),
    ],
)
def test_ordinary_text_with_signs_in_it_is_words(text: str, understood: str) -> None:
    query = parse(text)
    assert (query.describe(), query.notes) == (understood, ())


@pytest.mark.parametrize(
    ("text", "understood", "note"),
    [
        ("topc:craft risk", "risk", "unknown field 'topc': did you mean topic?"),
        ("topc: craft", "craft", "unknown field 'topc': did you mean topic?"),
        ("-topc:craft risk", "risk", "unknown field 'topc': did you mean topic?"),
        ("risk topc:a | pay", "risk pay", "unknown field 'topc': did you mean topic?"),
        ("risk | topc:a | pay", "risk | pay", "unknown field 'topc': did you mean topic?"),
        ("top:craft", "", "unknown field 'top': did you mean topic?"),
        (
            "Alien:Romulus risk",
            "risk",
            "unknown field 'Alien': to look for these words, quote them: \"Alien:Romulus\"",
        ),
        ("is:pined risk", "risk", "unknown is:pined: did you mean is:pinned?"),
        ("is:asked,pined", "is:asked", "unknown is:pined: did you mean is:pinned?"),
        ("tonight:rated", "", "unknown tonight:rated: after tonight: comes asked"),
        ("for:women", "", "unknown for:women: after for: comes her, him or anyone"),
        ("rated:god", "", "unknown rated:god: did you mean rated:good?"),
        ("asked:often risk", "risk", "asked takes a number, such as asked:0"),
        ("secs< risk", "risk", "secs takes a number, such as secs<8"),
        ("topic: for:her", "for:her", "after topic: comes a value, such as topic:craft"),
        ("only:", "", "after only: comes her, him or anyone"),
        ("craft) risk", "craft risk", "a ) has no ( before it and is passed over"),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_stands(text: str, understood: str, note: str) -> None:
    query = parse(text)
    assert (query.describe(), query.notes) == (understood, (note,))


def test_an_empty_filter_lets_everything_through() -> None:
    assert all(parse(text).is_empty for text in ("", "  ", "-", "()", '""', "^", "topc:x", "or", "and"))
    assert not parse("craft").is_empty


def test_the_words_to_rank_by_are_the_plain_ones_that_are_asked_for() -> None:
    query = parse('Craft risk | craft -pay (money) "on set" \'job topic:team not (film or book)')
    assert query.words == ("craft", "risk", "money")


def test_only_states_asked_for_count_as_asked_for() -> None:
    assert parse("craft | is:draft -is:retired").states == {"draft"}


def test_two_texts_that_say_the_same_have_the_same_terms() -> None:
    assert parse("Craft -topic:risk").root == parse("craft  !topic:risk").root
    assert parse("craft") == parse("craft")


@pytest.mark.parametrize(
    "text",
    ["(" * 5_000, "-(" * 3_000 + "craft", ")" * 5_000, "not " * 4_000, "a|" * 5_000, '"' * 4_001, "topc:x " * 400],
)
def test_a_text_of_any_depth_and_length_is_read(text: str) -> None:
    query = parse(text)
    assert len(query.notes) <= 2
    assert query == parse(query.text)


def test_what_is_too_long_or_too_deep_is_named() -> None:
    assert parse("risk " * 101).notes == ("only the first 100 parts of the filter are read",)
    assert parse("risk " * 100).notes == ()
    assert parse("(" * 21 + "risk").notes == ("parentheses more than 20 deep are passed over",)
    closed = parse("(" * 21 + "risk" + ")" * 21 + " pay")
    assert closed.describe().endswith("(risk)" + ")" * 19 + " pay")
    assert closed.notes == ("parentheses more than 20 deep are passed over",)


@given(TYPED)
def test_no_text_raises_and_what_was_understood_is_query_language(text: str) -> None:
    query = parse(text)
    again = parse(query.describe())
    assert again.describe() == query.describe()
    assert again.notes == ()
    assert again.words == query.words
    assert all(note == clean(note) for note in query.notes)


UNBALANCED = dict.fromkeys(map(ord, '"“”„‟″＂()（）'))


@given(TYPED, TYPED)
def test_a_part_that_is_not_understood_is_as_if_not_written(before: str, after: str) -> None:
    """Quotes and parentheses are left out here: what does not close within its part is another text altogether."""
    one, other = before.translate(UNBALANCED), after.translate(UNBALANCED)
    assert parse(f"({one}) topc:craft ({other})").describe() == parse(f"({one}) ({other})").describe()
