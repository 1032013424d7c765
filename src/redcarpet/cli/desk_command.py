"""Opening the desk: finds the banks and the evening, joins them with the screen, and sees to a clean end."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from redcarpet.cli.here import here
from redcarpet.cli.opening import local_time
from redcarpet.cli.sitting import Sitting, new_seed, sit_down
from redcarpet.core.bank import Loaded
from redcarpet.core.text import clean
from redcarpet.files.banks_found import Place, find_place
from redcarpet.files.banks_watched import Watch
from redcarpet.files.machine import now

if TYPE_CHECKING:
    from redcarpet.core.stack import Stack
    from redcarpet.desk.opening import Opening
    from redcarpet.files.settings_yaml import Known


def open_desk(
    paths: tuple[str, ...],
    *,
    seed: int | None,
    filter_text: str | None,
    mouse: bool,
    theme: str | None,
    rehearsal: bool = False,
) -> int:
    """Open the desk on some banks or an event, and give the exit code when it was closed.

    Raises NoBanks when there is nothing to open.
    """
    start, home = here(), Path.home()
    place = find_place(paths, start, home)
    watch = Watch(place, paths, start, home)
    banks = _reading(watch)
    sitting = sit_down(place, seed=seed, filter_text=filter_text, known=_known, rehearsal=rehearsal)
    opening = replace(_opening(sitting, watch, banks), rehearsal=rehearsal, groups=partial(_groups, place))
    if theme:
        opening = replace(opening, view=replace(sitting.view, theme=theme))
    return _run(opening, sitting, mouse=mouse and sitting.settings.mouse)


def _opening(sitting: Sitting, watch: Watch, banks: Future[Loaded]) -> Opening:
    """Give the desk what it may use of the world."""
    from redcarpet.desk.opening import Opening  # noqa: PLC0415 - the banks are being read meanwhile

    return Opening(
        evening=sitting.evening,
        view=sitting.view,
        banks=banks,
        seal=sitting.journal.sealed,
        append=sitting.journal.append,
        retry=sitting.journal.retry,
        one_copy=sitting.journal.one_copy,
        listen=sitting.listen,
        unread=sitting.unread,
        keep_view=sitting.keeper.keep,
        clock=now,
        local_time=local_time(sitting.evening.event),
        new_seed=new_seed,
        look=watch.look,
        edit=_edit,
        keep_picture=_keep_picture,
        print_cards=_print_cards,
        report=_report,
        painted=_collect_again,
        about=sitting.about,
        settings=sitting.settings,
        notices=sitting.notices,
    )


def _run(opening: Opening, sitting: Sitting, *, mouse: bool) -> int:
    """Run the desk to its end, whatever that is; nothing that was marked is left in memory alone without a word."""
    from redcarpet.desk.app import DeskApp  # noqa: PLC0415 - see open_desk
    from redcarpet.desk.pasting import forgive_bad_input  # noqa: PLC0415 - the same

    forgive_bad_input()
    app = DeskApp(opening)
    try:
        app.run(mouse=mouse)
    finally:
        sitting.end(app.desk.scene.evening)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


def _known() -> Known:
    from redcarpet.cli.desk_words import known_to_the_desk  # noqa: PLC0415 - only settings that were written need it

    return known_to_the_desk()


def _groups(place: Place) -> Mapping[str, str]:
    """Read each topic's group. What is wrong in an event's own file is passed over here; the evening goes on."""
    from redcarpet.files.topics_yaml import read_topics, topics_files  # noqa: PLC0415 - the first screen needs none

    groups, _ = read_topics(topics_files(place.folder if place.event_file else None))
    return groups


def _edit(path: str, line: int) -> str:
    from redcarpet.cli.outside import open_editor  # noqa: PLC0415 - most evenings need no editor

    return open_editor(path, line)


def _keep_picture(svg: str) -> str:
    from redcarpet.cli.outside import keep_picture  # noqa: PLC0415 - nor a picture

    return keep_picture(svg)


def _print_cards(stack: Stack) -> str:
    from redcarpet.cli.printing import print_from_desk  # noqa: PLC0415 - nor paper

    return print_from_desk(stack)


def _report(error: Exception) -> str:
    from redcarpet.cli.error_report import error_report  # noqa: PLC0415 - nor an error

    kept = error_report(error)
    return f"details: {clean(str(kept))}" if kept else "no details could be kept"


def _collect_again() -> None:
    """Let garbage be collected once the first screen stands; what was made until then stays for the evening anyway.

    The collector was off since the start (`cli.main`): it takes a seventh of the time to the first question, and one
    full collection later would be a pause of 20 milliseconds under a key.
    """
    gc.freeze()
    gc.enable()


def _reading(watch: Watch) -> Future[Loaded]:
    """Read the banks on a thread, while the screen's library is being imported."""
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="banks")
    banks = thread.submit(watch.read)
    thread.shutdown(wait=False)
    return banks
