"""Conversations: intake, protection, the inbox and the hand-over (DESIGN section 4)."""
