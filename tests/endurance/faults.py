"""Every call to the disk fails, in every way, once or for ever: `python -m tests.endurance.faults [TURNS]`, 8.

The faults and what is looked at are those of tests/files/faulty_disk.py, at each of a call's first turns.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

_SHOWN = 20


def main(turns: int) -> int:
    """Print how many runs there were and what was wrong, and give the exit code: 1 when anything was."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "tests.files.faulty_disk", folder, str(turns), "every"]
        run = subprocess.run(words, capture_output=True, text=True, check=False)
    *complaints, count = run.stdout.splitlines() or ["it broke off"]
    sys.stdout.writelines(f"{one}\n" for one in (*complaints[:_SHOWN], *run.stderr.splitlines()[-_SHOWN:]))
    sys.stdout.write(f"{count}: {len(complaints)} acknowledged marks lost, altered or told wrongly\n")
    return 1 if complaints or run.returncode else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8))
