"""Filter texts in, keys of the questions found out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.matching import find
from redcarpet.core.query import parse
from redcarpet.core.question import Question
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import UNTOUCHED, Standing, untouched
from tests.builders import question

SHELF = Shelf(
    (
        question(
            "What is one decision in {project|your film} that only you could have made?",
            key="decision",
            id="only-you",
            topic="authorship",
            tags=("directing", "first cut"),
            follow_ups=("Who did you have to persuade?",),
            for_whom="her",
            bank="Ask Her More",
            roles=("director",),
            language="en",
        ),
        question(
            "Who opened a door for you, long before Madison knew your name?",
            key="door",
            topic="lineage",
            short="Who opened a door?",
            for_whom="her",
            bank="Ask Her More",
            language="en-GB",
        ),
        question(
            "How do you back up a co-star who's just been talked over on set?",
            key="back-up",
            topic="bystander",
            for_whom="him",
            bank="Ask More of Him",
            language="en",
        ),
        question("Whose crafty joke goes too far?", key="joke", topic="craft", for_whom="him", bank="Ask More of Him"),
        question("Which café fed the night crew?", key="cafe", topic="team", bank="Ask Anyone", roles=("crew",)),
        question("What did the witchcraft cost?", key="cost", topic="costume-craft", bank="Ask Anyone", language="sv"),
        question("この映画で何を学びましたか?", key="film", topic="credit-sharing", language="ja"),
        question("Whom should we thank?", key="thank", topic="credit", sensitivity="care"),
        question("Why now?", key="now", status="draft"),
        question("Why then?", key="then", status="retired"),
    )
)
EVERY = " ".join(each.key for each in SHELF.questions)

MARKS = {
    "decision": Standing(asked=2, asked_tonight=3, rating="select", guests=("Viola Davis", "Greta")),
    "door": Standing(asked=1, asked_tonight=1, pinned=True, rating="cut off", guests=("Greta",)),
    "back-up": Standing(asked_tonight=1, skipped=True, guests=("Ada",)),
    "joke": Standing(volunteered=True, own=True),
    "cafe": Standing(new=True, must_ask=True),
    "cost": Standing(retired=True),
}


def found(text: str, shelf: Shelf = SHELF) -> str:
    return " ".join(each.key for _, each in find(shelf, parse(text), marked).hits)


def marked(each: Question) -> Standing:
    return MARKS.get(each.key, UNTOUCHED)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", EVERY),
        ("persuade", "decision"),
        ("door opened", "door"),
        ("DIRECTING", "decision"),
        ("lineage", "door"),
        ("cafe", "cafe"),
        ("CAFÉ", "cafe"),
        ("craft", "joke cost"),
        ("'craft", "joke cost"),
        ("'crafty", "joke"),
        ("'crafts", ""),
        ('"on set"', "back-up"),
        ('"set on"', ""),
        ('"on s"', ""),
        ('"on s', "back-up"),
        ('"first cut"', "decision"),
        ('"cut who"', ""),
        ('"in your film"', "decision"),
        ("whos costar", ""),
        ("er-on", ""),
        ("who's co-star", "back-up"),
        ("whos", "back-up joke"),
        ("映画", "film"),
        ("'映画", "film"),
        ("画映", ""),
        ("-craft for:him", "back-up cafe film thank now then"),
        ("not (craft | what)", "door back-up cafe film thank now then"),
        ("door | café", "door cafe"),
        ("for:him door | joke", "joke"),
        ("(for:him door) | joke", "joke"),
        ("(for:her door) | joke", "door joke"),
        ("^what", "decision cost"),
        ('^what -^"what did"', "decision"),
        ("cost$", "cost"),
        ("cost?$", "cost"),
        ("persuade?$", ""),
        ("set?", "back-up"),
        ("{", ""),
        (",", EVERY),
    ],
)
def test_text_finds(text: str, keys: str) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("topic:authorship", "decision"),
        ("topic:craft", "joke"),
        ("topic:cost", "cost"),
        ("topic:credit", "thank"),
        ("topic:cred", "film thank"),
        ("topic:sharing", "film"),
        ("topic:COSTUME_craft", "cost"),
        ("topic:craft,team", "joke cafe"),
        ("topic:craft topic:team", "joke cafe"),
        ("topic:craft topic:team for:him", "joke cafe"),
        ("-topic:craft -topic:team for:him", "back-up cost film thank now then"),
        ("(topic:craft) (topic:team)", ""),
        ("topic:craft | for:her topic:team", "cafe"),
        ("for:her", "decision door cafe cost film thank now then"),
        ("only:her", "decision door"),
        ("for:her,him", EVERY),
        ("only:her only:him", "decision door back-up joke"),
        ("-for:her", "back-up joke"),
        ("-only:anyone", "decision door back-up joke"),
        ('bank:"ask her more"', "decision door"),
        ("bank:ask-her", "decision door"),
        ("bank:more", "decision door back-up joke"),
        ("tag:dir", "decision"),
        ('tag:"first cut"', "decision"),
        ("role:crew", "cafe"),
        ("lang:en", "decision door back-up"),
        ("lang:en-gb", "door"),
        ("lang:s", "cost"),
        ("id:only-you", "decision"),
        ("id:only", "decision"),
        ("id:door", "door"),
    ],
)
def test_fields_find(text: str, keys: str) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("is:asked", "decision door"),
        ("-is:asked for:him", "back-up joke cafe cost film thank now then"),
        ("is:pinned", "door"),
        ("is:skipped", "back-up"),
        ("is:volunteered", "joke"),
        ("is:own", "joke"),
        ("is:new", "cafe"),
        ("is:care", "thank"),
        ("is:draft", "now"),
        ("is:retired", "cost then"),
        ("is:asked is:pinned", "door"),
        ("is:pinned,new", "door cafe"),
        ("is:asked -is:pinned", "decision"),
        ("tonight:asked", "decision door back-up"),
        ("asked:0 for:her", "cafe cost film thank now then"),
        ("asked>1", "decision"),
        ("asked>=1 asked<2", "door"),
        ("asked<=0 only:her", ""),
        ("asked:1,2", "decision door"),
        ("secs<2", "now then"),
        ("secs>=5", "decision door back-up"),
        ("rated:select", "decision"),
        ("rated:cut", "door"),
        ("rated:select rated:cut", "decision door"),
        ("guest:viola", "decision"),
        ("guest:davis", "decision"),
        ("guest:greta guest:ada", "decision door back-up"),
        ("-guest:greta tonight:asked", "back-up"),
        ("is:asked door", "door"),
    ],
)
def test_marks_and_numbers_find(text: str, keys: str) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "keys", "note"),
    [
        ("medison", "door", "no 'medison'; showing 'madison'"),
        ("Madisno", "door", "no 'Madisno'; showing 'madison'"),
        ("decisoun", "decision", "no 'decisoun'; showing 'decision'"),
        ("decisoin", "decision", "no 'decisoin'; showing 'decision'"),
        ("dcisoin", "", "no 'dcisoin'"),
        ("persuaude only:her", "decision", "no 'persuaude'; showing 'persuade'"),
        ("autorshap", "decision", "no 'autorshap'; showing 'authorship'"),
        ("dor", "", "no 'dor'"),
        ("jake", "joke", "no 'jake'; showing 'joke'"),
        ("wham", "decision cost thank", "no 'wham'; showing 'what' or 'whom'"),
        ("2014", "", "no '2014'"),
        ("-medison only:her", "decision door", "no 'medison' to leave out: did you mean madison?"),
        ("-xyzzy only:her", "decision door", "no 'xyzzy' to leave out"),
        ("history", "", "no 'history'"),
        ("topic:crfat", EVERY, "no topic 'crfat': did you mean craft?"),
        ("topic:crfat only:her", "decision door", "no topic 'crfat': did you mean craft?"),
        ("topic:crfat,lineage", "door", "no topic 'crfat': did you mean craft?"),
        ("-topic:crfat only:her", "decision door", "no topic 'crfat': did you mean craft?"),
        ("topic:crfat | joke", "joke", "no topic 'crfat': did you mean craft?"),
        ("topic:zzz", EVERY, "no topic 'zzz'"),
        ('bank:"ask hre more"', EVERY, "no bank 'ask hre more': did you mean Ask Her More?"),
        ("guest:voila", "", "nothing was asked of a guest 'voila'"),
        ("guest:gerta", "", "nothing was asked of a guest 'gerta': did you mean Greta?"),
        ("topc:craft", EVERY, "unknown field 'topc': did you mean topic?"),
        ("topc:craft lineage", "door", "unknown field 'topc': did you mean topic?"),
        ("is:pined lineage", "door", "unknown is:pined: did you mean is:pinned?"),
    ],
)
def test_guesses_and_unknown_values_are_named(text: str, keys: str, note: str) -> None:
    result = find(SHELF, parse(text), marked)
    assert (" ".join(each.key for _, each in result.hits), result.notes) == (keys, (note,))


def test_a_guess_takes_the_nearest_words_and_never_a_number() -> None:
    shelf = Shelf((question("Crossing?"), question("Grossing?"), question("Why 2015?")))
    assert [each.ask for _, each in find(shelf, parse("crossinh"), untouched).hits] == ["Crossing?"]
    assert find(shelf, parse("2014"), untouched).hits == ()


def test_a_guess_is_refused_only_behind_the_not() -> None:
    assert find(SHELF, parse("-xyzzy medison"), marked).notes == (
        "no 'xyzzy' to leave out",
        "no 'medison'; showing 'madison'",
    )


def test_a_question_begins_with_its_first_letter() -> None:
    quoted = question("“Why?” she asked: “Why?”")
    for text in ("^why", '^"why?"', '^“"why', "why$", 'why?"$'):
        assert find(Shelf((quoted,)), parse(text), untouched).hits == ((0, quoted),), text


def test_marks_are_looked_up_only_for_what_the_text_left() -> None:
    looked_up = []

    def noted(each: Question) -> Standing:
        looked_up.append(each.key)
        return marked(each)

    assert find(SHELF, parse("-is:asked | asked>5 is:pinned persuade"), noted).hits == ()
    assert looked_up == ["decision"]


def test_a_word_that_stands_somewhere_is_never_guessed_at() -> None:
    """`door` and `joke` share no question, but both are words of the shelf: nothing is found and nothing guessed."""
    assert find(SHELF, parse("door joke"), marked).notes == ()
    assert found("door joke") == ""


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("craft", {"whole": 0, "prefix": 1, "part": 2}),
        ("craft story", {"whole": 1, "prefix": 1, "part": 4}),
        ("craft for:her -pay", {"whole": 0, "prefix": 1, "part": 2}),
        ("history | craft", {"whole": 0, "prefix": 1, "part": 0}),
        ("crafd", {"whole": 3}),
        ("crafd | part", {"whole": 3, "part": 0}),
        ('"craft" topic:a', {"whole": 0}),
        ("", {"whole": 0, "prefix": 0, "part": 0}),
    ],
)
def test_whole_words_come_before_beginnings_before_parts_before_guesses(text: str, ranks: dict[str, int]) -> None:
    shelf = Shelf(
        (
            question("Craft of storytelling?", key="whole", topic="a"),
            question("Crafted a story?", key="prefix"),
            question("Witchcraft history in part?", key="part"),
        )
    )
    assert {each.key: rank for rank, each in find(shelf, parse(text), untouched).hits} == ranks


def test_letters_in_a_row_are_not_a_word() -> None:
    """The letters of `history` stand in this order in ever so much prose; that is no match."""
    prose = question("How did his sister stay on top of the story?", topic="craft", tags=("hi story",))
    shelf = Shelf((prose,))
    assert find(shelf, parse("history"), untouched).hits == ()
    assert find(shelf, parse("story"), untouched).hits == ((0, prose),)


def test_seconds_are_those_of_the_spoken_form_at_the_shelf_s_speed() -> None:
    symbols = question("Why 50/50?", say="Why did you share it all half and half with her?")
    assert find(Shelf((symbols,)), parse("secs:4"), untouched).hits
    assert find(Shelf((symbols,), words_per_minute=75), parse("secs:9"), untouched).hits


def test_an_empty_shelf_is_searched_like_any_other() -> None:
    for text in ("", "craft", "topic:craft", "-craft", "guest:ada"):
        assert find(Shelf(()), parse(text), untouched).hits == ()


WORD = st.sampled_from(["craft", "team", "door", "crew", "what", "you", "her", "o", "madison", "café"])
TERM = st.builds("{}{}".format, st.sampled_from(["", "-", "'", "topic:", "for:"]), WORD) | st.sampled_from(
    ["is:asked", "secs<4", "only:her", "for:him", "tonight:asked", "topc:x"]
)


def places(text: str) -> set[int]:
    return set(find(SHELF, parse(text), marked).ranks)


@given(TERM, TERM)
def test_not_or_and_side_by_side_are_those_of_sets(one: str, other: str) -> None:
    everything, first, second = places(""), places(one), places(other)
    understood = {text for text in (one, other) if not parse(text).is_empty and "no topic" not in str(notes(text))}
    assert places(f"({one}) ({other})") == first & second
    if len(understood) == 2:
        assert places(f"{one} | {other}") == first | second
        assert places(f"-({one})") == everything - first
    else:
        assert places(f"{one} | {other}") == first & second


def notes(text: str) -> tuple[str, ...]:
    return find(SHELF, parse(text), marked).notes


@given(st.text(max_size=60) | st.lists(TERM, max_size=6).map(" ".join))
def test_no_text_raises_or_blanks_the_list_without_having_been_understood(text: str) -> None:
    query = parse(text)
    result = find(SHELF, query, marked)
    if query.is_empty:
        assert len(result.hits) == len(SHELF.questions)
    assert set(query.notes) <= set(result.notes)


LIKE_HISTORY = ["hi", "his", "story", "tory", "histories", "history", "top", "how", "stay", "or", "y"]
PROSE = st.lists(
    st.sampled_from(["hi", "his", "story", "tory", "histories", "history", "top", "how", "stay", "or", "y"]),
    min_size=1,
    max_size=8,
)


@given(st.lists(PROSE.map(" ".join), max_size=6, unique=True), st.sampled_from(["history", "his", "story", "tor", "y"]))
def test_a_plain_word_finds_exactly_the_questions_that_contain_it(asks: list[str], word: str) -> None:
    shelf = Shelf(tuple(map(question, asks)))
    containing = [ask for ask in asks if word in ask]
    result = find(shelf, parse(word), untouched)
    if containing:
        assert [each.ask for _, each in result.hits] == containing
        assert result.notes == ()
    else:
        assert all(rank == 3 for rank, _ in result.hits)
        assert len(result.notes) == 1
