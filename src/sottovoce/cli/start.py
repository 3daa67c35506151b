"""What the commands that need the desk do first: logging, the database, Django."""

from __future__ import annotations

import os

from sottovoce.desk.core.database import is_embedded, start_embedded
from sottovoce.home import Home
from sottovoce.web.orphans import end_with_supervisor


def open_desk(*, as_owner: bool = False) -> Home:
    """Start the embedded database if that is the one in use, then set Django up for the role wanted."""
    end_with_supervisor()
    home = Home.from_environment()
    if as_owner:
        os.environ["SOTTOVOCE_DATABASE_ROLE"] = "owner"
    if is_embedded():
        start_embedded(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sottovoce.web.settings")
    import django

    from sottovoce.web.logs import configure_logs

    configure_logs()
    django.setup()
    return home
