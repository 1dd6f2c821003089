from django.conf import settings
from django.db import models
from django.db.models import Q


class Question(models.Model):
    """Something asked at an information desk, and its answer. Open until the team answers or closes it.

    The desk is known by its room and its name on the map, so that a new version of the map loses no question.
    """

    edition = models.ForeignKey("editions.Edition", models.CASCADE)
    room = models.ForeignKey("rooms.Room", models.CASCADE)
    desk = models.CharField(max_length=80)
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=40)
    body = models.CharField(max_length=1000)
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asker", "nonce"], name="asked_once"),
            models.CheckConstraint(condition=Q(answer="") | Q(done_at__isnull=False), name="answered_is_done"),
        ]
        indexes = [models.Index(fields=["edition"], condition=Q(done_at=None), name="open_questions")]

    def __str__(self) -> str:
        return f"{self.pk} at {self.desk}"
