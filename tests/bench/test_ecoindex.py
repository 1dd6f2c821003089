"""The formula of the EcoIndex, at its corners and against published scores."""

import pytest

from tests.bench import ecoindex


def test_an_empty_page_scores_a_hundred() -> None:
    assert ecoindex.score(0, 0, 0) == 100


def test_the_heaviest_page_known_scores_zero() -> None:
    assert ecoindex.score(594_601, 3920, 223_212.26) == 0


def test_a_page_in_the_middle_of_all_scores_fifty() -> None:
    assert ecoindex.score(603, 78, 1448.32) == pytest.approx(50)


@pytest.mark.parametrize(("index", "letter"), [(80.1, "A"), (80, "B"), (55.5, "C"), (10, "G")])
def test_grades(index: float, letter: str) -> None:
    assert ecoindex.grade(index) == letter
