from django.conf import settings
from django.db import models
from django.db.models import Q


class Channel(models.Model):
    """Where lines follow each other: everyone in a room, those near each other in it, two people, or the whole campus.

    `last_seq` is raised under a row lock, so that the lines of a channel are numbered 1, 2, 3… without a gap. `last_change` is
    raised under the same lock by whatever happens to a line, edits and deletions too: it is what one catches up from.
    """

    class Kind(models.TextChoices):
        ROOM = "room"
        NEARBY = "nearby"
        DIRECT = "direct"
        ANNOUNCEMENTS = "announcements"

    edition = models.ForeignKey("editions.Edition", models.CASCADE)
    kind = models.CharField(max_length=13, choices=Kind)
    room = models.ForeignKey("rooms.Room", models.CASCADE, null=True)
    # The two people of a direct channel, lower id first, so that there is one channel a pair.
    one = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    last_seq = models.PositiveBigIntegerField(default=0)
    last_change = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "room"], condition=Q(room__isnull=False), name="one_channel_a_room"
            ),
            models.UniqueConstraint(
                fields=["edition", "one", "other"], condition=Q(kind="direct"), name="one_channel_a_pair"
            ),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(kind="announcements"), name="one_announcements_channel"
            ),
            models.CheckConstraint(
                condition=Q(kind="direct", room=None, one__lt=models.F("other"))
                | Q(kind="announcements", room=None, one=None, other=None)
                | Q(kind__in=["room", "nearby"], room__isnull=False, one=None, other=None),
                name="channel_of_a_room_a_pair_or_the_campus",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.room_id or (self.one_id, self.other_id)}"


class Message(models.Model):
    """One line. What is deleted keeps its number and loses its words."""

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="messages")
    seq = models.PositiveBigIntegerField()
    # The channel's `last_change` when this line was last written, edited or deleted.
    change = models.PositiveBigIntegerField()
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    nonce = models.CharField(max_length=40)
    body = models.TextField()
    reply_to = models.PositiveBigIntegerField(null=True)
    mentions = models.JSONField(default=list)
    sent_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    removed_by_team = models.BooleanField(default=False)
    # Of a line said nearby: who was near enough to hear it, its sender included.
    hearers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["channel", "seq"], name="one_line_a_number"),
            models.UniqueConstraint(fields=["channel", "change"], name="one_line_a_change"),
            models.UniqueConstraint(fields=["sender", "nonce"], name="said_once"),
        ]

    def __str__(self) -> str:
        return f"{self.channel_id}/{self.seq}"


class ReadMark(models.Model):
    """How far someone has read a channel."""

    channel = models.ForeignKey(Channel, models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seq = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "person"], name="one_mark_a_reader")]

    def __str__(self) -> str:
        return f"{self.person_id} read {self.channel_id} to {self.seq}"
