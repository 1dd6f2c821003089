"""The same house on PostgreSQL."""

import asyncio
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg

from tests.campus import EDITION, CampusServer, manage, seeded_database
from tests.process import ROOT
from tests.realtime.chat.test_chat import test_lines_said_at_once_get_numbers_without_gaps as talk_at_once
from tests.realtime.paths import free_direction

# Everything that touches a database without a server of its own.
ON_A_DATABASE = (
    "tests/venue",
    "tests/rooms",
    "tests/house/test_permission_matrix.py",
    "tests/realtime/moderation/test_audit.py",
    "tests/realtime/moderation/test_pages.py",
)


def test_the_tests_of_venue_and_rooms_pass(database_url: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-m",
            "not slow",
            "--reuse-db",
            "--ignore",
            "tests/venue/config",
            *ON_A_DATABASE,
        ],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    print(done.stdout.splitlines()[-1])


async def test_people_walk_lose_roles_and_come_back(database_url: str, tmp_path: Path) -> None:
    template = await asyncio.to_thread(seeded_database, _made(tmp_path / "template"), database_url)
    server = CampusServer(template, _made(tmp_path / "server"), database_url)
    try:
        await asyncio.to_thread(server.start)
        async with server.client("walker-0", room="posters") as ana, server.client("moderator", room="comite") as mia:
            await ana.walk(free_direction("posters", ana.at))
            stood = ana.at
            person = str(mia.joined["person"]["id"])
            revoke = f"/e/{EDITION}/team/revoke/"
            await asyncio.to_thread(server.post, revoke, "organiser", person=person, role="moderator")
            assert await mia.closed() == 4403
        await asyncio.to_thread(server.stop)
        await asyncio.to_thread(server.start)
        async with server.client("walker-0") as ana:
            assert (ana.here["room"], ana.at) == ("posters", stood)
    finally:
        await asyncio.to_thread(server.stop)


def test_a_crowd_of_readers_leaves_no_connection_behind(database_url: str, tmp_path: Path) -> None:
    template = seeded_database(_made(tmp_path / "template"), database_url)
    with CampusServer(template, _made(tmp_path / "server"), database_url) as server:
        with ThreadPoolExecutor(20) as readers:
            answers = list(readers.map(lambda _: server.get(f"/e/{EDITION}/", "participant")[0], range(200)))
        assert answers == [200] * 200
        with psycopg.connect(database_url) as connection:
            mine = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            left = connection.execute(mine).fetchone()
        assert left is not None
        assert left[0] <= 3  # the tailer's thread and the like


def test_two_organisers_who_revoke_each_other_leave_one(database_url: str, tmp_path: Path) -> None:
    template = seeded_database(_made(tmp_path / "template"), database_url)
    with CampusServer(template, _made(tmp_path / "server"), database_url) as server:
        organisers = (
            "from venue.editions.models import Membership as M; "
            "print(*M.objects.filter(role='organiser').values_list('person', flat=True))"
        )
        first, second = manage(template, "shell", "--no-imports", "-c", organisers, database_url=database_url).split()
        # `organiser` is one of them and sends both at once; the row lock lets one through.
        answers: list[tuple[int, str]] = []

        def revoke(person: str) -> None:
            answers.append(server.post(f"/e/{EDITION}/team/revoke/", "organiser", person=person, role="organiser"))

        threads = [threading.Thread(target=revoke, args=[person]) for person in (first, second)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        left = manage(template, "shell", "--no-imports", "-c", organisers, database_url=database_url).split()
        assert len(left) == 1


async def test_lines_said_at_once_get_numbers_without_gaps(database_url: str, tmp_path: Path) -> None:
    template = await asyncio.to_thread(seeded_database, _made(tmp_path / "template"), database_url)
    server = CampusServer(template, _made(tmp_path / "server"), database_url)
    try:
        await asyncio.to_thread(server.start)
        await talk_at_once(server)
    finally:
        await asyncio.to_thread(server.stop)


async def test_a_transaction_that_commits_late_is_not_missed(database_url: str, tmp_path: Path) -> None:
    """Ids are given out in one order and become visible in another: a real race of two transactions."""
    template = await asyncio.to_thread(seeded_database, _made(tmp_path / "template"), database_url)
    server = CampusServer(template, _made(tmp_path / "server"), database_url)
    insert = (
        "INSERT INTO outbox_entry (kind, payload, recorded_at) VALUES ('rooms.changed', %s::jsonb, now()) RETURNING id"
    )
    try:
        await asyncio.to_thread(server.start)
        with psycopg.connect(database_url) as late, psycopg.connect(database_url) as early:
            async with server.client("walker-0", room="posters") as ana:
                late.execute("UPDATE rooms_room SET is_open = false WHERE slug = 'posters'")
                edition = late.execute("SELECT id FROM editions_edition").fetchone()
                assert edition is not None
                about = f'{{"edition_id": {edition[0]}}}'
                early.execute("UPDATE rooms_room SET title = 'Grand parvis' WHERE slug = 'parvis'")
                lower, higher = late.execute(insert, [about]).fetchone(), early.execute(insert, [about]).fetchone()
                assert lower is not None
                assert higher is not None
                assert lower[0] < higher[0]
                early.commit()
                titles: list[str] = []
                while "Grand parvis" not in titles:  # the tailer has read past the lower id
                    titles = [room["title"] for room in (await ana.event("presence.rooms"))["rooms"]]
                late.commit()
                assert (await ana.event("presence.moved_to"))["reason"] == "door_closed"
    finally:
        await asyncio.to_thread(server.stop)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
