"""The demonstration: an invented organisation and its last weeks, told through the desk's own services."""
