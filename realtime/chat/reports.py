"""Lines before the team: reported by those who read them, taken away by moderators."""

from asgiref.sync import sync_to_async
from django.utils.translation import gettext_lazy as _

from realtime.chat import selectors, services
from realtime.chat.channels import find
from realtime.chat.messages import ReportLine
from realtime.gateway.registry import command, per_minute
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing, Refused
from realtime.moderation import services as moderation
from realtime.moderation.lines import removes
from realtime.moderation.models import Report
from realtime.moderation.permissions import can_report

NO_SUCH_LINE = _("Ce message n’est plus là : il a été supprimé entre-temps.")
LINES = "chat"


@command(
    "chat.report",
    ReportLine,
    returns=Nothing,
    right=can_report,
    on_map="menu of another's message: report",
    in_list="menu of another's message: report",
    limit=per_minute(12),
)
async def report(socket: Socket, payload: ReportLine) -> Nothing:
    """Put a line that one could read before the team, as it reads now. Refused: no_such_line and as `moderation.report`."""

    @sync_to_async
    def write() -> None:
        channel = find(socket, payload.channel).channel
        line = selectors.heard(channel, socket.person.pk).filter(seq=payload.seq, deleted_at=None).first()
        if line is None or line.sender_id is None:
            raise Refused("no_such_line", NO_SUCH_LINE)
        evidence = moderation.Evidence(
            line=f"{LINES}:{channel.pk}/{line.seq}",
            where=Report.Where(channel.kind),
            room=channel.room.title if channel.room else "",
            words=line.body,
            said_at=line.edited_at or line.sent_at,
        )
        moderation.report(
            socket.edition.pk,
            socket.person.pk,
            line.sender_id,
            category=payload.category,
            comment=payload.comment,
            evidence=evidence,
        )

    await write()
    return Nothing()


@removes(LINES)
def remove_reported(name: str, by: int, report_id: int) -> None:
    """Take a reported line away, a direct one too: one of its two people showed it."""
    channel_id, _slash, seq = name.partition("/")
    services.remove(int(channel_id), int(seq), by=by, report_id=report_id)
