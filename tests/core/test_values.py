"""Values behave as the standard library's frozen dataclasses do; what is clean at a glance is clean."""

from dataclasses import dataclass as stdlib_dataclass
from dataclasses import field, fields, replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from tests.payloads import payloads


def place(make: Any) -> Any:  # noqa: ANN401 - one class, made in two ways
    @make(frozen=True, slots=True, order=True)
    class Place:
        row: int
        name: str = ""
        said: tuple[str, ...] = field(default=(), compare=False)
        hidden: int = field(default=0, repr=False)

    return Place


OURS, THEIRS = place(dataclass), place(stdlib_dataclass)
_Value = tuple[int, str, tuple[str, ...], int]
_VALUES = st.tuples(st.integers(0, 2), st.sampled_from("ab"), st.just(("x",)) | st.just(()), st.integers(0, 1))


@given(_VALUES, _VALUES)
def test_comparing_and_hashing_are_those_of_a_dataclass(one: _Value, other: _Value) -> None:
    ours, theirs = (OURS(*one), OURS(*other)), (THEIRS(*one), THEIRS(*other))
    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])
    assert (ours[0] < ours[1], ours[0] <= ours[1]) == (theirs[0] < theirs[1], theirs[0] <= theirs[1])
    assert (ours[0] > ours[1], ours[0] >= ours[1]) == (theirs[0] > theirs[1], theirs[0] >= theirs[1])
    assert (len(set(ours))) == len(set(theirs))
    assert repr(ours[0]) == repr(theirs[0])
    assert [one.name for one in fields(ours[0])] == [one.name for one in fields(theirs[0])]
    assert replace(ours[0], row=9) == OURS(9, *one[1:])


def test_values_of_two_kinds_are_never_equal_nor_in_an_order() -> None:
    assert OURS(1) != THEIRS(1)
    with pytest.raises(TypeError):
        assert OURS(1) < THEIRS(1)


def test_a_value_takes_no_field_that_it_does_not_have() -> None:
    with pytest.raises(AttributeError):
        OURS(1).typo = 2


@example("e" + 5 * "\u0300")
@given(
    st.text() | st.lists(st.sampled_from(["a", "é", "\u0300", "\u036f", " ", "’", *payloads("terminal")])).map("".join)
)
def test_what_is_clean_at_a_glance_is_clean_at_a_second_look(text: str) -> None:
    looked_at_twice = clean(f"{text}\x1b").removesuffix("␛").strip(" ")
    assert clean(text) == clean(clean(text)) == looked_at_twice
