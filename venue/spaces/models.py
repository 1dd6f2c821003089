from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_PEOPLE = 5000  # a stadium; beyond that it is a mistake of the hand


class Space(models.Model):
    """Where something can happen: a place on site, or a virtual room. Sessions, quotas and check-ins refer to Spaces."""

    class Kind(models.TextChoices):
        PLACE = "place", _("Lieu")
        VIRTUAL = "virtual", _("Salle virtuelle")

    edition = models.ForeignKey("editions.Edition", models.CASCADE, related_name="spaces")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(_("nom"), max_length=80)
    capacity = models.PositiveIntegerField(
        _("capacité"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)], help_text=_("en personnes")
    )
    establishment = models.ForeignKey("establishments.Establishment", models.SET_NULL, null=True, blank=True)
    building = models.CharField(_("bâtiment"), max_length=80, blank=True)
    access_notes = models.TextField(_("accès"), blank=True, max_length=2000)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind", "name"], name="space_named_once"),
            models.CheckConstraint(condition=models.Q(capacity__gte=1), name="space_holds_someone"),
        ]

    def __str__(self) -> str:
        return self.name
