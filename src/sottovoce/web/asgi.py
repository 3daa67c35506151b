"""The ASGI application that the web process serves."""

import os
import signal

import django

from sottovoce.web.orphans import end_with_supervisor

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sottovoce.web.settings")
django.setup()

from sottovoce.web.front_door import FrontDoor  # noqa: E402 - its models need Django set up
from sottovoce.web.wsgi import application as django_application  # noqa: E402

end_with_supervisor(by=signal.SIGKILL)
application = FrontDoor(django_application)
