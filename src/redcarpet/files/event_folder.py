"""A new event's folder: what stands in it at first, and its making, as a whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template

from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.disk_faults import in_words
from redcarpet.files.editor_files import MODELINE, editor_files, modeline
from redcarpet.files.machine import new_name, plain_name
from redcarpet.files.yaml_scalar import scalar

EXAMPLE = "Northern Lights Awards"
"""The event that `--example` tells of."""

_TEMPLATES = files("redcarpet") / "event_template"
_WAITING_FIELD = re.compile(r"(?m)^#(?=(?:  )?\w+:)")
"""The # before a field that stands in a template as an example; prose has a space after it."""
_QUESTIONS = "questions"
_STIGNORE = ".stignore"
"""What Syncthing is to pass over: its own name for it."""
_FOR_OTHER_PROGRAMS = (".redcarpet/", ".vscode/", _STIGNORE)
"""Of these a folder may have its own before it becomes an event: it was shared, or edited in, first."""
_LONGEST_ID = 40
_CHANCE = 6
"""Characters of 32 after the folder's name in an id: 30 bits, so that two events never share one."""
_SAME_PLACE = {"event.yaml": ("event.yml",), "guests.yaml": ("guests.yml", "guests.csv")}
"""Files that redcarpet reads for the same thing: a new one beside them would hide one of the two."""


class NotMadeError(Exception):
    """The folder was not made, and nothing of it was left; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of a new event."""

    name: str
    """Below the event's folder, with slashes."""
    content: bytes


def new_event(
    folder_name: str,
    tomorrow: str,
    banks: Iterable[Path],
    own_topics: Mapping[str, str] | None = None,
    *,
    example: bool,
) -> tuple[NewFile, ...]:
    """Give the files of a new event, with copies of `banks`; an example has guests and every field. Raises OSError.

    `tomorrow` is the example's day, such as 2026-11-22. `own_topics` are offered by editors beside the shipped ones.
    """
    name = EXAMPLE if example else _in_words(folder_name)
    event = Template(_template("event.yaml")).substitute(id=new_id(folder_name), name=scalar(name), date=tomorrow)
    texts = {
        "event.yaml": _WAITING_FIELD.sub("", event) if example else event,
        "guests.yaml": _template("guests-example.yaml" if example else "guests.yaml"),
        "questions/our-questions.yaml": _template("our-questions.yaml"),
        "marks/README.txt": _template("marks-readme.txt"),
        "README.md": _template("README.md"),
        ".gitattributes": _template("gitattributes"),
        _STIGNORE: _template("stignore"),
    }
    contents = {name: text.encode() for name, text in (texts | dict(editor_files(own_topics or {}))).items()}
    contents |= {f"questions/{bank.name}": bank.read_bytes() for bank in banks}
    return tuple(NewFile(name, modeline(name).encode() + content) for name, content in contents.items())


def new_id(folder_name: str) -> str:
    """Name an event for ever: a slug of its folder's name, and a few characters of chance."""
    return f"{plain_name(folder_name, _LONGEST_ID) or 'event'}-{new_name()[:_CHANCE]}"


def _template(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


def _in_words(folder_name: str) -> str:
    """Give a folder's name as a title: northern-lights is Northern Lights."""
    words = re.sub(r"[-_ ]+", " ", clean(folder_name)).split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Our Event"


def is_event(folder: Path) -> bool:
    """Say whether a folder is an event's already."""
    return any(os.path.isfile(folder / name) for name in ("event.yaml", *_SAME_PLACE["event.yaml"]))  # noqa: PTH113 - never raises


def missing(folder: Path, made: Sequence[NewFile]) -> tuple[NewFile, ...]:
    """Leave out what a folder has already: of an event everything, elsewhere only what other programs read.

    An event that has a bank lacks no other.
    """
    event = is_event(folder)
    has_banks = event and bool(_banks(folder))
    return tuple(
        file
        for file in made
        if not (has_banks and file.name.startswith(f"{_QUESTIONS}/"))
        and not ((event or file.name.startswith(_FOR_OTHER_PROGRAMS)) and any(_in_the_way(folder, [file])))
    )


def has_unnamed_banks(folder: Path) -> bool:
    """Say whether a bank of an event doesn't say in its first line which schema it has. Never raises."""
    return any(not _head(bank).startswith(MODELINE.encode()) for bank in _banks(folder))


def _banks(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / _QUESTIONS).glob("[!.~]*") if path.suffix.lower() in (".yaml", ".yml"))


def _head(bank: Path) -> bytes:
    with contextlib.suppress(OSError), bank.open("rb") as stream:
        return stream.read(200).removeprefix(b"\xef\xbb\xbf")
    return b""


def make_event(folder: Path, made: Sequence[NewFile]) -> None:
    """Write the files of a new event, and their folders; what stands in the folder stays as it is.

    Raises NotMadeError; then nothing new is left.
    """
    folders = (folder, *dict.fromkeys((folder / file.name).parent for file in made))
    try:
        _refuse(folder, made)
        with ExitStack() as undo:
            for each in folders:
                _make_folder(each, undo)
            for file in made:
                _write(folder / file.name, file.content, undo)
            undo.pop_all()
    except OSError as error:
        why = f"{clean(str(error.filename or folder))} could not be written: {in_words(error)}"
        raise NotMadeError(f"{why}. What was begun was taken away again.") from error


def _refuse(folder: Path, made: Sequence[NewFile]) -> None:
    name = clean(str(folder))
    if os.path.lexists(folder) and not folder.is_dir():
        raise NotMadeError(f"{name} is a file. Name a folder that is new or empty.")
    if not folder.parent.is_dir():
        raise NotMadeError(f"There is no folder {clean(str(folder.parent))}. Make it first, or choose another.")
    there = [*_in_the_way(folder, made)]
    if there:
        raise NotMadeError(
            f"{_listed(there)} {'stands' if len(there) == 1 else 'stand'} in {name} already, so nothing was written. "
            "Choose another folder, or move what is there away."
        )


def _in_the_way(folder: Path, made: Sequence[NewFile]) -> Iterator[str]:
    for file in made:
        for name in (file.name, *_SAME_PLACE.get(file.name, ())):
            if os.path.lexists(folder / name):
                yield clean(str(PurePosixPath(name)))


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _make_folder(folder: Path, undo: ExitStack) -> None:
    if not folder.is_dir():
        folder.mkdir()
        undo.callback(_taken_away, folder.rmdir)


def _write(path: Path, content: bytes, undo: ExitStack) -> None:
    with path.open("xb") as stream:
        undo.callback(_taken_away, path.unlink)
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _taken_away(remove: Callable[[], None]) -> None:
    with contextlib.suppress(OSError):  # a disk that fails may not even let go; what made us stop is told
        remove()
