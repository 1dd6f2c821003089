"""Notes, links, screens and desks: what is wrong with them is told, and they can be approached."""

from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from rooms.maps.document import Note
from rooms.maps.encode import encode
from rooms.maps.tmj import load
from tests.rooms.maps.plans import plan, thing
from tests.rooms.maps.test_validate import Mutation, codes, hall, look


def add_thing(kind: str, name: str, *, number: int = 60, size: tuple[int, int] = (1, 1), **properties: str) -> Mutation:
    """Add a note, a link, a screen or a desk on the floor of `hall`."""
    return lambda drawn: drawn["layers"][2]["objects"].append(
        thing(kind, name, (2, 1, *size), **properties) | {"id": number}
    )


MISTAKES: dict[str, tuple[Mutation, list[str]]] = {
    "note without a title": (add_thing("note", " ", text="Bonjour"), ["thing_unnamed"]),
    "note without a text": (add_thing("note", "Avis"), ["property_value"]),
    "note of spaces": (add_thing("note", "Avis", text=" \n "), ["property_value"]),
    "long note": (add_thing("note", "Avis", text="x" * 2001), ["property_value"]),
    "note with a NUL": (add_thing("note", "Avis", text="a\0b"), ["property_value"]),
    "note with a url": (add_thing("note", "Avis", text="Bonjour", url="https://example.org"), ["property_unknown"]),
    "link without a url": (add_thing("link", "Site"), ["property_value"]),
    "link to a script": (add_thing("link", "Site", url="javascript:alert(1)"), ["property_value"]),
    "link to a path": (add_thing("link", "Site", url="/profile/"), ["property_value"]),
    "link to nowhere": (add_thing("link", "Site", url="https://"), ["property_value"]),
    "link with a password": (add_thing("link", "Site", url="https://ana:secret@example.org/"), ["property_value"]),
    "link with a backslash": (add_thing("link", "Site", url="https://evil.example\\.example.org/"), ["property_value"]),
    "link with a space": (add_thing("link", "Site", url="https://example.org/a b"), ["property_value"]),
    "long link": (add_thing("link", "Site", url="https://example.org/" + "x" * 481), ["property_value"]),
    "link with a text": (add_thing("link", "Site", url="https://example.org/", text="x"), ["property_unknown"]),
    "screen of another site": (add_thing("screen", "Film", url="https://evil.example/"), ["screen_host"]),
    "screen of an allowed host on another port": (
        add_thing("screen", "Film", url="https://framatube.org:8443/"),
        ["screen_host"],
    ),
    "screen of an allowed host without TLS": (
        add_thing("screen", "Film", url="http://framatube.org/"),
        ["screen_host"],
    ),
    "screen of a page of ours that is not made for it": (
        add_thing("screen", "Film", url="/profile/"),
        ["property_value"],
    ),
    "desk without a title": (add_thing("desk", "", text="Bonjour"), ["thing_unnamed"]),
    "desk with a long greeting": (add_thing("desk", "Accueil", text="x" * 501), ["property_value"]),
    "two desks of one name": (
        lambda drawn: (add_thing("desk", "Accueil")(drawn), add_thing("desk", "Accueil", number=61)(drawn)),
        ["desk_twice"],
    ),
    "too many desks": (
        lambda drawn: [add_thing("desk", f"Accueil {n}", number=60 + n)(drawn) for n in range(9)],
        ["objects"],
    ),
    "a thing as large as a hall": (add_thing("note", "Avis", text="x", size=(8, 40)), ["object_outside"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told(mistake: str) -> None:
    mutate, expected = MISTAKES[mistake]
    drawn = hall()
    mutate(drawn)

    report = look(drawn)

    assert codes(report) == expected
    assert report.document is None


@pytest.mark.parametrize(
    ("text", "box", "expected"),
    [
        ("########\n#s.....#\n########", (3, 0, 2, 1), []),  # in the wall, and read from the floor
        ("#######.\n#s....#.\n########", (7, 0, 1, 1), []),  # three tiles off, on the other side of a wall
        ("##########\n#s.......#\n##########\n##########", (4, 4, 2, 1), []),
        ("##########\n#s.......#\n##########\n##########", (4, 5, 2, 1), ["thing_unreachable"]),  # four off
        ("##########\n#s#......#\n##########", (8, 1, 1, 1), ["thing_unreachable"]),
        (
            "##########\n#sL......#\n##########",
            (8, 1, 1, 1),
            ["thing_unreachable"],
        ),  # one would be taken away on the way
    ],
)
@pytest.mark.parametrize("kind", ["note", "link", "screen", "desk"])
def test_reach_of_things(kind: str, text: str, box: tuple[int, int, int, int], expected: list[str]) -> None:
    words = {"note": {"text": "x"}, "link": {"url": "https://example.org/"}, "screen": {"url": "/welcome/"}, "desk": {}}
    drawn = plan(text, portals={"L": "lobby"}, things=[thing(kind, "Chose", box, **words[kind])])

    assert codes(look(drawn)) == expected


def test_all_that_is_wrong_with_things_is_told_at_once_in_either_language() -> None:
    drawn = hall()
    add_thing("note", "")(drawn)
    add_thing("screen", "Film", number=61, url="https://evil.example/film")(drawn)
    add_thing("link", "Site", number=62, url="javascript:alert(1)")(drawn)
    with translation.override("en"):
        english = look(drawn).sentences()

    assert look(drawn).sentences() == [
        "Calque « floorLayer », objet n° 60, case (2, 1) : cet objet n’a pas de nom. "
        "Nommez-le : c’est le titre que les personnes lisent.",
        "Calque « floorLayer », objet n° 60, case (2, 1) : il manque « text » : un texte de 1 à 2000 caractères. "
        "Écrivez-y ce qu’on lit.",
        "Calque « floorLayer », objet n° 62, case (2, 1) : « javascript:alert(1) » n’est pas une adresse web. "
        "Écrivez-y une adresse complète, qui commence par https://.",
        "Calque « floorLayer », objet n° 61, case (2, 1) : un écran ne peut pas montrer « https://evil.example/film ». "
        f"Sites acceptés : {', '.join(settings.EMBED_ORIGINS)}. "
        "Choisissez l’un d’eux, ou faites de l’objet un lien (classe link).",
    ]
    assert len(english) == 4
    assert english[0].endswith("this object has no name. Name it: it is the title that people read.")


def test_a_stored_screen_whose_host_is_no_longer_allowed_still_loads(settings: Any) -> None:
    drawn = hall()
    add_thing("screen", "Film", url="https://framatube.org/film")(drawn)
    document = look(drawn).document
    assert document is not None
    settings.EMBED_ORIGINS = []

    assert codes(look(drawn)) == ["screen_host"]
    assert load(encode(document)) == document


def test_lines_of_a_note_end_as_the_house_does() -> None:
    drawn = hall()
    add_thing("note", "Avis", text="un\r\ndeux\rtrois\tquatre")(drawn)
    document = look(drawn).document
    assert document is not None

    assert [thing.text for _layer, thing in document.of_kind(Note)] == ["un\ndeux\ntrois quatre"]
