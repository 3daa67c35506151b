"""Measurements of the product against its targets and its peers. Never imported by the product."""
