"""What is tried for hours rather than minutes, by one command: `python -m tests.endurance [NAME]... [--list]`.

Each script is also a command of its own, such as `python -m tests.endurance.kills 50`, and tells its counts there. Ends
with 1 when one of them found a fault; one that can't run here (no strace, no right to mount) says so.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_NOT_TRIED = 2
"""The exit code of a script that lacks something here."""


@dataclass(frozen=True, slots=True)
class Script:
    """A module of this folder, what it is asked for, and the figure to be reached."""

    words: tuple[str, ...]
    figure: str


SCRIPTS: Mapping[str, Script] = MappingProxyType(
    {
        "damage": Script(("20000", "3000"), "20,000 cuts, 20,000 flipped bits, 3,000 zeroed ranges, none read wrongly"),
        "order": Script(("100",), "100 of 100 marks synced before they are painted"),
        "teeth": Script((), "every false build found"),
        "vandals": Script(("100",), "100 of 100 changes of a file in use noticed before the next mark"),
        "faults": Script(("8",), "4,000 runs with a fault, 0 acknowledged marks lost"),
        "endings": Script(("200",), "200 ends, 0 lost, nothing running, terminal restored"),
        "crowd": Script((), "20 desks at once, 4,000 marks of 4,000, equal states"),
        "git_rounds": Script(("20",), "two clones, 20 rounds, 0 conflicts, all lines"),
        "syncing": Script(("120",), "three laptops over Syncthing, 120 s, 0 missing, also with deletes and overwrites"),
        "replicas": Script(("50000",), "50,000 lives of copies, all agree, none lost"),
        "full_disk": Script((), "200 marks after full, whole 2 s after there is room, 0 lost"),
        "kills": Script(("1000",), "1,000 kills, 25,000 marks shown as saved, 0 lost"),
    }
)


def run(name: str, script: Script) -> int:
    """Run one script, say in one line what it came to, or all it said when it failed, and give its exit code."""
    began = time.perf_counter()
    command = [sys.executable, "-m", f"tests.endurance.{name}", *script.words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).splitlines() or [""]
    told = "\n  ".join(lines) if done.returncode not in (0, _NOT_TRIED) else lines[-1]
    verdict = {0: "reached", _NOT_TRIED: "NOT TRIED"}.get(done.returncode, "FAILED")
    sys.stdout.write(f"{name}, {verdict}, {time.perf_counter() - began:.0f} s: {told}\n")
    sys.stdout.flush()
    return done.returncode


def main(words: list[str]) -> int:
    """Run the scripts that are named, or all; 1 when one failed, 2 for a name that there is not."""
    if "--list" in words:
        sys.stdout.writelines(f"{name:10} {script.figure}\n" for name, script in SCRIPTS.items())
        return 0
    if unknown := [name for name in words if name not in SCRIPTS]:
        sys.stderr.write(f"there is no {unknown[0]}; there are {', '.join(SCRIPTS)}\n")
        return 2
    codes = [run(name, SCRIPTS[name]) for name in words or SCRIPTS]
    return 1 if any(code not in (0, _NOT_TRIED) for code in codes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
