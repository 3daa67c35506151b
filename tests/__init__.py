"""Tests. They mirror the source tree; `make test` sets up all that they need."""
