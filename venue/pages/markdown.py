"""What people write, as HTML that is safe to show: a little emphasis, code, and links that say where they lead."""

from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {"p", "br", "strong", "em", "code", "a"}
SCHEMES = {"http", "https", "mailto"}

_markdown = MarkdownIt("zero", {"breaks": True, "linkify": True, "maxNesting": 8}).enable(
    ["emphasis", "backticks", "newline", "escape", "link", "autolink", "linkify"]
)


def _name_destinations(state: StateCore) -> None:
    """After a link whose words do not show its host, write the host: nobody is led somewhere unawares."""
    for block in state.tokens:
        named: list[Token] = []
        href, words = "", ""
        for token in block.children or []:
            named.append(token)
            if token.type == "link_open":
                href, words = str(token.attrGet("href") or ""), ""
            elif token.type == "link_close" and (host := urlsplit(href).hostname) and host not in words:
                note = Token("text", "", 0)
                note.content = f" ({host})"
                named.append(note)
            else:
                words += token.content
        if block.children is not None:
            block.children = named


_markdown.core.ruler.push("name_destinations", _name_destinations)


def render(body: str) -> str:
    """Return the HTML of a message: tags of `TAGS` only, links to `SCHEMES` only, opened in a new tab."""
    return nh3.clean(
        _markdown.render(body),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="nofollow noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    ).strip()
