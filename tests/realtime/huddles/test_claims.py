"""Whose a room is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.huddles.claims import InMemoryClaims, by_rendezvous

ROOMS = [f"room-{number}" for number in range(300)]
workers = st.lists(st.text("abcdefgh:/.0123456789", min_size=1, max_size=12), unique=True, min_size=2, max_size=8)


@settings(deadline=None, max_examples=50)
@given(workers)
def test_every_process_proposes_the_same_worker(addresses: list[str]) -> None:
    assert [by_rendezvous(room, addresses) for room in ROOMS] == [
        by_rendezvous(room, reversed(addresses)) for room in ROOMS
    ]


@settings(deadline=None, max_examples=50)
@given(workers)
def test_a_worker_that_goes_moves_no_room_but_its_own(addresses: list[str]) -> None:
    gone, *left = addresses
    for room in ROOMS:
        first = by_rendezvous(room, addresses)[0]
        assert first == gone or by_rendezvous(room, left)[0] == first


def test_each_of_three_workers_is_proposed_for_a_fair_share() -> None:
    first = [by_rendezvous(room, ["http://a", "http://b", "http://c"])[0] for room in ROOMS]
    assert min(first.count(worker) for worker in set(first)) > len(ROOMS) / 5


async def test_the_first_claim_holds_until_it_is_given_back() -> None:
    claims = InMemoryClaims()
    assert await claims.claim("room-1", "a") == "a"
    assert await claims.claim("room-1", "b") == "a"
    await claims.release("room-1", "b")  # not b's to give back
    assert await claims.claim("room-1", "b") == "a"
    await claims.release("room-1", "a")
    assert await claims.claim("room-1", "b") == "b"


async def test_a_room_is_taken_over_only_from_whom_it_was_known_to_be() -> None:
    claims = InMemoryClaims()
    await claims.claim("room-1", "a")
    assert await claims.claim("room-1", "b", instead_of="c") == "a"
    assert await claims.claim("room-1", "b", instead_of="a") == "b"
