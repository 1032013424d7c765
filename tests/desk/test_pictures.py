from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.pictures import PICTURES, kept, taken


@pytest.mark.parametrize("name", PICTURES)
async def test_the_desk_looks_as_it_was_last_looked_at(name: str, tmp_path: Path) -> None:
    """After a change that is meant: `python -m tests.desk.pictures`, and look at the difference."""
    assert await taken(PICTURES[name], tmp_path) == kept(name).read_text(encoding="utf-8")


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in kept("").parent.iterdir()} == {kept(name).name for name in PICTURES}
