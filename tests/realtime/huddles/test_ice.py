"""What browsers are told of TURN."""

import re
import time
from typing import Any

from realtime.huddles import ice


def test_without_a_turn_server_nobody_is_asked_for_an_address(settings: Any) -> None:
    settings.TURN_URLS = []
    told = ice.ice()
    assert told.servers == []
    assert told.relay_only is False


def test_credentials_are_those_of_the_turn_rest_api() -> None:
    # Computed with: printf '1433895918:user' | openssl dgst -sha1 -hmac north -binary | base64
    assert ice.credentials("north", 1433895918, "user") == ("1433895918:user", "/gk4t5tUc08OpM3NjrVjHSFVNmY=")


def test_each_connection_gets_its_own_short_lived_credentials(settings: Any) -> None:
    settings.TURN_URLS = ["turn:turn.example.org:3478", "turns:turn.example.org:443?transport=tcp"]
    settings.TURN_SECRET, settings.TURN_TTL, settings.MEDIA_RELAY_ONLY = "north", 600, True
    before = int(time.time())
    one, other = ice.ice(), ice.ice()
    [server], [another] = one.servers, other.servers
    assert server.urls == settings.TURN_URLS
    assert (one.relay_only, one.expires_in) == (True, 600)
    assert server.username != another.username
    ends_at = re.fullmatch(r"(\d+):[0-9a-f]{16}", server.username)  # nothing of a person in it
    assert ends_at is not None
    assert before + 600 <= int(ends_at[1]) <= time.time() + 600
