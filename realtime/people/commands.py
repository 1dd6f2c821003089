"""What people ask of each other: to show, to wave, to find, to follow, to block."""

from realtime.gateway.registry import Limit, command, per_minute, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing, Payload
from realtime.people.messages import (
    Block,
    Card,
    Follow,
    Found,
    InRoom,
    Locate,
    Located,
    LookAt,
    MakeEmote,
    Prefer,
    Preferences,
    RaiseHand,
    Search,
    SetStatus,
    Wave,
)
from venue.editions.permissions import can_enter_campus

DECLARED: list[tuple[str, type[Payload], type[Payload], str, str, Limit]] = [
    ("people.status", SetStatus, Nothing, "my menu: status", "my menu: status", per_minute(20)),
    ("people.hand", RaiseHand, Nothing, "key h; action bar: hand", "button: raise one's hand", per_second(1, burst=4)),
    ("people.emote", MakeEmote, Nothing, "keys 1 to 6; action bar: react", "button: react", per_second(1, burst=5)),
    ("people.wave", Wave, Nothing, "menu of a person: wave", "menu of a person: wave", per_minute(20)),
    ("people.search", Search, Found, "Ctrl+K", "search box; Ctrl+K", per_second(3, burst=10)),
    (
        "people.in_room",
        InRoom,
        Found,
        "auto: the list of another room is in the list",
        "a room: who is there",
        per_second(2, burst=10),
    ),
    (
        "people.locate",
        Locate,
        Located,
        "menu of a person: locate; go to",
        "menu of a person: locate; go to",
        per_second(1, burst=10),
    ),
    ("people.follow", Follow, Located, "menu of a person: follow", "menu of a person: follow", per_second(1, burst=5)),
    (
        "people.unfollow",
        Nothing,
        Nothing,
        "button: stop following; walking away",
        "button: stop following",
        per_second(1, burst=5),
    ),
    (
        "people.card",
        LookAt,
        Card,
        "menu of a person: their card",
        "menu of a person: their card",
        per_second(2, burst=10),
    ),
    ("people.block", Block, Nothing, "menu of a person: block", "menu of a person: block", per_second(1, burst=5)),
    (
        "people.preferences",
        Nothing,
        Preferences,
        "auto: opening the settings",
        "auto: opening the settings",
        per_second(1, burst=5),
    ),
    (
        "people.prefer",
        Prefer,
        Preferences,
        "settings: who may write to me",
        "settings: who may write to me",
        per_second(1, burst=5),
    ),
]


async def _declared(socket: Socket, payload: Payload) -> Payload:
    raise NotImplementedError


for name, payload, result, on_map, in_list, limit in DECLARED:
    command(name, payload, returns=result, right=can_enter_campus, on_map=on_map, in_list=in_list, limit=limit)(
        _declared
    )
