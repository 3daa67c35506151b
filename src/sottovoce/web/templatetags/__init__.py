"""Template tags that every room of the desk uses."""
