"""The style page: for those who build, in both languages and in both lights."""

import pytest

from tests.venue.editions.members import browser_of

pytestmark = pytest.mark.django_db


def test_it_is_not_there_for_the_public() -> None:
    assert browser_of().get("/style/").status_code == 404


@pytest.mark.parametrize(
    ("language", "counts"), [("fr", ("82 sur place", "140 en ligne")), ("en", ("82 on site", "140 online"))]
)
def test_it_shows_both_counts_in_both_languages(settings, language: str, counts: tuple[str, str]) -> None:
    settings.DEBUG = True
    page = browser_of().get("/style/", headers={"accept-language": language}).content.decode()
    for count in counts:
        assert f"{count}</span>" in page


def test_it_can_be_looked_at_in_either_light(settings) -> None:
    settings.DEBUG = True
    assert 'lang="fr" data-theme="dark"' in browser_of().get("/style/?theme=dark").content.decode()
    assert "data-theme" not in browser_of().get("/style/?theme=%22onload").content.decode()
