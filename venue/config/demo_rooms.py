"""The rooms of the demo edition: what each is called, for how many, and of which place it is the twin."""

from dataclasses import dataclass

from rooms.rooms.models import Room


@dataclass(frozen=True)
class Place:
    """A physical room. `establishment` is the slug of who houses it."""

    name: str
    capacity: int
    building: str = "Bâtiment A"
    establishment: str = "toulouse-inp"
    access_notes: str = "De plain-pied, boucle magnétique à l’accueil."


@dataclass(frozen=True)
class DemoRoom:
    """`map` is the name of its file; `twin_of` the place it doubles, if there is one."""

    slug: str
    map: str
    title: str
    description: str
    capacity: int
    twin_of: Place | None = None
    access: Room.Access = Room.Access.EVERYONE
    is_entrance: bool = False


# The order is that of the list of rooms. New ones come at the end: a demo that is there already keeps its numbers.
ROOMS = (
    DemoRoom(
        "parvis",
        "quad",
        "Parvis",
        "L’arrivée sur le campus : des bancs, des arbres, la porte du hall.",
        300,
        is_entrance=True,
    ),
    DemoRoom(
        "accueil",
        "lobby",
        "Hall d’accueil",
        "Le bureau d’accueil, et des lignes au sol jusqu’à chaque porte.",
        300,
        Place("Hall principal", 300),
    ),
    DemoRoom(
        "amphitheatre",
        "auditorium",
        "Amphithéâtre",
        "Conférences et tables rondes.",
        200,
        Place("Amphi A001", 200),
    ),
    DemoRoom(
        "posters",
        "posters",
        "Hall des posters",
        "Les posters de l’édition et leurs auteurs et autrices.",
        150,
        Place("Salle C102", 150),
    ),
    DemoRoom(
        "comite", "committee", "Salle du comité", "Réservée à l’équipe d’organisation.", 20, access=Room.Access.TEAM
    ),
    DemoRoom(
        "grand-hall", "hall", "Grand hall", "Cinq portes : les partenaires, et une deuxième galerie de posters.", 300
    ),
    DemoRoom(
        "ecoles", "schools", "Place des écoles", "Cinq portes de pierre, une pour chaque institut polytechnique.", 300
    ),
    DemoRoom("salon", "lounge", "Salon", "Huit alcôves et leurs tables, pour parler à quelques-uns.", 80),
    DemoRoom("jardin", "garden", "Jardin calme", "Une fontaine, un étang, une pergola. Ici, on se tait.", 80),
    DemoRoom(
        "galerie",
        "gallery",
        "Galerie des posters",
        "Une rotonde autour d’un jardin d’hiver : les posters des étudiantes et étudiants.",
        150,
        Place("Rotonde", 120, "Bâtiment C", access_notes="Ascenseur jusqu’au premier étage."),
    ),
    DemoRoom(
        "toulouse-inp",
        "toulouse",
        "Toulouse INP",
        "Une cour de brique rose, au bord de la Garonne.",
        200,
        Place("Cour d’honneur", 150, "2 rue Charles-Camichel, Toulouse"),
    ),
    DemoRoom(
        "grenoble-inp",
        "grenoble",
        "Grenoble INP",
        "Une terrasse ; derrière elle, les Alpes.",
        200,
        Place(
            "Terrasse",
            120,
            "3 parvis Louis-Néel, Grenoble",
            "grenoble-inp",
            "Rampe à gauche des marches.",
        ),
    ),
    DemoRoom(
        "bordeaux-inp",
        "bordeaux",
        "Bordeaux INP",
        "Un quai de pierre blonde et son miroir d’eau.",
        200,
        Place("Atrium", 140, "Site de Talence", "bordeaux-inp", "De plain-pied."),
    ),
    DemoRoom(
        "lorraine-inp",
        "lorraine",
        "Lorraine INP",
        "Une place à la manière de Nancy : grilles dorées et façades claires.",
        200,
        Place("Salle des conseils", 90, "2 avenue de la Forêt-de-Haye, Vandœuvre", "lorraine-inp", "Ascenseur."),
    ),
    DemoRoom(
        "clermont-auvergne-inp",
        "clermont",
        "Clermont Auvergne INP",
        "Une cour de pierre de lave, le puy de Dôme au-dessus des toits.",
        200,
        Place("Halle technique", 110, "Campus des Cézeaux, Aubière", "clermont-auvergne-inp", "De plain-pied."),
    ),
    DemoRoom(
        "esup-portail", "workshop", "ESUP-Portail", "Un atelier : des machines, des tableaux, des logiciels libres.", 80
    ),
    DemoRoom("unit", "library", "UNIT", "Une bibliothèque de cours en ligne, et de quoi les regarder.", 80),
    DemoRoom("la-melee", "loft", "La Mêlée", "Un espace de travail partagé, son comptoir, son coin pitch.", 100),
    DemoRoom("edtech-occitanie", "booths", "EdTech Occitanie", "L’allée des stands : qui fabrique, qui démontre.", 150),
)
