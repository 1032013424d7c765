"""When this computer goes to sleep, where the system tells: a laptop that sleeps at the rope line shows no question.

Read from logind's files and GNOME's settings on Linux, from pmset on macOS and powercfg on Windows (these two were
not tried). Whatever can't be read is left out; nothing here fails.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from redcarpet.cli.findings import Finding

_LOGIND = (
    Path("/usr/lib/systemd/logind.conf"),
    Path("/usr/lib/systemd/logind.conf.d"),
    Path("/etc/systemd/logind.conf"),
    Path("/run/systemd/logind.conf.d"),
    Path("/etc/systemd/logind.conf.d"),
)
"""Later ones win."""
_PATIENCE = 2.0
"""Seconds that a system's program may take to answer."""
_AWAKE = {
    "linux": "systemd-inhibit --what=idle:sleep:handle-lid-switch redcarpet keeps it awake.",
    "darwin": "caffeinate -dis redcarpet keeps it awake.",
    "win32": "Settings > System > Power: set sleep to Never for the evening.",
}


def sleep_settings() -> Iterator[Finding]:
    """Tell when this computer would go to sleep by itself."""
    system = "linux" if sys.platform.startswith("linux") else sys.platform
    found = [*_READERS.get(system, lambda: ())()]
    yield from found
    if not found:
        yield Finding("sleep", "could not be read here", advice="Look into the system's power settings.")
    elif any(finding.level == "mind" for finding in found):
        yield Finding("advice", _AWAKE[system])


def logind_settings(texts: Iterable[str]) -> dict[str, str]:
    """Read logind's settings from its files' texts; the last one that says a thing wins."""
    settings = {"HandleLidSwitch": "suspend", "IdleAction": "ignore"}
    for text in texts:
        for name, value in re.findall(r"(?m)^\s*(\w+)\s*=\s*(\S+)\s*$", text):
            if name in settings:
                settings[name] = value
    return settings


def _linux() -> Iterator[Finding]:
    texts = [text for path in _LOGIND for text in _texts(path)]
    if texts:
        told = logind_settings(texts)
        yield _finding("lid closed", told["HandleLidSwitch"], harmless=("ignore", "lock"))
        yield _finding("when idle", told["IdleAction"], harmless=("ignore", "lock"))
    for power in ("ac", "battery"):
        kind = _answer("gsettings", "get", "org.gnome.settings-daemon.plugins.power", f"sleep-inactive-{power}-type")
        if kind:
            yield _finding(f"GNOME, on {power}", kind.strip().strip("'"), harmless=("nothing",))


def _texts(path: Path) -> Iterator[str]:
    try:
        for file in sorted(path.glob("*.conf")) if path.is_dir() else [path]:
            yield file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return


def _mac() -> Iterator[Finding]:
    for name, minutes in re.findall(r"(?m)^\s*(sleep|displaysleep)\s+(\d+)", _answer("pmset", "-g")):
        yield _minutes(name, int(minutes))


def _windows() -> Iterator[Finding]:
    answer = _answer("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE")
    in_force = re.findall(r"(?m)0x([0-9a-f]{8})\s*$", answer)[-2:]
    for name, seconds in zip(("on mains", "on battery"), in_force, strict=False):
        yield _minutes(f"sleep {name}", int(seconds, 16) // 60)


_READERS = {"linux": _linux, "darwin": _mac, "win32": _windows}


def _minutes(name: str, minutes: int) -> Finding:
    return Finding(name, f"after {minutes} minutes", "mind") if minutes else Finding(name, "never")


def _finding(name: str, told: str, *, harmless: tuple[str, ...]) -> Finding:
    return Finding(name, told) if told in harmless else Finding(name, told, "mind")


def _answer(*words: str) -> str:
    """Ask one of the system's programs; empty when it is not there, fails or takes too long."""
    program = shutil.which(words[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - the words are ours, the program is the system's
            [program, *words[1:]], capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
