"""Bodies: legs, torsos, and what is worn on them."""

from __future__ import annotations

from PIL import Image

from assets.art.avatar_inks import BOTTOM, DRESS, PALE, RED, SHOE, SHOE_LIGHT, SKIN, TOP
from assets.art.avatar_poses import COAT, LEGS, LEGS_IN_FRONT, TORSO, Layer, Pose, body
from assets.art.palette import Ramp
from assets.art.pixels import Canvas

SHOULDERS = 25  # y of the torso's upper edge
STRIDES = {"stand": 0, "one": 3, "two": -3}


def top(pose: Pose, cut: str) -> list[Layer]:
    return [Layer(TORSO, _torso(pose, TOP, cut))]


def bottom(pose: Pose, cut: str) -> list[Layer]:
    if pose.facing == "up" and pose.seated:  # hidden by the back of the chair
        return []
    z = LEGS_IN_FRONT if pose.facing == "down" else LEGS
    return [Layer(z, _legs(pose, BOTTOM, cut), moved=False)]


def dress(pose: Pose, cut: str) -> list[Layer]:
    """In the place of a top and a bottom."""
    worn = [Layer(TORSO, _torso(pose, DRESS, "dress"))]
    if pose.facing == "up" and pose.seated:
        return worn
    z = LEGS_IN_FRONT if pose.facing == "down" else LEGS
    return [*worn, Layer(z, _legs(pose, DRESS, cut), moved=False)]


def coat(pose: Pose, cut: str) -> list[Layer]:
    """A white coat, open over what is worn below."""
    layer, y = body(), SHOULDERS
    swing = (0, 1, -1)[pose.swing]
    white, fold, edge = PALE[4], PALE[3], PALE[2]
    tail = 9 if pose.seated else 17
    if pose.facing == "left":
        reach = 3 * swing
        layer.round(11, y, 10, 12, 3, white)
        if not pose.seated:
            layer.shape((11, y + 8), (20, y + 8), (21, y + tail), (12, y + tail), fill=white)
            layer.line((20, y + 9), (21, y + tail), fill=edge)
        layer.box(18, y + 3, 3, 9, fold)
        layer.shape((13, y + 2), (17, y + 2), (17 + reach, y + 9), (13 + reach, y + 9), fill=white)
        layer.line((17, y + 3), (17 + reach, y + 9), fill=edge)
        layer.line((13, y + 3), (13 + reach, y + 9), fill=fold)
        layer.box(13 + reach, y + 9, 4, 3, SKIN[2])
        return [Layer(COAT, layer.image)]
    for x, reach, sleeve, hand in ((7, swing, white, SKIN[2]), (21, -swing, fold, SKIN[1])):
        layer.round(x, y + 1, 4, 9 + reach, 1, sleeve)
        layer.box(x + (x == 7), y + 9 + reach, 3, 3, hand)
    if pose.facing == "up":
        layer.round(10, y, 12, tail, 3, white)
        layer.box(19, y + 3, 3, tail - 5, fold)
        layer.down(16, y + 9, tail - 9, edge)
        layer.across(12, y + 8, 8, fold)
    else:
        layer.round(10, y, 4, tail, 1, white)
        layer.round(18, y, 4, tail, 1, fold)
        layer.down(13, y + 3, tail - 4, edge)
        layer.down(18, y + 3, tail - 4, edge)
        layer.line((13, y), (14, y + 4), fill=white)
        layer.line((18, y), (17, y + 4), fill=white)
        layer.box(19, y + 5, 2, 1, RED)
        layer.across(11, y + 9, 2, edge)
        layer.across(19, y + 9, 2, edge)
    return [Layer(COAT, layer.image)]


# ---- legs


def _legs(pose: Pose, cloth: Ramp, cut: str) -> Image.Image:
    legs = body()
    bare = cut in ("skirt", "dress")
    (_seated_legs if pose.seated else _walking_legs)(legs, pose, SKIN if bare else cloth, cut)
    _skirt(legs, pose, cloth, cut)
    return legs.image


