"""The web: settings, addresses, the front door and the base of every page."""
