"""Debian's Chromium, and what of its console a test does not let pass."""

from typing import Any

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
)


def is_complaint(said: Any) -> bool:
    # A socket or a request that fails because the server was stopped is what the test asked for; so is a page that refuses.
    if said.page is not None and said.location["url"] == said.page.url and "status of 403" in said.text:
        return False
    return said.type in {"error", "warning"} and "net::ERR" not in said.text and "WebSocket connection" not in said.text