def _walking_legs(legs: Canvas, pose: Pose, cloth: Ramp, cut: str) -> None:
    dark, light = (cloth[0], cloth[1]) if cloth is not SKIN else (SKIN[1], SKIN[2])
    if pose.facing == "left":
        stride = STRIDES[pose.step]
        for side, fill, skin in ((-1, dark, SKIN[1]), (1, light, SKIN[2])):
            x, lifted = 14 + side * stride, (1 if side * stride < 0 else 0)
            legs.shape((13, 35), (18, 35), (x + 4, 43 - lifted), (x, 43 - lifted), fill=fill)
            if cut == "shorts":
                legs.box(x, 40 - lifted, 5, 3, skin)
            legs.box(x - 1, 43 - lifted, 6, 3, SHOE)
        return
    for x, lifted in ((11, 2 * (pose.step == "one")), (17, 2 * (pose.step == "two"))):
        legs.box(x, 35, 5, 9 - lifted, light)
        legs.down(x + 4, 35, 9 - lifted, dark)
        if cut == "shorts":
            legs.box(x, 40 - lifted, 5, 3, SKIN[2])
            legs.down(x + 4, 40 - lifted, 3, SKIN[1])
        legs.box(x, 43 - lifted, 5, 3, SHOE)
        legs.across(x, 43 - lifted, 4, SHOE_LIGHT)


def _seated_legs(legs: Canvas, pose: Pose, cloth: Ramp, cut: str) -> None:
    """Thighs towards us (down) or level with the seat (left), shins hanging."""
    dark, light, bright = (cloth[0], cloth[1], cloth[2]) if cloth is not SKIN else (SKIN[1], SKIN[2], SKIN[3])
    shin = SKIN[1] if cut == "shorts" else dark
    if pose.facing == "left":
        legs.box(7, 39, 4, 5, shin)
        legs.round(7, 34, 13, 6, 2, light)
        legs.across(9, 34, 10, bright)
        legs.box(5, 43, 6, 3, SHOE)
        return
    for x in (10, 17):
        legs.box(x, 39, 5, 5, shin)
        legs.round(x - 1, 35, 7, 6, 2, light)
        legs.across(x, 35, 4, bright)
        legs.box(x, 43, 5, 3, SHOE)
        legs.across(x, 43, 4, SHOE_LIGHT)


def _skirt(legs: Canvas, pose: Pose, cloth: Ramp, cut: str) -> None:
    if cut not in ("skirt", "dress", "long_skirt", "long_dress"):
        return
    long = cut.startswith("long")
    if not pose.seated:
        sway = {"one": -1, "two": 1}.get(pose.step, 0)
        hem, spread = (43, 1) if long else (40, 0)
        if pose.facing == "left" and not long:
            legs.shape((12, 34), (20, 34), (22, 40), (10, 40), fill=cloth[1])
        else:
            legs.shape((11, 33), (21, 33), (23 + spread, hem), (9 - spread, hem), fill=cloth[1])
        legs.line((9 - spread, hem), (23 + spread, hem), fill=cloth[0])
        legs.line((13, 35), (12 + sway, hem - 1), fill=cloth[2])
        if long:
            legs.line((18, 36), (19 + sway, hem - 1), fill=cloth[0])
        return
    if pose.facing == "left":
        legs.round(6, 34, 14, 6, 2, cloth[1])
        legs.across(9, 34, 10, cloth[2])
        legs.box(6, 35, 7, 9 if long else 5, cloth[1])
        legs.across(6, 43 if long else 39, 7, cloth[0])
        return
    legs.round(9, 35, 14, 9 if long else 6, 2, cloth[1])
    legs.across(10, 35, 9, cloth[2])
    legs.across(10, 43 if long else 40, 12, cloth[0])


# ---- torsos


def _torso(pose: Pose, cloth: Ramp, cut: str) -> Image.Image:
    layer, y = body(), SHOULDERS
    swing = (0, 1, -1)[pose.swing]
    if pose.facing == "left":
        _torso_from_the_side(layer, y, cloth, cut, 3 * swing)
        return layer.image
    for x, reach, sleeve, hand in ((7, swing, cloth[1], SKIN[2]), (21, -swing, cloth[0], SKIN[1])):
        shirt = PALE[3] if x == 7 else PALE[2]
        layer.round(x, y + 1, 4, 9 + reach, 1, shirt if cut == "waistcoat" else sleeve)
        if cut in ("tee", "dress"):
            layer.box(x + (x == 7), y + 6, 3, 4 + reach, hand)
        layer.box(x + (x == 7), y + 9 + reach, 3, 3, hand)
    layer.round(10, y, 12, 12, 3, cloth[1])
    layer.box(19, y + 3, 3, 8, cloth[0])
    layer.across(12, y + 1, 6, cloth[2])
    layer.down(11, y + 3, 5, cloth[2])
    if pose.facing == "down":
        _front(layer, y, cloth, cut)
    elif cut == "hoodie":
        layer.round(11, y, 10, 6, 3, cloth[0])
        layer.across(13, y + 1, 5, cloth[2])
    elif cut == "stripes":
        _stripes(layer, y, cloth)
    return layer.image


