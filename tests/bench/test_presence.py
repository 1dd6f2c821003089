"""The measuring of presence: the generator speaks the protocol, and a position says which step it was."""

import asyncio

import numpy as np
import pytest

from tests.bench.presence.beats import IN_VIEW, LAP, Beat, beats
from tests.bench.presence.crowd import Account, Crowd
from tests.bench.presence.others import read_patch
from tests.bench.presence.reckoning import Steps, reckon
from tests.bench.presence.servers import Ours, hall_database, with_people_placed

PEOPLE = 5
STEPS = 2 * LAP + 10


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Ours:
    folder = tmp_path_factory.mktemp("hall")
    database = hall_database(folder / "database", PEOPLE)
    return Ours(with_people_placed(database, folder / "placed", PEOPLE, spread=False), folder / "server", core=0)


async def test_five_people_walk_and_everyone_is_shown_every_step(hall: Ours):
    async with hall:
        crowd = Crowd(hall.walker, beats(PEOPLE, IN_VIEW))
        await crowd.arrive()
        account = await crowd.walk(settle_s=0.5, window_s=2.0, mark=lambda: None)
        for _ in range(100):
            if reckon(crowd, spread=False).seen == 1:
                break
            await asyncio.sleep(0.1)  # what is still on its way comes to the sockets of this loop
        crowd.leave()

    delivery = reckon(crowd, spread=False)
    assert delivery.expected > 0
    assert delivery.seen == 1
    assert account.motion()[1] > 0
    assert account.lost_sockets == 0


@pytest.mark.parametrize("start", [0, 7, 14, 20, 29])
@pytest.mark.parametrize("late_s", [0.01, 0.3])
def test_a_position_or_the_coordinate_that_changed_says_which_step_it_was(start: int, late_s: float):
    beat = Beat(16, 12, start)
    account = Account([beat])
    account.sent_at = [[0.2 * step for step in range(STEPS)]]
    account.index = [[start + step + 1 for step in range(STEPS)]]
    steps = Steps(account)

    for step in range(STEPS):
        (x, y), (x_before, y_before) = beat.tile(start + step + 1), beat.tile(start + step)
        for xs, ys in ((x, y), (x if x != x_before else -1, y if y != y_before else -1)):
            found = steps.find(np.array([0]), np.array([xs]), np.array([ys]), 0.2 * step + late_s)
            assert [list(one) for one in found] == [[0], [step]]


def test_a_beat_comes_back_to_where_it_began_and_each_direction_leads_to_the_next_tile():
    beat = Beat(3, 5, 0)
    tiles = [beat.tile(index) for index in range(LAP)]

    assert len(set(tiles)) == LAP
    assert [beat.index(*tile) for tile in tiles] == list(range(LAP))
    for index, (x, y) in enumerate(tiles):
        dx, dy = ((0, 1), (-1, 0), (1, 0), (0, -1))[beat.direction(index)]
        assert beat.tile(index + 1) == (x + dx, y + dy)


def test_a_patch_of_colyseus_is_read():
    """As @colyseus/schema 5.0 wrote it for three players of whom two took a step."""
    patch = (
        bytes.fromhex("ff 01 80 02") + b"\xa9N7b22EP52" + bytes.fromhex("04 ff 04 80 13 81 66 ff 02 80 12 ff 03 81 66")
    )

    read = read_patch(patch)

    assert read.players == {"N7b22EP52": 4}
    assert read.changed == {4: {0: 0x13, 1: 0x66}, 2: {0: 0x12}, 3: {1: 0x66}}
