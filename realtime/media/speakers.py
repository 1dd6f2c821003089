"""Who is heard: nothing is sent of the silent, and at most `LOUDEST` voices to anyone when more speak at once. Pure."""

from collections.abc import Iterable

from realtime.media.api import LOUDEST

# Loudness is told in -dBov (RFC 6464): 0 the loudest, 127 digital silence. A quiet room is at 60 to 80, a voice at 20 to 50.
SILENT_ABOVE = 60
# Pauses between words are passed on.
HANGOVER_S = 0.3
# How much louder, in dB, another must be to take the place of someone who is being heard: nobody is cut off mid-word.
MARGIN_DB = 6


class Voice:
    """One microphone: whether it is heard now, and how loud it has been lately."""

    __slots__ = ("_until", "heard", "loudness")

    def __init__(self) -> None:
        self.heard = False
        self.loudness = 127.0  # -dBov, over about a fifth of a second
        self._until = 0.0

    def add(self, level: int | None, now: float) -> bool:
        """A packet of this loudness came at `now` (s). Whether it is to be heard; of unknown loudness, it is."""
        if level is None:
            self._until = now + HANGOVER_S
            self.heard = True
            return True
        if self.heard:
            self.loudness += (level - self.loudness) / 10
        else:
            self.loudness = level
        if level <= SILENT_ABOVE:
            self._until = now + HANGOVER_S
        self.heard = now < self._until
        return self.heard

    def speaks(self, now: float) -> bool:
        """Whether it is heard at `now` (s); a microphone that was turned off says nothing more, not even silence."""
        return now < self._until


def loudest(voices: Iterable[tuple[Voice, bool]], now: float, most: int = LOUDEST) -> set[Voice]:
    """Which of those who speak at `now` (s) a listener is sent; each with whether they were sent it until now."""
    speaking = [
        (voice.loudness - MARGIN_DB * sent, n, voice) for n, (voice, sent) in enumerate(voices) if voice.speaks(now)
    ]
    return {voice for _, _, voice in sorted(speaking)[:most]}
