"""How many people stand where: what the small map shows, over real sockets."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from realtime.presence.cells import cell_of
from tests.campus import CampusServer, Client
from tests.realtime.paths import demo_map, way


async def counts_become(client: Client, wanted: dict[tuple[int, int], int]) -> None:
    """Await that someone is told these counts, whatever they are told before."""
    while True:
        told = await client.event("presence.counts")
        cells = {divmod(index, told["columns"])[::-1]: people for index, people in enumerate(told["people"]) if people}
        if cells == wanted:
            return


def standing(*clients: Client) -> dict[tuple[int, int], int]:
    return dict(Counter(cell_of(*client.at) for client in clients))


async def test_the_counts_of_a_room_follow_who_comes_walks_and_leaves(campus: CampusServer) -> None:
    async with campus.client("walker-20", room="parvis") as ana:
        async with campus.client("walker-21", room="parvis") as ben:
            await counts_become(ana, standing(ana, ben))
            await counts_become(ben, standing(ana, ben))
            room = demo_map("parvis")
            elsewhere = {tile for tile in room.walk_from([ben.at]) if cell_of(*tile) != cell_of(*ben.at)}
            await ben.walk(way(room, ben.at, elsewhere))
            await counts_become(ana, standing(ana, ben))
        await counts_become(ana, standing(ana))


async def test_the_counts_are_those_of_the_room_one_is_in(campus: CampusServer) -> None:
    async with campus.client("walker-20", room="parvis"), campus.client("walker-21", room="posters") as ben:
        await counts_become(ben, standing(ben))


async def test_the_clock_of_the_edition_is_the_server_s_in_its_time_zone(
    database_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMPUS_TIME_ZONE", "Indian/Reunion")
    with CampusServer(database_template, tmp_path) as server:
        async with server.client("walker-0") as ana:
            told = datetime.fromisoformat(ana.joined["edition"]["local_time"])
    now = datetime.now(ZoneInfo("Indian/Reunion"))
    assert told.utcoffset() == now.utcoffset()
    assert told <= now
