"""What is taken out of people's words, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.chat.text import MOST_MARKS, clean

KEPT = (
    "Bonjour à toutes et à tous",
    "deux\nlignes\tet une tabulation",
    "👩🏽‍🏫 ❤️ 1️⃣",  # joiners, skin tones and variation selectors make the picture
    "e\u0301te\u0301",  # accents that stand alone
    "שָׁלוֹם, مرحبا, می‌خواهم, नमस्ते, สวัสดี, 你好",
    "Việt Nam: ê\u0301",
    "…",
)
CHANGED = {
    "a\u0000b\u0007c\u009fd": "abcd",
    "une ligne\r\nune autre": "une ligne\nune autre",
    "facture\u202egpj.exe": "facturegpj.exe",
    "\u2066\u2067caché\u2069": "caché",
    "Z" + "\u0335\u0338\u0301" * 20: "Z" + ("\u0335\u0338\u0301" * 2)[:MOST_MARKS],
}
EMPTY = (
    "",
    " \n\t ",
    "\u200b\u200c\u200d\u2060\ufeff",  # zero-width
    "\u00ad\u00a0\u3000",  # soft hyphen, spaces
    "\u202e\u0000",
    "\u0301\u0301",  # accents of nothing
    "\u3164\uffa0\u115f\u2800",  # letters and a pattern that show nothing
    "\u2063\U000e0041",  # invisible separator, tag
)


@pytest.mark.parametrize("body", KEPT)
def test_what_people_mean_stays(body: str) -> None:
    assert clean(body) == body


@pytest.mark.parametrize(("body", "left"), CHANGED.items(), ids=ascii)
def test_what_harms_readers_goes(body: str, left: str) -> None:
    assert clean(body) == left


@pytest.mark.parametrize("body", EMPTY, ids=ascii)
def test_what_shows_nothing_is_empty(body: str) -> None:
    assert clean(body) == ""


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_cleaning_any_text_gives_text_that_is_stored_as_it_is(body: str) -> None:
    left = clean(body)
    assert len(left) <= len(body)
    assert clean(left) == left
    left.encode()  # no half of a character is left
    assert "\x00" not in left  # which PostgreSQL does not take
