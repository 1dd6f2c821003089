from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    """What a report is about."""

    HARASSMENT = "harassment", _("Insultes, harcèlement")
    HATE = "hate", _("Propos haineux ou discriminatoires")
    SEXUAL = "sexual", _("Contenu ou avances à caractère sexuel")
    SPAM = "spam", _("Publicité, messages répétés")
    IMPERSONATION = "impersonation", _("Se fait passer pour quelqu’un d’autre")
    OTHER = "other", _("Autre chose")


class Mute(models.Model):
    """Someone may not speak in an edition: until a moment, or as long as it lasts (`until` null)."""

    edition = models.ForeignKey("editions.Edition", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="one_mute_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} muted in {self.edition_id}"


class Report(models.Model):
    """Someone asks the team to look at what another did. What was said is kept as it was when it was reported."""

    class State(models.TextChoices):
        OPEN = "open", _("À traiter")
        RESOLVED = "resolved", _("Traité")
        DISMISSED = "dismissed", _("Classé sans suite")

    class Where(models.TextChoices):
        ROOM = "room", _("Message à toute la salle")
        NEARBY = "nearby", _("Message à proximité")
        DIRECT = "direct", _("Message direct")
        ANNOUNCEMENTS = "announcements", _("Annonce à tout le campus")

    edition = models.ForeignKey("editions.Edition", models.CASCADE, related_name="+")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    subject = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    category = models.CharField(max_length=20, choices=Category)
    comment = models.CharField(max_length=1000, blank=True)
    # What names the line to the slice that holds it; empty for a report about someone rather than about a line.
    line = models.CharField(max_length=60, blank=True)
    where = models.CharField(max_length=13, choices=Where, blank=True)
    room = models.CharField(max_length=80, blank=True)
    words = models.TextField(blank=True)
    said_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "reporter", "subject", "line"], condition=Q(state="open"), name="one_open_report"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reporter_id} reported {self.subject_id}"


class AuditEntry(models.Model):
    """What was decided about whom, by whom and why. Triggers of the database refuse every change, and deletion for a year.

    Plain ids, so that an account that is erased takes nothing from the log. A migration that changes this table has to
    make the triggers again (`0002_audit_is_kept`): on SQLite it is copied, and they go with the old one.
    """

    class Action(models.TextChoices):
        REPORTED = "reported", _("Signalement")
        RESOLVED = "resolved", _("Signalement traité")
        DISMISSED = "dismissed", _("Signalement classé sans suite")
        MUTED = "muted", _("Parole coupée")
        UNMUTED = "unmuted", _("Parole rendue")
        KICKED = "kicked", _("Exclusion")
        BANNED = "banned", _("Bannissement")
        UNBANNED = "unbanned", _("Bannissement levé")
        LINE_REMOVED = "line_removed", _("Message retiré")
        HUDDLE_REMOVED = "huddle_out", _("Sortie d’une conversation")
        HUDDLE_ENDED = "huddle_end", _("Fin d’une conversation")
        HUDDLE_LOCKED = "huddle_lock", _("Conversation fermée aux autres")
        HUDDLE_OPENED = "huddle_open", _("Conversation rouverte")
        MICROPHONE_OFF = "mic_off", _("Micro éteint")
        SCREEN_OFF = "screen_off", _("Partage d’écran arrêté")

    edition_id = models.BigIntegerField()
    action = models.CharField(max_length=12, choices=Action)
    actor_id = models.BigIntegerField()
    subject_id = models.BigIntegerField(null=True, db_index=True)
    report_id = models.BigIntegerField(null=True)
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.actor_id} {self.action} {self.subject_id}"
