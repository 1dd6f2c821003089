"""Questions are deleted when the privacy page says so; an answer and its message are written together or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from realtime.chat import services as chat
from realtime.chat.models import Message
from realtime.desk import services
from realtime.desk.models import Question
from realtime.gateway.wire import Refused
from rooms.rooms.services import create_room
from tests.venue.editions.members import an_open_edition, member
from venue.editions.models import Edition, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    edition = an_open_edition()
    room = create_room(edition, slug="hall", title="Hall", capacity=10, is_entrance=True)
    asker = member(edition, Role.PARTICIPANT)
    asked, _new = services.ask(edition.pk, room.pk, "Accueil", asker.pk, nonce="question-1", body="Où ?")
    return asked


@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_questions_go_thirty_days_after_the_last_day(question: Question, days: int, left: int) -> None:
    ended = timezone.localdate() - timedelta(days=days)
    Edition.objects.update(starts_on=ended, ends_on=ended)

    services.forget_old()

    assert Question.objects.count() == left


def test_an_answer_that_cannot_be_sent_is_not_kept(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    team = member(question.edition, Role.MODERATOR)

    def refuse(*_arguments: object, **_named: object) -> None:
        raise Refused("blocked", "")

    monkeypatch.setattr(chat, "send", refuse)
    with pytest.raises(Refused):
        services.answer(question.edition, question.pk, team.pk, "Là")

    question.refresh_from_db()
    assert (question.answer, question.done_at, Message.objects.count()) == ("", None, 0)


def test_the_answer_names_the_question_in_the_askers_language_and_not_at_length(question: Question) -> None:
    question.asker.language = "en"
    question.asker.save()
    Question.objects.update(body="x " * 300)
    services.answer(question.edition, question.pk, member(question.edition, Role.MODERATOR).pk, "There")

    body = Message.objects.get().body
    assert body.startswith("Your question at the desk “Accueil”: “x x x")
    assert body.endswith("…”\nThere")
    assert len(body) < 300


def test_nobody_answers_in_another_edition(question: Question) -> None:
    other = Edition.objects.create(slug="autre", title="Autre", starts_on="2027-01-01", ends_on="2027-01-02")
    with pytest.raises(Refused, match="no_such_question"):
        services.answer(other, question.pk, question.asker_id, "Là")
