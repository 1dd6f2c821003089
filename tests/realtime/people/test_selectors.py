"""What the database keeps of people's choices, and what reading costs."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from realtime.chat import selectors as chat
from realtime.chat import services as lines
from realtime.chat.models import Channel
from realtime.gateway.wire import Refused
from realtime.people import selectors, services
from realtime.people.models import Block, Choices
from realtime.people.permissions import takes_messages_from
from realtime.presence.selectors import views_of
from rooms.rooms.models import Room
from tests.venue.editions.members import member, someone
from venue.config import demo
from venue.editions.models import Edition, Role
from venue.editions.selectors import standing
from venue.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    demo.seed()
    return Edition.objects.get(slug=demo.EDITION)


@pytest.fixture
def posters(edition: Edition) -> Channel:
    room = Room.objects.get(edition=edition, slug="posters")
    return lines.room_channel(edition.pk, room.pk, Channel.Kind.ROOM)


def talk(channel: Channel, people: list[Person]) -> None:
    for person in people:
        lines.send(channel, person.pk, nonce=f"nonce-{person.pk}", body="Bonjour", reply_to=None, mentions=[])


@pytest.mark.parametrize("crowd", [2, 20])
def test_reading_costs_the_same_whoever_speaks_and_is_blocked(
    edition: Edition, posters: Channel, crowd: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana = member(edition, Role.PARTICIPANT, "ana")
    people = [member(edition, Role.PARTICIPANT, f"p{number}") for number in range(crowd)]
    talk(posters, people)
    for person in people[: crowd // 2]:
        services.block(ana.pk, person.pk)
    lines.mark_read(Channel.objects.get(pk=posters.pk), ana.pk, 0)

    with django_assert_num_queries(1):
        found, _more = chat.history(posters, ana.pk, None)
    with django_assert_num_queries(1):
        missed = chat.missed(posters, ana.pk, 0, chat.Allowance())
    with django_assert_num_queries(2):
        unread = chat.unread([posters], ana.pk)
    with django_assert_num_queries(3):
        views_of(edition, {line.sender_id for line in found if line.sender_id})

    heard = [person.pk for person in people[crowd // 2 :]]
    assert [line.sender_id for line in found] == heard
    assert missed is not None
    assert [line.sender_id for line in missed] == heard
    assert unread == {posters.pk: len(heard)}


def test_a_direct_line_asks_three_questions_at_most(
    edition: Edition, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ana, ben = (member(edition, Role.PARTICIPANT, who) for who in ("ana", "ben"))
    services.prefer(ben.pk, Choices.MessagesFrom.KNOWN)
    of_ana = standing(ana.pk, edition)

    with django_assert_num_queries(3):
        assert selectors.blocks_between(ana.pk, ben.pk) == set()
        assert takes_messages_from(ben.pk, of_ana, edition) is False


def test_a_line_taken_back_makes_one_known(edition: Edition) -> None:
    ana, ben = (member(edition, Role.PARTICIPANT, who) for who in ("ana", "ben"))
    services.prefer(ben.pk, Choices.MessagesFrom.KNOWN)
    channel = lines.direct_channel(edition.pk, ana.pk, ben.pk)
    talk(channel, [ben])
    lines.delete(channel, ben.pk, 1)

    assert takes_messages_from(ben.pk, standing(ana.pk, edition), edition) is True
    assert takes_messages_from(ana.pk, standing(ben.pk, edition), edition) is True


def test_a_status_and_a_preference_do_not_undo_each_other() -> None:
    ana = someone("ana")
    services.prefer(ana.pk, Choices.MessagesFrom.TEAM)
    services.keep_status(ana.pk, Choices.Status.BUSY, "En atelier")
    services.prefer(ana.pk, Choices.MessagesFrom.KNOWN)

    choices = selectors.choices_of(ana.pk)
    assert (choices.status, choices.words, choices.messages_from) == ("busy", "En atelier", "known")


def test_what_is_kept_goes_with_the_account() -> None:
    ana, ben = someone("ana"), someone("ben")
    services.keep_status(ana.pk, Choices.Status.BUSY, "")
    services.block(ana.pk, ben.pk)
    services.block(ben.pk, ana.pk)

    ana.delete()

    assert (Choices.objects.count(), Block.objects.count()) == (0, 0)


def test_one_may_block_many_people_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_BLOCKED", 2)
    ana, ben, cid, dan = (someone(who) for who in ("ana", "ben", "cid", "dan"))
    services.block(ana.pk, ben.pk)
    services.block(ana.pk, cid.pk)
    services.block(ana.pk, cid.pk)  # again, when there is no room for another

    with pytest.raises(Refused, match="too_many_blocked"):
        services.block(ana.pk, dan.pk)
    assert set(selectors.blocked_by(ana.pk)) == {ben.pk, cid.pk}


def test_the_database_holds_what_blocks_and_announcements_are(edition: Edition) -> None:
    ana = someone("ana")
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.create(by=ana, person=ana)
    lines.announcements_channel(edition.pk)
    assert lines.announcements_channel(edition.pk) == lines.announcements_channel(edition.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.create(edition=edition, kind=Channel.Kind.ANNOUNCEMENTS)
    room = Room.objects.filter(edition=edition).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.filter(kind=Channel.Kind.ANNOUNCEMENTS).update(room=room, last_seq=F("last_seq") + 1)
