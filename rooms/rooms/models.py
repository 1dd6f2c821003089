from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Room(models.Model):
    """A walkable map of an edition. Its Space gives the capacity; `twin_of` names the place it is the twin of."""

    class Access(models.TextChoices):
        EVERYONE = "everyone", _("Tout le monde")
        SPEAKERS = "speakers", _("Intervenant·es et équipe")
        TEAM = "team", _("Équipe")

    edition = models.ForeignKey("editions.Edition", models.CASCADE, related_name="rooms")
    slug = models.SlugField()
    title = models.CharField(_("titre"), max_length=80)
    description = models.CharField(_("description"), max_length=300, blank=True)
    space = models.OneToOneField("spaces.Space", models.PROTECT, related_name="room")
    twin_of = models.ForeignKey("spaces.Space", models.SET_NULL, null=True, blank=True, related_name="twins")
    access = models.CharField(_("qui peut entrer"), max_length=10, choices=Access, default=Access.EVERYONE)
    is_open = models.BooleanField(_("ouverte"), default=True)
    is_entrance = models.BooleanField(_("entrée du campus"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="room_slug_once"),
            models.UniqueConstraint(fields=["edition"], condition=Q(is_entrance=True), name="one_entrance"),
        ]

    def __str__(self) -> str:
        return self.title


class MapVersion(models.Model):
    """One version of a room's map, as Tiled's `.tmj`. Only valid maps are stored; at most one per room is published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Brouillon")
        PUBLISHED = "published", _("Publiée")
        RETIRED = "retired", _("Ancienne")

    room = models.ForeignKey(Room, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    tmj = models.JSONField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["room", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["room"], condition=Q(state="published"), name="one_published_version"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} v{self.number}"
