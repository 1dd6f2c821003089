"""Who may do what in an edition. Every right is a predicate over a `Standing`; while one is banned, no role counts."""

import rules

from venue.editions.models import Role
from venue.editions.selectors import Standing

TEAM = frozenset({Role.MODERATOR, Role.ORGANISER})


@rules.predicate
def is_member(standing: Standing) -> bool:
    return bool(standing.roles) and not standing.banned


@rules.predicate
def is_team(standing: Standing) -> bool:
    return bool(standing.roles & TEAM) and not standing.banned


@rules.predicate
def is_organiser(standing: Standing) -> bool:
    return Role.ORGANISER in standing.roles and not standing.banned


@rules.predicate
def edition_is_open(standing: Standing) -> bool:
    return standing.edition_open


can_see_edition = edition_is_open | is_team
can_enter_campus = is_team | (is_member & edition_is_open)
can_manage_edition = is_organiser


@rules.predicate
def is_someone_else(standing: Standing, other: Standing) -> bool:
    return standing.person_id != other.person_id


@rules.predicate
def outranks(standing: Standing, other: Standing) -> bool:
    """Moderators are for organisers to sanction; an organiser for nobody: the role is taken back first, and the last stays."""
    if Role.ORGANISER in other.roles:
        return False
    return Role.MODERATOR not in other.roles or Role.ORGANISER in standing.roles


# Mute, show out or ban someone.
can_sanction = is_team & is_someone_else & outranks
