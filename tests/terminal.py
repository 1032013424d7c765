"""A program in a real terminal: its keys, its screen, every byte it sends, its signals and its end.

Linux and macOS. Nothing here knows redcarpet, and nothing polls: whoever waits is woken by what arrives.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import termios
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.screen import Screen

_QUERY = re.compile(rb"\x1b\[\?(2026|2048)\$p")
_LINE_HOLDS = 4_095
"""Bytes that Linux keeps for a terminal that does not read."""
_LONGEST_QUERY = len(b"\x1b[?2026$p")
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
_ANSWERS = {b"2026": b"\x1b[?2026;2$y", b"2048": b"\x1b[?2048;0$y"}
"""This terminal knows synchronized output and does not report resizes in band."""
_FORKING = threading.Lock()
"""Which warnings are shown is a matter of the whole process."""
_PATIENCE = 20.0
"""Seconds until what does not come is called a failure; a busy machine must not look like a fault."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes that the program sent, and when they arrived by `time.perf_counter`, in seconds."""

    at: float
    sent: bytes


class Terminal:
    """Runs a program in a pseudo-terminal of some columns and rows; leaves nothing running when closed.

    `limit` is the largest file, in bytes, that the program may write (RLIMIT_FSIZE).
    """

    def __init__(
        self,
        words: Sequence[str],
        *,
        env: Mapping[str, str],
        folder: Path,
        size: tuple[int, int] = (120, 36),
        limit: int | None = None,
    ) -> None:
        self.chunks: list[Chunk] = []
        self.status: int | None = None
        self._changed = threading.Condition(threading.RLock())
        self._ended = False
        self._asked = b""
        self._drawn = 0
        self._undrawn = b""
        self._screen = Screen(*size)
        self.started = time.perf_counter()
        self.pid, self._fd = _forked(words, env, folder, size, limit)
        self._wake, self._waker = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._waiter = threading.Thread(target=self._await_end, daemon=True)
        self._reader.start()
        self._waiter.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.hang_up()
        os.close(self._wake)
        os.close(self._waker)

    @property
    def raw(self) -> bytes:
        """Every byte that has arrived so far."""
        return self.sent_since(0)

    def sent_since(self, chunk: int) -> bytes:
        """Give the bytes of all chunks from this number on."""
        with self._changed:
            return b"".join(chunk.sent for chunk in self.chunks[chunk:])

    @property
    def text(self) -> str:
        """The screen as it stands, a line per row; drawn only when somebody looks, and only in whole frames."""
        with self._changed:
            self._draw(half=self._ended)
            return self._screen.text

    def _draw(self, *, half: bool) -> None:
        """Draw what has arrived; of a frame whose end has not, only with `half`, as a terminal shows none of it."""
        sent = self._undrawn + self.sent_since(self._drawn)
        self._drawn = len(self.chunks)
        begins = sent.rfind(_FRAME_BEGINS)
        end = len(sent) if half or begins < 0 or sent.find(_FRAME_ENDS, begins) >= 0 else begins
        self._screen.draw(sent[:end])
        self._undrawn = sent[end:]

    def until(self, shows: str | Callable[[str], object], seconds: float = _PATIENCE) -> str:
        """Wait until the screen holds a text, or satisfies a function, and give the screen."""

        def holds(text: str) -> object:
            return shows in text if isinstance(shows, str) else shows(text)

        with self._changed:
            self._changed.wait_for(lambda: holds(self.text) or self._ended, seconds)
            text = self.text
        assert holds(text), f"never on the screen: {shows!r} (ended: {self._ended}). The screen:\n{text}"
        return text

    def press_until(self, keys: str, shows: str, tries: int = 40, seconds: float = 0.5) -> bool:
        """Press keys again and again until the screen holds a text; False when it never does."""
        for _ in range(tries):
            self.send(keys)
            with self._changed:
                if self._changed.wait_for(lambda: shows in self.text or self._ended, seconds):
                    return shows in self.text
        return False

    def until_sent(self, holds: Callable[[bytes], object], seconds: float = _PATIENCE, *, since: int = 0) -> float:
        """Wait until the bytes of the chunks from number `since` on satisfy a function; give when the last came."""
        with self._changed:
            met = self._changed.wait_for(lambda: holds(self.sent_since(since)), seconds)
            assert met, f"not sent within {seconds} s; the last bytes: {self.raw[-300:]!r}"
            return self.chunks[-1].at

    def until_quiet(self, quiet: float, seconds: float = _PATIENCE) -> float:
        """Wait until nothing has arrived for `quiet` seconds; give when the last bytes came."""
        end = time.perf_counter() + seconds
        with self._changed:
            while time.perf_counter() < end:
                if not self._changed.wait(quiet) or self._ended:
                    return self.chunks[-1].at if self.chunks else self.started
        raise AssertionError(f"never quiet for {quiet} s within {seconds} s")

    def send(self, keys: str | bytes) -> float:
        """Press keys and give when, by `time.perf_counter`; nothing happens when the program is gone."""
        at = time.perf_counter()
        with contextlib.suppress(OSError):
            os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)
        return at

    def hold(self, key: str, first_repeat: float, seconds: float, every: float = 0.033) -> None:
        """Hold a key down for some seconds as a keyboard does: once, again after `first_repeat`, then every 33 ms."""
        began = self.send(key)
        due = began + first_repeat
        while due <= began + seconds:
            self.let_pass(due - time.perf_counter())
            self.send(key)
            due += every

    def let_pass(self, seconds: float) -> None:
        """Let real time pass, for what depends on it."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended, max(0.0, seconds))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window, in cells."""
        with self._changed:
            self._draw(half=True)
            _set_size(self._fd, columns, rows)
            self._screen.resize(columns, rows)

    @contextlib.contextmanager
    def stalled(self) -> Iterator[None]:
        """Take nothing from the program meanwhile, as a connection that hangs, but what one read gives."""
        with self._changed:
            yield

    def fills_up(self, seconds: float = _PATIENCE) -> bool:
        """Wait, while stalled, until the program has sent more than the line to its terminal holds."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            (unread,) = struct.unpack("i", fcntl.ioctl(self._fd, termios.FIONREAD, bytes(4)))
            if unread >= _LINE_HOLDS:
                return True
            select.select([], [], [], 0.01)
        return False

    def signal(self, number: int) -> None:
        """Send a signal, unless the program has ended."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the program as a power cut does (SIGKILL), and take in all that it had sent."""
        self.signal(signal.SIGKILL)
        self._waiter.join()
        self._reader.join(2.0)

    def hang_up(self) -> None:
        """Close the window: the program's terminal is gone."""
        if self._fd < 0:
            return
        # A descriptor that a thread is reading from is not closed by closing it: the reader must stop first.
        os.write(self._waker, b".")
        self._reader.join()
        os.close(self._fd)
        self._fd = -1

    def exit_code(self, seconds: float = _PATIENCE) -> int:
        """Wait for the program's end and give its exit code; minus the signal's number when one ended it."""
        with self._changed:
            self._changed.wait_for(lambda: self.status is not None, seconds)
            status = self.status
        assert status is not None, f"still running after {seconds} s:\n{self.text}"
        self._reader.join(2.0)
        return os.waitstatus_to_exitcode(status)

    def _read(self) -> None:
        while self._wake not in select.select([self._fd, self._wake], [], [])[0]:
            try:
                sent = os.read(self._fd, 65536)
            except OSError:
                break  # Linux says so when the program has gone
            if not sent:
                break
            with self._changed:
                self.chunks.append(Chunk(time.perf_counter(), sent))
                self._answer(sent)
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _answer(self, sent: bytes) -> None:
        """Answer what the program asks of its terminal; a question may arrive in pieces."""
        self._asked += sent
        while query := _QUERY.search(self._asked):
            self._asked = self._asked[query.end() :]
            self.send(_ANSWERS[query[1]])
        self._asked = self._asked[-_LONGEST_QUERY:]

    def _await_end(self) -> None:
        _, status = os.waitpid(self.pid, 0)
        with self._changed:
            self.status = status
            self._changed.notify_all()


def _forked(
    words: Sequence[str], env: Mapping[str, str], folder: Path, size: tuple[int, int], limit: int | None
) -> tuple[int, int]:
    with _FORKING, warnings.catch_warnings():
        # Newer Pythons warn of forking beside threads; the child does nothing here but become the program.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid, fd = pty.fork()
    if pid == 0:
        try:
            _set_size(0, *size)
            os.chdir(folder)
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
                env = {**env, "PYTHONDONTWRITEBYTECODE": "1"}  # 3.11 leaves a cut copy behind, for every later run
            os.execvpe(words[0], list(words), dict(env))  # noqa: S606 - starting the program is what this is for
        finally:
            os._exit(127)
    return pid, fd


def _set_size(fd: int, columns: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
