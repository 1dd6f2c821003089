"""Signing in by a code, as someone with a browser and a mailbox does it."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from tests.venue.editions.members import browser_of, said, someone
from venue.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)

NEXT = "/profile/?from=campus"


@pytest.fixture
def visitor() -> Client:
    return browser_of()


@pytest.fixture
def code(mailoutbox) -> Callable[[], str]:
    """Reads the code in the latest message."""

    def read() -> str:
        found = re.search(r"\b\d{6}\b", mailoutbox[-1].body)
        assert found is not None
        return found[0]

    return read


def ask(visitor: Client, email: str, next_page: str = NEXT):
    return visitor.post("/sign-in/", {"email": email, "next": next_page}, follow=True)


def answer(visitor: Client, code: str, next_page: str = NEXT):
    return visitor.post("/sign-in/code/", {"code": code, "next": next_page})


def test_a_newcomer_signs_in_and_arrives_where_they_were_going(visitor, code, mailoutbox):
    page = ask(visitor, "Nour.Benali@univ.example")

    assert page.redirect_chain == [("/sign-in/code/?next=%2Fprofile%2F%3Ffrom%3Dcampus", 302)]
    assert [message.to for message in mailoutbox] == [["nour.benali@univ.example"]]

    arrival = answer(visitor, code())

    assert (arrival.status_code, arrival.url) == (302, NEXT)
    assert [str(message) for message in visitor.get("/contact/").context["messages"]][-1].startswith(
        "Vous êtes connecté·e"
    )
    assert visitor.get("/profile/").context["user"] == Person.objects.get(email="nour.benali@univ.example")


def test_the_same_address_is_the_same_account(visitor, code):
    known = someone("ana")
    ask(visitor, "ANA@test.example")
    answer(visitor, code())

    assert [person.pk for person in Person.objects.all()] == [known.pk]


def test_known_and_unknown_addresses_get_the_same_answer(mailoutbox):
    someone("ana")
    pages = [ask(browser_of(), email) for email in ("ana@test.example", "new@test.example")]

    known, unknown = (shown(page).replace("ana@", "new@") for page in pages)
    assert known == unknown
    assert len(mailoutbox) == 2


def test_signing_in_changes_the_key_of_the_session(visitor, code):
    ask(visitor, "nour@univ.example")
    before = visitor.session.session_key
    answer(visitor, code())

    assert visitor.session.session_key != before


def test_a_wrong_code_is_refused_and_the_right_one_still_works(visitor, code):
    ask(visitor, "nour@univ.example")
    page = answer(visitor, wrong(code()))

    assert page.context["verify_form"].errors == {
        "code": ["Ce code n’est pas le bon. Recopiez les six chiffres du dernier message reçu."]
    }
    assert answer(visitor, code()).url == NEXT


def test_three_wrong_codes_end_the_attempt_and_keep_the_destination(visitor, code):
    ask(visitor, "nour@univ.example")
    for _attempt in range(2):
        answer(visitor, wrong(code()))
    page = visitor.post("/sign-in/code/", {"code": wrong(code()), "next": NEXT}, follow=True)

    assert page.redirect_chain == [("/sign-in/?next=%2Fprofile%2F%3Ffrom%3Dcampus", 302)]
    assert said(page) == ["Trop d’essais avec ce code. Demandez-en un autre."]
    assert answer(visitor, code()).url.startswith("/sign-in/")  # the code is dead


def test_a_code_asked_for_again_replaces_the_first(visitor, code):
    ask(visitor, "nour@univ.example")
    first = code()
    page = visitor.post("/sign-in/code/", {"action": "resend", "next": NEXT}, follow=True)

    assert page.redirect_chain == [("/sign-in/code/?next=%2Fprofile%2F%3Ffrom%3Dcampus", 302)]
    if code() != first:
        assert answer(visitor, first).status_code == 200
    assert answer(visitor, code()).url == NEXT


def test_too_many_codes_for_one_address(visitor, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "codes"}}
    for _request in range(3):
        ask(browser_of(), "nour@univ.example")
    page = ask(visitor, "nour@univ.example")

    assert page.context["form"].errors == {
        "email": ["Trop de codes demandés en peu de temps. Attendez une minute, puis recommencez."]
    }


@pytest.mark.parametrize("email", ["", "nour", "nour@", "a" * 250 + "@univ.example"])
def test_what_is_no_address_makes_no_account(visitor, email, mailoutbox):
    page = ask(visitor, email)

    assert list(page.context["form"].errors) == ["email"]
    assert (Person.objects.count(), len(mailoutbox)) == (0, 0)


def test_the_destination_is_a_page_of_ours(visitor, code):
    ask(visitor, "nour@univ.example", next_page="https://elsewhere.example/")

    assert answer(visitor, code(), next_page="https://elsewhere.example/").url == "/"


def test_the_code_page_without_a_code_leads_back(visitor):
    page = visitor.get("/sign-in/code/?next=/profile/", follow=True)

    assert page.redirect_chain == [("/sign-in/?next=%2Fprofile%2F", 302)]
    assert said(page) == ["Ce code n’est plus valable. Demandez-en un autre."]


def test_one_may_change_the_address_before_the_code_comes(visitor):
    ask(visitor, "nour@univ.exmaple")
    page = visitor.post("/sign-out/", {"next": f"/sign-in/?next={NEXT}"}, follow=True)

    assert page.status_code == 200
    assert page.templates[0].name == "account/sign_in.html"


def test_a_suspended_account_does_not_get_in(visitor, code):
    person = someone("ana")
    person.is_active = False
    person.save()
    page = ask(visitor, person.email)
    arrival = visitor.post("/sign-in/code/", {"code": code()}, follow=True)

    assert page.templates[0].name == "account/confirm_code.html"
    assert arrival.redirect_chain == [("/sign-in/inactive/", 302)]
    assert not arrival.context["user"].is_authenticated


def test_the_message_is_in_the_language_of_the_page(mailoutbox):
    ask(browser_of(language="fr"), "nour@univ.example")
    ask(browser_of(language="en"), "sam@univ.example")

    assert [re.sub(r"\d{6}", "123456", message.subject) for message in mailoutbox] == [
        "123456 est votre code Num4all Campus",
        "123456 is your Num4all Campus code",
    ]
    assert [person.language for person in Person.objects.order_by("pk")] == ["fr", "en"]


def test_signing_out_is_asked_then_done():
    visitor = browser_of(someone("ana"))
    question = visitor.get("/sign-out/")
    page = visitor.post("/sign-out/", follow=True)

    assert question.templates[0].name == "account/sign_out.html"
    assert (page.redirect_chain, said(page)) == ([("/", 302)], ["Vous êtes déconnecté·e."])
    assert not page.context["user"].is_authenticated


def test_the_three_names_of_allauth_lead_to_one_page():
    from django.urls import reverse

    names = ("account_login", "account_signup", "account_request_login_code", settings.LOGIN_URL)
    assert {reverse(name) for name in names} == {"/sign-in/"}


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def shown(page) -> str:
    """The page without what differs each time: the CSRF tokens."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
