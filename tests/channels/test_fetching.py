"""The guarded fetcher: an address that a stranger chose reaches nothing inside our network."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from sottovoce.channels import fetching
from sottovoce.errors import PlatformRefused, PlatformUnavailable, Refused
from tests.loops import run

PICTURE = b"\x89PNG" + bytes(2_000)


class Files(BaseHTTPRequestHandler):
    """The files of a profile's own service."""

    def do_GET(self) -> None:
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/picture": (200, {}, PICTURE),
            "/moved": (302, {"location": "/picture"}, b""),
            "/circle": (302, {"location": "/circle"}, b""),
            "/away": (302, {"location": "https://elsewhere.example/picture"}, b""),
            "/metadata": (302, {"location": "http://169.254.169.254/latest"}, b""),
            "/busy": (503, {}, b""),
        }
        status, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetch(url: str, service: str, limit: int = 10_000) -> bytes:
    return run(fetching.fetch(url, limit, service=service))


def test_a_file_of_the_profiles_own_service_is_fetched(service: str) -> None:
    assert fetch(f"{service}/picture", service) == PICTURE
    assert fetch(f"{service}/moved", service) == PICTURE


def test_a_file_over_the_limit_is_refused(service: str) -> None:
    with pytest.raises(Refused, match="too large"):
        fetch(f"{service}/picture", service, limit=1_000)


@pytest.mark.parametrize("path", ["/away", "/metadata", "/circle"])
def test_a_redirect_leads_to_no_other_host_and_to_an_end(service: str, path: str) -> None:
    with pytest.raises(Refused):
        fetch(f"{service}{path}", service)


def test_what_is_missing_is_refused_for_good_and_what_is_busy_is_tried_again(service: str) -> None:
    with pytest.raises(PlatformRefused):
        fetch(f"{service}/nothing", service)
    with pytest.raises(PlatformUnavailable):
        fetch(f"{service}/busy", service)


@pytest.mark.parametrize(
    "url",
    [
        "http://cdn.example/a.png",
        "https://cdn.example:8443/a.png",
        "https://user:word@cdn.example/a.png",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https://",
        "https://[::1",
        "nonsense",
        "",
        "https://127.0.0.1/a",
        "https://localhost/a",
        "https://[::1]/a",
        "https://10.0.0.8/a",
        "https://192.168.1.1/a",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:127.0.0.1]/a",
        "https://[64:ff9b::7f00:1]/a",
        "https://[2002:7f00:1::]/a",
        "https://0.0.0.0/a",
        "https://2130706433/a",
    ],
)
def test_addresses_inside_a_private_network_or_of_another_scheme_are_refused(url: str) -> None:
    with pytest.raises(Refused):
        fetch(url, "https://service.example")


def test_another_port_of_the_services_host_is_not_the_service(service: str) -> None:
    with pytest.raises(Refused):
        fetch("http://127.0.0.1:9/picture", service)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert fetching.is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "fe80::1%eth0", "224.0.0.1", "100.64.0.1", "fd00::1", "::", "2002:a00:1::", "nonsense"],
)
def test_all_other_addresses_are_not(address: str) -> None:
    assert not fetching.is_public(address)
