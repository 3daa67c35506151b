"""Django as WSGI: what the front door hands everything to that it does not serve itself."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sottovoce.web.settings")
application = get_wsgi_application()
