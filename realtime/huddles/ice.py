"""How browsers reach media: the organisers' own TURN server, with credentials that open a connection for some minutes.

As coturn's `use-auth-secret` takes them (draft-uberti-behave-turn-rest-00): the user name is when they end and who they are
for, the password an HMAC-SHA1 of it under a secret that both sides hold. No address is ever asked for from anyone else's
STUN or TURN server.
"""

import base64
import hmac
import time
from secrets import token_hex

from django.conf import settings

from realtime.huddles.messages import Ice, IceServer


def credentials(secret: str, ends_at: int, who: str) -> tuple[str, str]:
    """User name and password until a moment (Unix time, s)."""
    username = f"{ends_at}:{who}"
    password = hmac.digest(secret.encode(), username.encode(), "sha1")
    return username, base64.b64encode(password).decode()


def ice() -> Ice:
    """For one connection. Whom it is for is random: the TURN server learns nothing of people."""
    ttl: int = settings.TURN_TTL
    servers = []
    if settings.TURN_URLS:
        username, credential = credentials(settings.TURN_SECRET, int(time.time()) + ttl, token_hex(8))
        servers.append(IceServer(urls=settings.TURN_URLS, username=username, credential=credential))
    return Ice(servers=servers, relay_only=settings.MEDIA_RELAY_ONLY, expires_in=ttl)
