from django.db import models


class Establishment(models.Model):
    """A university, school or association whose people take part and whose campus may have a twin."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    city = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
