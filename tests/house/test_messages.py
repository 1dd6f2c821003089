"""The two languages: every text is found where it is written, translated, and served."""

import json
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry
from django.utils import translation
from pytest_django import Settings

from venue.config import messages
from venue.config.environment import ROOT
from venue.config.message_sources import Message, UnreadableMessage, read_messages
from venue.pages.client_messages import client_catalogue


def test_the_catalogues_are_complete_and_in_step_with_the_sources() -> None:
    assert messages.find_problems(ROOT) == []


def test_no_library_translates_a_french_source_text() -> None:
    """Django's own catalogue has English texts; one of ours that reads the same would come out as something else."""
    with translation.override("fr"):
        altered = [
            (message.text, found)
            for message in messages.gather(ROOT).values()
            if (found := translation.pgettext(message.context, message.text)) != message.text
        ]

    assert altered == []


# -- what is read from the sources -----------------------------------------------------------------------------------


def test_python_texts() -> None:
    source = """
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy, ngettext as count_of, pgettext

title = gettext_lazy("Entrer "
                     "dans le campus")
greeting = _("Bonjour {name}").format(name=_("à toutes et tous"))
seats = count_of("{n} place", "{n} places", n).format(n=n)
verb = pgettext("action", "Ouvrir")
late = translation.gettext("Trop tard")
known_elsewhere = _(problem.text)
for _x in range(3): print(_x)
"""
    assert set(read_messages("venue/sample.py", source)) == {
        Message("Entrer dans le campus"),
        Message("Bonjour {name}"),
        Message("à toutes et tous"),
        Message("{n} place", plural="{n} places"),
        Message("Ouvrir", context="action"),
        Message("Trop tard"),
    }


@pytest.mark.parametrize("call", ['_(f"Bonjour {name}")', '_("Bonjour %s" % name)', "_()"])
def test_python_texts_that_no_catalogue_can_hold(call: str) -> None:
    source = f"from django.utils.translation import gettext as _\n{call}"

    with pytest.raises(UnreadableMessage, match=r"^venue/sample\.py:2: write a plain literal"):
        read_messages("venue/sample.py", source)


def test_template_texts() -> None:
    source = """{% load i18n %}
<h1>{% translate "C’est l’heure" %}</h1> it's "quoted" text {{ name|default:_("Anonyme") }}
{% translate 'Ouvrir' context "action" as label %}{% translate variable %}
{% include "field.html" with label=_("Votre nom") hint=hint %}
{# {% translate "en commentaire" %} #}
{% blocktranslate trimmed with title=edition.title %}
  Bienvenue à
  <b>{{ title }}</b>, à 100 %
{% endblocktranslate %}
{% blocktranslate count n=rooms|length context "plan" %}{{ n }} salle{% plural %}{{ n }} salles{% endblocktranslate %}
"""
    assert read_messages("venue/pages/templates/sample.html", source) == [
        Message("C’est l’heure"),
        Message("Anonyme"),
        Message("Ouvrir", context="action"),
        Message("Votre nom"),
        Message("Bienvenue à <b>%(title)s</b>, à 100 %%"),
        Message("%(n)s salle", plural="%(n)s salles", context="plan"),
    ]


def test_a_template_text_names_what_it_shows() -> None:
    with pytest.raises(UnreadableMessage, match=r"html:2: %\(edition\.title\)s stays empty"):
        read_messages("x/templates/a.html", "<p>\n{% blocktranslate %}De {{ edition.title }}{% endblocktranslate %}")


TSX = r"""
import { _, fill, ngettext, pgettext } from '../i18n'
/** Texts in the page's language: `_("en commentaire")`. */
type Names = Record<string, Map<number, Array<string>>>
export function RoomList<T extends Room>({ rooms, pick }: { rooms: readonly T[]; pick: (room: T) => void }) {
  const [open, setOpen] = useState<Map<string, T>>(new Map<string, T>([[_('Première'), rooms[0] as T]]))
  const quoted = text.replace(/['"`/]+/g, "l'autre").split(/\//)  // it's a comment
  const half = rooms.length / 2, title = `${open ? `d'${_("Ouverte")}` : '}'} ${{ a: 1 }.a}`
  const label = n<2?_("Rien ici"):fill(ngettext("{n} salle", '{n} salles', n), { n })
  if (half >= 2 && (x as Foo<number>) < y) return null
  return <section aria-label={_("Salles du campus")} onClick={() => pick(rooms[0]!)}>
    <h2>{_("Les " +
        "salles")}</h2><br/>
    <p>l'un et
      {_('L\'heure \u00e9t\u{e9}')} : http://exemple.fr {_(`Gabarit simple`)} / {half / 2}</p>
    <a href="https://exemple.fr">{pgettext("action", "Ouvrir",)}</a>
    {rooms.map((_, i) => <Row<T> key={i} of={_} />)}{catalog._("Ailleurs")}
  </section>
}
function ngettext(singular: string, plural: string, n: number): string { return n >= 2 ? plural : singular }
"""


