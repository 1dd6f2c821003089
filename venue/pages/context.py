"""What every page shows around its subject: language, navigation, who you are."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from venue.editions.models import Edition
from venue.editions.permissions import can_enter_campus, can_manage_edition, is_team


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    name: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """`place` is the path and query of this page, so that a change of language leads back to it;
    `public_url` is what absolute addresses begin with, without a slash at its end.

    The rights are false on pages outside an edition: they cost no query.
    """

    language: str
    languages: list[Language]
    place: str
    demo: bool
    contact_email: str
    public_url: str
    edition: Edition | None
    can_enter: bool
    is_team: bool
    can_manage: bool


def site(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: `frame` for `base.html`."""
    language = get_language() or settings.LANGUAGE_CODE
    standing = getattr(request, "standing", None)
    return {
        "frame": Frame(
            language=language,
            languages=[Language(code, name, code == language) for code, name in settings.LANGUAGES],
            place=request.get_full_path(),
            demo=settings.DEMO,
            contact_email=settings.CONTACT_EMAIL,
            public_url=settings.PUBLIC_URL,
            edition=getattr(request, "edition", None) if standing else None,
            can_enter=bool(standing and can_enter_campus(standing)),
            is_team=bool(standing and is_team(standing)),
            can_manage=bool(standing and can_manage_edition(standing)),
        )
    }
