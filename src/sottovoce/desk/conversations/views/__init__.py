"""How the conversations room looks. Views hold no rules; services and selectors do."""
