"""What helps people get about, and the marks that say who they are here."""

from __future__ import annotations

from PIL import Image

from assets.art.avatar_inks import DARK, DOG, HARNESS, INK, MARK_BLUE, MARK_GOLD, MARK_TEAL, PALE, RED, WHITE, WOOD
from assets.art.avatar_poses import BEHIND, BESIDE, HEIGHT, IN_FRONT, MARGIN, WIDTH, Layer, Pose, body
from assets.art.pixels import Canvas


def mobility(pose: Pose, aid: str) -> list[Layer]:
    return _AIDS[aid](pose)


# ---- a wheelchair


def _wheelchair(pose: Pose) -> list[Layer]:
    """Of someone who rolls: pushing turns the wheels."""
    if not pose.rolling:
        return []
    turn = pose.swing
    behind, front = body(), body()
    if pose.facing == "down":
        behind.box(9, 26, 14, 12, DARK[1])
        front.box(9, 44, 6, 2, DARK[3])
        front.box(17, 44, 6, 2, DARK[3])
        _wheels_from_the_end(front, turn)
    elif pose.facing == "up":
        front.round(9, 29, 14, 11, 2, DARK[2])
        front.across(10, 29, 12, DARK[4])
        front.box(8, 27, 3, 2, DARK[1])
        front.box(21, 27, 3, 2, DARK[1])
        front.box(10, 40, 12, 2, DARK[1])
        _wheels_from_the_end(front, turn)
    else:
        behind.box(21, 25, 2, 13, DARK[2])
        behind.box(21, 25, 5, 2, DARK[1])
        _wheel_from_the_side(front, turn)
        front.disc(8, 44, 2, 2, DARK[1])
        front.dot(8, 44, PALE[1])
    return [Layer(BEHIND, behind.image, moved=False), Layer(IN_FRONT, front.image, moved=False)]


def _wheels_from_the_end(whole: Canvas, turn: int) -> None:
    for x in (5, 24):
        whole.round(x, 30, 3, 16, 1, DARK[1])
        whole.down(x + 1, 31, 14, DARK[3])
        for y in range(31 + turn * 2, 45, 5):
            whole.dot(x + 1, y, PALE[1])


def _wheel_from_the_side(whole: Canvas, turn: int) -> None:
    spokes = (((0, -6), (6, 0)), ((3, -5), (5, 3)), ((5, -3), (3, 5)))[turn]
    for x, y in spokes:
        whole.line((18 - x, 38 - y), (18 + x, 38 + y), fill=PALE[0])
    whole.ring(18, 38, 8, 7, 2, DARK[1])
    whole.box(17, 37, 3, 3, DARK[3])


# ---- canes


