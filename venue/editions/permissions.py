"""Who may do what in an edition. Every right is a predicate over a `Standing`."""

import rules

from venue.editions.models import Role
from venue.editions.selectors import Standing

TEAM = frozenset({Role.MODERATOR, Role.ORGANISER})


@rules.predicate
def is_member(standing: Standing) -> bool:
    return bool(standing.roles)


@rules.predicate
def is_team(standing: Standing) -> bool:
    return bool(standing.roles & TEAM)


@rules.predicate
def is_organiser(standing: Standing) -> bool:
    return Role.ORGANISER in standing.roles


@rules.predicate
def edition_is_open(standing: Standing) -> bool:
    return standing.edition_open


can_see_edition = edition_is_open | is_team
can_enter_campus = is_team | (is_member & edition_is_open)
can_manage_edition = is_organiser
