"""The report of an error that nobody foresaw: for those who mend it, kept on this computer alone."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from redcarpet.files.places import places, replace_file


def error_report(error: BaseException) -> Path | None:
    """Keep what a developer needs of an error, without the values of variables, and give the file.

    None when even that can't be written.
    """
    now = datetime.now(UTC)
    about = f"redcarpet {version('redcarpet')}, Python {platform.python_version()}, {platform.platform()}, {now}\n\n"
    trace = "".join(traceback.format_exception(error))
    try:
        report = places().state / "reports" / f"{now:%Y%m%d-%H%M%S-%f}.txt"
        report.parent.mkdir(parents=True, exist_ok=True)
        replace_file(report, (about + trace).encode("utf-8", "replace"))
    except OSError:
        return None
    return report
