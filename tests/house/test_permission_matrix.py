"""Every URL and every command against every role. A new one that is not in these tables fails the test."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from realtime.gateway.registry import commands
from rooms.maps.room_map import ACCESS
from tests.campus import CampusServer, RefusedError
from venue.config import demo
from venue.editions.models import Edition, Membership, Role
from venue.people.models import Person
from venue.people.services import account_for

# "visitor" is not signed in; "outsider" is, without a role in the edition.
WHO = ("visitor", "outsider", "participant", "speaker", "exhibitor", "moderator", "organiser")

SIGN_IN = "sign in"  # 302 to the sign-in page, which brings back here
EVERYONE = dict.fromkeys(WHO, 200)
SIGNED_IN = dict.fromkeys(WHO, 200) | {"visitor": SIGN_IN}
NOBODY = dict.fromkeys(WHO, 404)


def only(roles: str, status: int = 200) -> dict[str, Any]:
    """Those `roles` get `status`; others signed in are refused, visitors are asked to sign in."""
    return {who: SIGN_IN if who == "visitor" else status if who in roles.split() else 403 for who in WHO}


MEMBERS = only("participant speaker exhibitor moderator organiser")
TEAM = only("moderator organiser")
ORGANISERS = only("organiser")


@dataclass(frozen=True)
class Row:
    """What each role gets from one method of one URL. `data` is a form that changes nothing anyone else sees."""

    expected: dict[str, Any]
    method: str = "get"
    kwargs: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


IN_EDITION = {"edition": demo.EDITION}
IN_ROOM = IN_EDITION | {"room": "accueil"}

URLS: dict[str, list[Row]] = {
    "home": [Row(EVERYONE)],
    "accessibility": [Row(EVERYONE)],
    "legal": [Row(EVERYONE)],
    "privacy": [Row(EVERYONE)],
    "contact": [Row(EVERYONE)],
    "welcome": [Row(EVERYONE)],
    "style": [Row(NOBODY)],  # for those who build: not there when DEBUG is off, as in these tests
    "favicon": [Row(dict.fromkeys(WHO, 302))],
    "healthz": [Row(EVERYONE)],
    "metrics": [Row(NOBODY)],  # no token is set: the page does not exist, whoever asks
    "demo_enter": [Row(dict.fromkeys(WHO, 404), "post", data={"role": "organiser"})],  # no demo here
    "language": [Row(dict.fromkeys(WHO, 302), "post", data={"language": "en"}), Row(dict.fromkeys(WHO, 400), "post")],
    "account_login": [Row(dict.fromkeys(WHO, 302) | {"visitor": 200})],
    "account_signup": [Row(dict.fromkeys(WHO, 302) | {"visitor": 200})],
    "account_request_login_code": [Row(dict.fromkeys(WHO, 302) | {"visitor": 200})],
    "account_confirm_login_code": [Row(dict.fromkeys(WHO, 302) | {"visitor": 302})],  # no code was asked for
    "account_logout": [Row(dict.fromkeys(WHO, 200) | {"visitor": 302}), Row(dict.fromkeys(WHO, 302), "post")],
    "account_inactive": [Row(EVERYONE)],
    "profile": [Row(SIGNED_IN), Row(SIGNED_IN, "post")],  # an empty form: shown again with its errors
    "avatar": [Row(SIGNED_IN), Row(SIGNED_IN, "post")],  # an empty form: shown again with its errors
    "edition": [Row(EVERYONE, kwargs=IN_EDITION)],
    "edition_team": [Row(ORGANISERS, kwargs=IN_EDITION), Row(ORGANISERS, "post", IN_EDITION)],
    "edition_revoke": [Row(only("organiser", 400), "post", IN_EDITION, {"person": "0", "role": "speaker"})],
    "edition_state": [Row(only("organiser", 302), "post", IN_EDITION, {"state": "open"})],
    "huddle_settings": [
        Row(ORGANISERS, kwargs=IN_EDITION),
        Row(ORGANISERS, "post", IN_EDITION),
    ],  # refused, with its errors
    "rooms": [Row(TEAM, kwargs=IN_EDITION)],
    "room": [
        Row(ORGANISERS, kwargs=IN_ROOM),
        Row(ORGANISERS, "post", IN_ROOM, {"file": SimpleUploadedFile("plan.tmj", b"{}")}),  # refused, with its problems
    ],
    "room_settings": [Row(ORGANISERS, "post", IN_ROOM, {"title": ""})],  # refused, with its errors
    "room_publish": [Row(only("organiser", 404), "post", IN_ROOM, {"version": "999"})],
    "room_map": [
        Row(MEMBERS, kwargs=IN_ROOM | {"number": 1}),
        Row(TEAM, kwargs=IN_EDITION | {"room": "comite", "number": 1}),
    ],
    "room_texts": [
        Row(MEMBERS, kwargs=IN_ROOM | {"number": 1}),
        Row(TEAM, kwargs=IN_EDITION | {"room": "comite", "number": 1}),
    ],
    "campus": [Row(MEMBERS, kwargs=IN_EDITION)],
    "moderation": [Row(TEAM, kwargs=IN_EDITION)],
    "moderation_decide": [Row(only("moderator organiser", 404), "post", IN_EDITION | {"report": 999})],
    "moderation_lift": [Row(only("moderator organiser", 400), "post", IN_EDITION, {"person": "", "what": "ban"})],
    "moderation_log": [Row(TEAM, kwargs=IN_EDITION)],
}

# What `presence.enter` answers for each kind of door.
DOORS: dict[str, dict[str, str]] = {
    "accueil": dict.fromkeys(WHO[2:], "ok"),
    "comite": dict.fromkeys(WHO[2:], "room_restricted") | {"moderator": "ok", "organiser": "ok"},
}
# Every command, in an order that one person can ask them in, with what each role inside is answered. Visitors and outsiders
# have no socket to ask on (`test_sockets_admit_members_only`).
INSIDE = WHO[2:]
ROOM_CHAT = "room:accueil"
DESK = {"room": "accueil", "desk": "Accueil et aide"}
ONLY_TEAM = dict.fromkeys(INSIDE, "not_allowed") | {"moderator": "ok", "organiser": "ok"}
ANNOUNCEMENTS = "announcements:campus"
TEAM_SPEAKS = dict.fromkeys(INSIDE, "not_allowed") | {"moderator": "ok", "organiser": "ok"}
NOT_THERE = {"moderator": "not_yours", "organiser": "not_yours"}
NOBODY_ID = 10**9
TEAM_ONLY = dict.fromkeys(INSIDE, "not_allowed") | {"moderator": "no_such_person", "organiser": "no_such_person"}
NO_PERSON = {"person": NOBODY_ID}
NO_HUDDLE = {"huddle": NOBODY_ID}
NOTHING_ON = {"sound": False, "microphone": False, "camera": False}
COMMANDS: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("presence.join", {"protocol": 1}, dict.fromkeys(INSIDE, "already_joined")),
    ("presence.enter", {"room": "accueil"}, dict.fromkeys(INSIDE, "ok")),
    ("presence.sit", {"seat": None}, dict.fromkeys(INSIDE, "ok")),
    ("presence.stand", {}, dict.fromkeys(INSIDE, "ok")),
    ("chat.send", {"channel": ROOM_CHAT, "nonce": "matrix-0001", "body": "Bonjour"}, dict.fromkeys(INSIDE, "ok")),
    ("chat.history", {"channel": ROOM_CHAT}, dict.fromkeys(INSIDE, "ok")),
    ("chat.history", {"channel": "room:comite"}, DOORS["comite"]),
    ("chat.catch_up", {"after": {ROOM_CHAT: 0}}, dict.fromkeys(INSIDE, "ok")),
    ("chat.channels", {}, dict.fromkeys(INSIDE, "ok")),
    ("chat.read", {"channel": ROOM_CHAT, "seq": 1}, dict.fromkeys(INSIDE, "ok")),
    ("chat.read", {"channel": "room:comite", "seq": 1}, DOORS["comite"]),
    ("chat.edit", {"channel": ROOM_CHAT, "seq": 10**6, "body": "Autre"}, dict.fromkeys(INSIDE, "not_yours")),
    ("chat.delete", {"channel": ROOM_CHAT, "seq": 10**6}, dict.fromkeys(INSIDE, "not_yours")),
    ("chat.typing", {"channel": ROOM_CHAT}, dict.fromkeys(INSIDE, "ok")),
    ("desk.desks", {}, dict.fromkeys(INSIDE, "ok")),
    ("desk.look", DESK, dict.fromkeys(INSIDE, "ok")),
    ("desk.look", {"room": "comite", "desk": "Accueil"}, DOORS["comite"] | dict.fromkeys(WHO[-2:], "no_such_desk")),
    ("desk.ask", DESK | {"nonce": "matrix-0001", "body": ""}, dict.fromkeys(INSIDE, "message_empty")),
    ("desk.duty", DESK | {"on": False}, ONLY_TEAM),
    ("desk.answer", DESK | {"question": 10**6, "body": "Oui"}, ONLY_TEAM | dict.fromkeys(WHO[-2:], "no_such_question")),
    ("desk.close", DESK | {"question": 10**6}, dict.fromkeys(INSIDE, "no_such_question")),
    ("chat.report", {"channel": ROOM_CHAT, "seq": 10**6, "category": "spam"}, dict.fromkeys(INSIDE, "no_such_line")),
    ("moderation.report", {"person": NOBODY_ID, "category": "spam"}, dict.fromkeys(INSIDE, "no_such_person")),
    ("moderation.about", {"person": NOBODY_ID}, TEAM_ONLY | {"moderator": "ok", "organiser": "ok"}),
    ("moderation.mute", {"person": NOBODY_ID, "duration": "1h", "reason": "Essai"}, TEAM_ONLY),
    ("moderation.unmute", {"person": NOBODY_ID}, TEAM_ONLY),
    ("moderation.kick", {"person": NOBODY_ID, "reason": "Essai"}, TEAM_ONLY),
    ("moderation.ban", {"person": NOBODY_ID, "duration": "1h", "reason": "Essai"}, TEAM_ONLY),
    ("chat.send", {"channel": ANNOUNCEMENTS, "nonce": "matrix-0002", "body": "À tous"}, TEAM_SPEAKS),
    ("chat.announce", {"nonce": "matrix-0003", "body": "À tous"}, TEAM_SPEAKS),
    ("chat.history", {"channel": ANNOUNCEMENTS}, dict.fromkeys(INSIDE, "ok")),
    ("chat.read", {"channel": ANNOUNCEMENTS, "seq": 1}, dict.fromkeys(INSIDE, "ok")),
    ("chat.typing", {"channel": ANNOUNCEMENTS}, dict.fromkeys(INSIDE, "ok")),
    ("chat.edit", {"channel": ANNOUNCEMENTS, "seq": 10**6, "body": "Autre"}, TEAM_SPEAKS | NOT_THERE),
    ("chat.delete", {"channel": ANNOUNCEMENTS, "seq": 10**6}, TEAM_SPEAKS | NOT_THERE),
    ("people.status", {"status": "available"}, dict.fromkeys(INSIDE, "ok")),
    ("people.on_site", {"on_site": True}, dict.fromkeys(INSIDE, "ok")),
    ("people.hand", {"raised": True}, dict.fromkeys(INSIDE, "ok")),
    ("people.emote", {"emote": 1}, dict.fromkeys(INSIDE, "ok")),
    ("people.wave", NO_PERSON, dict.fromkeys(INSIDE, "not_here")),
    ("people.search", {"words": "walker"}, dict.fromkeys(INSIDE, "ok")),
    ("people.in_room", {"room": "accueil"}, dict.fromkeys(INSIDE, "ok")),
    ("people.in_room", {"room": "comite"}, DOORS["comite"]),
    ("people.locate", NO_PERSON, dict.fromkeys(INSIDE, "not_here")),
    ("people.follow", NO_PERSON, dict.fromkeys(INSIDE, "not_here")),
    ("people.unfollow", {}, dict.fromkeys(INSIDE, "ok")),
    ("people.card", NO_PERSON, dict.fromkeys(INSIDE, "no_such_person")),
    ("people.block", NO_PERSON | {"blocked": True}, dict.fromkeys(INSIDE, "no_such_person")),
    ("people.preferences", {}, dict.fromkeys(INSIDE, "ok")),
    ("people.prefer", {"messages_from": "everyone"}, dict.fromkeys(INSIDE, "ok")),
    ("huddles.media", NOTHING_ON, dict.fromkeys(INSIDE, "ok")),
    ("huddles.ice", {}, dict.fromkeys(INSIDE, "ok")),
    ("huddles.publish", {"link": "none", "sdp": "v=0"}, dict.fromkeys(INSIDE, "old_link")),
    ("huddles.receive", {"link": "none"}, dict.fromkeys(INSIDE, "old_link")),
    ("huddles.answer", {"link": "none", "sdp": "v=0"}, dict.fromkeys(INSIDE, "old_link")),
    ("huddles.watch", {"cameras": [], "screens": []}, dict.fromkeys(INSIDE, "ok")),
    ("huddles.signal", {"member": 0xFFFF, "kind": "bye", "sdp": ""}, dict.fromkeys(INSIDE, "not_heard")),
    ("huddles.start", NO_PERSON, dict.fromkeys(INSIDE, "not_here")),
    ("huddles.invite", NO_PERSON, dict.fromkeys(INSIDE, "not_here")),
    ("huddles.accept", NO_HUDDLE, dict.fromkeys(INSIDE, "no_invitation")),
    ("huddles.decline", NO_HUDDLE, dict.fromkeys(INSIDE, "no_invitation")),
    ("huddles.join", NO_HUDDLE, dict.fromkeys(INSIDE, "no_such_huddle")),
    ("huddles.knock", NO_HUDDLE, dict.fromkeys(INSIDE, "no_such_huddle")),
    ("huddles.admit", NO_PERSON | {"admitted": True}, dict.fromkeys(INSIDE, "not_waiting")),
    ("huddles.leave", {}, dict.fromkeys(INSIDE, "alone")),
    ("huddles.lock", NO_HUDDLE | {"locked": True}, dict.fromkeys(INSIDE, "no_such_huddle")),
    ("huddles.floor", {"asking": True}, dict.fromkeys(INSIDE, "not_listening")),
    ("huddles.give_floor", {}, dict.fromkeys(INSIDE, "nobody_waits")),
    ("huddles.caption", {"text": "", "final": True}, dict.fromkeys(INSIDE, "alone")),
    ("huddles.present", {"presenting": False}, ONLY_TEAM | {"speaker": "ok"}),
    ("huddles.remove", NO_PERSON | {"reason": "Essai"}, ONLY_TEAM | dict.fromkeys(WHO[-2:], "not_here")),
    ("huddles.end", NO_HUDDLE | {"reason": "Essai"}, ONLY_TEAM | dict.fromkeys(WHO[-2:], "no_such_huddle")),
    ("huddles.turn_off", NO_PERSON | {"what": "microphone"}, ONLY_TEAM | dict.fromkeys(WHO[-2:], "not_here")),
    ("presence.leave", {}, dict.fromkeys(INSIDE, "ok")),
]


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_every_url_is_in_the_matrix():
    assert {pattern.name for pattern in patterns(get_resolver())} == set(URLS)


def test_every_command_is_in_the_matrix():
    assert set(commands) == {name for name, _payload, _expected in COMMANDS}


@pytest.fixture
def people(db: None) -> dict[str, Person | None]:
    demo.seed()
    edition = Edition.objects.get(slug=demo.EDITION)
    found: dict[str, Person | None] = {"visitor": None, "outsider": account_for("outsider@test.example")}
    for role in Role:
        person = found[role.value] = account_for(f"{role}@test.example")
        Membership.objects.create(edition=edition, person=person, role=role)
    return found


@pytest.fixture(autouse=True)
def _no_demo(settings: Any) -> None:
    settings.DEMO = False


def test_urls(people: dict[str, Person | None]) -> None:
    from django.urls import reverse

    wrong = []
    for name, rows in URLS.items():
        for row in rows:
            url = reverse(name, kwargs=row.kwargs)
            for who, person in people.items():
                client = Client()
                if person is not None:
                    client.force_login(person)
                for file in row.data.values():
                    if isinstance(file, SimpleUploadedFile):
                        file.seek(0)
                answer = getattr(client, row.method)(url, row.data)
                got: Any = answer.status_code
                if got == 302 and re.match(r"/sign-in/\?next=", answer.headers["Location"]):
                    got = SIGN_IN
                if got != row.expected[who]:
                    wrong.append(f"{row.method} {url} as {who}: {got}, not {row.expected[who]}")
    assert wrong == []


@pytest.mark.parametrize("name", [name for name, rows in URLS.items() if all(row.method == "post" for row in rows)])
def test_what_changes_something_is_never_a_get(people: dict[str, Person | None], name: str) -> None:
    from django.urls import reverse

    client = Client()
    assert people["organiser"] is not None
    client.force_login(people["organiser"])
    assert client.get(reverse(name, kwargs=URLS[name][0].kwargs)).status_code in {302, 404, 405}


async def test_sockets_admit_members_only(campus: CampusServer) -> None:
    codes = {}
    for who in WHO:
        async with campus.client(who, join=False) as client:
            if who in ("visitor", "outsider"):
                codes[who] = await client.closed()
            else:
                codes[who] = (await client.ask("presence.join", protocol=1))["edition"]["slug"]
    assert codes == {"visitor": 4401, "outsider": 4403} | dict.fromkeys(WHO[2:], demo.EDITION)


async def test_commands(campus: CampusServer) -> None:
    wrong = []
    # A socket for each slice: together they would ask more at once than a socket may.
    slices = [list(rows) for _slice, rows in groupby(COMMANDS, lambda row: row[0].partition(".")[0])]
    for who in INSIDE:
        for rows in slices:
            async with campus.client(who, room="accueil") as client:
                for name, payload, expected in rows:
                    try:
                        await client.ask(name, **payload)
                        got = "ok"
                    except RefusedError as refusal:
                        got = refusal.code
                    if got != expected[who]:
                        wrong.append(f"{name} {payload} as {who}: {got}, not {expected[who]}")
    assert wrong == []


@pytest.mark.parametrize("room", DOORS)
async def test_doors(campus: CampusServer, room: str) -> None:
    answers = {}
    for who in DOORS[room]:
        async with campus.client(who, room="parvis") as client:
            try:
                await client.enter(room)
                answers[who] = "ok"
            except RefusedError as refusal:
                answers[who] = refusal.code
    assert answers == DOORS[room]


async def test_doors_are_shown_as_they_are(campus: CampusServer) -> None:
    """The room list says "restricted" to those, and only those, whom the door would refuse."""
    for who in ("participant", "organiser"):
        async with campus.client(who, room="parvis") as client:
            doors = {room["slug"]: room["door"] for room in client.joined["rooms"]}
            assert (doors["comite"] == "restricted") == (DOORS["comite"][who] != "ok")


def test_access_has_the_same_words_on_maps_and_rooms() -> None:
    from rooms.rooms.models import Room

    assert set(Room.Access.values) == set(ACCESS)
