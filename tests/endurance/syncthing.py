"""Real Syncthing nodes on this machine that share one folder, and speak to nobody but each other.

No discovery, no relays, no NAT, no reports, no upgrades: everything listens on 127.0.0.1. A node ends with the script
that started it, however that ends: a shell between the two waits for the end of its input.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

PROGRAM = "syncthing"
FOLDER = "evening"
"""The shared folder's name among the nodes."""
DELAY_SECONDS = 1
"""`fsWatcherDelayS`: how long a node gathers changes before it looks at them; its default is ten."""
_PATIENCE = 90.0
_KEY = "only-for-127-0-0-1"
_QUIET_OPTIONS = {
    **dict.fromkeys(("globalAnnounceEnabled", "localAnnounceEnabled", "relaysEnabled", "natEnabled"), "false"),
    **dict.fromkeys(("crashReportingEnabled", "startBrowser", "announceLANAddresses"), "false"),
    **dict.fromkeys(("autoUpgradeIntervalH", "stunKeepaliveStartS", "keepTemporariesH"), "0"),
    "urAccepted": "-1",
    "reconnectionIntervalS": "1",
}
_TIED_TO_US = '"$@" </dev/null & node=$!; read -r _; kill "$node"; wait "$node"'
"""Ends the node once our end of the pipe is closed."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of Syncthing: where it keeps itself, what it shares, where it listens."""

    home: Path
    folder: Path
    port: int
    gui: int
    device: str

    @classmethod
    def made(cls, home: Path, folder: Path) -> Node:
        """Give a node its keys and ports; it isn't joined to others yet."""
        command = [PROGRAM, "generate", f"--home={home}", "--no-default-folder"]
        subprocess.run(command, check=True, capture_output=True, env=_environment(home))
        device = _found(ET.parse(home / "config.xml").getroot(), "device").attrib["id"]  # noqa: S314 - just made
        port, gui = free_ports(2)
        return cls(home, folder, port, gui, device)

    def join(self, nodes: Sequence[Node]) -> None:
        """Write the configuration in which this node shares its folder with all of `nodes`, itself among them."""
        path = self.home / "config.xml"
        tree = ET.parse(path)  # noqa: S314 - made by the node itself a moment ago
        root = tree.getroot()
        for device in root.findall("device"):
            root.remove(device)
        shared = {"id": FOLDER, "label": FOLDER, "path": str(self.folder), "type": "sendreceive"}
        watching = {"fsWatcherEnabled": "true", "fsWatcherDelayS": str(DELAY_SECONDS), "rescanIntervalS": "60"}
        folder = ET.SubElement(root, "folder", {**shared, **watching})
        for node in nodes:
            ET.SubElement(folder, "device", {"id": node.device})
            device = ET.SubElement(root, "device", {"id": node.device, "name": node.home.parent.name})
            ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{node.port}"
        options = _found(root, "options")
        for name, value in {**_QUIET_OPTIONS, "listenAddress": f"tcp://127.0.0.1:{self.port}"}.items():
            option = options.find(name)
            (ET.SubElement(options, name) if option is None else option).text = value
        gui = _found(root, "gui")
        _found(gui, "address").text = f"127.0.0.1:{self.gui}"
        _found(gui, "apikey").text = _KEY
        tree.write(path, encoding="utf-8")
        (self.folder / ".stfolder").mkdir(parents=True, exist_ok=True)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Run the node; it has ended when this is left."""
        command = [PROGRAM, "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"]
        with (self.home / "log").open("wb") as log:
            shell = subprocess.Popen(
                ["sh", "-c", _TIED_TO_US, "sh", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=_environment(self.home),
                start_new_session=True,
            )
        try:
            yield
        finally:
            try:
                shell.communicate(timeout=20)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(shell.pid, signal.SIGKILL)  # its own group: whatever did not end by itself
                shell.wait()

    def asked(self, path: str) -> dict[str, Any]:
        """Ask the node something; nothing while it is not up yet."""
        connection = http.client.HTTPConnection("127.0.0.1", self.gui, timeout=10)
        try:
            connection.request("GET", path, headers={"X-API-Key": _KEY})
            answer = connection.getresponse()
            told = answer.read()
        except (OSError, http.client.HTTPException):
            return {}
        finally:
            connection.close()
        return dict(json.loads(told)) if answer.status == http.client.OK else {}

    def is_joined(self, others: int) -> bool:
        """Say whether so many others are connected, and the folder holds what they have."""
        connections = self.asked("/rest/system/connections").get("connections", {})
        return sum(one["connected"] for one in connections.values()) >= others and self.is_idle()

    def is_idle(self) -> bool:
        """Say whether the node has nothing to fetch and nothing to look at."""
        status = self.asked(f"/rest/db/status?folder={FOLDER}")
        return status.get("state") == "idle" and not status.get("needTotalItems")


@contextlib.contextmanager
def joined(homes: Sequence[Path], folders: Sequence[Path]) -> Iterator[Sequence[Node]]:
    """Run a node for each folder until this is left; they are connected and hold the same when it begins."""
    nodes = [Node.made(home, folder) for home, folder in zip(homes, folders, strict=True)]
    for node in nodes:
        node.join(nodes)
    with contextlib.ExitStack() as running:
        for node in nodes:
            running.enter_context(node.running())
        until = time.monotonic() + _PATIENCE
        while not all(node.is_joined(len(nodes) - 1) for node in nodes):
            if time.monotonic() > until:
                raise TimeoutError(f"the nodes never met; the first one's log:\n{(homes[0] / 'log').read_text()}")
            time.sleep(0.2)
        yield nodes


def free_ports(count: int) -> Sequence[int]:
    """Find ports on 127.0.0.1 that nobody uses at this moment."""
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _found(parent: ET.Element, name: str) -> ET.Element:
    child = parent.find(name)
    if child is None:
        raise LookupError(f"the configuration that {PROGRAM} made has no {name}")
    return child


def _environment(home: Path) -> dict[str, str]:
    quiet = {"STNODEFAULTFOLDER": "1", "STNOUPGRADE": "1"}
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), **quiet}
