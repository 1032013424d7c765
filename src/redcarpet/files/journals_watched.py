"""Listening: what other desks mark on the same evening, told within a second of its arrival in the event's folder."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from redcarpet.core.crew import Heard
from redcarpet.files.journals_read import JournalsRead

_LOOK_EVERY = 1.0
"""Seconds; a look at ten journals takes a tenth of a millisecond."""
_DEAF = "What others mark is no longer read until you start again."


class Listening:
    """Looks at the journals of a folder on a thread of its own, for a network drive may not answer for a long time."""

    def __init__(self, folder: Path) -> None:
        self._journals = JournalsRead(folder)
        self._ended = threading.Event()

    def begin(self, tell: Callable[[Heard], object]) -> None:
        """Call `tell` on the thread with what is there, and from then on with what is new."""
        threading.Thread(target=self._listen, args=(tell,), name="listening", daemon=True).start()

    def end(self) -> None:
        """Let the thread end by itself; nothing waits for it."""
        self._ended.set()

    def _listen(self, tell: Callable[[Heard], object]) -> None:
        try:
            while not self._ended.is_set():
                news = self._journals.look()
                if news is not None:
                    tell(news)
                self._ended.wait(_LOOK_EVERY)
        finally:
            if not self._ended.is_set():
                tell(Heard(notices=(_DEAF,)))  # a fault of ours, of which a report is kept
