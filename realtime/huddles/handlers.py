"""What conversations do when something below changed. Each looks at how things are now."""

from msgspec.structs import replace

from realtime.huddles.events import WayChanged
from realtime.huddles.rooms import talk_of, touch
from realtime.huddles.ways import follow_choice
from realtime.moderation.events import MuteChanged
from realtime.people.events import BlocksChanged
from realtime.presence.campus import open_campus, open_campuses
from venue.editions.events import RolesChanged
from venue.outbox.events import handles


@handles(MuteChanged)
async def voices_are_taken(event_id: int, event: MuteChanged) -> None:
    """Whoever is muted sends nothing any more, at once; given back their voice, they turn on themselves what they want."""
    campus = open_campus(event.edition_id)
    walker = campus.walkers.get(event.person_id) if campus else None
    if walker is not None:
        talk = talk_of(walker)
        talker = talk.talkers[event.person_id]
        if talker.is_muted:
            talker.set_media(replace(talker.media, microphone=False, camera=False, screen=False, screen_sound=False))
            talk.take_part(talker)
        talk.touch()


@handles(BlocksChanged)
async def edges_follow_blocks(event_id: int, event: BlocksChanged) -> None:
    """(People has taken over the new blocks before.)"""
    for campus in open_campuses():
        touch(campus.edition_id, event.person_id)


@handles(RolesChanged)
async def screens_follow_roles(event_id: int, event: RolesChanged) -> None:
    """Who may no longer show their screen to the room no longer does. (The gateway has read the new standing before.)"""
    touch(event.edition_id, event.person_id)


@handles(WayChanged)
async def go_the_way_chosen(event_id: int, event: WayChanged) -> None:
    """Conversations move over at once, in every process."""
    await follow_choice(event.edition_id)
