"""Pages of an edition: `@requires(right)` loads the edition and shows in only those who may."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from venue.editions.models import Edition
from venue.editions.permissions import can_see_edition
from venue.editions.selectors import Standing, bans, standing
from venue.people.models import Person

P = ParamSpec("P")
Right = Callable[[Standing], bool]


class EditionRequest(HttpRequest):
    """A request that `requires` has let in. `user` is a Person where the right needs one."""

    edition: Edition
    standing: Standing
    user: Any


def banned(request: EditionRequest) -> HttpResponse:
    """The page of someone who is kept out."""
    found = bans(request.edition).filter(person=request.user).first()
    return render(request, "editions/banned.html", {"edition": request.edition, "ban": found}, status=403)


def requires(
    right: Right,
) -> Callable[[Callable[Concatenate[EditionRequest, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Wrap `view(request, …)` for a URL with `<slug:edition>`.

    A draft does not exist for those who may not see it (404). A visitor is sent to sign in and comes back; someone
    signed in without the right gets the 403 page, which says whom to ask; who is banned, one that says so, until when and why.
    """

    def wrap(view: Callable[Concatenate[EditionRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: EditionRequest, edition: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request.edition = get_object_or_404(Edition, slug=edition)
            person = request.user if isinstance(request.user, Person) else None
            request.standing = standing(person.pk if person else None, request.edition)
            if request.standing.banned and not right(request.standing):
                return banned(request)
            if not can_see_edition(request.standing):
                raise Http404
            if not right(request.standing):
                if person is None:
                    return redirect_to_login(request.get_full_path())
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return wrap
