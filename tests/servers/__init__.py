"""Real servers that tests talk to, installed under `.cache/servers` and started on this machine's loopback.

`python -m tests.servers install` fetches them; it is quick when they are there already. Nothing here is part
of the product.
"""
