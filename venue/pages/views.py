from secrets import compare_digest
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.template import loader
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django_vite.templatetags.django_vite import vite_asset_url
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from venue.editions.permissions import can_enter_campus
from venue.editions.selectors import current_edition, editions_of, standing
from venue.pages import health, services
from venue.pages import style as samples
from venue.pages.forms import SampleForm
from venue.people.models import Person

DEMO_PARTICIPANT_KEY = "demo_participant"


def home(request: HttpRequest) -> HttpResponse:
    """What this is, the current edition, and the editions of who is signed in."""
    edition = current_edition()
    person = request.user if isinstance(request.user, Person) else None
    context = {
        "edition": edition,
        "editions": editions_of(person) if person else [],
        "can_enter": edition is not None and can_enter_campus(standing(person.pk if person else None, edition)),
    }
    return render(request, "pages/home.html", context)


def demo_enter(request: HttpRequest) -> HttpResponse:
    """Sign in a demo account and go to the campus: one participant a browser session, or the demo organiser."""
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return redirect("home")
    edition = current_edition()
    if edition is None:
        messages.error(request, _("Aucune édition n’est ouverte. Chargez d’abord l’édition de démonstration."))
        return redirect("home")
    participant_id = request.session.get(DEMO_PARTICIPANT_KEY)
    if request.POST.get("role") == "organiser":
        person = services.demo_organiser(edition)
    else:
        person = services.demo_participant(edition, participant_id)
        participant_id = person.pk
    if request.user.is_authenticated and request.user.pk != person.pk:
        logout(
            request
        )  # says so, so that what the other one had opened closes; `login` alone would drop the session unsaid
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    # The session is another one now: the participant is remembered again.
    request.session[DEMO_PARTICIPANT_KEY] = participant_id
    return redirect("campus", edition.slug)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The declaration that article 47 of the law of 11 February 2005 asks for, in the order of RGAA 4.1.2."""
    return render(
        request, "pages/accessibility.html", {"publisher": settings.PUBLISHER, "public_url": settings.PUBLIC_URL}
    )


def legal(request: HttpRequest) -> HttpResponse:
    """The legal notice (law of 21 June 2004, article 1-1)."""
    context = {
        "publisher": settings.PUBLISHER,
        "director": settings.PUBLICATION_DIRECTOR,
        "hosting": settings.HOSTING,
    }
    return render(request, "pages/legal.html", context)


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, why and until when (GDPR, articles 13 and 14)."""
    context = {
        "publisher": settings.PUBLISHER,
        "dpo_email": settings.DPO_EMAIL,
        "session_days": settings.SESSION_COOKIE_AGE // 86_400,
        "profile_url": reverse("profile"),
        "embeds": [urlsplit(origin).hostname for origin in settings.EMBED_ORIGINS],
    }
    return render(request, "pages/privacy.html", context)


def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/contact.html", {"dpo_email": settings.DPO_EMAIL})


@csp_replace({"frame-ancestors": [SELF], "script-src": [NONE]})
@xframe_options_sameorigin
def welcome(request: HttpRequest) -> HttpResponse:
    """Slides for the screens of the campus: the one page of ours that another may frame. No script, nothing to fill in."""
    return render(request, "pages/welcome.html")


def style(request: HttpRequest) -> HttpResponse:
    """Every piece of our pages with its states, for those who build them: not there when the public is served."""
    if not settings.DEBUG:
        raise Http404
    wanted = request.GET.get("theme")
    context = {
        "theme": wanted if wanted in samples.THEMES else None,
        "texts": samples.TEXTS,
        "grounds": samples.GROUNDS,
        "icons": samples.campus_icons(),
        "form": SampleForm(auto_id="right_%s", initial={"modality": "online"}),
        "wrong": SampleForm({"email": "nour@"}, auto_id="wrong_%s"),
    }
    return render(request, "pages/style.html", context)


def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers and robots look without having read a page."""
    return redirect(vite_asset_url("generated/favicon.ico"))


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when this process can serve, else 503 with the reason."""
    trouble = health.trouble()
    return JsonResponse({"status": trouble or "ok", "version": health.version()}, status=503 if trouble else 200)


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus’ text format, for who bears the token; without one, while developing, for the same machine; else not there."""
    if settings.METRICS_TOKEN:
        expected = f"Bearer {settings.METRICS_TOKEN}"
        if not compare_digest(request.headers.get("Authorization", "").encode(), expected.encode()):
            return HttpResponse("a bearer token is needed\n", status=401, headers={"WWW-Authenticate": "Bearer"})
    elif not (settings.DEBUG and _is_of_this_machine(request)):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _is_of_this_machine(request: HttpRequest) -> bool:
    """Asked from here, and not by a proxy that stands here for someone else."""
    return request.META.get("REMOTE_ADDR") in {"127.0.0.1", "::1"} and "X-Forwarded-For" not in request.headers


# 400 and 500 are met when anything may be broken, the language and the database included: their templates stand alone
# and speak both languages. The others are ordinary pages.


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseBadRequest(loader.get_template("pages/400.html").render())


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError(loader.get_template("pages/500.html").render())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was too old, or cookies are refused: say so, and lead back to the page to try again."""
    return render(request, "pages/csrf_failure.html", status=403)
