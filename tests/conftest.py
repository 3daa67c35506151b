"""The test bench: a real embedded PostgreSQL and a real vault in a folder that is thrown away.

One database server for the run. Tests connect as the application's role, so row-level security binds them as
it binds the product.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="sottovoce-test-"))
_HOME.chmod(0o755)
os.environ["SOTTOVOCE_HOME"] = str(_HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "sottovoce.web.settings"
for name in (
    "DATABASE_URL",
    "KEYSTORE_URL",
    "SOTTOVOCE_ROOT_KEY",
    "SOTTOVOCE_PUBLIC_URL",
    "SOTTOVOCE_DATABASE_ROLE",
):
    os.environ.pop(name, None)
os.environ["SOTTOVOCE_DEMO"] = "1"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from sottovoce.desk.core.database import start_embedded, stop_embedded  # noqa: E402
from sottovoce.home import Home  # noqa: E402

start_embedded(Home(_HOME))

# Here, not by pytest's configuration: that is read before this file has named the data folder.
import django  # noqa: E402

django.setup()

import pytest  # noqa: E402

pytest_plugins = ["tests.desk.fixtures", "tests.servers.fixtures"]


def pytest_unconfigure(config: pytest.Config) -> None:
    stop_embedded(Home(_HOME))
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def home() -> Home:
    """The data folder of the test run."""
    return Home(_HOME)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared facts and vectors beside the checkout; tests that need it skip without it."""
    place = Path(__file__).parent.parent.parent / "shared"
    if not place.is_dir():
        pytest.skip("needs the folder `shared` beside the checkout")
    return place


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: object) -> None:
    """Migrate as the owner in a process of its own, then let tests use the database as the application."""
    import subprocess
    import sys

    subprocess.run([sys.executable, "-m", "sottovoce", "migrate"], check=True, capture_output=True)
    import psycopg

    from sottovoce.desk.core.database import APP_ROLE, DATABASE_NAME, socket_folder

    with psycopg.connect(
        host=str(socket_folder(Home(_HOME))), user="postgres", dbname=DATABASE_NAME, autocommit=True
    ) as admin:
        # Tests that commit clean up after themselves with TRUNCATE; the product's role may not.
        admin.execute(f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}")
