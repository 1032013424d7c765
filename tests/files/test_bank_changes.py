"""Questions are changed where they differ from what is meant, and nothing else in the file changes by a byte."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from redcarpet.core.question import Source
from redcarpet.files.bank_changes import Changed, with_changes
from redcarpet.files.bank_insert import editable
from redcarpet.files.bank_yaml import bank_from_bytes
from tests.files.test_bank_additions import banks
from tests.files.test_questions_sheet import LINE, WHOLE

Fields = Mapping[str, Any]


def changed(bank: str | bytes, place: int, **fields: Any) -> Changed:  # noqa: ANN401 - whatever fields a question has
    before = editable(bank if isinstance(bank, bytes) else bank.encode(), "bank.yaml")
    return with_changes(before, {place: replace(before.bank.questions[place], **fields, key="")})


ID: Fields = {"id": "why-a"}
CHANGES: list[tuple[str, Fields, str]] = [
    # An id, into the odd files that `keep` knows, and some more.
    ("questions:\n- ask: A?\n", ID, "questions:\n- ask: A?\n  id: why-a\n"),
    ("questions:\n  - A?\n", ID, "questions:\n  - ask: A?\n    id: why-a\n"),
    ("questions:\n  - A?", ID, "questions:\n  - ask: A?\n    id: why-a"),
    ("questions:\n    -   ask: A?\n", ID, "questions:\n    -   ask: A?\n        id: why-a\n"),
    ("questions:\n  -\n    ask: A?\n", ID, "questions:\n  -\n    ask: A?\n    id: why-a\n"),
    ("questions:\r\n- A?\r\n", ID, "questions:\r\n- ask: A?\r\n  id: why-a\r\n"),
    ("questions:\r\n- ask: A?", ID, "questions:\r\n- ask: A?\r\n  id: why-a"),
    ("questions:\r- A?\r", ID, "questions:\r- ask: A?\r  id: why-a\r"),
    ("\ufeffquestions:\n- A?\n", ID, "\ufeffquestions:\n- ask: A?\n  id: why-a\n"),
    ("- A?\n- B?\n", ID, "- ask: A?\n  id: why-a\n- B?\n"),
    ("questions: [A?]", ID, "questions: [{ask: A?, id: why-a}]"),
    ("questions: [{ask: A?, topic: x}]\n", ID, "questions: [{ask: A?, id: why-a, topic: x}]\n"),
    ("questions:\n- {topic: x, ask: 'A?'} # a\n", ID, "questions:\n- {topic: x, ask: 'A?', id: why-a} # a\n"),
    ("questions:\n- A?  # a\n  # b\n- B?\n", ID, "questions:\n- ask: A?  # a\n  id: why-a\n  # b\n- B?\n"),
    ("questions:\n- topic: t\n  ask: A?\n", ID, "questions:\n- topic: t\n  ask: A?\n  id: why-a\n"),
    ("questions:\n- ask: |\n    A?\n\n  topic: t\n", ID, "questions:\n- ask: |\n    A?\n  id: why-a\n\n  topic: t\n"),
    ("questions:\n-\task: A?\n", ID, "questions:\n-\task: A?\n  id: why-a\n"),
    ("questions:\n- ask: A?\n  id:\n", ID, "questions:\n- ask: A?\n  id: why-a\n"),
    # Another text.
    ("questions:\n- ask: A?  # a\n", {"ask": "B: c?"}, 'questions:\n- ask: "B: c?"  # a\n'),
    ("questions:\n- A? # a\n", {"ask": "B?"}, "questions:\n- B? # a\n"),
    ("questions: ['A?', B?]\n", {"ask": "C, d?"}, 'questions: ["C, d?", B?]\n'),
    ("questions:\n- ask: A?\n  topic: 't' # x\n", {"topic": "u v"}, "questions:\n- ask: A?\n  topic: u v # x\n"),
    ("questions:\n- {ask: A?, topic: t}\n", {"note": "a\nb"}, 'questions:\n- {ask: A?, note: "a\\nb", topic: t}\n'),
    (
        "questions:\n- ask: A?\n  note: a\n  topic: t\n",
        {"note": "a\n\n# b"},
        "questions:\n- ask: A?\n  note: |\n    a\n\n    # b\n  topic: t\n",
    ),
    (
        "questions:\n- ask: A?\n  note: >\n    a\n    b\n\n  # c\n  topic: t\n",
        {"note": "so"},
        "questions:\n- ask: A?\n  note: so\n\n  # c\n  topic: t\n",
    ),
    # Nothing any more, and the bank's own word.
    ("questions:\n- ask: A?\n  topic: t\n", {"topic": ""}, "questions:\n- ask: A?\n"),
    ("questions:\n- ask: A?\n  topic: t", {"topic": ""}, "questions:\n- ask: A?"),
    ("questions:\r\n- ask: A?\r\n  topic: t\r\n- B?", {"topic": ""}, "questions:\r\n- ask: A?\r\n- B?"),
    ("questions:\n- {ask: A?, topic: t}\n", {"topic": ""}, "questions:\n- {ask: A?}\n"),
    ("for: her\nquestions:\n- ask: A?\n  for: him\n", {"for_whom": "her"}, "for: her\nquestions:\n- ask: A?\n"),
    ("for: her\nquestions:\n- A?\n", {"for_whom": "him"}, "for: her\nquestions:\n- ask: A?\n  for: him\n"),
    (
        "for: her\nwhy: w\nquestions:\n- A?\n",
        {"for_whom": "him", "why": ""},
        "for: her\nwhy: w\nquestions:\n- ask: A?\n  for: him\n",
    ),
    # Lists.
    (
        "questions:\n- ask: A?\n  tags: [x, y] # t\n",
        {"tags": ("x", "z")},
        "questions:\n- ask: A?\n  tags: [x, z] # t\n",
    ),
    ("questions:\n- ask: A?\n  tags: [x]\n", {"tags": ("x", "y z")}, 'questions:\n- ask: A?\n  tags: ["x", "y z"]\n'),
    (
        "questions:\n- ask: A?\n  follow_ups:\n  - B? # b\n  # c\n  - C?\n",
        {"follow_ups": ("B?", "D?", "E?")},
        "questions:\n- ask: A?\n  follow_ups:\n  - B? # b\n  # c\n  - D?\n  - E?\n",
    ),
    (
        "questions:\n- ask: A?\n  follow_ups:\n    - B?\n    - C?\n  topic: t\n",
        {"follow_ups": ("B?",)},
        "questions:\n- ask: A?\n  follow_ups:\n    - B?\n  topic: t\n",
    ),
    ("questions:\n- ask: A?\n  tags: x1x\n", {"tags": ("yy", "zz")}, "questions:\n- ask: A?\n  tags: [yy, zz]\n"),
    (
        "questions:\n- ask: A?\n  source:\n    title: t\n",
        {"source": Source("u", "v")},
        "questions:\n- ask: A?\n  source:\n    {title: u, url: v}\n",
    ),
]


@pytest.mark.parametrize(("before", "fields", "after"), CHANGES)
def test_a_field_is_changed_where_it_stands(before: str, fields: Fields, after: str) -> None:
    done = changed(before, 0, **fields)
    assert (done.raw.decode(), done.made, done.refused) == (after, (0,), {})


UNSAFE: list[tuple[str, Fields, str]] = [
    ("questions:\n- Why\n  now?\n", ID, "would not read as it should"),
    ("questions: [ask: A?, B?]\n", ID, "would not read as it should"),
    ("questions:\n- ask: A?\n  topic: t # mine\n", {"topic": ""}, "a comment stands there"),
    ("questions:\n- topic: t\n  ask: A?\n", {"topic": ""}, "it is the first of its question"),
    ("questions:\n- ask: A?\n  tags: [x, # mine\n    y]\n", {"tags": ("x",)}, "a comment stands there"),
    ("questions:\n- ask: A?\n  Topic: t\n", {"topic": "u"}, "would not read as it should"),
]


@pytest.mark.parametrize(("before", "fields", "why"), UNSAFE)
def test_what_cannot_be_changed_safely_is_left_and_told_and_the_rest_is_made(
    before: str, fields: Fields, why: str
) -> None:
    done = changed(before, 0, **fields)
    assert (done.raw.decode(), done.made) == (before, ())
    assert why in done.refused[0]


def test_what_is_left_hinders_no_other_change() -> None:
    before = editable(b"questions:\n- Why\n  now?\n- How?\n- topic: t\n  ask: A?\n", "bank.yaml")
    meant = {
        place: replace(one, topic="", id=f"why-{place}", key="") for place, one in enumerate(before.bank.questions)
    }
    done = with_changes(before, meant)
    assert done.raw == b"questions:\n- Why\n  now?\n- ask: How?\n  id: why-1\n- topic: t\n  ask: A?\n"
    assert (done.made, set(done.refused)) == ((1,), {0, 2})


def test_changed_and_new_questions_go_in_together() -> None:
    before = editable(b"questions:\n- ask: A?\n- ask: B?", "bank.yaml")
    first, last = before.bank.questions
    new = replace(first, ask="C?", topic="t", key="", line=0)
    done = with_changes(before, {1: replace(last, id="why-b", key="")}, [new])
    assert done.raw == b"questions:\n- ask: A?\n- ask: B?\n  id: why-b\n- ask: C?\n  topic: t"


@given(banks())
def test_an_id_is_the_only_thing_that_changes(raw: bytes) -> None:
    before = editable(raw, "bank.yaml")
    meant = {place: replace(one, id=f"given-{place}", key="") for place, one in enumerate(before.bank.questions)}
    done = with_changes(before, meant)
    assert set(done.made) | set(done.refused) == set(meant)
    bank, _, _ = bank_from_bytes(done.raw, "bank.yaml")
    assert bank is not None
    assert [one.id for one in bank.questions] == [f"given-{place}" * (place in done.made) for place in meant]
    kept = done.raw.decode("utf-8")
    for place in done.made:
        kept = kept.replace(f"given-{place}", "", 1)
    assert kept.startswith("\ufeff") == raw.startswith(codecs.BOM_UTF8)
    assert len(kept.splitlines()) - len(raw.decode().splitlines()) <= len(done.made)


@given(WHOLE, WHOLE)
def test_any_question_becomes_any_other_or_stays(one: Any, other: Any) -> None:  # noqa: ANN401 - made by WHOLE
    head = f"for: {one.for_whom}\nlanguage: {one.language}\nquestions:\n"
    begun = editable(f"{head}- ask: Start?\n  # comment\n- Last?\n".encode(), "bank.yaml")
    first = replace(one, bank="bank", path="bank.yaml", key="")
    middle = with_changes(begun, {0: first})
    assert middle.made == (0,)
    before = editable(middle.raw, "bank.yaml")
    done = with_changes(before, {0: replace(other, bank="bank", path="bank.yaml", key="")})
    assert done.made == (0,) or done.refused
    assert b"  # comment\n- Last?\n" in done.raw


@given(LINE)
def test_any_words_stand_in_place_of_others(ask: str) -> None:
    for bank in ("questions:\n- A?  # a\n", "questions: [A?, B?]\n", "questions:\n- ask: 'A?'\n"):
        done = changed(bank, 0, ask=ask)
        assert done.made == (0,) or done.refused == {0: "after the change it would not read as it should"}
