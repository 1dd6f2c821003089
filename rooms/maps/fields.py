"""Reading a JSON object field by field: what is not as it should be is told, and the reading goes on."""

import math
from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from rooms.maps.problems import Problems, Where, is_clean, quoted, read_as

LONGEST_NAME = 80
MOST_PROPERTIES = 8

_ABSENT = object()


class Fields:
    """One JSON object of the file, and where in the map it is.

    Each method returns None after telling a problem. `default` is what an absent field stands for; without one the
    field is required.
    """

    def __init__(self, source: Mapping[str, object], found: Problems, where: Where) -> None:
        self.source = source
        self.found = found
        self.where = where

    def integer(
        self, key: str, low: int, high: int, *, code: str, advice: str, default: int | None = None
    ) -> int | None:
        value = self._value(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        expected = str(low) if low == high else _("un nombre entier de {low} à {high}").format(low=low, high=high)
        self._refuse(code, key, expected, advice)
        return None

    def number(
        self, key: str, low: float, high: float, *, code: str, advice: str, default: float | None = None
    ) -> float | None:
        """A finite number, also one that the file writes as an integer."""
        value = self._value(key, default)
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and low <= value <= high
            and math.isfinite(value)
        ):
            return float(value)
        self._refuse(code, key, _("un nombre de {low} à {high}").format(low=f"{low:g}", high=f"{high:g}"), advice)
        return None

    def flag(self, key: str, *, code: str, advice: str, default: bool | None = None) -> bool | None:
        value = self._value(key, default)
        if isinstance(value, bool):
            return value
        self._refuse(code, key, _("true ou false"), advice)
        return None

    def one_of(
        self, key: str, choices: Sequence[str], *, code: str, advice: str, default: str | None = None
    ) -> str | None:
        value = self._value(key, default)
        if isinstance(value, str) and value in choices:
            return value
        shown = ", ".join(_("« {word} »").format(word=choice) for choice in choices)
        expected = shown if len(choices) == 1 else _("l’une des valeurs {choices}").format(choices=shown)
        self._refuse(code, key, expected, advice)
        return None

    def text(
        self, key: str, shortest: int, longest: int, *, code: str, advice: str, default: str | None = None
    ) -> str | None:
        """Text on one line, without control characters, counted in characters."""
        value = self._value(key, default)
        if isinstance(value, str) and shortest <= len(value.strip()) <= len(value) <= longest and is_clean(value):
            return value
        expected = (
            _("un texte de {low} à {high} caractères, sur une ligne").format(low=shortest, high=longest)
            if shortest
            else _("un texte d’au plus {high} caractères, sur une ligne").format(high=longest)
        )
        self._refuse(code, key, expected, advice)
        return None

    def paragraphs(
        self, key: str, shortest: int, longest: int, *, code: str, advice: str, default: str | None = None
    ) -> str | None:
        """Text of several lines, ended as the house does (\\n); tabs are spaces, other control characters a problem."""
        value = self._value(key, default)
        if isinstance(value, str):
            text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
            if shortest <= len(text.strip()) <= len(text) <= longest and is_clean(text.replace("\n", " ")):
                return text
        expected = (
            _("un texte de {low} à {high} caractères").format(low=shortest, high=longest)
            if shortest
            else _("un texte d’au plus {high} caractères").format(high=longest)
        )
        self._refuse(code, key, expected, advice)
        return None

    def items(self, key: str, *, most: int, code: str, advice: str) -> list[object]:
        """The list under `key`, empty when there is none; beyond `most` items, a problem and the first ones."""
        value = self.source.get(key, [])
        if not isinstance(value, list):
            self._refuse(code, key, _("une liste"), advice)
            return []
        if len(value) > most:
            self.found.add(
                code,
                _("le champ « {field} » a {count} éléments, {most} au plus sont acceptés. {advice}").format(
                    field=key, count=len(value), most=most, advice=advice
                ),
                self.where,
            )
        return value[:most]

    def objects(self, key: str, *, most: int, code: str, advice: str) -> "list[Fields]":
        """The JSON objects of the list under `key`; what else stands in it is a problem."""
        values = self.items(key, most=most, code=code, advice=advice)
        others = [value for value in values if not isinstance(value, dict)]
        if others:
            self.found.add(
                code,
                _("dans « {field} », {value} n’est pas un objet JSON. {advice}").format(
                    field=key, value=read_as(others[0]), advice=advice
                ),
                self.where,
            )
        return [Fields(value, self.found, self.where) for value in values if isinstance(value, dict)]

    def neutral(self, values: Mapping[str, Collection[object]], *, code: str, advice: str) -> bool:
        """Refuse what would change the meaning of the rest: each field named is absent or has one of the values given.

        Numbers are compared as numbers, and True is no number.
        """
        clean = True
        for key, accepted in values.items():
            value = self.source.get(key, _ABSENT)
            if value is _ABSENT or any(
                value == one and isinstance(value, bool) == isinstance(one, bool) for one in accepted
            ):
                continue
            clean = False
            self.found.add(
                code,
                _("« {field} » ({value}) n’est pas accepté ici. {advice}").format(
                    field=key, value=read_as(value), advice=advice
                ),
                self.where,
            )
        return clean

    def properties(self, allowed: Mapping[str, str]) -> "Fields":
        """The custom properties, as fields. `allowed` gives each known name its type; any other name is a problem."""
        advice = (
            _("Retirez-la ; celles qui sont possibles ici : {names}.").format(names=", ".join(sorted(allowed)))
            if allowed
            else _("Retirez-la : aucune propriété n’est possible ici.")
        )
        read: dict[str, object] = {}
        export = _("Enregistrez de nouveau la carte depuis Tiled, au format JSON (.tmj).")
        for item in self.objects("properties", most=MOST_PROPERTIES, code="property_list", advice=export):
            name, kind, value = item.source.get("name"), item.source.get("type", "string"), item.source.get("value")
            if not isinstance(name, str) or name not in allowed:
                sentence = _("la propriété « {name} » est inconnue. {advice}")
                self.found.add("property_unknown", sentence.format(name=quoted(name), advice=advice), self.where)
            elif name in read:
                sentence = _("la propriété « {name} » est donnée deux fois. Gardez-en une.")
                self.found.add("property_twice", sentence.format(name=name), self.where)
            elif kind != allowed[name] or not isinstance(value, bool if allowed[name] == "bool" else str):
                sentence = _(
                    "la propriété « {name} » doit être de type {type} (lu : {value}). Recréez-la avec ce type."
                )
                self.found.add(
                    "property_type", sentence.format(name=name, type=allowed[name], value=read_as(value)), self.where
                )
                read[name] = None
            else:
                read[name] = value
        return Properties(read, self.found, self.where)

    def _value(self, key: str, default: object) -> object:
        return self.source.get(key, default)

    def _refuse(self, code: str, key: str, expected: str, advice: str) -> None:
        if key in self.source:
            sentence = _("« {field} » doit être {expected} (lu : {value}). {advice}").format(
                field=key, expected=expected, value=read_as(self.source[key]), advice=advice
            )
        else:
            sentence = _("il manque « {field} » : {expected}. {advice}").format(
                field=key, expected=expected, advice=advice
            )
        self.found.add(code, sentence.rstrip(), self.where)


class Properties(Fields):
    """Custom properties by name. One that was already told to be of the wrong type is not told again."""

    def _refuse(self, code: str, key: str, expected: str, advice: str) -> None:
        if self.source.get(key, _ABSENT) is not None:
            super()._refuse(code, key, expected, advice)
