"""Two clones, one bare repository: `python -m tests.endurance.git_rounds [ROUNDS [MARKS]]`, 20 and 25.

In each round both mark and commit, then pull and push in turn, by merging and by rebasing. Both edit different lines of
the same bank, and both add a line to one and the same journal.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.crews import same_state
from tests.git_clones import a_round, missing, two_clones


def main(rounds: int, marks: int) -> int:
    """Print what became of the lines, and give the exit code: 1 when git refused or one is missing, 2 without git."""
    if shutil.which("git") is None:
        sys.stderr.write("git is not there.\n")
        return 2
    with tempfile.TemporaryDirectory() as home:
        began = time.perf_counter()
        clones = two_clones(Path(home))
        for number in range(rounds):
            a_round(clones, number, marks)
        lacking = missing(clones)
        refused = [words for clone in clones for words in clone.refused]
        equal = same_state([clone.event / "marks" for clone in clones])
        seconds = time.perf_counter() - began
        for clone in clones:
            clone.close()
    told = sum(len(clone.told) for clone in clones)
    sys.stdout.write(
        f"{rounds} rounds of two clones in {seconds:.0f} s: {told} marks, {len(lacking)} missing, "
        f"{len(refused)} conflicts or refusals, states {'equal' if equal else 'DIFFERENT'}\n"
    )
    sys.stdout.writelines(f"refused: {words}\n" for words in refused[:20])
    sys.stdout.writelines(f"missing: {words}\n" for words in lacking[:20])
    return 1 if refused or lacking or not equal else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(20, 25)[len(given) :]))
