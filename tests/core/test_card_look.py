from __future__ import annotations

from itertools import pairwise, product

from redcarpet.core.card_look import GLANCE, look_of
from redcarpet.core.sheets import CARD_SIZES, PAPERS, sheet_of

LOOKS = {name: look_of(sheet_of(*name)) for name in product(CARD_SIZES, PAPERS)}


def test_a_4x6_card_has_the_sizes_of_the_design() -> None:
    look = LOOKS["4x6", "a4"]
    assert (look.ladder[0], look.ladder[-1]) == (40, 11)
    assert (look.number, look.head, look.follow_up, look.compact, look.told) == (26, 12, 13.2, 11.1, 10.8)
    assert (look.foot, look.padding, look.tab, look.floor) == (7.8, 7, 8.4, GLANCE)


def test_type_grows_smaller_in_even_steps() -> None:
    for name, look in LOOKS.items():
        for ladder in (look.ladder, look.small_ladder, look.name_ladder, look.behind_ladder):
            for larger, smaller in pairwise(ladder):
                assert smaller < larger <= smaller * 1.09 + 0.02, name


def test_only_the_last_resort_is_smaller_than_can_be_read() -> None:
    for name, look in LOOKS.items():
        assert min(*look.ladder, *look.name_ladder, *look.behind_ladder, look.follow_up, look.compact) >= 9, name
        assert (look.small_ladder[0], look.small_ladder[-1]) == (look.ladder[-1], 6), name


def test_words_stay_away_from_where_the_paper_itself_ends() -> None:
    for (card, paper), look in LOOKS.items():
        edge = sheet_of(card, paper).inset > 0
        assert look.padding >= (8 if edge else 5), (card, paper)