def test_typescript_texts() -> None:
    assert read_messages("assets/src/sample.tsx", TSX) == [
        Message("Première"),
        Message("Ouverte"),
        Message("Rien ici"),
        Message("{n} salle", plural="{n} salles"),
        Message("Salles du campus"),
        Message("Les salles"),
        Message("L'heure été"),
        Message("Gabarit simple"),
        Message("Ouvrir", context="action"),
    ]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("_(label)", "takes string literals"),
        ("_(open ? 'Ouverte' : 'Fermée')", "takes string literals"),
        ("_(`Salle ${name}`)", "takes string literals"),
        ("ngettext('{n} salle', n)", "takes string literals"),
        ("<p>l'un {_(\"Un\")} l'autre</p>", "hides in a string"),
    ],
)
def test_typescript_texts_that_cannot_be_read(source: str, why: str) -> None:
    with pytest.raises(UnreadableMessage, match=rf"^assets/src/a\.tsx:2: .*{why}"):
        read_messages("assets/src/a.tsx", f"\n{source}")


# -- the catalogues --------------------------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small project with a text of each kind, extracted and translated but for what the tests change."""
    write(tmp_path, "venue/doors.py", 'from django.utils.translation import gettext as _\n_("Porte {name}")\n_("Mur")')
    write(tmp_path, "rooms/templates/rooms.html", TEMPLATE)
    write(tmp_path, "assets/src/list.tsx", 'const a = _("Mur"); const b = ngettext("{n} place", "{n} places", n)')
    write(tmp_path, "assets/src/list.test.ts", '_("Seulement un test")')
    messages.extract(tmp_path)
    translate(tmp_path, {"Porte {name}": ["Door {name}"], "Mur": ["Wall"], "{n} place": ["{n} seat", "{n} seats"]})
    translate(tmp_path, {"%(n)s personne": ["%(n)s person", "%(n)s people"]})
    return tmp_path


TEMPLATE = (
    "{% load i18n %}{% blocktranslate count n=n %}{{ n }} personne{% plural %}{{ n }} personnes{% endblocktranslate %}"
)


def test_a_translated_house_has_no_problem(house: Path) -> None:
    assert messages.find_problems(house) == []


def test_extracting_again_changes_nothing(house: Path) -> None:
    before = messages.catalogue_path(house, "en").read_bytes()

    assert messages.extract(house) == messages.Changes(added=[], dropped=[])
    assert messages.catalogue_path(house, "en").read_bytes() == before
    assert b"Date" not in before


def test_the_french_catalogue_holds_the_plurals_only(house: Path) -> None:
    header, *entries = messages.catalogue_path(house, "fr").read_text("utf-8").split("\n\n")

    assert "plural=(n > 1);" in header
    assert [[line for line in entry.splitlines() if not line.startswith("#")] for entry in entries] == [
        [f'msgid "{one}"', f'msgid_plural "{many}"', f'msgstr[0] "{one}"', f'msgstr[1] "{many}"']
        for one, many in [("%(n)s personne", "%(n)s personnes"), ("{n} place", "{n} places")]
    ]


def test_a_changed_text_loses_its_translation_and_the_others_keep_theirs(house: Path) -> None:
    write(house, "venue/doors.py", 'from django.utils.translation import gettext as _\n_("Portail {name}")\n_("Mur")')

    assert messages.find_problems(house) == [
        "en: “Portail {name}” (venue/doors.py) is not in the catalogue: run `manage.py messages extract`",
        "en: “Porte {name}” is in no source any more: run `manage.py messages extract`",
    ]
    assert messages.extract(house) == messages.Changes(added=["Portail {name}"], dropped=["Porte {name}"])
    assert messages.find_problems(house) == ["en: “Portail {name}”: no translation"]


