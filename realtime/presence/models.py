from django.conf import settings
from django.db import models


class LastPlace(models.Model):
    """Where someone last stood, so that a reload, a lost connection or a restart brings them back there. Kept a day."""

    edition = models.ForeignKey("editions.Edition", models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    room = models.ForeignKey("rooms.Room", models.CASCADE)
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()
    facing = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="one_last_place")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.room_id}"
