"""A page of history costs the same number of queries, however much was said and by however many."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from realtime.chat.models import Channel
from realtime.presence import campus
from rooms.rooms.models import Room
from rooms.rooms.services import create_room
from tests.realtime.chat.pages import fill, read_page, reader_of
from tests.venue.editions.members import an_open_edition, member
from venue.editions.models import Role
from venue.people.models import Person

# The channel (found, not made), its lines, who said them, what they are here, and who of them was banned since.
QUERIES_A_PAGE = 5

Queries = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def hall(db: None) -> Iterator[Room]:
    edition = an_open_edition()
    yield create_room(edition, slug="hall", title="Hall", capacity=600)
    campus._campuses.pop(edition.pk, None)  # the next test has other rooms under the same number


@pytest.mark.parametrize("kind", [Channel.Kind.ROOM, Channel.Kind.NEARBY])
@pytest.mark.parametrize(("senders", "lines"), [(1, 10), (50, 60), (50, 400)])
def test_a_page_costs_five_queries(
    hall: Room, kind: Channel.Kind, senders: int, lines: int, django_assert_num_queries: Queries
) -> None:
    people: list[Person] = [member(hall.edition, Role.PARTICIPANT, f"p{number}") for number in range(senders)]
    fill(hall, kind, people, lines)
    reader = reader_of(hall.edition, people[0])
    with django_assert_num_queries(QUERIES_A_PAGE):
        page = read_page(reader, f"{kind}:hall")
    assert [line.seq for line in page.messages] == list(range(max(1, lines - 49), lines + 1))
    assert page.more == (lines > 50)
    with django_assert_num_queries(QUERIES_A_PAGE):
        read_page(reader, f"{kind}:hall", before=lines // 2)
