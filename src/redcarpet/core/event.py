"""An event: one evening, and the settings it runs under."""

from __future__ import annotations

from dataclasses import field

from redcarpet.core.question import DERIVED
from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Recording:
    """What the camera runs at; the marker export needs it."""

    camera: str = ""
    """The camera's name or letter."""
    fps: str = ""
    """Frames a second as written, such as 25 or 29.97."""
    drop_frame: bool = False
    """Whether the timecode drops frames."""


@dataclass(frozen=True, slots=True)
class Event:
    """One evening as `event.yaml` tells it; every field may be missing."""

    id: str = ""
    """A short name that never changes, so that the state of this event is found again when the folder moves."""
    name: str = ""
    """What the evening is called, such as Northern Lights Awards."""
    date: str = ""
    """The evening's day, as written, such as 2026-11-22."""
    timezone: str = ""
    """The zone of its clock by its IANA name, such as Europe/Stockholm."""
    venue: str = ""
    """Where it is."""
    outlet: str = ""
    """For whom the reporter works."""
    reporter: str = ""
    """Who asks."""
    language: str = ""
    """What is spoken, such as en or sv (BCP 47)."""
    words_per_minute: int = 150
    """How fast questions are said."""
    minutes: float = 0.0
    """How long a guest is promised to stay where the arrivals sheet says nothing; 0 when nothing is promised."""
    recording: Recording = field(default_factory=Recording)
    """What the camera runs at."""
    path: str = field(default="", metadata=DERIVED)
    """The event's folder; empty for a personal evening."""

    @property
    def title(self) -> str:
        """Name the evening for the top of the screen."""
        return " · ".join(part for part in (self.name, self.venue) if part)
