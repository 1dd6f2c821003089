"""Who may moderate, and who may speak."""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from realtime.gateway.socket import Socket
from realtime.gateway.wire import Refused
from realtime.moderation.muted import Silence, silence_of
from venue.editions.permissions import can_enter_campus, can_sanction, is_team
from venue.editions.selectors import Standing

can_report = can_enter_campus
can_moderate = is_team

__all__ = ["can_moderate", "can_report", "can_sanction", "check_may_speak", "may_speak"]


def may_speak(socket: Socket, *, to: Standing | None = None) -> bool:
    """Whether someone may make themselves heard now: by a line, a wave, an emote, later a microphone.

    `to` is who it is for when it is for one person alone: to the team, who is muted may still write. Costs no query.
    """
    return silence_of(socket) is None or (to is not None and is_team(to))


def check_may_speak(socket: Socket, *, to: Standing | None = None) -> None:
    """Raises Refused("muted"), which says until when and why."""
    if not may_speak(socket, to=to) and (silence := silence_of(socket)) is not None:
        with translation.override(socket.language):
            raise Refused("muted", _words(silence))


def _words(silence: Silence) -> str:
    if silence.until is None:
        said = _("L’équipe vous a coupé la parole pour toute la durée de l’édition. Motif : {reason}")
        return said.format(reason=silence.reason)
    until = date_format(localtime(silence.until), "DATETIME_FORMAT")
    said = _("L’équipe vous a coupé la parole jusqu’au {until}. Motif : {reason}")
    return said.format(until=until, reason=silence.reason)
