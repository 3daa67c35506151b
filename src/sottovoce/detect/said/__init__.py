"""Words said of a person: finds terms of sensitive kinds and judges, by a small grammar of each language,
whether a sentence says them of the writer, of somebody else, or of nobody. Pure.
"""
