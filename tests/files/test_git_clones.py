from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.crews import same_state
from tests.git_clones import BANK, a_round, missing, two_clones


def test_two_clones_never_conflict_and_lose_no_mark_whether_they_merge_or_rebase(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not there")
    clones = two_clones(tmp_path)
    for number in range(3):
        a_round(clones, number, 2)
    for clone in clones:
        clone.close()
    assert [words for clone in clones for words in clone.refused] == []
    assert missing(clones) == []
    assert same_state([clone.event / "marks" for clone in clones])
    banks = {(clone.event / BANK).read_text("utf-8") for clone in clones}
    assert len(banks) == 1
    assert "Who was brave in round 2?" in banks.pop()
