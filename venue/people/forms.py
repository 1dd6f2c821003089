import unicodedata
from collections.abc import Iterator
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.utils.functional import lazystr
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from venue.establishments.models import Establishment
from venue.people import services
from venue.people.avatar import GROUPS, SLOTS, Group, decode, encode
from venue.people.models import Person, validate_link

# Control, format (bidirectional marks among them), surrogate, private: what cannot be read.
UNREADABLE = {"Cc", "Cf", "Cs", "Co"}


class SignInForm(RequestLoginCodeForm):
    """Asks for an address, and answers the same whether it is known or not: a new one gets its account on the way."""

    email = forms.EmailField(  # type: ignore[assignment]  # allauth narrows it to its own, for its own labels
        label=gettext_lazy("Votre adresse e-mail"),
        help_text=gettext_lazy(
            "Nous y envoyons un code à six chiffres. Les autres membres ne voient pas cette adresse."
        ),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True, "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Écrivez l’adresse à laquelle envoyer le code."),
            "invalid": gettext_lazy("Cette adresse n’a pas la bonne forme : écrivez-la comme nom@exemple.fr."),
        },
    )

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            raise ValidationError(_("Trop de codes demandés en peu de temps. Attendez une minute, puis recommencez."))
        self._user = services.account_for(email, language=get_language() or settings.LANGUAGE_CODE)
        return email


class CodeForm(ConfirmLoginCodeForm):
    code = forms.CharField(
        label=gettext_lazy("Code à six chiffres"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
        error_messages={"required": gettext_lazy("Écrivez le code reçu par e-mail.")},
    )

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not compare_user_code(actual=code, expected=self.expected_code):
            raise ValidationError(_("Ce code n’est pas le bon. Recopiez les six chiffres du dernier message reçu."))
        return code


class ProfileForm(forms.Form):
    """What others see of someone, and the language in which we speak to them."""

    name = forms.CharField(
        label=gettext_lazy("Nom affiché"),
        help_text=gettext_lazy("Visible de toutes les personnes présentes : il est écrit au-dessus de votre avatar."),
        max_length=60,
        validators=[MinLengthValidator(2, gettext_lazy("Écrivez au moins deux caractères."))],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Écrivez le nom que les autres verront.")},
    )
    establishment = forms.ModelChoiceField(
        Establishment.objects.all(),
        label=gettext_lazy("Établissement"),
        help_text=gettext_lazy("Visible à côté de votre nom, pour que l’on sache d’où vous venez."),
        required=False,
        empty_label=gettext_lazy("Aucun, ou un autre"),
    )
    about = forms.CharField(
        label=gettext_lazy("À propos de vous"),
        help_text=gettext_lazy(
            "Facultatif. Visible, sur votre fiche, des membres de vos éditions : ce que vous faites, ce dont vous "
            "aimeriez parler. 300 caractères au plus."
        ),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    link = forms.URLField(
        label=gettext_lazy("Lien"),
        help_text=gettext_lazy(
            "Facultatif. Visible, sur votre fiche, des membres de vos éditions : votre page, vos travaux, une manière "
            "de vous joindre."
        ),
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[validate_link],
        widget=forms.URLInput(attrs={"autocomplete": "url", "placeholder": "https://"}),
        error_messages={
            "invalid": gettext_lazy("Écrivez l’adresse complète d’une page web, comme https://exemple.fr/ma-page.")
        },
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Langue"),
        help_text=gettext_lazy("Connue de vous et de nous : celle des pages et des messages que nous vous envoyons."),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )

    def __init__(self, person: Person, data: Any = None) -> None:
        known = {field: getattr(person, field) for field in self.base_fields}
        super().__init__(data, initial=known)

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        # Control and bidirectional characters would let a name pass for another, or break its line.
        if any(unicodedata.category(letter).startswith("C") for letter in name):
            raise ValidationError(_("Ce nom contient des caractères invisibles : retapez-le au clavier."))
        return name

    def clean_about(self) -> str:
        lines = (" ".join(line.split()) for line in str(self.cleaned_data["about"]).splitlines())
        about = "\n".join(lines).strip()
        if any(unicodedata.category(letter) in UNREADABLE and letter not in "\n\u200d" for letter in about):
            raise ValidationError(_("Ce texte contient des caractères invisibles : retapez-le au clavier."))
        return about


class AvatarForm(forms.Form):
    """What an avatar is made of: a choice for each slot. Its field names and values are those of `venue.people.avatar`."""

    def __init__(self, person: Person, data: Any = None) -> None:
        super().__init__(data, initial=decode(person.shown_avatar))
        for slot in SLOTS:
            self.fields[slot.name] = forms.ChoiceField(label=lazystr(slot.label), choices=slot.choices)

    def groups(self) -> Iterator[tuple[Group, list[forms.BoundField]]]:
        """The fields, as they are chosen together."""
        return ((group, [self[slot.name] for slot in group.slots]) for group in GROUPS)

    @property
    def code(self) -> str:
        """The code of what was chosen, once the form is valid."""
        return encode(self.cleaned_data)
