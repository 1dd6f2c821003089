from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from venue.people.avatar import default_avatar, validate_avatar

LINK_SCHEMES = ("http", "https")


def validate_link(link: str) -> None:
    """A web page, whose host is what it looks like: `https://univ.example@elsewhere.example` is not."""
    parts = urlsplit(link)
    if parts.scheme not in LINK_SCHEMES or "@" in parts.netloc:
        raise ValidationError(_("Écrivez l’adresse complète d’une page web, comme https://exemple.fr/ma-page."))


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, **fields: Any) -> "Person":
        """Create an account without a password: people sign in with a code sent to their address."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_unusable_password()
        person.full_clean(exclude=["password"])
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """An account. Others see `name`, `establishment`, the avatar, `about` and `link`; the address is never shown to them."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    email = models.EmailField(_("adresse e-mail"), unique=True)
    name = models.CharField(_("nom affiché"), max_length=60, blank=True)
    establishment = models.ForeignKey(
        "establishments.Establishment", models.SET_NULL, null=True, blank=True, verbose_name=_("établissement")
    )
    # A code of `venue.people.avatar`; empty until one is chosen.
    avatar = models.CharField(_("avatar"), max_length=40, blank=True, validators=[validate_avatar])
    about = models.CharField(_("à propos de vous"), max_length=300, blank=True)
    link = models.URLField(_("lien"), max_length=200, blank=True, validators=[validate_link])
    language = models.CharField(
        _("langue"), max_length=2, choices=[("fr", "Français"), ("en", "English")], default="fr"
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: PersonManager = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name others see; before one is chosen, the first letter of the address and the account's number."""
        return self.name or f"{self.email[:1].upper()}. (n° {self.pk})"

    @property
    def shown_avatar(self) -> str:
        """The code of the avatar others see; before one is chosen, one that the account's number gives."""
        return self.avatar or default_avatar(self.pk)
