"""The room of detection quality."""
