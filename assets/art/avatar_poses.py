"""How people hold themselves, and what a layer is. A frame is 40×48 px; bodies are drawn 32 px wide in its middle."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from assets.art.pixels import Canvas

WIDTH, HEIGHT = 40, 48
BODY_WIDTH = 32
MARGIN = (WIDTH - BODY_WIDTH) // 2
TOP = 16  # y of the head's centre

# From back to front.
BEHIND, BACK_HAIR, LEGS, TORSO, LEGS_IN_FRONT, COAT, CHIN, HEAD, FACE = 0, 10, 20, 30, 35, 40, 45, 50, 52
BEARD, HAIR, COVER, GLASSES, EAR, BESIDE, IN_FRONT = 55, 60, 65, 70, 72, 80, 90

FACINGS = ("down", "left", "up")  # right is left mirrored
STEPS = ("stand", "one", "two", "sit", "roll", "push", "glide")


@dataclass(frozen=True)
class Pose:
    """One way to be drawn. `right` and `down` move all but the legs, px; `swing` is the step of the arms, 0…2."""

    facing: str
    step: str
    right: int
    down: int
    swing: int

    @property
    def seated(self) -> bool:
        return self.step not in ("stand", "one", "two")

    @property
    def rolling(self) -> bool:
        return self.step in ("roll", "push", "glide")


@dataclass(frozen=True)
class Layer:
    """A drawing at its depth. `moved`: it goes along with the pose; `wide`: it is drawn on the whole frame."""

    z: int
    image: Image.Image
    moved: bool = True
    wide: bool = False


def _pose(facing: str, step: str) -> Pose:
    if step in ("one", "two"):
        return Pose(facing, step, 0, -1, STEPS.index(step))
    if step == "sit":
        right, down = {"down": (0, 2), "left": (2, 1), "up": (0, -1)}[facing]
        return Pose(facing, step, right, down, 0)
    if step == "stand":
        return Pose(facing, step, 0, 0, 0)
    right, down = {"down": (0, 1), "left": (1, 0), "up": (0, 1)}[facing]
    return Pose(facing, step, right, down, ("roll", "push", "glide").index(step))


POSES = tuple(_pose(facing, step) for facing in FACINGS for step in STEPS)


def body() -> Canvas:
    """What a layer of the body is drawn on."""
    return Canvas(BODY_WIDTH, HEIGHT)
