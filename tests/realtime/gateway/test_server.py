"""What the server takes from anyone."""

import socket
from pathlib import Path

import pytest
import websockets

from realtime.gateway.bounded import MOST_BODY_BYTES
from realtime.gateway.consumer import SOCKETS_PER_PERSON
from tests.campus import CampusServer
from tests.realtime.paths import free_direction


def post(server: CampusServer, head: str, chunk: bytes, times: int) -> bytes:
    """Send a body piece by piece until it is all sent or the server hangs up; returns what it answered."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(f"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\n{head}\r\n\r\n".encode())
        try:
            for _ in range(times):
                connection.sendall(chunk)
        except OSError:
            pass
        try:
            return connection.recv(4096)
        except ConnectionResetError:
            return b"reset"


def test_a_body_announced_too_large_is_refused_before_it_is_sent(campus: CampusServer) -> None:
    assert post(campus, f"Content-Length: {MOST_BODY_BYTES + 1}", b"", 0).startswith(b"HTTP/1.1 413")


def test_a_body_that_turns_out_too_large_is_cut_off(campus: CampusServer) -> None:
    piece = b"%x\r\n" % 65536 + b"x" * 65536 + b"\r\n"
    answer = post(campus, "Transfer-Encoding: chunked", piece, 2 * MOST_BODY_BYTES // 65536)
    assert answer.startswith(b"HTTP/1.1 413") or answer == b"reset"
    assert campus.get("/healthz")[0] == 200


def test_an_ordinary_form_still_comes_through(campus: CampusServer) -> None:
    status, _body = campus.post("/sign-in/", "", email="pas une adresse")
    assert status == 200


async def test_sockets_of_one_person_are_bounded_the_oldest_closed_first(campus: CampusServer) -> None:
    import contextlib

    async with contextlib.AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(campus.client("walker-30", join=False))
            for _ in range(SOCKETS_PER_PERSON + 2)
        ]
        assert [await client.closed() for client in clients[:2]] == [4409, 4409]
        await clients[-1].join()


async def test_no_socket_elsewhere(campus: CampusServer) -> None:
    with pytest.raises(websockets.InvalidStatus) as refusal:
        async with campus.client("walker-30", join=False, path="/ws/"):
            pass
    assert refusal.value.response.status_code == 403


async def test_where_the_fast_road_does_not_work_any_more_the_plain_one_is_taken(
    database_template: Path, tmp_path: Path
) -> None:
    with CampusServer(database_template, tmp_path, module="tests.realtime.gateway.renamed") as server:
        said = [line for line in server.log().splitlines() if "road." in line]
        assert len(said) == 1, server.log()
        assert "road.plain" in said[0]
        assert "_tempDataLen" in said[0]  # says what is missing
        assert "twisted='" in said[0]  # and of what
        async with server.client("walker-30") as client, server.client("walker-31") as other:
            await client.walk(free_direction(client.here["room"], client.at))
            await other.until(lambda: other.positions[client.here["member"]][:2] == client.at)
        assert len([line for line in server.log().splitlines() if "road." in line]) == 1
