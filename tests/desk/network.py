"""The other side of a webhook profile: a real HTTP server that notes its commands and answers as told."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any


class Network:
    """Takes the desk's commands. By default it does everything; `answer_next` makes it refuse or be away."""

    def __init__(self) -> None:
        self.commands: list[dict[str, Any]] = []
        self._answers: list[tuple[int, dict[str, str]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/commands"

    def answer_next(self, *statuses: int, retry_after: str | None = None) -> None:
        """Answer the next commands with these statuses."""
        headers = {"Retry-After": retry_after} if retry_after else {}
        self._answers.extend((status, headers) for status in statuses)

    def done(self, command: str) -> list[dict[str, Any]]:
        """The commands of this kind that arrived, each with its ``key``."""
        return [found for found in self.commands if found["command"] == command]

    def __enter__(self) -> Network:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        network = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                command = json.loads(body) | {"key": self.headers.get("Idempotency-Key")}
                network.commands.append(command)
                status, headers = network._answers.pop(0) if network._answers else (200, {})
                answer = json.dumps({"id": f"answer-{command['key']}"}).encode() if status == 200 else b"{}"
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:
                """Tests print nothing."""

        return Handler
