from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.leaves import Fit, Leaf, Told
from redcarpet.core.parting import lettered, replanned
from redcarpet.core.words import brief

SENTENCES = (
    *("Why?", "Who paid?", "“So?” she said.", "No!", "So ...", "«Et ?»"),
    *("この映画は？", "👩\u200d🚀🇸🇪!", "Cafe\u0301."),
)
ENDS = ("?", "!", ".", "？", "»")
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2).map(" ".join)
ROWS = st.lists(TEXTS, max_size=2).map(tuple)
TOLD = st.lists(st.builds(Told, st.sampled_from(["Say", "Note"]), TEXTS, st.booleans()), max_size=2).map(tuple)
QUESTIONS = st.builds(lambda ask, told, row, on_back: Leaf(
    "question", "7", ask=ask, told=told, follow_ups=() if on_back else row, behind=row if on_back else ()
), TEXTS, TOLD, ROWS, st.booleans())  # fmt: skip
NAMES = st.builds(lambda name, told: Leaf("name", ask=name, told=told), TEXTS, TOLD)

Answer = tuple[bool, bool, float]
"""Whether the front fits, whether the back does, and how much of what is too much would."""
NEVER: Answer = (False, False, 0.5)
ANSWERS = st.lists(st.tuples(st.booleans(), st.booleans(), st.floats(0, 1)), max_size=8)
Replaced = list[tuple[Leaf, tuple[Leaf, ...]]]


def parted(leaf: Leaf, answers: Sequence[Answer]) -> tuple[tuple[Leaf, ...], Replaced]:
    """Give the leaves that are left when nothing fits any more, and each with those that took its place.

    First the answers are given, one to each leaf in turn, and then only that it does not fit.
    """
    left, replaced = list(answers), Replaced()
    group = lettered([leaf])
    for _ in range(200):
        exhausted, after = not left, list[Leaf]()
        for one in group:
            front, back, share = left.pop() if left else NEVER
            new = replanned(one, Fit(front, back or not one.behind, points=9, share=share))
            replaced.append((one, new))
            after += new
        before, group = group, lettered(after)
        if exhausted and group == before:
            return group, replaced
    raise AssertionError


def told(leaf: Leaf) -> list[str]:
    """Give all texts of a leaf but what it says again."""
    return [*([] if leaf.again else [leaf.ask]), *leaf.follow_ups, *leaf.behind, *(one.words for one in leaf.told)]


def is_parted_well(whole: str, part: str) -> bool:
    """Say whether a text was cut behind the end of a sentence, of which this is what stands before or after."""
    before = part if whole.startswith(part) else whole.removesuffix(part).rstrip()
    return before != whole and before.endswith(ENDS)


def squeezed(texts: Iterable[str]) -> str:
    return "".join("".join(texts).split())


@given(QUESTIONS | NAMES, ANSWERS)
def test_parting_comes_to_an_end_and_loses_no_word_and_changes_no_order(leaf: Leaf, answers: list[Answer]) -> None:
    leaves, _ = parted(leaf, answers)
    assert squeezed(one.ask for one in leaves if not one.again) == squeezed([leaf.ask])
    follow_ups = [text for one in leaves for text in (*one.follow_ups, *one.behind)]
    assert squeezed(follow_ups) == squeezed((*leaf.follow_ups, *leaf.behind))
    assert squeezed(words.words for one in leaves for words in one.told) == squeezed(one.words for one in leaf.told)


@given(QUESTIONS, ANSWERS)
def test_what_goes_on_stands_behind_the_whole_question(leaf: Leaf, answers: list[Answer]) -> None:
    leaves, _ = parted(leaf, answers)
    asks = [at for at, one in enumerate(leaves) if one.ask]
    others = [at for at, one in enumerate(leaves) if one.follow_ups or one.behind or one.told]
    assert max(asks) <= min(others, default=len(leaves))


