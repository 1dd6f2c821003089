from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from venue.editions import panels, selectors, services
from venue.editions.access import EditionRequest, requires
from venue.editions.forms import InvitationForm, MemberSearchForm, RevocationForm, StateForm
from venue.editions.models import Edition
from venue.editions.permissions import can_manage_edition, can_see_edition
from venue.people.models import Person

MEMBERS_PER_PAGE = 25


@requires(can_see_edition)
def edition(request: EditionRequest) -> HttpResponse:
    """Dates, presentation, state, and what the storeys above add: the rooms."""
    ban = selectors.bans(request.edition).filter(person=request.user).first() if request.standing.banned else None
    context = {"edition": request.edition, "ban": ban, "panels": panels.rendered(request)}
    return render(request, "editions/edition.html", context)


@requires(can_manage_edition)
def team(request: EditionRequest) -> HttpResponse:
    """Everyone with a role, and an invitation to send."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        email, role = form.cleaned_data["email"], form.cleaned_data["role"]
        try:
            services.invite(request.edition, email, role)
        except services.Banned as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("{email} a maintenant le rôle « {role} » et va recevoir un message.").format(
                    email=email, role=role.label
                ),
            )
            return redirect("edition_team", request.edition.slug)
    search = MemberSearchForm(request.GET)
    search.is_valid()
    words, wanted = search.cleaned_data.get("q", ""), search.cleaned_data.get("role", "")
    people = Paginator(selectors.find_members(request.edition, words, wanted), MEMBERS_PER_PAGE)
    context = {
        "form": form,
        "search": search,
        "searching": bool(words or wanted),
        "people": people.get_page(request.GET.get("page")),
        "search_query": urlencode({"q": words, "role": wanted}),
        "edition": request.edition,
    }
    return render(request, "editions/team.html", context)


@requires(can_manage_edition)
def revoke(request: EditionRequest) -> HttpResponse:
    """Ask (GET), then take a role back (POST)."""
    form = RevocationForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        if request.method == "POST":
            return HttpResponseBadRequest("person and role are needed\n")
        return redirect("edition_team", request.edition.slug)
    role = form.cleaned_data["role"]
    person = get_object_or_404(Person, pk=form.cleaned_data["person"])
    if request.method != "POST":
        if not request.edition.memberships.filter(person=person, role=role).exists():
            raise Http404
        return render(request, "editions/revoke.html", {"person": person, "role": role, "edition": request.edition})
    try:
        if services.revoke_role(request.edition, person, role):
            said = _("{name} n’a plus le rôle « {role} ».").format(name=person.display_name, role=role.label)
            messages.success(request, said)
    except services.LastOrganiser as refusal:
        messages.error(request, str(refusal))
    if person.pk == request.user.pk and not can_manage_edition(selectors.standing(person.pk, request.edition)):
        return redirect("home")  # one may give up one's own role; the team page is closed then
    return redirect("edition_team", request.edition.slug)


@requires(can_manage_edition)
def state(request: EditionRequest) -> HttpResponse:
    """Ask (GET), then open or close the edition (POST)."""
    form = StateForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        if request.method == "POST":
            return HttpResponseBadRequest("unknown state\n")
        return redirect(request.edition)
    wanted = form.cleaned_data["state"]
    if request.method != "POST":
        return render(request, "editions/state.html", {"edition": request.edition, "wanted": wanted})
    if wanted != request.edition.state:
        services.set_state(request.edition, wanted)
        messages.success(
            request,
            {
                Edition.State.DRAFT: _("L’édition est de nouveau en préparation : seule l’équipe la voit."),
                Edition.State.OPEN: _("L’édition est ouverte : ses membres peuvent entrer dans le campus."),
                Edition.State.CLOSED: _("L’édition est fermée : seule l’équipe entre encore dans le campus."),
            }[wanted],
        )
    return redirect(reverse("edition", args=[request.edition.slug]))
