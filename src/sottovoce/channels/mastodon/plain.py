"""Mastodon's HTML as the words its author wrote.

Mentions become ``@name``, links their whole address (the network hides its ends from view, not from readers),
paragraphs and line breaks become line breaks. Everything that a reader could see is kept: detection must see
it, too.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "div", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"br", "li", "tr", "hr"})
_NOT_WORDS = frozenset({"script", "style", "template"})
_THIRD_MENTION = re.compile(r"(?<![=/\w])@(?=\w)")


def plain_text(html: str) -> str:
    """The words of a post."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.words)).strip()


def links_of(html: str) -> list[str]:
    """The web addresses that a text links to."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [link for link in reader.links if link.startswith(("https://", "http://"))]


def without_mentions(text: str) -> str:
    """The text with its mentions made plain: in a direct post everybody mentioned becomes a reader."""
    return _THIRD_MENTION.sub("", text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_WORDS:
            self._silent += 1
        elif tag in _LINES:
            self.words.append("\n")
        elif tag in _BLOCKS and self.words:
            self.words.append("\n\n")
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_WORDS:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.words.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
