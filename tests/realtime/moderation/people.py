"""What moderators and those they deal with do over sockets, in the words of a test."""

from typing import Any

import pytest

from tests.campus import Client, RefusedError

REASON = "Insultes répétées"


def person(client: Client) -> int:
    return int(client.joined["person"]["id"])


async def say(client: Client, channel: str, body: str, nonce: str = "") -> dict[str, Any]:
    nonce = nonce or f"n{abs(hash((body, channel))) % 10**12:012d}"
    return dict((await client.ask("chat.send", channel=channel, body=body, nonce=nonce))["message"])


async def refused(client: Client, name: str, **payload: Any) -> RefusedError:
    """Ask what has to be refused; returns the refusal."""
    with pytest.raises(RefusedError) as caught:
        await client.ask(name, **payload)
    return caught.value


async def mute(team: Client, subject: int, duration: str = "1h") -> None:
    await team.ask("moderation.mute", person=subject, duration=duration, reason=REASON)


async def ban(team: Client, subject: int, duration: str = "edition") -> None:
    await team.ask("moderation.ban", person=subject, duration=duration, reason=REASON)
