"""The organisers' page of sound and pictures."""

import pytest

from realtime.huddles import selectors
from tests.venue.editions.members import an_open_edition, browser_of, member, organiser_of, said
from venue.editions.models import Edition, Role
from venue.outbox.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/e/printemps-2027/"
PAGE = f"{HOME}huddles/"


@pytest.fixture
def edition() -> Edition:
    return an_open_edition()


def test_organisers_choose_the_way_and_everyone_s_process_is_told(edition: Edition) -> None:
    browser = browser_of(organiser_of(edition))
    assert selectors.way_of(edition.pk) == "forwarder"
    page = browser.get(PAGE).content.decode()
    assert "voient alors l’adresse réseau (IP) les unes des autres" in page
    answer = browser.post(PAGE, {"way": "mesh"}, follow=True)
    assert said(answer) == ["C’est enregistré, et cela vaut aussitôt."]
    assert selectors.way_of(edition.pk) == "mesh"
    last = Entry.objects.order_by("pk").last()
    assert last is not None
    assert (last.kind, last.payload) == ("huddles.way_changed", {"edition_id": edition.pk})
    assert "directement d’un navigateur à l’autre" in browser.get(HOME).content.decode()


def test_a_choice_that_is_none_is_explained(edition: Edition) -> None:
    answer = browser_of(organiser_of(edition)).post(PAGE, {"way": "by pigeon"})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert selectors.way_of(edition.pk) == "forwarder"


def test_the_page_says_when_there_is_no_media_worker_and_when_nobody_s_address_is_shown(
    edition: Edition, settings: object
) -> None:
    browser = browser_of(organiser_of(edition))
    assert "n’a pas de serveur audio et vidéo" in browser.get(PAGE).content.decode()
    settings.MEDIA_WORKERS = ["http://127.0.0.1:9100"]  # type: ignore[attr-defined]
    settings.MEDIA_RELAY_ONLY = True  # type: ignore[attr-defined]
    page = browser.get(PAGE).content.decode()
    assert "n’a pas de serveur audio et vidéo" not in page
    assert "voient alors l’adresse réseau" not in page


def test_only_organisers_see_it(edition: Edition) -> None:
    moderator = browser_of(member(edition, Role.MODERATOR, "mona"))
    assert moderator.get(PAGE).status_code == 403
    assert PAGE not in moderator.get(HOME).content.decode()
    assert PAGE in browser_of(organiser_of(edition)).get(HOME).content.decode()
