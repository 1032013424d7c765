from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.text import clean
from redcarpet.core.view import View
from redcarpet.files.view_json import ViewKeeper, read_view

FULL = View(
    filter='topic:craft -is:asked "on set"',
    filter_before="for:her",
    seed=5210,
    current="decision",
    trail=("persuade", "mentor"),
    passed=("mentor",),
    theme="light",
)


def _kept(path: Path, *views: View) -> View:
    keeper = ViewKeeper(path)
    for view in views:
        keeper.keep(view)
    keeper.close(timeout=60)
    return read_view(path)


def test_a_view_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    assert _kept(tmp_path / "state" / "gala" / "view.json", FULL) == FULL
    assert _kept(tmp_path / "view.json", View()) == View()


_TEXT = st.text(max_size=30).map(clean)
_VIEWS = st.builds(
    View,
    filter=_TEXT,
    filter_before=_TEXT,
    seed=st.none() | st.integers(0, 9999),
    current=_TEXT,
    trail=st.lists(_TEXT, max_size=4).map(tuple),
    passed=st.lists(_TEXT, max_size=4).map(tuple),
    theme=_TEXT,
)


def test_any_view_is_read_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("views")

    @given(_VIEWS)
    def law(view: View) -> None:
        assert _kept(folder / "view.json", view) == view

    law()


def test_the_latest_view_is_the_one_that_stays(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    assert _kept(path, *(View(seed=seed) for seed in range(200))) == View(seed=199)
    assert [one.name for one in tmp_path.iterdir()] == ["view.json"], "nothing is left beside it"


def test_views_are_kept_one_after_the_other_while_the_desk_is_open(tmp_path: Path) -> None:
    keeper, moment = ViewKeeper(tmp_path / "view.json"), threading.Event()
    for seed in range(3):
        keeper.keep(View(seed=seed))
        looks = (moment.wait(0.002) or read_view(tmp_path / "view.json").seed == seed for _ in range(10_000))
        assert any(looks)
    keeper.close(timeout=60)


def test_closing_writes_what_waits_and_a_keeper_without_a_view_writes_nothing(tmp_path: Path) -> None:
    ViewKeeper(tmp_path / "view.json").close(timeout=60)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_view_is_an_empty_one(tmp_path: Path) -> None:
    assert read_view(tmp_path / "view.json") == View()
    assert read_view(tmp_path) == View()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"seed":' + b"9" * 5000 + b"}", b"\0" * 50],
)
def test_a_damaged_view_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "view.json").write_bytes(content)
    assert read_view(tmp_path / "view.json") == View()


def test_a_view_cut_at_any_byte_never_raises(tmp_path: Path) -> None:
    _kept(tmp_path / "view.json", FULL)
    content = (tmp_path / "view.json").read_bytes()
    for cut in range(len(content)):
        (tmp_path / "view.json").write_bytes(content[:cut])
        assert read_view(tmp_path / "view.json") == View()


def test_fields_of_another_type_are_empty_and_the_rest_is_read(tmp_path: Path) -> None:
    odd = {"filter": 7, "seed": "7", "current": "decision", "trail": "abc", "passed": ["a", 1, None, "b"], "more": {}}
    (tmp_path / "view.json").write_text(json.dumps(odd), "utf-8")
    assert read_view(tmp_path / "view.json") == View(current="decision", passed=("a", "b"))
    (tmp_path / "view.json").write_text('{"seed": true, "theme": null}', "utf-8")
    assert read_view(tmp_path / "view.json") == View()


def test_what_is_read_is_clean_text(tmp_path: Path) -> None:
    (tmp_path / "view.json").write_text(json.dumps({"filter": "\x1b]0;X\x07", "trail": ["a\u202eb"]}), "utf-8")
    view = read_view(tmp_path / "view.json")
    assert view.filter.isprintable()
    assert view.trail[0].isprintable()


def test_a_place_that_can_not_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file in the folder's place")
    assert _kept(tmp_path / "state" / "view.json", FULL) == View()
    (tmp_path / "view.json").mkdir()
    assert _kept(tmp_path / "view.json", FULL) == View()


def test_a_keeper_goes_on_after_a_view_that_could_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"")
    keeper = ViewKeeper(tmp_path / "state" / "view.json")
    keeper.keep(View(seed=1))
    (tmp_path / "state").unlink()
    keeper.keep(FULL)
    keeper.close(timeout=60)
    assert read_view(tmp_path / "state" / "view.json") == FULL
