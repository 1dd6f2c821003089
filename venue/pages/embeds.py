"""What may be shown inside a page of ours: hosts that the organisers trust, and the few pages of ours made for it."""

import re
from urllib.parse import urlsplit

from django.conf import settings

# Shown in a frame without any right, on our own origin; every other page of ours refuses to be framed.
OWN_PAGES = ("/welcome/",)

_HOST = re.compile(r"[\w.-]+")


def origin_of(url: str) -> str | None:
    """`https://host` or `https://host:port` of an address on the web, None for any other text."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    # Browsers read a backslash as a slash: a host is spelt with letters, digits, dots and hyphens, in any script.
    if parts.scheme not in ("http", "https") or not host or parts.username is not None or not _HOST.fullmatch(host):
        return None
    usual = port is None or port == {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if usual else f":{port}")


def may_embed(url: str) -> bool:
    """Whether a screen may show this address: a page of ours made for it, or one of an allowed host."""
    return url in OWN_PAGES or origin_of(url) in settings.EMBED_ORIGINS
