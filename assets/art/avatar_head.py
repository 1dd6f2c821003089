"""Heads: faces, beards, glasses, what helps to hear. Hair and what is worn on it are in `avatar_hair`."""

from __future__ import annotations

from assets.art.avatar_inks import (
    DARK,
    DEVICE,
    INK,
    LENS,
    LOCKS,
    MOUTH,
    PALE,
    RIMS,
    SHADE,
    SKIN,
    TINT,
    TINT_LIGHT,
    WHITE,
)
from assets.art.avatar_poses import BEARD, BODY_WIDTH, CHIN, EAR, FACE, GLASSES, HEAD, HEIGHT, TOP, Layer, Pose, body
from assets.art.pixels import Canvas, Sphere, spheres

SIZE = (BODY_WIDTH, HEIGHT)


def head(pose: Pose) -> list[Layer]:
    """The head itself, and the shadow of the chin."""
    skull = body()
    tones = (SKIN[1], SKIN[2], SKIN[2], SKIN[2], SKIN[3])
    skull.stamp(spheres(SIZE, [Sphere(16, TOP, 9.2, 0.92)], tones, grain=0, dither=0, bias=0.12))
    if pose.facing == "down":
        for x in (9, 21):
            skull.across(x, TOP + 5, 2, SKIN[4])
    elif pose.facing == "left":
        skull.across(12, TOP + 5, 2, SKIN[4])
        skull.box(18, TOP + 1, 3, 4, SKIN[1])
    chin = body()
    chin.box(11, 24, 10, 3, SHADE)
    return [Layer(CHIN, chin.image), Layer(HEAD, skull.image)]


def face(pose: Pose, look: str) -> list[Layer]:
    """Eyes and mouth; nothing of them shows from behind."""
    if pose.facing == "up":
        return []
    features = body()
    front = pose.facing == "down"
    for x in (11, 19) if front else (10,):
        if look == "closed":
            features.across(x, TOP + 3, 2, INK)
            features.dot(x - 1, TOP + 4, INK)
            if front:
                features.dot(x + 2, TOP + 4, INK)
        else:
            features.box(x, TOP + 1, 2, 4, INK)
            features.dot(x, TOP + 1, WHITE)
    if look == "lashes":
        for x, y in ((10, 1), (9, 0), (21, 1), (22, 0)) if front else ((12, 1), (13, 0)):
            features.dot(x, TOP + y, INK)
    if look == "freckles":
        for x, y in ((8, 4), (10, 4), (13, 5), (18, 5), (21, 4), (23, 4)) if front else ((12, 4), (14, 5), (11, 6)):
            features.dot(x, TOP + y, SKIN[1])
    _mouth(features, front, look)
    return [Layer(FACE, features.image)]


def _mouth(features: Canvas, front: bool, look: str) -> None:
    if not front:
        features.dot(9, TOP + 6, SKIN[0])
        if look in ("smile", "closed"):
            features.dot(10, TOP + 6, SKIN[0])
            features.dot(11, TOP + 5, SKIN[0])
        elif look == "laugh":
            features.box(9, TOP + 6, 2, 2, MOUTH)
        return
    features.across(15, TOP + 6, 2, SKIN[0])
    if look in ("smile", "closed"):
        features.dot(14, TOP + 5, SKIN[0])
        features.dot(17, TOP + 5, SKIN[0])
    elif look == "laugh":
        features.across(14, TOP + 5, 4, WHITE)
        features.across(14, TOP + 6, 4, MOUTH)
        features.across(15, TOP + 7, 2, MOUTH)