def test_one_text_cannot_have_two_plurals(house: Path) -> None:
    write(house, "assets/src/other.ts", 'ngettext("{n} place", "{n} places libres", n)')

    assert messages.find_problems(house) == [
        "assets/src/other.ts:1: “{n} place” is written with another plural, or none, in assets/src/list.tsx"
    ]


@pytest.mark.parametrize(
    ("entry", "problems"),
    [
        (Entry("Porte {name}", "Door {name}"), []),
        (Entry("Porte {name}", ""), ["no translation"]),
        (Entry("Porte {name}", "Door {nom}"), ["“Door {nom}” has {nom} where the source has {name}"]),
        (Entry("De %(title)s", "From title"), ["“From title” has none where the source has %(title)s"]),
        (Entry("<b>Oui</b>", "<b>Yes<b>"), ["“<b>Yes<b>” has <b <b where the source has </b <b"]),
        (Entry("100 %%", "100%"), ["“100%” holds a lone %: write %% in a text that has placeholders"]),
        (Entry("Oui", " Yes"), ["“ Yes” begins or ends with a space"]),
        (Entry("Oui", "Yes", flags=["fuzzy"]), ["the translation is marked as uncertain (fuzzy)"]),
        (Entry(("{n} mur", "{n} murs"), ("One wall", "{n} walls")), ["“One wall” has none where the source has {n}"]),
        (Entry(("Un mur", "{n} murs"), ("One wall", "{n} walls")), []),
        (Entry(("Un mur", "{n} murs"), ("One wall", "")), ["a plural form is missing"]),
    ],
)
def test_what_is_wrong_with_a_translation(entry: Entry, problems: list[str]) -> None:
    assert list(messages.check_entry(entry)) == problems


# -- what people get -------------------------------------------------------------------------------------------------


@pytest.fixture
def served(house: Path, settings: Settings) -> Path:
    """The small project's catalogues, compiled, in the place of ours."""
    messages.build(house)
    settings.LOCALE_PATHS = [house / "locale"]
    return house


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fr", ["Mur", "0 personne", "1 personne", "2 personnes"]),
        ("en", ["Wall", "0 people", "1 person", "2 people"]),
    ],
)
def test_django_speaks_both_languages(served: Path, language: str, texts: list[str]) -> None:
    with translation.override(language):
        counted = [translation.ngettext("%(n)s personne", "%(n)s personnes", n) % {"n": n} for n in range(3)]
        assert [translation.gettext("Mur"), *counted] == texts


def test_the_browser_gets_what_it_shows_and_no_more(served: Path) -> None:
    assert client_catalogue("en-gb") == {
        "plural": "en",
        "catalog": {"Mur": "Wall", "{n} place": ["{n} seat", "{n} seats"]},
    }
    assert client_catalogue("fr") == {"plural": "fr", "catalog": {}}


def test_what_is_not_translated_yet_shows_in_french(house: Path, settings: Settings) -> None:
    translate(house, {"Mur": [""]})
    messages.build(house)
    settings.LOCALE_PATHS = [house / "locale"]

    assert "Mur" not in json.loads(messages.client_path(house, "en").read_text())
    with translation.override("en"):
        assert translation.gettext("Mur") == "Mur"


def test_the_campus_opens_in_french_before_anything_is_built(tmp_path: Path, settings: Settings) -> None:
    settings.LOCALE_PATHS = [tmp_path]

    assert client_catalogue("en") == {"plural": "en", "catalog": {}}


# -- hands -----------------------------------------------------------------------------------------------------------


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def translate(root: Path, translations: dict[str, list[str]]) -> None:
    """Write translations into the English catalogue, as a person with an editor would."""
    path = messages.catalogue_path(root, "en")
    entries = path.read_text("utf-8").split("\n\n")
    for index, entry in enumerate(entries):
        for text, forms in translations.items():
            if f'msgid "{text}"\n' in entry:
                kept = [line for line in entry.splitlines() if not line.startswith("msgstr")]
                names = ["msgstr"] if len(forms) == 1 else [f"msgstr[{form}]" for form in range(len(forms))]
                written = [f'{name} "{form}"' for name, form in zip(names, forms, strict=True)]
                entries[index] = "\n".join([*kept, *written])
    path.write_text("\n\n".join(entries).rstrip("\n") + "\n", "utf-8")
