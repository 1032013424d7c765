"""What the root hands the desk: the evening so far, and the few doors to the world that the desk may use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import field
from typing import TYPE_CHECKING

from redcarpet.core.bank import Loaded
from redcarpet.core.crew import Heard
from redcarpet.core.evening import Evening
from redcarpet.core.journal import Moment, Receipt, Record, Value
from redcarpet.core.settings import Settings
from redcarpet.core.values import dataclass
from redcarpet.core.view import View

if TYPE_CHECKING:
    from redcarpet.core.stack import Stack


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything a desk needs to open; it reads no disk, no clock and no chance by itself."""

    evening: Evening
    """The replay of the journals."""
    view: View
    """What was on the screen last time."""
    banks: Future[Loaded]
    """The banks, perhaps still being read."""
    seal: Callable[[Record], Record]
    """Gives a record its checksum; raises ValueError when it is too long."""
    append: Callable[[Record], Future[Receipt]]
    """Puts a sealed record on the disk."""
    retry: Callable[[], Future[Receipt]]
    """Tries again what could not be written."""
    keep_view: Callable[[View], None]
    """Keeps the view; returns at once."""
    clock: Callable[[], Moment]
    local_time: Callable[[int], str]
    """UTC milliseconds to the evening's local time, such as 20:14."""
    new_seed: Callable[[], int]
    """Gives a seed for a new shuffle."""
    one_copy: Callable[[], str] = lambda: ""
    """Says which of the two copies of the marks lacks some, and why; returns at once."""
    listen: Callable[[Callable[[Heard], object]], None] = lambda _tell: None
    """Calls back, on a thread, with what others mark on this evening; until the desk ends."""
    unread: tuple[str, ...] = ()
    """What of the evening's journals could not be read."""
    look: Callable[[], Loaded | None] = lambda: None
    """Looks at the banks, on a thread: gives them anew when they were changed, else None."""
    edit: Callable[[str, int], str] = lambda _path, _line: "there is no editor here"
    """Opens a file at a line in the person's editor and waits for it; says why not, else nothing."""
    keep_picture: Callable[[str], str] = lambda _svg: "there is no place for pictures here"
    """Keeps an SVG picture and says where, or why not."""
    print_cards: Callable[[Stack], str] = lambda _stack: "there is no paper here"
    """Prints cards as PDF and says where, or why not; may take seconds, so it is called on a thread."""
    report: Callable[[Exception], str] = lambda _error: "no details could be kept"
    """Keeps what is known of an error that nobody foresaw, and says where."""
    painted: Callable[[], None] = lambda: None
    """Called once the first screen stands."""
    about: Mapping[str, Value] = field(default_factory=dict)
    """What the first record of this run says."""
    groups: Callable[[], Mapping[str, str]] = dict
    """Gives each topic's group: work, allyship, looks, family or other; called when somebody looks at the balance."""
    rehearsal: bool = False
    """Whether nothing is kept: marks are made as always, and gone at the end."""
    settings: Settings = field(default_factory=Settings)
    notices: tuple[str, ...] = ()
    """What could not be read on the way here; said once."""
