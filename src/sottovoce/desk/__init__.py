"""The desk: Django apps, one room per capability. Each has the same floor plan (see docs/architecture.md)."""
