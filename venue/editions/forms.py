from django import forms
from django.utils.translation import gettext_lazy as _

from venue.editions.models import Edition, Role


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        help_text=_(
            "La personne reçoit un message avec le lien de l’édition ; seule l’organisation voit cette adresse."
        ),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Écrivez l’adresse de la personne à inviter."),
            "invalid": _("Cette adresse n’a pas la bonne forme : écrivez-la comme nom@exemple.fr."),
        },
    )
    role = forms.TypedChoiceField(label=_("Rôle"), choices=Role.choices, coerce=Role)


class RevocationForm(forms.Form):
    """Which role of whom: from a link to the confirmation page, then from that page."""

    person = forms.IntegerField(min_value=1)
    role = forms.TypedChoiceField(choices=Role.choices, coerce=Role)


class StateForm(forms.Form):
    state = forms.TypedChoiceField(choices=Edition.State.choices, coerce=Edition.State)


class MemberSearchForm(forms.Form):
    """Narrows the list of the team page; whatever it does not understand, it ignores."""

    q = forms.CharField(label=_("Nom ou adresse"), max_length=100, required=False)
    role = forms.ChoiceField(label=_("Rôle"), choices=[("", _("Tous les rôles")), *Role.choices], required=False)
