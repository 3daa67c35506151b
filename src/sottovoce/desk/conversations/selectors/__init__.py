"""What can be asked of conversations. Selectors change nothing and hand out frozen data.

What they hand out of a text is its redacted form; the original stays sealed.
"""
