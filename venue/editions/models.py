from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What someone is in one edition; several at once are usual."""

    PARTICIPANT = "participant", _("Participant·e")
    SPEAKER = "speaker", _("Intervenant·e")
    EXHIBITOR = "exhibitor", _("Exposant·e")
    MODERATOR = "moderator", _("Modération")
    ORGANISER = "organiser", _("Organisation")


class Edition(models.Model):
    """One Rencontre. A draft is seen by its team only; an open one by its members; a closed one by its team again."""

    class State(models.TextChoices):
        DRAFT = "draft", _("En préparation")
        OPEN = "open", _("Ouverte")
        CLOSED = "closed", _("Fermée")

    slug = models.SlugField(unique=True)
    title = models.CharField(_("titre"), max_length=120)
    summary = models.TextField(_("présentation"), blank=True, max_length=2000)
    starts_on = models.DateField(_("premier jour"))
    ends_on = models.DateField(_("dernier jour"))
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="edition_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.slug])


class Membership(models.Model):
    """One role of one person in one edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role)
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "person", "role"], name="each_role_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="known_role"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.edition_id}"


class Ban(models.Model):
    """Keeps an account out of an edition, whatever its roles: until a moment, or for good (`until` null).

    One that has run out bans nobody any more, without anything having to be done.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="bans")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bans")
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "person"], name="one_ban_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} banned from {self.edition_id}"
