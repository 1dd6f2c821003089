from venue.people.models import Person


def card_of(person_id: int) -> tuple[str, str]:
    """What someone wrote of themself, and their link; "" for what they left empty, or who has no account any more."""
    return Person.objects.filter(pk=person_id).values_list("about", "link").first() or ("", "")
