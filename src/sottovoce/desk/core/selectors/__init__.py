"""What can be asked of the core: the ledger's acts, each with its proof."""