def _white_cane(pose: Pose) -> list[Layer]:
    """Before the feet while walking, from side to side; upright beside who sits."""
    cane, tip = Canvas(WIDTH, HEIGHT), (0, 3, -3)[pose.swing]
    if pose.rolling:
        return []
    if pose.step == "sit":
        x = {"down": 9, "left": 15, "up": 30}[pose.facing]
        cane.down(x, 22, 24, WHITE)
        cane.down(x, 42, 3, RED)
        cane.box(x, 22, 1, 4, INK)
        return [Layer(BESIDE, cane.image, moved=False, wide=True)]
    hand_y = 35 + pose.down + (0, 1, -1)[pose.swing] * (pose.facing != "left")
    if pose.facing == "left":
        hand, end = (MARGIN + 14 + tip, 36), (2 + abs(tip) // 2, 46)
    elif pose.facing == "down":
        hand, end = (MARGIN + 9, hand_y), (8 + tip, 47)
    else:
        hand, end = (MARGIN + 23, hand_y), (33 + tip, 26)
    third = (round(hand[0] + (end[0] - hand[0]) * 0.72), round(hand[1] + (end[1] - hand[1]) * 0.72))
    cane.line(hand, end, fill=WHITE)
    cane.line(third, end, fill=RED)
    cane.box(end[0] - 1, end[1] - 1, 2, 1 + (end[1] < 47), PALE[4])
    cane.box(hand[0] - 1, hand[1] - 1, 2, 2, INK)
    return [Layer(BEHIND if pose.facing == "up" else BESIDE, cane.image, moved=False, wide=True)]


def _walking_stick(pose: Pose) -> list[Layer]:
    """Set down with each step, on the right."""
    if pose.rolling or (pose.step == "sit" and pose.facing == "up"):
        return []
    stick, forth = Canvas(WIDTH, HEIGHT), (0, 2, -2)[pose.swing]
    if pose.facing == "left":
        x = MARGIN + (6 if pose.step == "sit" else 13 + forth)
        stick.line((x, 34), (x - 2 + forth // 2, 46), fill=WOOD[0])
        stick.box(x - 2, 33, 5, 2, WOOD[1])
    else:
        x = MARGIN + (6 if pose.facing == "down" else 25)
        stick.down(x, 34, 12 - (forth > 0), WOOD[0])
        stick.box(x - 1, 33, 4, 2, WOOD[1])
    return [Layer(BESIDE, stick.image, moved=False, wide=True)]


# ---- a guide dog


def _guide_dog(pose: Pose) -> list[Layer]:
    """At their left side, in its harness; it sits when they do."""
    if pose.rolling:
        return []
    dog = Canvas(WIDTH, HEIGHT)
    if pose.facing == "left":
        _dog_from_the_side(dog, pose)
    elif pose.facing == "down":
        _dog_from_the_front(dog, pose)
    else:
        _dog_from_behind(dog, pose)
    return [Layer(BESIDE, dog.image, moved=False, wide=True)]


def _dog_from_the_front(dog: Canvas, pose: Pose) -> None:
    x, y = 28, 31
    if pose.step != "sit":
        dog.line((27, 34), (x + 3, y + 8), fill=HARNESS[0])
    dog.round(x + 1, y + 6, 9, 9, 3, DOG[1])
    dog.box(x + 8, y + 8, 2, 5, DOG[0])
    for leg, lifted in ((x + 2, pose.step == "one"), (x + 7, pose.step == "two")):
        dog.box(leg, y + 11, 2, 5 - lifted, DOG[2])
    dog.round(x, y, 11, 9, 3, DOG[1])
    dog.round(x - 1, y + 1, 3, 6, 1, DOG[0])
    dog.round(x + 9, y + 1, 3, 6, 1, DOG[0])
    dog.across(x + 3, y, 4, DOG[2])
    dog.box(x + 4, y + 5, 3, 3, DOG[2])
    dog.across(x + 4, y + 5, 3, INK)
    dog.dot(x + 2, y + 3, INK)
    dog.dot(x + 8, y + 3, INK)
    dog.across(x + 2, y + 9, 7, HARNESS[0])
    dog.dot(x + 5, y + 10, HARNESS[1])


def _dog_from_behind(dog: Canvas, pose: Pose) -> None:
    x, y = 1, 32
    if pose.step != "sit":
        dog.line((12, 34), (x + 6, y + 6), fill=HARNESS[0])
    dog.round(x + 2, y, 7, 7, 3, DOG[1])
    dog.round(x + 1, y + 1, 3, 5, 1, DOG[0])
    dog.round(x + 7, y + 1, 3, 5, 1, DOG[0])
    dog.round(x + 1, y + 5, 9, 9, 3, DOG[1])
    dog.box(x + 8, y + 8, 2, 5, DOG[0])
    dog.across(x + 2, y + 6, 7, HARNESS[0])
    for leg, lifted in ((x + 1, pose.step == "two"), (x + 7, pose.step == "one")):
        dog.box(leg, y + 11, 3, 5 - lifted, DOG[0])
    wag = {"one": -2, "two": 2}.get(pose.step, 0)
    dog.line((x + 5, y + 11), (x + 5 + wag, y + 6), fill=DOG[2])


def _dog_from_the_side(dog: Canvas, pose: Pose) -> None:
    if pose.step == "sit":
        dog.round(24, 34, 9, 12, 4, DOG[1])
        dog.box(24, 40, 3, 6, DOG[2])
        dog.line((32, 45), (36, 44), fill=DOG[0])
        head_x, head_y = 20, 28
    else:
        spread = {"one": 2, "two": -2}.get(pose.step, 0)
        for leg, fill in ((9 - spread, DOG[0]), (11 + spread, DOG[1]), (22 + spread, DOG[0]), (24 - spread, DOG[1])):
            dog.box(leg, 41, 2, 5, fill)
        dog.round(8, 35, 19, 7, 3, DOG[1])
        dog.across(10, 41, 14, DOG[0])
        dog.line((26, 36), (30, 32 + abs(spread) // 2), fill=DOG[1])
        dog.box(12, 35, 2, 6, HARNESS[0])
        dog.line((13, 35), (19, 33), fill=HARNESS[0])
        dog.dot(12, 37, HARNESS[1])
        head_x, head_y = 3, 30
    dog.round(head_x + 1, head_y, 9, 8, 3, DOG[1])
    dog.box(head_x - 1, head_y + 4, 4, 3, DOG[2])
    dog.box(head_x - 1, head_y + 4, 2, 1, INK)
    dog.dot(head_x + 3, head_y + 3, INK)
    dog.round(head_x + 6, head_y + 1, 3, 6, 1, DOG[0])
    dog.across(head_x + 3, head_y, 4, DOG[2])


_AIDS = {
    "wheelchair": _wheelchair,
    "white_cane": _white_cane,
    "walking_stick": _walking_stick,
    "guide_dog": _guide_dog,
}


# ---- marks: 9×9 px, each with a shape of its own


def marks() -> dict[str, Image.Image]:
    """For who is on site, who speaks and who is of the team; exhibitors keep their stand."""
    return {"on_site": _pin(), "speaker": _microphone(), "staff": _star()}


def _pin() -> Image.Image:
    mark = Canvas(9, 9)
    mark.disc(4, 3, 3, 3, MARK_BLUE)
    mark.shape((1, 4), (7, 4), (4, 8), fill=MARK_BLUE)
    mark.box(3, 2, 3, 2, WHITE)
    return mark.image


def _microphone() -> Image.Image:
    mark = Canvas(9, 9)
    mark.disc(4, 4, 4, 4, MARK_TEAL)
    mark.box(3, 1, 3, 4, WHITE)
    mark.down(1, 3, 2, WHITE)
    mark.down(7, 3, 2, WHITE)
    mark.across(2, 5, 5, WHITE)
    mark.down(4, 6, 2, WHITE)
    return mark.image


def _star() -> Image.Image:
    mark = Canvas(9, 9)
    mark.round(0, 0, 9, 9, 2, MARK_GOLD)
    mark.down(4, 1, 2, INK)
    mark.across(1, 3, 7, INK)
    mark.across(2, 4, 5, INK)
    mark.across(3, 5, 3, INK)
    for x in (2, 5):
        mark.across(x, 6, 2, INK)
    mark.dot(2, 7, INK)
    mark.dot(6, 7, INK)
    return mark.image