def _torso_from_the_side(layer: Canvas, y: int, cloth: Ramp, cut: str, reach: int) -> None:
    layer.round(11, y, 10, 12, 3, cloth[1])
    layer.box(18, y + 3, 3, 9, cloth[0])
    layer.across(12, y + 1, 6, cloth[2])
    if cut == "stripes":
        for stripe in (y + 4, y + 8):
            layer.across(11, stripe, 9, PALE[4])
    if cut == "hoodie":
        layer.round(17, y - 1, 6, 6, 2, cloth[0])
    if cut in ("jacket", "shirt", "waistcoat"):
        layer.down(11, y + 3, 8, PALE[3] if cut == "jacket" else cloth[0])
    if cut == "badge":
        layer.line((13, y), (11, y + 5), fill=PALE[4])
        layer.box(10, y + 6, 2, 4, PALE[4])
    sleeve = PALE[3] if cut == "waistcoat" else cloth[1] if cut == "stripes" else cloth[2]
    layer.shape((13, y + 2), (17, y + 2), (17 + reach, y + 9), (13 + reach, y + 9), fill=sleeve)
    layer.line((17, y + 3), (17 + reach, y + 9), fill=PALE[2] if cut == "waistcoat" else cloth[0])
    if cut in ("tee", "dress"):
        layer.shape(
            (13 + reach // 2, y + 6), (17 + reach // 2, y + 6), (17 + reach, y + 9), (13 + reach, y + 9), fill=SKIN[2]
        )
    layer.box(13 + reach, y + 9, 4, 3, SKIN[2])


def _stripes(layer: Canvas, y: int, cloth: Ramp) -> None:
    for stripe in (y + 3, y + 6, y + 9):
        layer.across(10, stripe, 12, PALE[4])
        layer.across(19, stripe, 3, PALE[2])


def _front(layer: Canvas, y: int, cloth: Ramp, cut: str) -> None:
    """What the front of a garment shows."""
    if cut in ("plain", "tee"):
        layer.box(14, y, 4, 2, SKIN[2])
        if cut == "tee":
            layer.box(15, y + 2, 2, 1, SKIN[2])
    elif cut == "jacket":
        layer.shape((13, y), (18, y), (16, y + 5), (15, y + 5), fill=PALE[4])
        layer.line((16, y + 5), (16, y + 11), fill=cloth[0])
    elif cut == "badge":
        layer.line((13, y), (15, y + 5), fill=PALE[4])
        layer.line((18, y), (16, y + 5), fill=PALE[4])
        layer.box(13, y + 6, 6, 4, PALE[4])
        layer.across(14, y + 7, 4, RED)
    elif cut == "stripes":
        _stripes(layer, y, cloth)
        layer.box(14, y, 4, 2, SKIN[2])
    elif cut == "shirt":
        layer.box(15, y, 2, 2, SKIN[2])
        layer.line((13, y), (15, y + 2), fill=cloth[2])
        layer.line((18, y), (16, y + 2), fill=cloth[2])
        layer.down(16, y + 3, 8, cloth[0])
        for button in (y + 4, y + 7, y + 10):
            layer.dot(15, button, PALE[4])
    elif cut == "hoodie":
        layer.round(11, y - 1, 10, 4, 2, cloth[0])
        layer.box(14, y, 4, 2, SKIN[2])
        layer.down(14, y + 3, 3, PALE[4])
        layer.down(17, y + 3, 3, PALE[4])
        layer.box(12, y + 8, 8, 3, cloth[0])
        layer.across(13, y + 8, 6, cloth[2])
    elif cut == "waistcoat":
        layer.shape((13, y), (18, y), (16, y + 4), (15, y + 4), fill=PALE[4])
        layer.down(16, y + 5, 7, cloth[0])
        for button in (y + 6, y + 9):
            layer.dot(15, button, PALE[4])
    elif cut == "dress":
        layer.shape((13, y), (18, y), (16, y + 2), (15, y + 2), fill=SKIN[2])
        layer.across(10, y + 9, 12, cloth[0])
