"""What demo participants look like, one after the other: people as one meets them at a Rencontre."""

from venue.people.avatar import Look, encode

_LOOKS: tuple[Look, ...] = (
    {"skin": "olive", "cover": "hijab", "cover_colour": "plum", "face": "smile", "top": "jacket", "top_colour": "pink"},
    {"skin": "brown", "hair": "curly", "top": "badge", "top_colour": "gold", "bottom_colour": "dark"},
    {"skin": "rosy", "hair": "short", "hair_colour": "chestnut", "top": "shirt", "mobility": "wheelchair"},
    {
        "skin": "fair",
        "hair": "long",
        "hair_colour": "red",
        "face": "freckles",
        "dress": "dress",
        "dress_colour": "navy",
    },
    {
        "skin": "dark",
        "hair": "locks",
        "beard": "short",
        "top": "stripes",
        "top_colour": "navy",
        "bottom_colour": "sand",
    },
    {"skin": "golden", "hair": "bob", "glasses": "round", "coat": "lab", "top_colour": "teal", "bottom_colour": "jean"},
    {
        "skin": "tanned",
        "cover": "turban",
        "cover_colour": "rust",
        "beard": "full",
        "top": "waistcoat",
        "top_colour": "leaf",
    },
    {
        "skin": "rosy",
        "hair": "bun",
        "hair_colour": "grey",
        "glasses": "tinted",
        "mobility": "white_cane",
        "top_colour": "plum",
    },
    {
        "skin": "deep",
        "hair": "braids",
        "face": "laugh",
        "bottom": "skirt",
        "top_colour": "sky",
        "bottom_colour": "plum",
    },
    {"skin": "fair", "hair": "quiff", "hair_colour": "blond", "top": "hoodie", "top_colour": "leaf", "hearing": "aid"},
    {
        "skin": "olive",
        "hair": "curls",
        "hair_colour": "brown",
        "top": "tee",
        "bottom": "shorts",
        "mobility": "guide_dog",
    },
    {
        "skin": "rosy",
        "hair": "bald",
        "beard": "full",
        "hair_colour": "white",
        "glasses": "square",
        "mobility": "walking_stick",
    },
    {
        "skin": "brown",
        "dress": "long_dress",
        "dress_colour": "teal",
        "cover": "headband",
        "hair": "curly",
        "face": "lashes",
    },
    {
        "skin": "golden",
        "hair": "ponytail",
        "hair_colour": "blue",
        "top": "jacket",
        "top_colour": "dark",
        "hearing": "implant",
    },
)


def demo_avatar(number: int) -> str:
    """The code of the demo participant `number`; they come back after as many as there are looks."""
    return encode(_LOOKS[number % len(_LOOKS)])