@given(QUESTIONS | NAMES, ANSWERS)
def test_no_sentence_is_parted_before_small_type_was_tried(leaf: Leaf, answers: list[Answer]) -> None:
    for one, new in parted(leaf, answers)[1]:
        if one.small:
            continue
        for text in {text for each in new for text in told(each)} - {"", *told(one)}:
            assert any(is_parted_well(whole, text) for whole in told(one))


@given(QUESTIONS | NAMES, ANSWERS)
def test_only_a_text_that_has_its_card_to_itself_is_set_small(leaf: Leaf, answers: list[Answer]) -> None:
    for one, new in parted(leaf, answers)[1]:
        for small in (each for each in new if each.small and not one.small):
            assert len(new) == 1
            assert len([text for text in told(replace(small, behind=())) if text]) == 1


@given(NAMES, ANSWERS)
def test_a_name_stands_on_every_card_that_tells_of_the_guest(leaf: Leaf, answers: list[Answer]) -> None:
    leaves, _ = parted(leaf, answers)
    assert all(one.ask for one in leaves)
    assert {one.ask for one in leaves if one.again} <= {brief(leaf.ask)}


def test_what_fits_stays_as_it_is() -> None:
    leaf = Leaf("question", "7", ask="Why?", follow_ups=("Who?",))
    assert replanned(leaf, Fit(front=True, back=True, points=20)) == (leaf,)


def test_first_all_but_the_question_goes_on_to_a_second_card() -> None:
    leaf = Leaf("question", "7", ask="Why?", follow_ups=("Who?",), told=(Told("Say", "Why, then?"),))
    first, second = replanned(leaf, Fit(front=False, back=True, points=9))
    assert told(first) == ["Why?"]
    assert told(second) == ["", "Who?", "Why, then?"]


def test_a_sentence_too_long_for_a_card_is_set_small_and_then_parted_between_words() -> None:
    full = Fit(front=False, back=True, points=9, share=0.5)
    (small,) = replanned(Leaf("question", "7", ask="Who did that and why?"), full)
    assert small.small
    assert [leaf.ask for leaf in replanned(small, full)] == ["Who did", "that and why?"]


def test_a_follow_up_too_long_for_a_back_goes_on_to_a_front_and_leaves_its_question_large() -> None:
    leaf = Leaf("question", "7", ask="Why?", behind=("and then " * 100,))
    first, second = replanned(leaf, Fit(front=True, back=False, points=30))
    assert (first.ask, first.behind, first.small) == ("Why?", (), False)
    assert (second.follow_ups, second.behind) == (leaf.behind, ())


def test_a_label_is_said_once() -> None:
    note = Told("Note", "One. Two.", private=True)
    first, second = replanned(Leaf("question", "7b", told=(note,)), Fit(front=False, back=True, points=9))
    assert first.told == (Told("Note", "One.", private=True),)
    assert second.told == (Told("", "Two.", private=True),)


def test_as_many_cards_as_are_needed_come_out_about_as_full() -> None:
    leaf = Leaf("question", "7b", follow_ups=("Who was that?",) * 9)
    first, rest = replanned(leaf, Fit(front=False, back=True, points=9, share=0.35))
    assert (len(first.follow_ups), len(rest.follow_ups)) == (3, 6)


def test_the_cards_of_a_question_are_lettered_from_b_to_z_and_on_with_ba() -> None:
    leaves = lettered([Leaf("question", "7")] * 60)
    numbers = [leaf.number for leaf in leaves]
    assert (numbers[:3], numbers[25:28]) == (["7", "7b", "7c"], ["7z", "7ba", "7bb"])
    assert len(set(numbers)) == 60
    for one, after in pairwise(numbers):
        assert (len(one), one) < (len(after), after)
    assert [leaf.goes_on for leaf in leaves] == [*numbers[1:], ""]
    assert [leaf.part for leaf in leaves] == list(range(60))


def test_the_cards_of_a_name_have_no_number() -> None:
    assert [leaf.number + leaf.goes_on for leaf in lettered([Leaf("name", ask="Ada Nunes")] * 2)] == ["", ""]
