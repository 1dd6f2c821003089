"""Who may talk, who may show their screen to a whole room, and who may step into conversations."""

import rules

from venue.editions.models import Role
from venue.editions.permissions import can_enter_campus, can_manage_edition, is_team
from venue.editions.selectors import Standing


@rules.predicate
def is_speaker(standing: Standing) -> bool:
    return Role.SPEAKER in standing.roles and not standing.banned


can_talk = can_enter_campus
can_choose_way = can_manage_edition
can_present = can_enter_campus & (is_team | is_speaker)
can_moderate_huddles = can_enter_campus & is_team
