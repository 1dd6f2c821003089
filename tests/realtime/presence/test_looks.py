"""What someone changes of their profile is seen by the others without a reload."""

import asyncio

from tests.campus import CampusServer, Client
from venue.people.avatar import SLOTS, VERSION, decode, default_avatar

PLAIN = VERSION + "0" * len(SLOTS)


async def seen(client: Client, person: int, field: str, value: str) -> None:
    """Await that the roster says so of that person."""
    while True:
        joined = (await client.event("presence.roster"))["joined"]
        if value in [member["person"][field] for member in joined if member["person"]["id"] == person]:
            return


async def test_a_new_avatar_and_a_new_name_reach_the_room_and_their_owner(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        person = ana.joined["person"]["id"]
        assert ana.joined["person"]["avatar"] == default_avatar(person)

        await asyncio.to_thread(own_campus.post, "/profile/avatar/", "walker-0", **decode(PLAIN))
        for client in (ana, ben):
            await seen(client, person, "avatar", PLAIN)

        await asyncio.to_thread(own_campus.post, "/profile/", "walker-0", name="Ana Petit", language="fr")
        for client in (ana, ben):
            await seen(client, person, "name", "Ana Petit")

    async with own_campus.client("walker-0", room="posters") as ana:
        assert (ana.joined["person"]["name"], ana.joined["person"]["avatar"]) == ("Ana Petit", PLAIN)
