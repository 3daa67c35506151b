"""What can be done with conversations: the only places that change state, each act recorded as it is done."""
