"""Who may ask at an information desk, and who answers there."""

from venue.editions.permissions import can_enter_campus, is_team

can_ask = can_enter_campus
can_staff_desk = can_enter_campus & is_team
