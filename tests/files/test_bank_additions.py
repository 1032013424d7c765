"""Questions are added below a bank's last one, in its own manner, and nothing else changes by a byte."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.question import Question
from redcarpet.core.text import clean
from redcarpet.files.bank_additions import typed_question, with_additions
from redcarpet.files.bank_insert import NotInsertedError, editable
from redcarpet.files.bank_yaml import bank_from_bytes

New = Sequence[tuple[str, str]]
NEW: New = (("Why now?", ""),)
BOTH: New = (("Why: now?", ""), ("Who else?", "team"))


def added(bank: str | bytes, new: New = NEW) -> str:
    raw = bank if isinstance(bank, bytes) else bank.encode()
    before = editable(raw, "bank.yaml")
    after, _ = with_additions(before, [typed_question(before.bank, *one) for one in new])
    return after.decode()


def questions(raw: bytes) -> tuple[Question, ...]:
    bank, _, _ = bank_from_bytes(raw, "bank.yaml")
    return bank.questions if bank else ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("questions:\n- ask: A?\n", "questions:\n- ask: A?\n- ask: Why now?\n"),
        ("questions:\n  - A?\n", "questions:\n  - A?\n  - Why now?\n"),
        ("questions:\n  - A?", "questions:\n  - A?\n  - Why now?"),
        ("questions:\n    -   ask: A?\n", "questions:\n    -   ask: A?\n    -   ask: Why now?\n"),
        ("questions:\n  -\n    ask: A?\n", "questions:\n  -\n    ask: A?\n  - ask: Why now?\n"),
        ("questions:\r\n- A?\r\n", "questions:\r\n- A?\r\n- Why now?\r\n"),
        ("questions:\r\n- A?", "questions:\r\n- A?\r\n- Why now?"),
        ("questions:\r- A?\r", "questions:\r- A?\r- Why now?\r"),
        ("\ufeffquestions:\n- A?\n", "\ufeffquestions:\n- A?\n- Why now?\n"),
        ("- A?\n- B?\n", "- A?\n- B?\n- Why now?\n"),
        ("questions: [A?]", 'questions: [A?, "Why now?"]'),
        ("questions: [A?,]\n", 'questions: [A?, "Why now?",]\n'),
        ("questions: []\n", 'questions: ["Why now?"]\n'),
        (
            "questions: [\n  A?, # a\n  {ask: B?}  # b\n]\n",
            'questions: [\n  A?, # a\n  {ask: B?}, "Why now?"  # b\n]\n',
        ),
        ("questions: [A?, x: [b]]\n", 'questions: [A?, x: [b], "Why now?"]\n'),
        ("questions:\n", "questions:\n  - ask: Why now?\n"),
        ("questions:", "questions:\n  - ask: Why now?"),
        ("questions:  # ours\n  # here\n\ntitle: T\n", "questions:  # ours\n  # here\n  - ask: Why now?\n\ntitle: T\n"),
        ("questions:\n- A?\ntitle: T\n", "questions:\n- A?\n- Why now?\ntitle: T\n"),
        ("questions:\n- A?\n\n\n# end\n", "questions:\n- A?\n- Why now?\n\n\n# end\n"),
        ("questions:\n- A?\n  # of A\n# end\n", "questions:\n- A?\n  # of A\n- Why now?\n# end\n"),
        ("questions:\n- A?  # a\n...\n", "questions:\n- A?  # a\n- Why now?\n...\n"),
        ("questions:\n- A?\n\n# b\n- B?\n", "questions:\n- A?\n\n# b\n- B?\n\n- Why now?\n"),
        (
            "questions:\n- ask: A?\n  note: |\n    # no comment\n\n\n# end\n",
            "questions:\n- ask: A?\n  note: |\n    # no comment\n- ask: Why now?\n\n\n# end\n",
        ),
        (
            "questions:\n- ask: A?\n  tags: [a,\n    b,\n  ]  # c\n",
            "questions:\n- ask: A?\n  tags: [a,\n    b,\n  ]  # c\n- ask: Why now?\n",
        ),
        ("questions:\n- ask: A?\n  topic:\n", "questions:\n- ask: A?\n  topic:\n- ask: Why now?\n"),
        ("questions:\n- {ask: A?}\n", "questions:\n- {ask: A?}\n- ask: Why now?\n"),
        ('questions:\n- "A\n  b?"\n', 'questions:\n- "A\n  b?"\n- Why now?\n'),
    ],
)
def test_a_question_goes_where_the_next_one_would_be_written(before: str, after: str) -> None:
    assert added(before) == after


def test_a_topic_and_what_needs_quotes_are_written_so() -> None:
    before = "questions:\n  - A?\n"
    assert added(before, BOTH) == before + '  - "Why: now?"\n  - ask: Who else?\n    topic: team\n'
    assert added("questions: [A?]", BOTH) == 'questions: [A?, "Why: now?", {ask: "Who else?", topic: team}]'


@pytest.mark.parametrize(
    ("bank", "told"),
    [
        ("questions: ~\n", "No list stands after “questions:” in bank.yaml"),
        ("questions: none yet\n", "No list stands after “questions:”"),
        ("questions: {ask: A?}\n", "No list stands after “questions:”"),
        ("{questions: }\n", "No list stands after “questions:”"),
        ("questions: [A?]\nquestions: [B?]\n", "stands more than once in bank.yaml"),
        ("title: T\n", "There is no “questions:” in this file"),
        ("A?\n", "This is no bank of questions"),
        ("", "This file is empty"),
        ("questions:\n- A?\n- B: [\n", "bank.yaml:3:4: A colon followed by a space"),
        ("questions:\n- Où?\n".encode("cp1252"), "is not saved as UTF-8"),
        ("questions:\n- Où?\n".encode("utf-16"), "This file is saved as UTF-16"),
        ("questions:\n- Why?\n".encode("utf-16-le"), "This file is saved as UTF-16"),
        (b"{\\rtf1 questions:}", "This is a rich-text file"),
    ],
)
def test_a_bank_without_a_place_for_it_is_refused_in_a_sentence(bank: str | bytes, told: str) -> None:
    with pytest.raises(NotInsertedError) as refused:
        added(bank)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_would_not_read_back_is_refused() -> None:
    with pytest.raises(NotInsertedError, match="would not read as it should"):
        added("questions: [A?]", [("a " * 1_500, "")])


def test_mistakes_that_are_there_already_stay_and_hinder_nothing() -> None:
    before = "titel: T\nquestions:\n- ask: A?\n  topc: x\n- note: no words\n"
    assert added(before) == before + "- ask: Why now?\n"


ASKS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).map(clean).filter(bool)
TOPICS = st.one_of(st.just(""), ASKS)
LAST_FIELDS = (
    "note: |\n{in_it}  one\n\n{in_it}  # two\n",
    "note: >-\n{in_it}  one\n{in_it}  two\n\n\n",
    "note: |+\n{in_it}  one\n\n",
    "tags: [a, b]  # of it\n",
    "tags: [a,\n{in_it}  b, ]\n",
    "source: {{title: 'T: t', url: u}}\n",
    "follow_ups:\n{in_it}  - Who?\n{in_it}  - Where?\n",
    "follow_ups:\n{in_it}- Who?\n",
    "topic:\n",
    "topic: one\n{in_it}  two\n",
    "short: 'It''s it'\n",
    "",
)
ENDS = ("", "\n", "\n\n\n", "# end\n", "\n  # deep\n\n# end", "...\n", "title: Last\n")


@st.composite
def banks(draw: st.DrawFn) -> bytes:
    """Give a bank that some producer may have written, in UTF-8."""
    head = draw(st.sampled_from(["", "# ours\ntitle: T\n\n", "---\nfor: her\n", "why: 'a: b'\n"]))
    if draw(st.booleans()):
        inside = draw(st.sampled_from(["", "A?", "A?,", "\n  A?,\n  {ask: B?, tags: [x]}, # b\n", "'A?' , a: b"]))
        text = f"{head}questions: [{inside}]" + draw(st.sampled_from(["", "\n", "  # end\n", "\nlanguage: en\n"]))
    else:
        dash = " " * draw(st.sampled_from([0, 2, 4])) + "-" + " " * draw(st.integers(1, 4))
        in_it = " " * len(dash)
        between = draw(st.sampled_from(["", "\n", "\n# next\n"]))
        many = draw(st.lists(st.sampled_from(LAST_FIELDS), max_size=3))
        written = [
            f"{dash}ask: Q{n}?\n" + (in_it + field.format(in_it=in_it) if field else "") for n, field in enumerate(many)
        ]
        text = f"{head}questions:\n" + between.join(written) + draw(st.sampled_from(ENDS))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return draw(st.sampled_from([b"", codecs.BOM_UTF8])) + text.encode()


@given(banks(), st.lists(st.tuples(ASKS, TOPICS), min_size=1, max_size=3))
def test_all_old_bytes_stay_and_the_new_questions_read_back(raw: bytes, new: list[tuple[str, str]]) -> None:
    before = editable(raw, "bank.yaml")
    after, insertion = with_additions(before, [typed_question(before.bank, *one) for one in new])
    mark = len(raw) - len(raw.removeprefix(codecs.BOM_UTF8))
    place, length = mark + len(before.text[: insertion.offset].encode()), len(insertion.text.encode())
    assert after[place : place + length] == insertion.text.encode()
    assert after[:place] + after[place + length :] == raw
    assert questions(after)[: -len(new)] == questions(raw)
    assert [(one.ask, one.topic) for one in questions(after)[-len(new) :]] == new
