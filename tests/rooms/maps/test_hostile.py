"""Files that nobody drew: they are refused in a sentence, quickly, whatever is in them."""

import json
import time
from typing import Any

import pytest

from rooms.maps.tmj import MAX_BYTES
from rooms.maps.validate import Report, validate
from tests.rooms.maps.plans import Json, plan, tmj

QUICKLY_S = 5.0  # on a busy machine; each takes well under one


def hall() -> Json:
    return plan("########\n#s....L#\n########", portals={"L": "lobby"})


def look(raw: bytes) -> Report:
    began = time.perf_counter()
    report = validate(raw, {"lobby"})
    assert time.perf_counter() - began < QUICKLY_S
    return report


def codes(raw: bytes) -> list[str]:
    return [problem.code for problem in look(raw).problems]


def padded(raw: bytes, size: int) -> bytes:
    return raw + b" " * (size - len(raw))


def test_a_file_may_weigh_two_mebibytes_and_no_more() -> None:
    assert codes(padded(tmj(hall()), MAX_BYTES)) == []
    assert look(padded(tmj(hall()), MAX_BYTES + 1)).sentences() == [
        "Le fichier pèse 2049 Kio, 2048 Kio au plus sont acceptés. Partagez la carte en plusieurs salles."
    ]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "not_json"),
        (b"\x89PNG\r\n\x1a\n", "not_json"),
        (b'{"type": "map"', "not_json"),
        (b'{"type": "ma\xff"}', "not_json"),
        (b'\xef\xbb\xbf{"type": "map"}', "not_json"),
        ("<map/>".encode("utf-16"), "not_json"),
        (b'"unfinished', "not_json"),
        (b'"unfinished\\', "not_json"),
        (b"null", "not_a_map"),
        (b"[]", "not_a_map"),
        (b'"map"', "not_a_map"),
        (b"{}", "not_a_map"),
        (b'{"type": ["map"]}', "not_a_map"),
        (b"NaN", "not_json"),
        (b"9" * 5000, "not_json"),
        (b"[" * 33 + b"]" * 33, "too_deep"),
        (b"[" * (MAX_BYTES - 1), "too_deep"),
        (b'{"a":' * (MAX_BYTES // 5), "too_deep"),
        (b'"' + b'\\"' * (MAX_BYTES // 2 - 1), "not_json"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_map(raw: bytes, code: str) -> None:
    assert codes(raw) == [code]


def test_brackets_within_text_are_no_nesting() -> None:
    drawn = hall() | {"class": "[{" * 100 + '\\"[' * 100}

    assert codes(tmj(drawn)) == []


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9" * 5000])
def test_numbers_that_are_none(number: str) -> None:
    raw = tmj(hall()).replace(b'"nextlayerid": 5', b'"nextlayerid": ' + number.encode())

    assert look(raw).sentences() == [
        "Le fichier contient un nombre illisible. Enregistrez de nouveau la carte depuis Tiled, au format JSON (.tmj)."
    ]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" + "0" * 4000, "-5e-324"])
def test_numbers_beyond_measure(number: str) -> None:
    raw = tmj(hall()).replace(b'"x": 192', b'"x": ' + number.encode())

    assert codes(raw) == ["object_outside"]
    assert codes(tmj(hall()).replace(b'"width": 8', b'"width": ' + number.encode(), 1)) == ["map_size"]


def test_keys_given_twice() -> None:
    raw = tmj(hall()).replace(b'"infinite": false', b'"infinite": true, "infinite": false, "width": 9')

    assert look(raw).sentences() == [
        f"Un objet JSON donne deux fois « {key} ». Enregistrez de nouveau la carte depuis Tiled, au format JSON (.tmj)."
        for key in ("infinite", "width")
    ]


def test_many_keys_given_twice() -> None:
    keys = b",".join(b'"k%d":1' % (number % 70_000) for number in range(140_000))

    report = look(b'{"type":"map",' + keys + b"}")

    assert {problem.code for problem in report.problems} == {"key_twice"}


@pytest.mark.parametrize(
    "filling", [{}, [], None, "x", 1, {"type": "portal"}, {"type": "spawn", "name": "start"}, {"type": "note"}]
)
def test_many_objects(filling: object) -> None:
    drawn = hall()
    drawn["layers"][2]["objects"] = [filling] * (MAX_BYTES // (len(json.dumps(filling)) + 2) - 4096)

    report = look(json.dumps(drawn, separators=(",", ":")).encode())

    assert report.problems[0].code == "objects"


def test_many_portals_over_the_whole_map() -> None:
    drawn = plan("\n".join(["s" + "." * 254, *["." * 255] * 254]))
    portal = {"type": "portal", "name": "", "x": 0, "y": 0, "width": 8160, "height": 8160, "rotation": 0}
    portal["properties"] = [{"name": "room", "type": "string", "value": "lobby"}]
    drawn["layers"] = [layer for layer in drawn["layers"] if layer["name"] in ("floor", "floorLayer")]
    drawn["layers"][1]["objects"] += [portal | {"id": number} for number in range(2, 101)]

    assert {problem.code for problem in look(tmj(drawn)).problems} == {"object_too_large"}


@pytest.mark.parametrize("value", [None, True, 0, -1, 1.5, "", "x", [], {}, [[]], [None], {"a": []}])
def test_any_value_anywhere(value: object) -> None:
    """Each field of a good map in turn, at any depth, becomes something else: told, or of no consequence."""
    for path in _paths(hall()):
        drawn = hall()
        at: Any = drawn
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

        report = look(tmj(drawn))

        assert report.is_valid is (not report.sentences())


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every field, of long lists only the first item's."""
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items += value.items()
    elif isinstance(value, list):
        items += enumerate(value if len(value) <= 8 else value[:1])
    return [found for key, inner in items for found in [(*path, key), *_paths(inner, (*path, key))]]
