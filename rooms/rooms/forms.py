from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.rooms.models import Room
from venue.spaces.models import MOST_PEOPLE

MAP_MAX_BYTES = 2 * 1024 * 1024  # a full 255×255 map of four layers weighs about 1.3 MB


class MapForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Carte au format de Tiled (.tmj)"),
        help_text=gettext_lazy(
            "2 Mo au plus. Elle devient un brouillon : personne n’y marche avant que vous la publiiez."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".tmj,.json,application/json"}),
        error_messages={
            "required": gettext_lazy("Choisissez un fichier .tmj sur votre appareil."),
            "empty": gettext_lazy("Ce fichier est vide : exportez de nouveau la carte depuis Tiled."),
        },
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file = cast("UploadedFile[Any]", self.cleaned_data["file"])
        size = file.size or 0
        if size > MAP_MAX_BYTES:
            raise ValidationError(
                _(
                    "Ce fichier pèse {size}, et une carte 2 Mo au plus : vérifiez que c’est bien le fichier .tmj."
                ).format(size=filesizeformat(size))
            )
        return file


class RoomSettingsForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Titre"),
        max_length=80,
        error_messages={"required": gettext_lazy("Donnez un titre à la salle.")},
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        help_text=gettext_lazy("Une phrase, montrée dans la liste des salles."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    access = forms.ChoiceField(
        label=gettext_lazy("Qui peut entrer"),
        help_text=gettext_lazy("Qui n’en a plus le droit sort de la salle aussitôt."),
        choices=Room.Access.choices,
        widget=forms.RadioSelect,
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Capacité, en personnes"),
        help_text=gettext_lazy("Quand la salle est pleine, on attend à la porte."),
        min_value=1,
        max_value=MOST_PEOPLE,
        error_messages={
            "required": gettext_lazy("Écrivez combien de personnes tiennent dans la salle."),
            "invalid": gettext_lazy("Écrivez un nombre entier de personnes."),
        },
    )
    is_open = forms.BooleanField(
        label=gettext_lazy("La salle est ouverte"),
        help_text=gettext_lazy("Décochée, la salle se vide et sa porte reste fermée."),
        required=False,
    )


class PublicationForm(forms.Form):
    """Which version to publish, by its number in the room."""

    version = forms.IntegerField(min_value=1)
