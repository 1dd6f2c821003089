"""The organisers' page: how sound and pictures go."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from realtime.huddles import selectors, services
from realtime.huddles.forms import WayForm
from realtime.huddles.mesh import MOST_IN_MESH
from realtime.huddles.permissions import can_choose_way
from venue.editions.access import EditionRequest, requires
from venue.editions.panels import panel


@panel
def how_media_goes(request: EditionRequest) -> SafeString:
    """On the page of the edition, for organisers."""
    if not can_choose_way(request.standing):
        return mark_safe("")
    context = {"edition": request.edition, "way": selectors.way_of(request.edition.pk), "has_workers": _has_workers()}
    return render_to_string("huddles/panel.html", context, request)


@requires(can_choose_way)
def settings_page(request: EditionRequest) -> HttpResponse:
    """Show how media goes (GET), or choose another way (POST)."""
    if request.method == "POST":
        form = WayForm(request.POST)
        if form.is_valid():
            services.choose_way(request.edition.pk, form.cleaned_data["way"])
            messages.success(request, _("C’est enregistré, et cela vaut aussitôt."))
            return redirect("huddle_settings", request.edition.slug)
    else:
        form = WayForm(initial={"way": selectors.way_of(request.edition.pk)})
    context = {
        "edition": request.edition,
        "form": form,
        "has_workers": _has_workers(),
        "relay_only": settings.MEDIA_RELAY_ONLY,
        "most": MOST_IN_MESH,
    }
    return render(request, "huddles/settings.html", context)


def _has_workers() -> bool:
    return bool(settings.MEDIA_WORKERS)
