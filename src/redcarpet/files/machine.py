"""What this machine tells of itself: its clocks, its boot, its zone, who is logged in."""

from __future__ import annotations

import getpass
import os
import re
import socket
import time
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from redcarpet.core.journal import Moment, Value
from redcarpet.core.text import clean
from redcarpet.files.places import replace_file

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_NAME_LENGTH = 12
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_ZONE_LINK = Path("/etc/localtime")


def now() -> Moment:
    """Read both clocks: wall time, and a steady one that goes on while the machine sleeps where the system has one."""
    return Moment(time.time_ns() // 1_000_000, _steady_ns() // 1_000_000)


def _steady_ns() -> int:
    boottime = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; elsewhere the monotonic clock goes on during sleep
    return time.monotonic_ns() if boottime is None else time.clock_gettime_ns(boottime)


def new_name() -> str:
    """Give twelve random characters of 32: the name of a run or a device (60 bits)."""
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in os.urandom(_NAME_LENGTH))


def device_name(folder: Path) -> str:
    """Give this device's lasting random name, kept in `folder/device`; a passing one where it can't be kept."""
    path = folder / "device"
    try:
        kept = path.read_text("ascii").strip()
        if re.fullmatch(f"[{_ALPHABET}]{{{_NAME_LENGTH}}}", kept):
            return kept
    except (OSError, ValueError):
        pass
    name = new_name()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(path, name.encode("ascii") + b"\n")
    except OSError:
        return name
    return name


def login_name() -> str:
    """Give the login name; empty where the system has none."""
    try:
        return clean(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return ""


def plain_name(name: str, longest: int = 16) -> str:
    """Give a name as lower-case ASCII letters and digits for a file name: Zoë Åberg is zoe-aberg."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:longest].strip("-")


def zone(environment: Mapping[str, str] = os.environ) -> str:
    """Give the IANA name of the local zone where the system tells it, else its abbreviation."""
    named = environment.get("TZ", "").removeprefix(":")
    if named and not named.startswith("/"):
        return clean(named)
    _, found, name = os.path.realpath(named or _ZONE_LINK).partition("zoneinfo/")
    return clean(name if found else time.tzname[0])


def about_this_run(version: str, device: str, person: str, event: str = "") -> dict[str, Value]:
    """Give what the first record of a run says: program, device, person, event, host, boot and local time.

    `event` is the name of the evening's state folder, by which `recover` tells whose marks a lost journal holds.
    """
    try:
        boot = _BOOT_ID.read_text("ascii").strip()
    except (OSError, ValueError):
        boot = ""
    offset = datetime.now().astimezone().utcoffset()
    return {
        "app": version,
        "device": device,
        "person": person,
        "event": event,
        "host": clean(socket.gethostname()),
        "boot": boot,
        "zone": zone(),
        "offset": int(offset.total_seconds()) if offset else 0,
    }
