"""Template tags of the conversations room."""
