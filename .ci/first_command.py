"""Run README's first command in a terminal as a reader would: wait for a question on the screen, then quit."""  # noqa: INP001 - a script

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path

COLUMNS, ROWS = 120, 36
PATIENCE = 900.0
"""Seconds for all of it; the packages are downloaded first."""
QUIT = b"\x11"
BETWEEN_KEYS = 0.5
"""Seconds; two presses closer than the keyboard's own repeat count as one."""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
_WORDS_KNOWN = 4


class Watch:
    """A command in a pseudo-terminal, and what it has sent."""

    def __init__(self, command: str) -> None:
        """Start the command in a shell."""
        self.sent = b""
        self.deadline = time.monotonic() + PATIENCE
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvp("sh", ["sh", "-c", command])  # noqa: S606, S607 - README's own words
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def shows(self, words: list[str]) -> bool:
        """Say whether one of some texts was sent."""
        plain = " ".join(_ESCAPES.sub(b" ", self.sent).decode("utf-8", "replace").split())
        return any(text in plain for text in words)

    def read(self, seconds: float) -> bool:
        """Take in what comes within some seconds; False when the command has ended."""
        if time.monotonic() > self.deadline:
            raise SystemExit(self.failed("it took too long"))
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            new = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.sent += new
        return bool(new)

    def press(self, key: bytes) -> None:
        """Press a key."""
        os.write(self.terminal, key)

    def failed(self, why: str) -> str:
        """Say why this was no success, with the end of what was sent."""
        tail = _ESCAPES.sub(b" ", self.sent)[-4000:].decode("utf-8", "replace")
        return f"{tail}\nREADME's first command: {why}"


def openings(banks: Path) -> list[str]:
    """Give how the shipped questions begin: four words each, so that a line's end cuts few of them."""
    texts = [bank.read_text("utf-8") for bank in sorted(banks.glob("*.yaml"))]
    asks = [ask for text in texts for ask in re.findall(r"(?m)^\s*- ask: *(.+)$", text)]
    return [" ".join(ask.strip("\"'").split()[:_WORDS_KNOWN]) for ask in asks if "{" not in ask]


def main() -> None:
    """Run the command that is given, in the folder of the checkout."""
    questions = openings(Path("questions"))
    watch = Watch(sys.argv[1])
    while not watch.shows(questions):
        if not watch.read(1.0):
            raise SystemExit(watch.failed("it ended without a question on the screen"))
    presses = 0
    while watch.read(BETWEEN_KEYS):
        if presses < 2:  # noqa: PLR2004 - quitting takes the same key twice
            time.sleep(BETWEEN_KEYS)
            watch.press(QUIT)
            presses += 1
    code = os.waitstatus_to_exitcode(os.waitpid(watch.pid, 0)[1])
    if code:
        raise SystemExit(watch.failed(f"it ended with exit code {code}"))
    sys.stdout.write("README's first command showed a question and quit\n")


if __name__ == "__main__":
    main()
