from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Choices(models.Model):
    """What someone chose to show and to hear, kept from one visit to the next."""

    class Status(models.TextChoices):
        AVAILABLE = "available"
        BUSY = "busy"
        DO_NOT_DISTURB = "do_not_disturb"
        AWAY = "away"

    class MessagesFrom(models.TextChoices):
        EVERYONE = "everyone"
        KNOWN = "known"  # those one has written to
        TEAM = "team"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    status = models.CharField(max_length=14, choices=Status, default=Status.AVAILABLE)
    words = models.CharField(max_length=60, blank=True)
    messages_from = models.CharField(max_length=8, choices=MessagesFrom, default=MessagesFrom.EVERYONE)

    class Meta:
        verbose_name_plural = "choices"

    def __str__(self) -> str:
        return f"{self.person_id}: {self.status}"


class OnSite(models.Model):
    """Someone is where an edition is held, on one day: they said so themselves. Forgotten when that day is over."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    edition = models.ForeignKey("editions.Edition", models.CASCADE, related_name="+")
    day = models.DateField(db_index=True)

    class Meta:
        verbose_name_plural = "on site"
        constraints = [models.UniqueConstraint(fields=["person", "edition"], name="on_site_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.day}"


class Block(models.Model):
    """Someone who wants to hear nothing from someone else, in any edition."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "person"], name="blocked_once"),
            models.CheckConstraint(condition=~Q(by=F("person")), name="nobody_blocks_themself"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} blocks {self.person_id}"
