"""`python -m tests.servers install`: fetch the servers that tests start. Idempotent."""

from __future__ import annotations

import sys

from tests.servers.installing import install_all


def main() -> int:
    if sys.argv[1:] != ["install"]:
        print("usage: python -m tests.servers install", file=sys.stderr)
        return 2
    install_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
