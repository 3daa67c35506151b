"""The other side of a generic webhook, for measuring: takes the desk's commands, not always at once.

Of a hundred commands a few are answered "later" (503); what concerns a message whose id ends in "-no" is
refused for good (403), so that a person must be told.
"""

from __future__ import annotations

import contextlib
import json
import random
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

LATE_SHARE = 0.03
REFUSED_SUFFIX = "-no"


class OtherSide:
    """Listens on a free port of this machine while its block lasts."""

    def __init__(self, seed: int) -> None:
        self.hidden: set[str] = set()
        self.answered: dict[str, set[str]] = defaultdict(set)
        self._chance = random.Random(seed)
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/commands"

    def __enter__(self) -> OtherSide:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take(self, command: dict[str, str], key: str) -> tuple[int, dict[str, str]]:
        """What is answered to one command: status and content."""
        about = str(command.get("id") or command.get("about") or "")
        with self._lock:
            if self._chance.random() < LATE_SHARE:
                return 503, {"error": "later"}
            if about.endswith(REFUSED_SUFFIX):
                return 403, {"error": "never"}
            if command["command"] == "hide":
                self.hidden.add(about)
            else:
                self.answered[about].add(key)
        return 200, {"id": f"answer-{key}"}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        side = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                status, content = side.take(json.loads(body), self.headers["idempotency-key"])
                encoded = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("content-length", str(len(encoded)))
                self.end_headers()
                # Whoever asked may have been killed meanwhile.
                with contextlib.suppress(ConnectionError):
                    self.wfile.write(encoded)

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        return Handler
