"""How a run of redcarpet ends: its exit code, and the one sentence that says why.

Data goes to stdout, words go to stderr. Nobody sees a traceback: an error that nobody expected leaves a report in the
state folder and says so.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from enum import IntEnum
from types import TracebackType
from typing import TextIO

import click


class Exit(IntEnum):
    """What a run of redcarpet tells the shell."""

    FINE = 0
    NOTHING = 1
    """Nothing was found, or a problem was."""
    COULD_NOT = 2
    """It could not run as asked."""
    INTERRUPTED = 130
    """Ctrl+C: 128 and the signal's number."""
    UNREAD = 141
    """Whoever read the output went away, as in `redcarpet list | head`."""


class Stop(click.ClickException):
    """Ends the run; the message is the sentence for the user."""

    exit_code = Exit.COULD_NOT

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature; words go to stderr
        """Say the sentence."""
        tell(self.message)


def tell(sentence: str) -> None:
    """Say something to the user beside the data: on stderr, one line; to nobody when nobody is there any more."""
    with contextlib.suppress(OSError):
        click.echo(f"redcarpet: {sentence}", err=True)


def ended(run: Callable[[], object]) -> int:
    """Run the program and give its exit code; every end that can be foreseen is said in a sentence."""
    sys.excepthook = _unexpected
    threading.excepthook = _unexpected_beside
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    code = _code_of(run)
    _see_off(sys.stdout, sys.stderr)
    return code


def _code_of(run: Callable[[], object]) -> int:
    try:
        code = run()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    return code if isinstance(code, int) else Exit.FINE


@contextlib.contextmanager
def output() -> Iterator[None]:
    """End the run when what is printed can't leave: quietly when its reader went away, else with a sentence.

    Raises Stop, or click's Exit.
    """
    try:
        yield
    except OSError as error:
        if error.filename or error.errno not in (errno.EPIPE, errno.ENOSPC, errno.EFBIG):
            raise
        _see_off(sys.stdout)
        if error.errno == errno.EPIPE:
            raise click.exceptions.Exit(Exit.UNREAD) from error
        raise Stop("the output could not be written: the disk is full.") from error


def _see_off(*streams: TextIO | None) -> None:
    """Let go of outputs that nobody takes any more: Python would write the rest at its end, and complain."""
    for stream in filter(None, streams):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _unexpected_beside(args: threading.ExceptHookArgs) -> None:
    """Write down an error that nobody foresaw on a thread; what goes on beside it goes on, and says what it lacks.

    The screen's library writes on a thread of its own, to a window that may be gone: that is no error.
    """
    if isinstance(args.exc_value, Exception) and not isinstance(args.exc_value, OSError):
        from redcarpet.cli.error_report import error_report  # noqa: PLC0415 - as below

        error_report(args.exc_value)


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End an error that nobody foresaw: Python calls this in place of printing a traceback."""
    if issubclass(kind, KeyboardInterrupt):
        sys.exit(Exit.INTERRUPTED)
    from redcarpet.cli.error_report import error_report  # noqa: PLC0415 - only an error needs it

    report = error_report(error.with_traceback(trace))
    details = f"The details are in {report}." if report else "The details could not be written down."
    tell(f"something went wrong that should not have. {details}")
    _see_off(sys.stdout, sys.stderr)
    sys.exit(Exit.COULD_NOT)
