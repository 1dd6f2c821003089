"""The team's pages: what was reported, what holds now, and what was decided."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from realtime.gateway.wire import Refused
from realtime.moderation import selectors, services
from realtime.moderation.forms import DecisionForm, LiftForm, LogForm
from realtime.moderation.models import Report
from realtime.moderation.permissions import can_moderate
from venue.editions.access import EditionRequest, requires
from venue.editions.panels import panel
from venue.editions.selectors import bans

REPORTS_PER_PAGE = 20
ENTRIES_PER_PAGE = 50
MOST_SANCTIONS = 200


@panel
def what_waits(request: EditionRequest) -> SafeString:
    """On the page of the edition, for the team: how many reports wait."""
    if not can_moderate(request.standing):
        return mark_safe("")
    waiting = selectors.open_reports(request.edition.pk).count()
    return render_to_string("moderation/panel.html", {"waiting": waiting, "edition": request.edition}, request)


@requires(can_moderate)
def queue(request: EditionRequest) -> HttpResponse:
    return _queue_page(request)


@requires(can_moderate)
def decide(request: EditionRequest, report: int) -> HttpResponse:
    """Settle a report, with a sanction or without; the page comes back with what has to be corrected."""
    if request.method != "POST":
        return redirect("moderation", request.edition.slug)
    about = get_object_or_404(Report.objects.select_related("subject"), pk=report, edition=request.edition)
    form = DecisionForm(request.POST, has_line=bool(about.line), auto_id=f"id_{about.pk}_%s")
    if not form.is_valid():
        return _queue_page(request, refused=(about.pk, form))
    try:
        services.decide(about, by=request.user.pk, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _said(form.cleaned_data["decision"], about.subject.display_name))
    return redirect("moderation", request.edition.slug)


def _said(decision: str, name: str) -> str:
    said = {
        "resolve": _("Le signalement est traité."),
        "dismiss": _("Le signalement est classé sans suite."),
        "remove": _("Le message est retiré : à sa place, on lit que l’équipe l’a retiré."),
        "mute": _("{name} n’a plus la parole, et sait pourquoi."),
        "kick": _("{name} est sorti·e du campus, et sait pourquoi."),
        "ban": _("{name} est banni·e, et sait pourquoi."),
    }[decision]
    return said.format(name=name)


@requires(can_moderate)
def lift(request: EditionRequest) -> HttpResponse:
    """Give a voice back, or let someone in again."""
    if request.method != "POST":
        return redirect("moderation", request.edition.slug)
    form = LiftForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("person and what are needed\n")
    person_id, what = form.cleaned_data["person"], form.cleaned_data["what"]
    try:
        if what == "mute" and services.unmute(request.edition.pk, person_id, by=request.user.pk):
            messages.success(request, _("La parole est rendue."))
        elif what == "ban" and services.unban(request.edition.pk, person_id, by=request.user.pk):
            messages.success(request, _("Le bannissement est levé : la personne peut revenir."))
        else:
            messages.info(request, _("Il n’y avait plus rien à lever."))
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("moderation", request.edition.slug)


@requires(can_moderate)
def log(request: EditionRequest) -> HttpResponse:
    """What was decided, the latest first; about one person when asked."""
    form = LogForm(request.GET)
    form.is_valid()
    person_id = form.cleaned_data.get("person")
    entries = Paginator(selectors.audit_log(request.edition.pk, person_id), ENTRIES_PER_PAGE)
    page = entries.get_page(request.GET.get("page"))
    named = {entry.subject_id for entry in page} | {entry.actor_id for entry in page} | {person_id}
    people = selectors.people_by_id({one for one in named if one is not None})
    context = {
        "edition": request.edition,
        "entries": [(entry, people.get(entry.actor_id), people.get(entry.subject_id or 0)) for entry in page],
        "page": page,
        "query": f"person={person_id}" if person_id else "",
        "person_id": person_id,
        "person": people.get(person_id or 0),
    }
    return render(request, "moderation/log.html", context)


def _queue_page(request: EditionRequest, refused: tuple[int, DecisionForm] | None = None) -> HttpResponse:
    edition_id = request.edition.pk
    reports = selectors.open_reports(edition_id).select_related("reporter", "subject__establishment")
    page = Paginator(reports, REPORTS_PER_PAGE).get_page(request.GET.get("page"))
    about = [report.subject_id for report in page]
    others = selectors.open_reports_by_subject(edition_id, about)
    earlier = selectors.sanctions_by_subject(edition_id, about)
    shown = [
        {
            "report": report,
            "others": others[report.subject_id] - 1,
            "earlier": earlier.get(report.subject_id, 0),
            "form": refused[1]
            if refused and refused[0] == report.pk
            else DecisionForm(has_line=bool(report.line), auto_id=f"id_{report.pk}_%s"),
        }
        for report in page
    ]
    context = {
        "edition": request.edition,
        "page": page,
        "reports": shown,
        "refused": refused[1] if refused else None,
        "mutes": selectors.mutes(edition_id).select_related("person", "made_by")[:MOST_SANCTIONS],
        "bans": bans(request.edition).select_related("person", "made_by")[:MOST_SANCTIONS],
    }
    return render(request, "moderation/queue.html", context)
