"""The pages of detection quality. They hold no rules."""
