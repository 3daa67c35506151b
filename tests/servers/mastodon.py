"""A server that speaks Mastodon's API (`mastodon-mock`, made by others), in memory, on this machine.

It can be told to misbehave, which a real one cannot. Where it is known to differ from the real Mastodon (it
shows direct posts to strangers, sends no rate-limit headers of its own), recordings of a real server are used
instead.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers import places
from tests.servers.processes import answers, free_port, running


def why_missing() -> str | None:
    """Why the server cannot be started here, or None when it can."""
    if (places.MASTODON / ".installed").is_file():
        return None
    return "the Mastodon server is not installed: run `python -m tests.servers install`"


@dataclass
class Account:
    """Somebody on the server, acting as an app would."""

    url: str
    token: str
    id: str
    handle: str

    def toot(self, text: str, **more: Any) -> str:
        """Publish a post; returns its id."""
        return str(self.call("POST", "/api/v1/statuses", status=text, **more)["id"])

    def edit(self, status: str, text: str) -> None:
        self.call("PUT", f"/api/v1/statuses/{status}", status=text)

    def delete(self, status: str) -> None:
        self.call("DELETE", f"/api/v1/statuses/{status}")

    def read(self, status: str) -> dict[str, Any]:
        return dict(self.call("GET", f"/api/v1/statuses/{status}"))

    def call(self, method: str, path: str, **content: Any) -> Any:
        headers = {"authorization": f"Bearer {self.token}"}
        body = {"json": content} if content else {}
        answer = httpx.request(method, f"{self.url}{path}", headers=headers, timeout=20, **body)
        answer.raise_for_status()
        return answer.json()


@dataclass
class MastodonServer:
    """The running server."""

    url: str

    def account(self, name: str) -> Account:
        made = httpx.post(f"{self.url}/api/v1/_mock/dev_user", json={"username": name}, timeout=20)
        made.raise_for_status()
        token = made.json()["access_token"]
        account = Account(self.url, token, "", name)
        account.id = str(account.call("GET", "/api/v1/accounts/verify_credentials")["id"])
        return account

    def fail(self, path: str, times: int, **effect: Any) -> None:
        """Misbehave the next times that somebody calls a path."""
        rule = {"match": {"path": path}, "effect": effect, "count": times}
        httpx.post(f"{self.url}/api/v1/_mock/faults", json=rule, timeout=20).raise_for_status()


@contextlib.contextmanager
def mastodon_running() -> Iterator[MastodonServer]:
    """Start the server, and stop it."""
    with tempfile.TemporaryDirectory(prefix="sottovoce-mastodon-") as folder:
        port = free_port()
        program = str(places.MASTODON / "bin" / "mastodon_mock")
        command = [program, "serve", "--in-memory", "--port", str(port), "--log-level", "error"]
        with running(command, lambda: answers(port), Path(folder) / "log", cwd=folder):
            yield MastodonServer(f"http://127.0.0.1:{port}")
