"""Who may enter a room, list rooms, change them: every role, every access, open and closed doors."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, combinations

import pytest

from rooms.rooms.models import Room
from rooms.rooms.permissions import admits, can_edit_rooms, can_enter, can_list_rooms
from rooms.rooms.selectors import CatalogueRoom
from venue.editions.models import Role
from venue.editions.selectors import Standing

EVERYONE, SPEAKERS, TEAM = Room.Access.EVERYONE, Room.Access.SPEAKERS, Room.Access.TEAM
WHO = ("nobody", *Role.values)


@dataclass(frozen=True)
class Door:
    access: str
    is_open: bool


def stands(*roles: Role, edition_open: bool = True) -> Standing:
    return Standing(1, frozenset(roles), edition_open)


def who_may(edition_open: bool, door: Door) -> list[str]:
    """Those who enter, each with one role only."""
    alone = [stands(edition_open=edition_open), *(stands(role, edition_open=edition_open) for role in Role)]
    return [name for name, standing in zip(WHO, alone, strict=True) if can_enter(standing, door)]


@pytest.mark.parametrize(
    ("access", "is_open", "expected"),
    [
        (EVERYONE, True, ["participant", "speaker", "exhibitor", "moderator", "organiser"]),
        (SPEAKERS, True, ["speaker", "moderator", "organiser"]),
        (TEAM, True, ["moderator", "organiser"]),
        (EVERYONE, False, ["organiser"]),
        (SPEAKERS, False, ["organiser"]),
        (TEAM, False, ["organiser"]),
    ],
)
def test_who_enters_a_room_of_an_open_edition(access: str, is_open: bool, expected: list[str]) -> None:
    assert who_may(True, Door(access, is_open)) == expected


@pytest.mark.parametrize(
    ("access", "is_open", "expected"),
    [
        (EVERYONE, True, ["moderator", "organiser"]),
        (SPEAKERS, True, ["moderator", "organiser"]),
        (TEAM, True, ["moderator", "organiser"]),
        (EVERYONE, False, ["organiser"]),
        (SPEAKERS, False, ["organiser"]),
        (TEAM, False, ["organiser"]),
    ],
)
def test_who_enters_a_room_while_the_edition_is_not_open(access: str, is_open: bool, expected: list[str]) -> None:
    assert who_may(False, Door(access, is_open)) == expected


def all_sets_of_roles() -> Iterable[tuple[Role, ...]]:
    return chain.from_iterable(combinations(Role, size) for size in range(len(Role) + 1))


@pytest.mark.parametrize("edition_open", [True, False])
@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize("access", Room.Access.values)
def test_several_roles_open_what_one_of_them_opens(access: str, is_open: bool, edition_open: bool) -> None:
    door = Door(access, is_open)
    for roles in all_sets_of_roles():
        together = can_enter(stands(*roles, edition_open=edition_open), door)
        alone = any(can_enter(stands(role, edition_open=edition_open), door) for role in roles)
        assert together is alone, roles


@pytest.mark.parametrize("access", ["", "nobody", "EVERYONE", "organiser"])
def test_an_access_that_does_not_exist_admits_nobody(access: str) -> None:
    assert [roles for roles in all_sets_of_roles() if admits(access, stands(*roles))] == []


@pytest.mark.parametrize(
    ("access", "expected"),
    [
        (EVERYONE, [*WHO]),  # whether they may be on the campus at all was asked at its door
        (SPEAKERS, ["speaker", "moderator", "organiser"]),
        (TEAM, ["moderator", "organiser"]),
    ],
)
def test_who_steps_into_an_area(access: str, expected: list[str]) -> None:
    alone = [stands(), *(stands(role) for role in Role)]
    assert [name for name, standing in zip(WHO, alone, strict=True) if admits(access, standing)] == expected
    assert [name for name, standing in zip(WHO, alone, strict=True) if admits(str(access), standing)] == expected


def test_a_room_of_the_catalogue_and_a_stored_one_are_doors_alike() -> None:
    stored = Room(access=TEAM, is_open=True)
    listed = CatalogueRoom(1, "a", "A", "", "", TEAM.value, True, False, 10, None)

    for role in Role:
        assert can_enter(stands(role), stored) is can_enter(stands(role), listed)


def test_who_lists_and_who_changes_rooms() -> None:
    assert [role for role in Role if can_list_rooms(stands(role))] == [Role.MODERATOR, Role.ORGANISER]
    assert [role for role in Role if can_edit_rooms(stands(role))] == [Role.ORGANISER]
    assert not can_list_rooms(stands())
    assert not can_edit_rooms(stands())
