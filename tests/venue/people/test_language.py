import pytest
from django.conf import settings

from tests.venue.editions.members import browser_of, someone
from venue.people.models import Person

pytestmark = pytest.mark.django_db

PLACE = "/sign-in/?next=/profile/%3Ffrom%3Dcampus&x=1"


def switch(browser, code: str, place: str = "/"):
    return browser.post("/language/", {"language": code, "next": place})


def test_a_page_speaks_the_browsers_language_else_french():
    spoken = {
        accepted: browser_of(language=accepted).get("/").headers["Content-Language"]
        for accepted in ("en-GB", "de", "fr")
    }

    assert spoken == {"en-GB": "en", "de": "fr", "fr": "fr"}


def test_a_change_of_language_keeps_the_place():
    browser = browser_of()
    page = browser.get(PLACE)
    response = switch(browser, "en", page.context["frame"].place)

    assert (response.status_code, response.url) == (302, PLACE)
    assert '<html lang="en">' in browser.get(response.url).content.decode()


def test_the_place_of_a_page_shown_after_a_refused_form_is_one_that_can_be_opened():
    browser = browser_of(someone("ana"))
    page = browser.post("/profile/", {"name": ""})

    assert page.context["form"].errors
    assert switch(browser, "en", page.context["frame"].place).url == "/profile/"


def test_the_choice_survives_signing_in():
    browser = browser_of()
    switch(browser, "en")
    browser.force_login(someone("ana"), settings.AUTHENTICATION_BACKENDS[0])

    assert browser.get("/").headers["Content-Language"] == "en"


def test_the_choice_is_kept_in_the_account():
    person = someone("ana")
    switch(browser_of(person), "en")

    assert Person.objects.get().language == "en"
    assert browser_of(person, language="fr").get("/").headers["Content-Language"] == "en"


def test_the_profile_changes_the_language_of_this_device_too():
    person = someone("ana")
    browser = browser_of(person)
    switch(browser, "fr")
    page = browser.post("/profile/", {"name": "Ana", "language": "en"}, follow=True)

    assert page.headers["Content-Language"] == "en"
    assert [str(message) for message in page.context["messages"]] == ["Your profile has been saved."]


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_no_way_leads_elsewhere(elsewhere):
    assert switch(browser_of(), "en", elsewhere).url == "/"


def test_an_unknown_language_is_refused():
    assert switch(browser_of(), "xx").status_code == 400


def test_opening_the_address_by_hand_leads_home():
    assert browser_of().get("/language/").headers["Location"] == "/"
