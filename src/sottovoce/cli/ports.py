"""Whether a port is free to listen on; said in words before anything is started."""

from __future__ import annotations

import errno
import socket

from sottovoce.errors import Misconfigured


def require_free(host: str, port: int) -> None:
    """Refuse early what would fail late.

    Raises:
        Misconfigured: the port is taken, or may not be used by us.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise _why(error, host, port) from None


def _why(error: OSError, host: str, port: int) -> Misconfigured:
    place = f"{host}:{port}"
    if error.errno == errno.EADDRINUSE:
        return Misconfigured(
            "Another program listens there already.",
            where=place,
            remedy="Stop it, or choose another port: --port, or SOTTOVOCE_PORT.",
        )
    if error.errno == errno.EACCES:
        return Misconfigured("This user may not listen there.", where=place, remedy="Use a port above 1023.")
    return Misconfigured(
        "This computer cannot listen there.", where=place, remedy="Check --host; 127.0.0.1 always works."
    )
