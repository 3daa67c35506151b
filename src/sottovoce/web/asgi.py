"""The ASGI application that the web process serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sottovoce.web.settings")

from sottovoce.web.wsgi import application as django_application  # noqa: E402 - settings first
from sottovoce.web.front_door import FrontDoor  # noqa: E402, I001

application = FrontDoor(django_application)
