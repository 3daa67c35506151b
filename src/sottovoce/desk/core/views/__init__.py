"""How the core room looks: the ledger and the settings. Views hold no rules; services and selectors do."""
