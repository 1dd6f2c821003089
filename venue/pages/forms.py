from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """Every kind of field that our pages have, for the style page: it is shown, and never sent."""

    name = forms.CharField(label=_("Nom affiché"), help_text=_("Visible de toutes les personnes présentes."))
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        error_messages={"invalid": _("Cette adresse n’a pas la bonne forme : écrivez-la comme nom@exemple.fr.")},
    )
    place = forms.ChoiceField(
        label=_("Salle"), choices=[("", _("Toutes")), ("c102", "C102"), ("c104", "C104")], required=False
    )
    modality = forms.ChoiceField(
        label=_("Comment venez-vous ?"),
        choices=[("place", _("Sur place")), ("online", _("En ligne"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites si vous venez sur place ou en ligne.")},
    )
    words = forms.CharField(label=_("À propos de vous"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
