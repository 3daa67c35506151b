"""The ASGI application that the web process serves."""

import os
import signal

from sottovoce.web.orphans import end_with_supervisor

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sottovoce.web.settings")

from sottovoce.web.wsgi import application as django_application  # noqa: E402 - settings first
from sottovoce.web.front_door import FrontDoor  # noqa: E402, I001

end_with_supervisor(by=signal.SIGKILL)
application = FrontDoor(django_application)
