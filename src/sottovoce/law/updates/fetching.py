"""Fetches files of an update repository from a folder or by HTTP: the one module here that opens connections.

Only the address that an administrator configured is contacted: redirects are not followed. What comes is not
believed: ``client`` verifies it. Proxies are those of the environment, as for every program.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib import error, request
from urllib.parse import unquote, urlsplit

from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from tuf.ngclient.fetcher import FetcherInterface

from sottovoce.errors import Misconfigured

CHUNK_BYTES = 64 * 1024
SILENCE_SECONDS = 15.0
LONGEST_SECONDS = 120.0
NOT_THERE = 404


def address_of(place: str) -> str:
    """The address of a repository: http(s) or file as it stands; a folder's path becomes one.

    Raises:
        Misconfigured: it is neither.
    """
    if urlsplit(place).scheme in ("http", "https", "file"):
        return place.rstrip("/")
    if place and Path(place).is_dir():
        return Path(place).resolve().as_uri()
    raise Misconfigured(
        "This is no address of an update repository.",
        where=place,
        remedy="Give https://…, file:///…, or the path of a folder.",
    )


class FolderFetcher(FetcherInterface):
    """Files of a folder, by ``file://`` addresses."""

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            with Path(unquote(urlsplit(url).path)).open("rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    yield chunk
        except (FileNotFoundError, NotADirectoryError):
            raise DownloadHTTPError(f"{url} is not there", NOT_THERE) from None
        except OSError as failure:
            raise DownloadError(f"{url}: {failure}") from None


class _NoRedirects(request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """None: the answer of 3xx is then an error of its own."""


class HttpFetcher(FetcherInterface):
    """Files of a web server. A server that falls silent, or trickles, is given up."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest_seconds = longest_seconds
        self._opener = request.build_opener(_NoRedirects)

    def _fetch(self, url: str) -> Iterator[bytes]:
        end = time.monotonic() + self._longest_seconds
        try:
            with self._opener.open(url, timeout=SILENCE_SECONDS) as answer:
                expected, received = answer.length, 0
                while chunk := answer.read1(CHUNK_BYTES):
                    received += len(chunk)
                    yield chunk
                    if time.monotonic() > end:
                        raise SlowRetrievalError(f"{url} takes too long")
        except error.HTTPError as refusal:
            raise DownloadHTTPError(f"{url}: {refusal.code}", refusal.code) from None
        except OSError as failure:
            raise DownloadError(f"{url}: {failure}") from None
        if expected is not None and received < expected:
            raise DownloadError(f"{url} broke off after {received} of {expected} bytes")


def fetcher_for(address: str) -> FetcherInterface:
    """What fetches from an address."""
    return FolderFetcher() if urlsplit(address).scheme == "file" else HttpFetcher()
