"""The view's private file: filter, shuffle and place, replaced as a whole so that it is never half-written."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from pathlib import Path

from redcarpet.core.text import clean
from redcarpet.core.view import View
from redcarpet.files.places import replace_file

_TEXTS = ("filter", "filter_before", "current", "theme", "draft", "own_draft")


def read_view(path: Path) -> View:
    """Read a view; a missing or damaged file is an empty view, for nothing that counts is lost with it."""
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return View()
    if not isinstance(stored, dict):
        return View()
    texts = {name: clean(stored[name]) for name in _TEXTS if isinstance(stored.get(name), str)}
    seed = stored.get("seed")
    return View(
        **texts,
        seed=seed if type(seed) is int else None,
        trail=_names(stored.get("trail")),
        passed=_names(stored.get("passed")),
        filters=_names(stored.get("filters")),
    )


def _names(value: object) -> tuple[str, ...]:
    return tuple(clean(one) for one in value if isinstance(one, str)) if isinstance(value, list) else ()


class ViewKeeper:
    """Writes the latest view on a thread of its own; a view that was replaced before its turn is never written."""

    def __init__(self, path: Path) -> None:
        """Keep views in the file `path`; its folder is made when needed."""
        self._path = path
        self._wanted: View | None = None
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="view", daemon=True)
        self._thread.start()

    def keep(self, view: View) -> None:
        """Have the view written soon; returns at once."""
        with self._changed:
            self._wanted = view
            self._changed.notify()

    def close(self, timeout: float = 2.0) -> None:
        """Write what is waiting and stop, within `timeout` seconds."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(timeout)

    def _run(self) -> None:
        while (view := self._next()) is not None:
            self._write(view)

    def _next(self) -> View | None:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is not None or self._closing)
            view, self._wanted = self._wanted, None
            return view

    def _write(self, view: View) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, json.dumps(asdict(view), separators=(",", ":")).encode("ascii"))
        except OSError:
            return  # a convenience that a full disk may take; marks say so themselves
