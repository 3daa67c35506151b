"""Presidio's REST API, so that its clients switch by changing a URL.

Analyzer and anonymizer at one address, after the OpenAPI document of Presidio 2.2. Every option of that
document is obeyed, or refused in words; none is passed over in silence. Nothing that is sent is kept or
logged, and no row of the desk is touched.
"""
