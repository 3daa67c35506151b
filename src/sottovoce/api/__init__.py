"""The wires: HTTP interfaces for other programs. Above the desk's rooms, beside its pages; holds no rules."""
