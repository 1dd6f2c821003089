"""Who may speak where everyone hears everyone: twelve, the first come; the others listen, and ask."""

from collections.abc import Collection

from realtime.huddles.hearing import MOST_HEARD


class Floor:
    """Of one bubble or private area. A place that becomes free goes to who asked first, else to who came first."""

    def __init__(self) -> None:
        self.speakers: list[int] = []
        self.listeners: list[int] = []
        self.waiting: list[int] = []  # listeners who ask to speak, the first first

    def follow(self, members: Collection[int]) -> None:
        """Take over who is there now; those who are new come last, in the order of `members`."""
        self.speakers = [one for one in self.speakers if one in members]
        self.listeners = [one for one in self.listeners if one in members]
        self.waiting = [one for one in self.waiting if one in members]
        known = {*self.speakers, *self.listeners}
        self.listeners += [one for one in members if one not in known]
        while self.listeners and len(self.speakers) < MOST_HEARD:
            self._promote((self.waiting or self.listeners)[0])

    def ask(self, person_id: int) -> bool:
        """A listener asks to speak, after those who did; False for who may speak already."""
        if person_id not in self.listeners:
            return False
        if person_id not in self.waiting:
            self.waiting.append(person_id)
        return True

    def withdraw(self, person_id: int) -> None:
        if person_id in self.waiting:
            self.waiting.remove(person_id)

    def give(self, person_id: int) -> bool:
        """A speaker changes places with who waits first; False when nobody waits."""
        if not self.waiting or person_id not in self.speakers:
            return False
        self.speakers.remove(person_id)
        self._promote(self.waiting[0])
        self.listeners.append(person_id)
        return True

    def _promote(self, person_id: int) -> None:
        self.withdraw(person_id)
        self.listeners.remove(person_id)
        self.speakers.append(person_id)
