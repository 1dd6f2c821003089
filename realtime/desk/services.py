from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from realtime.chat import services as chat
from realtime.chat.models import Channel, Message
from realtime.desk.models import Question
from realtime.gateway.wire import Refused
from venue.editions.models import Edition

LONGEST = 1000  # characters of a question, and of an answer
MOST_OPEN_EACH = 5  # questions of one person that wait at once
QUOTED = 200  # characters of the question that its answer repeats
KEPT = timedelta(days=30)  # after the last day of the edition; the privacy page says so

NO_SUCH_QUESTION = _("Cette question n’existe pas ou n’existe plus.")


def checked(body: str) -> str:
    """The words to store. Raises Refused("message_empty") and Refused("message_too_long")."""
    body = body.replace("\0", "").strip()
    if not body:
        raise Refused("message_empty", _("Écrivez quelque chose avant d’envoyer."))
    if len(body) > LONGEST:
        raise Refused("message_too_long", _("Ce texte dépasse 1 000 caractères : raccourcissez-le."))
    return body


def ask(edition_id: int, room_id: int, desk: str, asker_id: int, *, nonce: str, body: str) -> tuple[Question, bool]:
    """Keep a question; returns it, and whether it is new: the same nonce of the same person is the same question.

    Raises Refused("too_many_questions").
    """
    known = Question.objects.filter(asker_id=asker_id, nonce=nonce).select_related("room").first()
    if known is not None:
        return known, False
    waiting = Question.objects.filter(edition_id=edition_id, asker_id=asker_id, done_at=None).count()
    if waiting >= MOST_OPEN_EACH:
        sentence = _("Vous avez déjà cinq questions sans réponse : attendez-en une, ou retirez-en une.")
        raise Refused("too_many_questions", sentence)
    try:
        with transaction.atomic():
            question = Question.objects.create(
                edition_id=edition_id, room_id=room_id, desk=desk, asker_id=asker_id, nonce=nonce, body=body
            )
    except IntegrityError:  # the same question on two connections
        return Question.objects.select_related("room").get(asker_id=asker_id, nonce=nonce), False
    return Question.objects.select_related("room").get(pk=question.pk), True


def answer(
    edition: Edition, question_id: int, by_id: int, body: str
) -> tuple[Question, tuple[Channel, Message] | None]:
    """Keep the answer with its question, and write it to the asker as a direct line, both or neither.

    Returns the line unless one answers oneself. Raises Refused: no_such_question, already_done.
    """
    with transaction.atomic():
        question = _open(edition.pk, question_id)
        question.answer, question.answered_by_id, question.done_at = body, by_id, timezone.now()
        question.save(update_fields=["answer", "answered_by", "done_at"])
        if question.asker_id == by_id:
            return question, None
        channel = chat.direct_channel(edition.pk, by_id, question.asker_id)
        line, _new = chat.send(
            channel, by_id, nonce=f"desk-answer-{question.pk}", body=_as_line(question), reply_to=None, mentions=[]
        )
    return question, (channel, line)


def close(edition_id: int, question_id: int, by_id: int, *, is_team: bool) -> Question:
    """Close a question without an answer: the team any, others their own. Raises Refused: no_such_question, already_done."""
    with transaction.atomic():
        question = _open(edition_id, question_id)
        if not is_team and question.asker_id != by_id:
            raise Refused("no_such_question", NO_SUCH_QUESTION)
        question.done_at = timezone.now()
        question.save(update_fields=["done_at"])
    return question


def forget_old() -> int:
    """Delete the questions of editions that ended `KEPT` ago; returns how many."""
    ended = timezone.localdate() - KEPT
    return Question.objects.filter(edition__ends_on__lt=ended).delete()[0]


def _open(edition_id: int, question_id: int) -> Question:
    """An open question, locked: two people who answer it at once queue here."""
    question = (
        Question.objects.select_for_update(of=("self",))
        .select_related("room", "asker")
        .filter(pk=question_id, edition_id=edition_id)
        .first()
    )
    if question is None:
        raise Refused("no_such_question", NO_SUCH_QUESTION)
    if question.done_at is not None:
        raise Refused("already_done", _("Quelqu’un a déjà répondu à cette question, ou l’a close."))
    return question


def _as_line(question: Question) -> str:
    """The answer as the asker reads it in their messages: their question first, in their language."""
    asked = " ".join(question.body.split())
    asked = asked if len(asked) <= QUOTED else asked[: QUOTED - 1] + "…"
    with translation.override(question.asker.language):
        about = gettext("Votre question au bureau « {desk} » : « {question} »")
    return about.format(desk=question.desk, question=asked) + "\n" + question.answer
