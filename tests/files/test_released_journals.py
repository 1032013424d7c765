from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from redcarpet.core.fold import fold
from redcarpet.core.journal import KINDS
from redcarpet.files.journals_read import read_journals
from tests.released import KEPT, state_of

VERSIONS = sorted(folder for folder in KEPT.iterdir() if folder.is_dir())


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda folder: folder.name)
def test_a_released_versions_journals_fold_to_the_same_state_for_ever(folder: Path) -> None:
    read = read_journals(folder / "marks")
    assert state_of(read) == json.loads((folder / "state.json").read_text(encoding="ascii"))
    shuffled = [*read.records, *read.records]
    random.Random(5).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert fold(shuffled) == fold(read.records)


def test_every_kind_of_record_stands_in_a_released_versions_journals() -> None:
    kept = {one.kind for folder in VERSIONS for one in read_journals(folder / "marks").records}
    assert kept >= KINDS, "a new kind needs the journals of a new version: python -m tests.released"
    assert kept - KINDS == {"applause"}, "and one of a version to come"
