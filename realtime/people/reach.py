"""Reaching someone else, or the reason why not, in words that do not tell who blocked whom."""

from django.utils.translation import gettext_lazy as _

from realtime.gateway.socket import Socket
from realtime.gateway.wire import Refused
from realtime.people import circles, selectors
from realtime.people.permissions import takes_messages_from
from realtime.presence.campus import Walker, open_campus

REFUSALS = {
    "oneself": _("C’est vous-même : choisissez quelqu’un d’autre."),
    "no_such_person": _("Cette personne ne participe pas à cette édition."),
    "not_here": _("Cette personne n’est pas sur le campus en ce moment."),
    "not_reachable": _("Cette personne n’est pas joignable pour le moment."),
    "you_blocked": _("Vous avez bloqué cette personne : débloquez-la d’abord."),
}


def refused(code: str) -> Refused:
    return Refused(code, REFUSALS[code])


def reach(walker: Walker, person_id: int) -> Walker:
    """Someone else on the campus. Raises Refused: oneself, not_here, you_blocked, not_reachable."""
    me = walker.view.id
    if person_id == me:
        raise refused("oneself")
    campus = open_campus(walker.socket.edition.pk)
    other = campus.walkers.get(person_id) if campus else None
    if other is None:
        raise refused("not_here")
    if circles.blocks(me, person_id):
        raise refused("you_blocked")
    if circles.blocks(person_id, me):
        raise refused("not_reachable")
    return other


def check_may_write(socket: Socket, person_id: int) -> None:
    """Raises Refused (you_blocked, not_reachable) for who may not write to someone, here or not. Three queries at most."""
    blockers = selectors.blocks_between(socket.person.pk, person_id)
    if socket.person.pk in blockers:
        raise refused("you_blocked")
    if person_id in blockers or not takes_messages_from(person_id, socket.standing, socket.edition):
        raise refused("not_reachable")
