"""Tests of sealed storage."""
