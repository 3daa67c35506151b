"""The one guarded fetcher of attachments: an address that a stranger chose must not reach inside our network.

https only; the name is resolved once, and the connection goes to that very address; addresses that are not
global are refused; no credentials, no redirect to another host; a cap on size and time. The one exception is
the profile's own service, which the administrator chose: where it is on this machine or in the own network,
its attachments may be, too.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx

from sottovoce.errors import PlatformRefused, PlatformUnavailable, Refused

TOTAL_SECONDS = 30
MOST_REDIRECTS = 3
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


async def fetch(url: str, limit_bytes: int, *, service: str) -> bytes:
    """The bytes at an address; ``service`` is the address of the profile's own service.

    Raises:
        Refused: the address is not one to fetch from, or the file is larger than ``limit_bytes``.
        PlatformRefused: the network has no such file.
        PlatformUnavailable: it could not be fetched now.
    """
    try:
        async with asyncio.timeout(TOTAL_SECONDS):
            return await _follow(url, limit_bytes, service)
    except (TimeoutError, httpx.HTTPError) as error:
        raise PlatformUnavailable(f"An attachment could not be fetched ({type(error).__name__}).") from None


async def _follow(url: str, limit_bytes: int, service: str) -> bytes:
    host = _checked(url, service).hostname
    for _ in range(MOST_REDIRECTS + 1):
        parts = _checked(url, service)
        if parts.hostname != host:
            raise _refused("An attachment's address leads to another host.")
        found = await _get(parts, limit_bytes, service)
        if isinstance(found, bytes):
            return found
        url = urljoin(url, found)
    raise _refused("An attachment's address leads in circles.")


def _checked(url: str, service: str) -> SplitResult:
    try:
        parts, own = urlsplit(url), urlsplit(service)
        port = parts.port
    except ValueError:
        raise _refused("An attachment's address is malformed.") from None
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise _refused("An attachment's address is malformed.")
    if (parts.scheme, parts.hostname, port) == (own.scheme, own.hostname, own.port):
        return parts
    if parts.scheme != "https" or port not in (None, 443):
        raise _refused("An attachment's address is not https.")
    return parts


async def _get(parts: SplitResult, limit_bytes: int, service: str) -> bytes | str:
    """The body, or where the answer sends us instead."""
    own = parts.hostname == urlsplit(service).hostname
    address = await _resolve(parts, allow_private=own)
    literal = f"[{address}]" if ":" in address else address
    target = literal if parts.port is None else f"{literal}:{parts.port}"
    async with (
        # The address is already fixed: a proxy from the environment would resolve the name anew.
        httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=10) as client,
        client.stream(
            "GET",
            urlunsplit((parts.scheme, target, parts.path or "/", parts.query, "")),
            headers={"host": parts.netloc},
            extensions={"sni_hostname": parts.hostname},
        ) as response,
    ):
        if response.is_redirect:
            return str(response.headers.get("location", ""))
        if response.status_code >= 500 or response.status_code == 429:
            raise PlatformUnavailable("The network cannot hand out an attachment now.")
        if not response.is_success:
            raise PlatformRefused("The network has no such attachment.")
        return await _read(response, limit_bytes)


async def _read(response: httpx.Response, limit_bytes: int) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > limit_bytes:
            raise Refused("An attachment is too large.", where=f"at most {limit_bytes} bytes")
    return bytes(body)


async def _resolve(parts: SplitResult, *, allow_private: bool) -> str:
    """One address of the host. Every address must be allowed: a name that mixes them is a trick."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            parts.hostname, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )
    except (OSError, UnicodeError):
        raise PlatformUnavailable("An attachment's host is not known now.") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(is_public(address) for address in addresses):
        raise _refused("An attachment's address lies inside a private network.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, looking through IPv6 forms of IPv4."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def _refused(what: str) -> Refused:
    return Refused(what, where="attachment", remedy="Open it on the network itself if it is needed.")
