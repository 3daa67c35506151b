"""Core: the organisation, its brands and staff, the record of acts, and the parts every room shares."""
