from __future__ import annotations

from hypothesis import given

from tests.replicas import LIVES, Life, all_agree


@given(LIVES)
def test_copies_of_a_folder_that_were_harmed_and_delayed_all_tell_the_same_in_the_end_and_lack_nothing(
    life: Life,
) -> None:
    all_agree(life)
