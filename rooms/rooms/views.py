from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rooms.maps.document import Desk, Note
from rooms.maps.tmj import load
from rooms.rooms import selectors, services
from rooms.rooms.forms import MapForm, PublicationForm, RoomSettingsForm
from rooms.rooms.models import MapVersion, Room
from rooms.rooms.permissions import can_edit_rooms, can_enter, can_list_rooms
from rooms.rooms.services import InvalidMap
from venue.editions.access import EditionRequest, requires
from venue.editions.panels import panel
from venue.editions.permissions import can_enter_campus
from venue.pages.markdown import render as render_markdown

IMMUTABLE = "private, max-age=31536000, immutable"  # a version never changes: a new map is a new number


@panel
def rooms_of_the_edition(request: EditionRequest) -> SafeString:
    """The rooms, on the page of their edition."""
    found = [
        (room, can_enter(request.standing, room) and _published(room) is not None)
        for room in selectors.rooms_of(request.edition)
    ]
    context = {"rooms": found, "edition": request.edition}
    return render_to_string("rooms/panel.html", context, request)


@requires(can_list_rooms)
def rooms(request: EditionRequest) -> HttpResponse:
    context = {
        "rooms": [(room, _published(room)) for room in selectors.rooms_of(request.edition)],
        "can_edit": can_edit_rooms(request.standing),
        "edition": request.edition,
    }
    return render(request, "rooms/rooms.html", context)


@requires(can_edit_rooms)
def room(request: EditionRequest, room: str) -> HttpResponse:
    """A room's settings and map versions; a file sent here becomes a draft, or is refused with all that is wrong."""
    here = _room(request, room)
    if request.method != "POST":
        return _room_page(request, here)
    form = MapForm(request.POST, request.FILES)
    if not form.is_valid():
        return _room_page(request, here, upload=form)
    try:
        version = services.upload_map(here, form.cleaned_data["file"].read(), by=request.user)
    except InvalidMap as refusal:
        return _room_page(request, here, upload=form, problems=refusal.report.sentences())
    said = _("La carte est reçue : c’est le brouillon n° {number}. Publiez-le quand vous voulez.")
    messages.success(request, said.format(number=version.number))
    return redirect("room", request.edition.slug, here.slug)


@requires(can_edit_rooms)
def room_settings(request: EditionRequest, room: str) -> HttpResponse:
    here = _room(request, room)
    if request.method != "POST":
        return redirect("room", request.edition.slug, here.slug)
    form = RoomSettingsForm(request.POST)
    if not form.is_valid():
        return _room_page(request, here, settings=form)
    try:
        services.change_room(here, **form.cleaned_data)
    except services.EntranceMustAdmit as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, refusal)
    if not form.is_valid():
        return _room_page(request, here, settings=form)
    messages.success(request, _("Les réglages de la salle sont enregistrés."))
    return redirect("room", request.edition.slug, here.slug)


@requires(can_edit_rooms)
def room_publish(request: EditionRequest, room: str) -> HttpResponse:
    """Put a version in use; people inside are moved onto it. An older one is a rollback."""
    here = _room(request, room)
    if request.method == "POST":
        form = PublicationForm(request.POST)
        if not form.is_valid():
            return HttpResponseBadRequest("the number of a version is needed\n")
        version = get_object_or_404(MapVersion, room=here, number=form.cleaned_data["version"])
        services.publish(version)
        said = _("La version {number} est publiée : les personnes présentes y sont déjà.")
        messages.success(request, said.format(number=version.number))
    return redirect("room", request.edition.slug, here.slug)


@requires(can_enter_campus)
def room_map(request: EditionRequest, room: str, number: int) -> HttpResponse:
    """The stored `.tmj`: a draft for those who edit rooms, what was ever published for those who may enter."""
    return JsonResponse(_version(request, room, number).tmj, headers={"Cache-Control": IMMUTABLE})


@requires(can_enter_campus)
def room_texts(request: EditionRequest, room: str, number: int) -> HttpResponse:
    """What is written on the notes and desks of a map, by their place among its things, as HTML that is safe to show."""
    things = load(_version(request, room, number).tmj).things
    texts = {
        str(index): render_markdown(thing.text)
        for index, (_layer, thing) in enumerate(things)
        if isinstance(thing, Note | Desk)
    }
    return JsonResponse(texts, headers={"Cache-Control": "private, no-cache"})


def _version(request: EditionRequest, room: str, number: int) -> MapVersion:
    """A version of a map that the person may see. Raises Http404 and PermissionDenied."""
    here = _room(request, room)
    version = get_object_or_404(MapVersion, room=here, number=number)
    is_draft = version.state == MapVersion.State.DRAFT
    if not (can_edit_rooms(request.standing) if is_draft else can_enter(request.standing, here)):
        raise PermissionDenied
    return version


def _room(request: EditionRequest, slug: str) -> Room:
    return get_object_or_404(selectors.rooms_of(request.edition), slug=slug)


def _published(room: Room) -> int | None:
    """The number of the published version, among the versions that `rooms_of` has fetched."""
    numbers = (version.number for version in room.versions.all() if version.state == MapVersion.State.PUBLISHED)
    return next(numbers, None)


def _room_page(
    request: EditionRequest,
    here: Room,
    *,
    settings: RoomSettingsForm | None = None,
    upload: MapForm | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    known: dict[str, Any] = {field: getattr(here, field) for field in ("title", "description", "access", "is_open")}
    context = {
        "room": here,
        "versions": here.versions.all(),
        "settings": settings or RoomSettingsForm(initial=known | {"capacity": here.space.capacity}),
        "upload": upload or MapForm(),
        "problems": problems or [],
        "edition": request.edition,
    }
    return render(request, "rooms/room.html", context)
