"""A small editor: speaks the Language Server Protocol with a real server over its standard input and output."""

from __future__ import annotations

import json
import os
import select
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Message = dict[str, Any]
PATIENCE = 60.0
"""Seconds without a byte from the server, after which it is taken for dead."""
_CAN: Mapping[str, Any] = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]},
            "contextSupport": True,
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True},
    },
}


@dataclass(slots=True)
class Editor:
    """A server that runs, and the files that are open in it."""

    server: subprocess.Popen[bytes]
    settings: Mapping[str, Any]
    told: list[Message] = field(default_factory=list)
    """What the server sent and nobody has asked for yet."""
    asked: int = 0
    rest: bytes = b""

    def ask(self, method: str, **params: Any) -> Any:  # noqa: ANN401 - whatever the server answers
        """Send a request and wait for its answer."""
        self.asked += 1
        number = self.asked
        self._send({"id": number, "method": method, "params": params})
        answer = self._awaited(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, **params: Any) -> None:  # noqa: ANN401 - as above
        """Send a notice."""
        self._send({"method": method, "params": params})

    def show(self, path: Path, text: str) -> None:
        """Show a text as the content of a file."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)

    def mistakes(self, path: Path) -> Sequence[Message]:
        """Give what the server finds wrong with a file that is shown; it looks a moment after it was told of it."""
        found: Sequence[Message] = self._awaited(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri()
            )
        )["params"]["diagnostics"]
        return found

    def at(self, method: str, path: Path, line: int, column: int) -> Any:  # noqa: ANN401 - as above
        """Ask about a place, counted from 0."""
        return self.ask(method, textDocument={"uri": path.as_uri()}, position={"line": line, "character": column})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def _awaited(self, wanted: Any) -> Message:  # noqa: ANN401 - a function of a message
        while True:
            for message in self.told:
                if wanted(message):
                    self.told.remove(message)
                    return message
            message = self._next()
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            else:
                self.told.append(message)

    def _answer(self, request: Message) -> Any:  # noqa: ANN401 - as above
        if request["method"] != "workspace/configuration":
            return None
        return [self.settings.get(one.get("section", ""), None) for one in request["params"]["items"]]

    def _next(self) -> Message:
        while b"\r\n\r\n" not in self.rest:
            self._read()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        while len(self.rest) < length:
            self._read()
        body, self.rest = self.rest[:length], self.rest[length:]
        message: Message = json.loads(body)
        return message

    def _read(self) -> None:
        assert self.server.stdout
        ready, _, _ = select.select([self.server.stdout], [], [], PATIENCE)
        assert ready, "the language server says nothing"
        new = os.read(self.server.stdout.fileno(), 1 << 16)
        assert new, "the language server has ended"
        self.rest += new


@contextmanager
def editor(program: str, folder: Path, settings: Mapping[str, Any]) -> Iterator[Editor]:
    """Start a server for a folder, with an editor's settings by their sections; it is gone afterwards."""
    with subprocess.Popen(
        [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder
    ) as server:
        try:
            one = Editor(server, settings)
            folders = [{"uri": folder.as_uri(), "name": folder.name}]
            one.ask(
                "initialize",
                processId=os.getpid(),
                rootUri=folder.as_uri(),
                capabilities=_CAN,
                workspaceFolders=folders,
            )
            one.tell("initialized")
            one.tell("workspace/didChangeConfiguration", settings=settings)
            yield one
            one.ask("shutdown")
            one.tell("exit")
            server.wait(PATIENCE)
        finally:
            server.kill()
