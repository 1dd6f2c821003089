from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import redirect_to_pending_stage
from allauth.account.stages import LoginByCodeStage, LoginStage, LoginStageController
from allauth.account.utils import passthrough_next_redirect_url
from allauth.account.views import AccountInactiveView, ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from venue.people import services
from venue.people.avatar_maker import maker_words
from venue.people.forms import AvatarForm, CodeForm, ProfileForm, SignInForm
from venue.people.models import Person

LANGUAGE_COOKIE_AGE_S = 365 * 24 * 3600


def _next_of(request: HttpRequest) -> str:
    """Where the request asks to go next, if that is a page of ours; else ""."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else ""


def _remember_language(response: HttpResponse, code: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=LANGUAGE_COOKIE_AGE_S,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def language(request: HttpRequest) -> HttpResponse:
    """Change the language, on this device and in the account of who is signed in, and come back to the same page."""
    if request.method == "POST":
        code = request.POST.get("language", "")
        if code not in dict(settings.LANGUAGES):
            return HttpResponseBadRequest("unknown language\n")
        if isinstance(request.user, Person):
            services.choose_language(request.user, code)
        response = HttpResponseRedirect(_next_of(request) or reverse("home"))
        _remember_language(response, code)
        return response
    return redirect("home")


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Change one's name, establishment and language."""
    assert isinstance(request.user, Person)
    form = ProfileForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.update_profile(request.user, **form.cleaned_data)
        chosen = form.cleaned_data["language"]
        with translation.override(chosen):
            messages.success(request, _("Votre profil est enregistré."))
        response = HttpResponseRedirect(_next_of(request) or reverse("profile"))
        _remember_language(response, chosen)  # the device's choice would win over the account's
        return response
    return render(request, "people/profile.html", {"form": form, "next": _next_of(request)})


@login_required
def avatar(request: HttpRequest) -> HttpResponse:
    """Make one's avatar: with the maker where scripts run, by a plain form everywhere."""
    assert isinstance(request.user, Person)
    form = AvatarForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.choose_avatar(request.user, form.code)
        if not _next_of(request):  # where one goes on to, one sees it
            messages.success(request, _("Votre avatar est enregistré : les autres le voient déjà."))
        return HttpResponseRedirect(_next_of(request) or reverse("avatar"))
    context = {"form": form, "words": maker_words(), "next": _next_of(request)}
    return render(request, "people/avatar.html", context)


class SignInView(RequestLoginCodeView):
    """One page for newcomers and old hands: an address, then the code sent to it."""

    form_class = SignInForm
    template_name = "account/sign_in.html"

    def get_form_class(self) -> type[SignInForm]:
        return self.form_class

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> HttpResponseRedirect:
        response = redirect_to_pending_stage(request, stage)
        return HttpResponseRedirect(passthrough_next_redirect_url(request, response.url, self.redirect_field_name))


class ConfirmCodeView(ConfirmLoginCodeView):
    """The code. `next` survives a code that expired or that was mistaken too often."""

    form_class = CodeForm
    template_name = "account/confirm_code.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            stage = LoginStageController.enter(request, LoginByCodeStage.key)
            if stage is None or LoginCodeVerificationProcess.resume(stage) is None:  # type: ignore[no-untyped-call]
                messages.warning(request, _("Ce code n’est plus valable. Demandez-en un autre."))
                return self._start_again()
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[Any]:
        return Form if self._action == "resend" else self.form_class

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        messages.error(self.request, _("Trop d’essais avec ce code. Demandez-en un autre."))
        return self._start_again()

    def _start_again(self) -> HttpResponse:
        return HttpResponseRedirect(
            passthrough_next_redirect_url(self.request, reverse("account_login"), self.redirect_field_name)
        )


@method_decorator(transaction.atomic, "post")  # the session's end and the event that tells of it are one
class SignOutView(LogoutView):
    template_name = "account/sign_out.html"


class InactiveView(AccountInactiveView):
    template_name = "account/inactive.html"


sign_in = SignInView.as_view()
confirm_code = ConfirmCodeView.as_view()
sign_out = SignOutView.as_view()
inactive = InactiveView.as_view()
