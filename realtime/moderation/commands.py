"""What people report, and what the team decides, from the campus."""

from asgiref.sync import sync_to_async

from realtime.gateway.registry import command, per_minute
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing, Refused
from realtime.moderation import muted, selectors, services
from realtime.moderation.messages import About, Ban, Kick, Mute, Record, ReportPerson, Unmute
from realtime.moderation.permissions import can_moderate, can_report
from venue.editions.models import Membership

MENU = "menu of a person: moderate"


@command(
    "moderation.report",
    ReportPerson,
    returns=Nothing,
    right=can_report,
    on_map="menu of a person: report",
    in_list="menu of a person: report",
    limit=per_minute(12),
)
async def report(socket: Socket, payload: ReportPerson) -> Nothing:
    """Put a report about someone before the team. Refused: yourself, no_such_person, comment_too_long, too_many_reports."""

    @sync_to_async
    def write() -> None:
        if not Membership.objects.filter(edition=socket.edition, person_id=payload.person).exists():
            raise Refused("no_such_person", services.NO_SUCH_PERSON)
        services.report(
            socket.edition.pk,
            socket.person.pk,
            payload.person,
            category=payload.category,
            comment=payload.comment,
        )

    await write()
    return Nothing()


@command(
    "moderation.about",
    About,
    returns=Record,
    right=can_moderate,
    on_map="auto: opening the moderation dialog",
    in_list="auto: opening the moderation dialog",
    limit=per_minute(60),
)
async def about(socket: Socket, payload: About) -> Record:
    """What the team knows of someone."""

    @sync_to_async
    def read() -> Record:
        edition_id, person_id = socket.edition.pk, payload.person
        return Record(
            muted=muted.told(selectors.mute_of(edition_id, person_id)),
            open_reports=selectors.open_reports(edition_id).filter(subject_id=person_id).count(),
            sanctions=selectors.sanctions_by_subject(edition_id, [person_id]).get(person_id, 0),
        )

    return await read()


@command(
    "moderation.mute",
    Mute,
    returns=Nothing,
    right=can_moderate,
    on_map=MENU,
    in_list=MENU,
    limit=per_minute(60),
)
async def mute(socket: Socket, payload: Mute) -> Nothing:
    """Take someone's voice, on all their sockets. Refused: no_such_person, cannot_sanction, reason_needed."""
    await sync_to_async(services.mute)(
        socket.edition.pk, payload.person, by=socket.person.pk, duration=payload.duration, reason=payload.reason
    )
    return Nothing()


@command(
    "moderation.unmute",
    Unmute,
    returns=Nothing,
    right=can_moderate,
    on_map=MENU,
    in_list=MENU,
    limit=per_minute(60),
)
async def unmute(socket: Socket, payload: Unmute) -> Nothing:
    """Give someone their voice back. Refused: no_such_person, cannot_sanction."""
    await sync_to_async(services.unmute)(socket.edition.pk, payload.person, by=socket.person.pk)
    return Nothing()


@command(
    "moderation.kick",
    Kick,
    returns=Nothing,
    right=can_moderate,
    on_map=MENU,
    in_list=MENU,
    limit=per_minute(60),
)
async def kick(socket: Socket, payload: Kick) -> Nothing:
    """Close every socket of someone; they may come back. Refused: no_such_person, cannot_sanction, reason_needed."""
    await sync_to_async(services.kick)(socket.edition.pk, payload.person, by=socket.person.pk, reason=payload.reason)
    return Nothing()


@command(
    "moderation.ban",
    Ban,
    returns=Nothing,
    right=can_moderate,
    on_map=MENU,
    in_list=MENU,
    limit=per_minute(60),
)
async def ban(socket: Socket, payload: Ban) -> Nothing:
    """Keep an account out, at once and everywhere. Refused: no_such_person, cannot_sanction, reason_needed."""
    await sync_to_async(services.ban)(
        socket.edition.pk, payload.person, by=socket.person.pk, duration=payload.duration, reason=payload.reason
    )
    return Nothing()
