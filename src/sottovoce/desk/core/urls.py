"""All addresses of this room: those of every module in ``addresses``."""

from importlib import import_module
from pkgutil import iter_modules

from sottovoce.desk.core import addresses

app_name = "core"
urlpatterns = [
    pattern
    for module in sorted(iter_modules(addresses.__path__), key=lambda found: found.name)
    for pattern in import_module(f"{addresses.__name__}.{module.name}").urlpatterns
]
