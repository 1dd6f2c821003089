from collections.abc import Iterable

from django.db.models import QuerySet

from realtime.desk.messages import QuestionView
from realtime.desk.models import Question
from realtime.presence.selectors import views_of
from venue.editions.models import Edition

MOST_OPEN = 100
MOST_OWN = 20


def open_questions(edition_id: int) -> QuerySet[Question]:
    """All that wait for an answer in an edition, the oldest first."""
    return Question.objects.filter(edition_id=edition_id, done_at=None).select_related("room")


def own_questions(edition_id: int, person_id: int) -> QuerySet[Question]:
    """What someone asked, the latest first."""
    asked = Question.objects.filter(edition_id=edition_id, asker_id=person_id)
    return asked.select_related("room").order_by("-asked_at", "-pk")[:MOST_OWN]


def views(edition: Edition, questions: Iterable[Question]) -> list[QuestionView]:
    """Two queries for all the people they name."""
    questions = list(questions)
    named = {question.asker_id for question in questions} | {
        question.answered_by_id for question in questions if question.answered_by_id is not None
    }
    people = views_of(edition, named) if named else {}
    return [
        QuestionView(
            id=question.pk,
            room=question.room.slug,
            room_title=question.room.title,
            desk=question.desk,
            asker=people.get(question.asker_id),
            body=question.body,
            asked_at=question.asked_at.isoformat(),
            answer=question.answer,
            answered_by=people.get(question.answered_by_id) if question.answered_by_id is not None else None,
            done=question.done_at is not None,
        )
        for question in questions
    ]
