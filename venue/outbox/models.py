from django.db import models


class Entry(models.Model):
    """One event of the storeys below, written in the transaction that made it true. Kept a day, then deleted."""

    kind = models.CharField(max_length=60)
    payload = models.JSONField()
    recorded_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "outbox entry"
        verbose_name_plural = "outbox entries"

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"
