"""The simulated network as a process of its own, and a customer on it who acts over its page's own calls."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers.processes import answers, free_port, running


@dataclass
class Customer:
    """One of the invented people, played by a test."""

    url: str
    id: str

    def state(self) -> dict[str, Any]:
        """The network as this customer sees it."""
        answer = httpx.get(f"{self.url}/page/state", params={"as": self.id}, timeout=10)
        answer.raise_for_status()
        return dict(answer.json())

    def comments(self) -> dict[str, dict[str, Any]]:
        return {each["id"]: each for post in self.state()["posts"] for each in post["comments"]}

    def first_post(self, brand: str) -> str:
        return str(next(post["id"] for post in self.state()["posts"] if post["brand"] == brand))

    def comment(self, post: str, text: str) -> str:
        return str(self._call("POST", "/page/comments", post=post, text=text)["id"])

    def edit(self, comment: str, text: str) -> None:
        self._call("PUT", f"/page/comments/{comment}", text=text)

    def delete(self, comment: str) -> None:
        self._call("DELETE", f"/page/comments/{comment}")

    def write(self, brand: str, text: str) -> str:
        return str(self._call("POST", "/page/messages", brand=brand, text=text)["id"])

    def _call(self, method: str, path: str, **content: Any) -> dict[str, Any]:
        body = {"as": self.id, **content}
        answer = httpx.request(method, f"{self.url}{path}", json=body, timeout=10)
        answer.raise_for_status()
        return dict(answer.json())


@dataclass
class DemoNetwork:
    """The running network."""

    url: str

    def credentials(self, profile: str, **more: str) -> dict[str, str]:
        """What `channels.build("demo", ...)` needs to act for a profile."""
        given = {"url": self.url, "profile": profile, "token": f"token-of-{profile}-0123456789"}
        return {**given, "secret": "a secret of the tests only", "name": profile.title(), **more}

    def customer(self, persona: str = "p-mira") -> Customer:
        return Customer(self.url, persona)


@contextlib.contextmanager
def demo_network_running(desk_url: str, port: int | None = None) -> Iterator[DemoNetwork]:
    """Start the network, pushing to a desk, and stop it."""
    port = port or free_port()
    command = [sys.executable, "-m", "sottovoce.channels.demo", "--port", str(port), "--desk-url", desk_url]
    with (
        tempfile.TemporaryDirectory(prefix="sottovoce-demo-") as folder,
        running(command, lambda: answers(port), Path(folder) / "log"),
    ):
        yield DemoNetwork(f"http://127.0.0.1:{port}")
