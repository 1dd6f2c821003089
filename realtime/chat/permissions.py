"""Who may speak where only the team speaks."""

from venue.editions.permissions import is_team

can_announce = is_team