def beard(pose: Pose, cut: str) -> list[Layer]:
    """In the colour of the hair."""
    if pose.facing == "up":
        return []
    layer, y, front = body(), TOP, pose.facing == "down"
    if cut == "full" and front:
        jaw = ((8, 3), (9, 6), (12, 9), (19, 9), (22, 6), (23, 3), (20, 6), (11, 6))
        layer.shape(*((x, y + below) for x, below in jaw), fill=LOCKS[1])
        layer.box(12, y + 6, 8, 3, LOCKS[1])
        layer.across(13, y + 5, 6, LOCKS[1])
        layer.across(14, y + 7, 4, LOCKS[0])
        layer.dot(10, y + 6, LOCKS[2])
    elif cut == "full":
        layer.shape((8, y + 5), (9, y + 8), (13, y + 9), (17, y + 7), (18, y + 2), (15, y + 5), fill=LOCKS[1])
        layer.across(9, y + 7, 2, LOCKS[0])
    elif cut == "short" and front:
        layer.shape((8, y + 4), (11, y + 8), (20, y + 8), (23, y + 4), (20, y + 7), (11, y + 7), fill=LOCKS[1])
        layer.across(13, y + 5, 6, LOCKS[1])
    elif cut == "short":
        layer.shape((9, y + 8), (13, y + 8), (17, y + 6), (18, y + 2), (15, y + 6), fill=LOCKS[1])
        layer.across(8, y + 5, 3, LOCKS[1])
    elif cut == "moustache":
        layer.across(13 if front else 8, y + 5, 6 if front else 4, LOCKS[1])
        for x in (12, 19) if front else (11,):
            layer.dot(x, y + 6, LOCKS[1])
    elif cut == "goatee" and front:
        layer.box(14, y + 7, 4, 2, LOCKS[1])
        layer.dot(14, y + 6, LOCKS[1])
        layer.dot(17, y + 6, LOCKS[1])
    elif cut == "goatee":
        layer.box(9, y + 7, 3, 2, LOCKS[1])
    return [Layer(BEARD, layer.image)]


def glasses(pose: Pose, frame: str) -> list[Layer]:
    """Lenses lie behind the eyes, so that any look shows through; tinted ones before them."""
    if pose.facing == "up":
        return []
    lenses, rims, y, front = body(), body(), TOP, pose.facing == "down"
    tinted = frame == "tinted"
    for x in (9, 18) if front else (8,):
        wide = 5 if front else 4
        (rims if tinted else lenses).box(x + 1, y + 1, wide - 2, 4, TINT if tinted else LENS)
        rims.frame(x, y, wide, 6, RIMS[0])
        rims.across(x + 1, y, wide - 2, RIMS[1])
        if frame == "round":
            for corner_x, corner_y in ((x, y), (x + wide - 1, y), (x, y + 5), (x + wide - 1, y + 5)):
                rims.image.putpixel((corner_x, corner_y), (0, 0, 0, 0))
        if tinted:
            rims.line((x + 1, y + 2), (x + 2, y + 1), fill=TINT_LIGHT)
    if front:
        rims.across(14, y + 2, 4, RIMS[0])
    else:
        rims.across(12, y + 2, 7, RIMS[0])
    return [Layer(HEAD + 1, lenses.image), Layer(GLASSES, rims.image)]


def hearing(pose: Pose, device: str) -> list[Layer]:
    """A device is worn where it can be seen: behind the ear, on both sides."""
    layer, y = body(), TOP
    if pose.facing == "left":
        layer.box(19, y - 1, 2, 4, DEVICE[0])
        layer.dot(19, y - 1, DEVICE[1])
        layer.line((18, y), (17, y + 3), fill=PALE[3])
        if device == "implant":
            layer.line((21, y - 2), (22, y - 3), fill=DARK[1])
            layer.disc(23.5, y - 3.5, 2, 2, DEVICE[0])
            layer.dot(23, y - 4, DEVICE[1])
    else:
        sides = (6, 24) if pose.facing == "down" else (24, 6)
        for x in sides:
            layer.box(x, y, 2, 4, DEVICE[0])
            layer.dot(x, y, DEVICE[1])
        if device == "implant":
            x = sides[1] if pose.facing == "down" else sides[0]
            near = x - 1 if pose.facing == "up" else x
            layer.disc(near, y - 4.5, 2, 2, DEVICE[0])
            layer.dot(near - 1, y - 5, DEVICE[1])
            layer.down(near, y - 2, 2, DARK[1])
    return [Layer(EAR, layer.image)]
