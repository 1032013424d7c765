"""Many lives of three copies of one folder: `python -m tests.endurance.replicas [EXAMPLES]`, 3,000.

What may befall them stands in `tests/replicas.py`; hypothesis chooses, and shrinks what fails.
"""

from __future__ import annotations

import sys
import time
import traceback

from hypothesis import HealthCheck, given, settings

from tests.replicas import LIVES, Life, all_agree


def main(examples: int) -> int:
    """Print how many lives were tried, and give the exit code: 1 when copies told otherwise in one of them."""
    pressed = 0

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(LIVES)
    def lives(life: Life) -> None:
        nonlocal pressed
        pressed += sum(what == "press" for what, *_ in life[1])
        all_agree(life)

    began = time.perf_counter()
    try:
        lives()
    except AssertionError:
        traceback.print_exc()
        return 1
    seconds = time.perf_counter() - began
    sys.stdout.write(f"{examples} lives with {pressed} presses in {seconds:.0f} s: all copies agree, no mark is lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000))
