"""Who is in which slot, and whose voice is passed on."""

from hypothesis import given
from hypothesis import strategies as st

from realtime.media.api import LOUDEST, SLOTS, Wanted
from realtime.media.slots import Sender, assign
from realtime.media.speakers import HANGOVER_S, MARGIN_DB, SILENT_ABOVE, Voice, loudest

WANTS = st.lists(
    st.builds(Wanted, link=st.sampled_from([f"p{n}" for n in range(20)]), source=st.sampled_from(["person", "screen"])),
    max_size=30,
)


@given(st.lists(WANTS, min_size=1, max_size=8))
def test_who_is_wanted_has_a_slot_and_keeps_it(rounds: list[list[Wanted]]):
    slots: list[Sender | None] = [None] * SLOTS
    for wants in rounds:
        before, slots = slots, assign(slots, wants)
        seated = [sender for sender in slots if sender is not None]
        nearest = list(dict.fromkeys((want.link, want.source) for want in wants))[:SLOTS]
        assert len(slots) == SLOTS
        assert sorted(seated) == sorted(nearest)
        assert all(now == then for now, then in zip(slots, before, strict=True) if then in nearest)
        assert assign(slots, wants) == slots


def speaking(level: int) -> Voice:
    voice = Voice()
    voice.add(level, 100)
    return voice


@given(st.lists(st.integers(0, SILENT_ABOVE), max_size=12))
def test_the_loudest_are_heard_and_no_more(levels: list[int]):
    voices = [speaking(level) for level in levels]
    chosen = loudest(((voice, False) for voice in voices), 100)
    assert len(chosen) == min(LOUDEST, len(levels))
    assert sorted(voice.loudness for voice in chosen) == sorted(levels)[:LOUDEST]


def test_nobody_is_cut_off_by_someone_a_little_louder():
    heard = [speaking(40) for _ in range(LOUDEST)]
    little, much = speaking(40 - MARGIN_DB + 1), speaking(40 - MARGIN_DB - 1)
    assert loudest([*((voice, True) for voice in heard), (little, False)], 100) == set(heard)
    assert much in loudest([*((voice, True) for voice in heard), (much, False)], 100)


def test_silence_is_not_passed_on_but_pauses_between_words_are():
    voice = Voice()
    assert not voice.add(SILENT_ABOVE + 1, 100)
    assert voice.add(SILENT_ABOVE, 101)
    assert voice.add(127, 101 + HANGOVER_S / 2)
    assert not voice.add(127, 101 + HANGOVER_S)
    assert voice.add(30, 102)  # the first sound of the next word, at once
    assert voice.loudness == 30
    assert loudest([(voice, False), (Voice(), True)], 102) == {voice}


def test_a_microphone_that_was_turned_off_takes_nobodys_place():
    off = [speaking(10) for _ in range(LOUDEST)]
    other = Voice()
    other.add(SILENT_ABOVE, 101)
    assert loudest([*((voice, True) for voice in off), (other, False)], 101) == {other}


def test_a_voice_whose_loudness_is_not_told_is_heard():
    assert Voice().add(None, 100)
