from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from venue.editions.access import EditionRequest, requires
from venue.editions.permissions import can_enter_campus
from venue.pages.client_messages import client_catalogue
from venue.pages.device_policy import may_call
from venue.pages.embeds import OWN_PAGES


@csp_update({"frame-src": [SELF, *settings.EMBED_ORIGINS]})
@may_call
@require_GET
@requires(can_enter_campus)
def campus(request: EditionRequest) -> HttpResponse:
    """The page that holds the map and the list; both live on the socket."""
    edition = request.edition
    language = request.LANGUAGE_CODE
    config = {
        "socketPath": f"/ws/{edition.slug}/",
        "edition": {"slug": edition.slug, "title": edition.title, "url": reverse("edition", args=[edition.slug])},
        "signInUrl": reverse("account_login"),
        "profileUrl": reverse("profile"),
        "avatarUrl": f"{reverse('avatar')}?next={request.path}",  # and back here
        "languageUrl": reverse("language"),
        "logoutUrl": reverse("account_logout"),
        "language": language,
        "languages": [{"code": code, "name": name} for code, name in settings.LANGUAGES],
        "embedOrigins": settings.EMBED_ORIGINS,
        "ownScreens": OWN_PAGES,
        "room": request.GET.get("room") or None,
        "csrfToken": get_token(request),
    }
    context = {"edition": edition, "config": config, "client_messages": client_catalogue(language)}
    return render(request, "gateway/campus.html", context)
