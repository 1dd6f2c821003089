"""Codes of avatars: every one that is taken can be drawn, and everyone has one."""

import importlib
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.venue.editions.members import browser_of, said, someone
from venue.outbox.models import Entry
from venue.pages.demo_looks import demo_avatar
from venue.people import services
from venue.people.avatar import CODE_LENGTH, LETTERS, SLOTS, VERSION, decode, default_avatar, encode, validate_avatar

looks = st.fixed_dictionaries({slot.name: st.sampled_from(slot.names) for slot in SLOTS})
PLAIN = VERSION + "0" * len(SLOTS)


@given(looks)
def test_a_look_comes_back_from_its_code(look):
    assert decode(encode(look)) == look


def test_what_is_not_said_of_a_look_is_plain():
    assert encode({}) == PLAIN
    with pytest.raises(ValueError, match="tuple"):
        encode({"hair": "seaweed"})


@pytest.mark.parametrize("code", ["0", "2" + PLAIN[1:], PLAIN + "0", PLAIN[:-1], " " + PLAIN, PLAIN.upper() + "\n", 7])
def test_a_code_of_another_form_is_refused(code):
    with pytest.raises(ValidationError, match=r"Ce code d’avatar n’a pas la bonne forme\."):
        validate_avatar(code)


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.name)
def test_a_letter_beyond_the_choices_is_refused_by_the_name_of_its_slot(slot):
    place = 1 + SLOTS.index(slot)
    last, beyond = (LETTERS[len(slot.choices) - 1], LETTERS[len(slot.choices)])
    validate_avatar(PLAIN[:place] + last + PLAIN[place + 1 :])
    for letter in (beyond, "A", "é", "-"):
        with pytest.raises(ValidationError) as refused, translation.override("en"):
            validate_avatar(PLAIN[:place] + letter + PLAIN[place + 1 :])
        assert str(slot.label) in refused.value.message % refused.value.params


def test_before_one_chooses_one_looks_like_nobody_near():
    codes = [default_avatar(number) for number in range(1, 301)]

    assert codes == [default_avatar(number) for number in range(1, 301)]
    assert len(set(codes)) >= 299
    worn = [decode(code) for code in codes]
    assert len({look["skin"] for look in worn}) == 8
    assert {(look["cover"], look["mobility"], look["hearing"]) for look in worn} == {("none", "none", "none")}


def test_the_demo_shows_people_of_all_sorts():
    met = [decode(demo_avatar(number)) for number in range(14)]

    assert {"wheelchair", "white_cane", "guide_dog", "walking_stick"} <= {look["mobility"] for look in met}
    assert {"aid", "implant"} <= {look["hearing"] for look in met}
    assert {"hijab", "turban"} <= {look["cover"] for look in met}


# ---- the page


def chosen(**changed: str) -> dict[str, str]:
    return decode(PLAIN) | changed


@pytest.mark.django_db
def test_an_avatar_is_made_without_scripts_and_kept():
    ana = someone("ana")
    browser = browser_of(ana)
    page = browser.get("/profile/avatar/")
    assert page.context["form"].initial == decode(default_avatar(ana.pk))

    page = browser.post("/profile/avatar/", chosen(hair="braids", mobility="wheelchair"), follow=True)

    ana.refresh_from_db()
    assert decode(ana.avatar) == chosen(hair="braids", mobility="wheelchair")
    assert ana.shown_avatar == ana.avatar
    assert said(page) == ["Votre avatar est enregistré\xa0: les autres le voient déjà."]
    assert '<option value="braids" selected>Tresses</option>' in page.content.decode()
    assert Entry.objects.filter(kind="people.person_changed", payload={"person_id": ana.pk}).count() == 1


@pytest.mark.django_db
def test_one_goes_on_to_where_one_was_going():
    page = browser_of(someone("ana")).post("/profile/avatar/", chosen() | {"next": "/e/demo/campus/"})
    assert page.headers["Location"] == "/e/demo/campus/"


@pytest.mark.django_db
@pytest.mark.parametrize("slot", ["skin", "hair_colour", "mobility"])
def test_a_choice_that_does_not_exist_is_refused_in_words(slot):
    ana = someone("ana")
    page = browser_of(ana).post("/profile/avatar/", chosen(**{slot: "seaweed"}))

    assert list(page.context["form"].errors) == [slot]
    ana.refresh_from_db()
    assert ana.avatar == ""


@pytest.mark.django_db
def test_a_visitor_signs_in_first():
    assert browser_of().get("/profile/avatar/").headers["Location"] == "/sign-in/?next=/profile/avatar/"


@pytest.mark.django_db
def test_a_code_that_stands_for_nothing_is_never_kept():
    ana = someone("ana")
    with pytest.raises(ValidationError):
        services.choose_avatar(ana, "1zzz")
    ana.refresh_from_db()
    assert ana.avatar == ""


# ---- the twelve avatars of before


@pytest.mark.django_db(transaction=True)
def test_the_twelve_of_before_keep_their_looks_and_their_numbers():
    before, after = [("people", "0002_about_and_link")], [("people", "0003_avatar_codes")]
    codes = importlib.import_module("venue.people.migrations.0003_avatar_codes").CODES
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        old = migrated(before).get_model("people", "Person")
        for number in range(12):
            old.objects.create(email=f"p{number}@test.example", avatar=number)
        new = migrated(after).get_model("people", "Person")
        assert [person.avatar for person in new.objects.order_by("pk")] == list(codes)
        assert decode(codes[3])["cover"] == "hijab"
        assert decode(codes[11])["mobility"] == "wheelchair"
        new.objects.filter(email="p5@test.example").update(avatar=encode({"hair": "quiff"}))
        old = migrated(before).get_model("people", "Person")
        assert [person.avatar for person in old.objects.order_by("pk")] == [0, 1, 2, 3, 4, 0, 6, 7, 8, 9, 10, 11]
    finally:
        migrated(newest)


def migrated(targets: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    return executor.migrate(targets).apps


def test_codes_fit_the_wire_and_the_table():
    assert CODE_LENGTH <= 40
    assert max(len(slot.choices) for slot in SLOTS) <= len(LETTERS)
