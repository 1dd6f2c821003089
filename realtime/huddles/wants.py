"""What media has to carry in a room, read off who hears whom and what people have on."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from realtime.huddles.backend import NEAR_TILES, RoomHearing, Want
from realtime.huddles.hearing import IN_THE_OPEN, Ears, distance
from realtime.huddles.talkers import Talker, sends
from realtime.media.api import Kind, Source

if TYPE_CHECKING:
    from realtime.huddles.rooms import Talk

# A shared screen is for the huddle; in a crowd that has become one, for those who hear its sharer.
MOST_SHARED_WITH = 40


@lru_cache(maxsize=2**16)  # the same few thousand, twenty times a second
def want(speaker: int, source: Source, sound: bool, picture: bool) -> Want:
    return Want(speaker, source, sound, picture)


def room_hearing(talk: "Talk") -> RoomHearing:
    taking_part = {person: talker for person, talker in talk.talkers.items() if talker.takes_part}
    sent = {person: sends(talker, speaks=talk.ears[person].speaks) for person, talker in taking_part.items()}
    wants = {
        person: _screens(talk, talker, sent) + _people(talk, talker, sent)
        for person, talker in taking_part.items()
        if talker.media.sound
    }
    return RoomHearing(
        wants=wants,
        sends=sent,
        groups=sorted(talk.huddles.values(), key=min),
        near=_near([talk.ears[person] for person, talker in taking_part.items() if talker.media.sound]),
    )


def _people(talk: "Talk", talker: Talker, sent: Mapping[int, frozenset[Kind]]) -> list[Want]:
    """Voices of all whom one hears, and the faces among them that one watches, the nearest first."""
    here = talk.ears[talker.id]
    heard = sorted(
        (distance(here, talk.ears[other]), other) for other in talk.edges.get(talker.id, ()) if sent.get(other)
    )
    watched = set(talker.watch.cameras)
    found = []
    for _tiles, other in heard:
        sound = "microphone" in sent[other]
        picture = "camera" in sent[other] and talk.talkers[other].number in watched
        if sound or picture:
            found.append(want(other, "person", sound, picture))
    return found


def _screens(talk: "Talk", talker: Talker, sent: Mapping[int, frozenset[Kind]]) -> list[Want]:
    """Screens that one's huddle shares, and the one that is shown to the room."""
    huddle = talk.huddles.get(talk.huddle_of.get(talker.id, 0), frozenset())
    sharers = [
        other
        for other in (huddle if len(huddle) <= MOST_SHARED_WITH else talk.edges[talker.id])
        if "screen" in sent.get(other, ()) and talk.may_meet(talker.id, other)
    ]
    if talk.presenter is not None and talk.presenter not in sharers and talk.ears[talker.id].reach:
        sharers += [talk.presenter] if "screen" in sent.get(talk.presenter, ()) else []
    watched = set(talker.watch.screens)
    found = []
    for other in sorted(sharers):
        sound = "screen_sound" in sent[other]
        picture = talk.talkers[other].number in watched
        if other != talker.id and (sound or picture):
            found.append(want(other, "screen", sound, picture))
    return found


def _near(people: list[Ears]) -> frozenset[int]:
    """Those with someone else within `NEAR_TILES`, or in their area or bubble: found by squares of that side."""
    squares: defaultdict[tuple[int, int], list[Ears]] = defaultdict(list)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for one in people:
        squares[one.x // NEAR_TILES, one.y // NEAR_TILES].append(one)
        groups[one.group].append(one.id)
    near = {person for group, ids in groups.items() if group != IN_THE_OPEN and len(ids) > 1 for person in ids}
    for (column, row), here in squares.items():
        around = [
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in squares.get((i, j), ())
        ]
        for one in here:
            if one.id not in near and any(other is not one and distance(one, other) <= NEAR_TILES for other in around):
                near.add(one.id)
    return frozenset(near)
