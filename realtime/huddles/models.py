from django.db import models
from django.utils.translation import gettext_lazy as _


class HuddleSettings(models.Model):
    """What the organisers chose for the conversations of an edition. Without a row: the defaults."""

    class Way(models.TextChoices):
        FORWARDER = "forwarder", _("Par le serveur audio et vidéo du campus (conseillé)")
        MESH = "mesh", _("Directement entre les navigateurs, jusqu’à 4 personnes")

    edition = models.OneToOneField("editions.Edition", models.CASCADE, related_name="huddle_settings")
    way = models.CharField(max_length=12, choices=Way, default=Way.FORWARDER)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(way__in=["forwarder", "mesh"]), name="known_way")]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.way}"
