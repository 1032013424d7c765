"""What the tests of the desk stand on; what needs a pseudo-terminal is not collected where there is none."""

from __future__ import annotations

import os
import sys

os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # the desk looks at its terminal for colours

collect_ignore_glob = ["*_pty.py"] if sys.platform == "win32" else []
if sys.platform != "linux":
    # Its disk becomes full, and has room again, by a limit that only Linux can lift from outside.
    collect_ignore_glob.append("test_not_saved_pty.py")
