"""What `/metrics` says, against a real server."""

import asyncio

from tests.campus import CampusServer
from tests.realtime.paths import free_direction

SERVED = {
    "campus_admission_rate",
    "campus_admitted_total",
    "campus_bytes_out_total",
    "campus_closed_sockets_total",
    "campus_frames_out_total",
    "campus_loop_lag_seconds_bucket",
    "campus_outbox_depth",
    "campus_outlet_bytes",
    "campus_outlet_bytes_max",
    "campus_people",
    "campus_refused_frames_total",
    "campus_refused_handshakes_total",
    "campus_skipped_motion_total",
    "campus_slowdown",
    "campus_sockets",
    "campus_tick_lag_seconds_bucket",
    "campus_waiting",
}


def samples(page: str) -> dict[str, float]:
    """The value of each sample, by its name with its labels."""
    lines = [line.rpartition(" ") for line in page.splitlines() if line.startswith("campus_")]
    return {name: float(value) for name, _space, value in lines}


async def test_what_happens_is_counted(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana, own_campus.client("walker-1") as ben:
        await ana.walk(free_direction(ana.here["room"], ana.at))
        await ana.connection.send("nonsense")
        await ana.until(lambda: ana.errors)
        async with own_campus.client("walker-1"):
            assert await ben.closed() == 4409
            async with own_campus.client("visitor", join=False) as stranger:
                assert await stranger.closed() == 4401
            _status, page = await asyncio.to_thread(own_campus.metrics)
    found = samples(page)
    names = {name.partition("{")[0] for name in found}
    assert names >= SERVED
    assert found["campus_sockets"] == 2
    assert found["campus_people"] == 2
    assert found["campus_admitted_total"] == 3
    assert found["campus_waiting"] == 0
    assert found["campus_slowdown"] >= 1
    assert found["campus_outbox_depth"] == 0
    assert found['campus_closed_sockets_total{code="4409"}'] == 1
    assert found['campus_refused_handshakes_total{code="4401"}'] == 1
    assert found['campus_refused_frames_total{reason="bad_frame"}'] == 1
    assert found['campus_frames_out_total{kind="motion"}'] >= 2
    assert found['campus_bytes_out_total{kind="text"}'] > found['campus_frames_out_total{kind="text"}'] >= 4
    assert found["campus_tick_lag_seconds_count"] >= 1
    assert found["campus_loop_lag_seconds_count"] >= 1


async def test_a_stalled_readers_bytes_and_skipped_frames_are_seen(own_campus: CampusServer) -> None:
    """Each sample is a number of the process, so that who watches sees a client that reads nothing."""
    async with own_campus.client("walker-0") as ana:
        before = samples(own_campus.metrics()[1])
        ana.acknowledges = False
        await ana.ask("chat.send", channel=f"room:{ana.here['room']}", nonce="metrics-0001", body="x" * 1500)
        after = samples(own_campus.metrics()[1])
    assert after["campus_outlet_bytes_max"] >= before["campus_outlet_bytes_max"] + 1500
