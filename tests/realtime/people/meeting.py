"""What the tests of people ask and hear, in few words."""

from typing import Any

import pytest

from tests.campus import Client, RefusedError


def person(client: Client) -> int:
    return int(client.joined["person"]["id"])


async def refusal(client: Client, command: str, **payload: Any) -> str:
    """The code with which a command is refused."""
    with pytest.raises(RefusedError) as caught:
        await client.ask(command, **payload)
    assert caught.value.message
    return caught.value.code


def signs_seen(viewer: Client, who: int) -> dict[str, Any]:
    """What `viewer` was last told that someone in the same room shows; empty before they were told of them."""
    members = list(viewer.here["members"])
    for name, body in viewer.told:
        if name == "presence.roster":
            members += body["joined"]
    return next((dict(member["signs"]) for member in reversed(members) if member["person"]["id"] == who), {})


async def sees(viewer: Client, who: int, within_s: float = 2, **signs: Any) -> None:
    """Await that `viewer` sees someone show all of `signs`."""

    def shown() -> bool:
        seen = signs_seen(viewer, who)
        return all(seen.get(sign) == value for sign, value in signs.items())

    await viewer.until(shown, within_s)


async def settle(client: Client) -> None:
    """Await an answer: whatever was told to this client before is here, in its order."""
    await client.ask("people.search", words="zzz")


def told(client: Client, name: str) -> list[dict[str, Any]]:
    return [body for told_name, body in client.told if told_name == name]
