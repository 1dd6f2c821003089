"""The typeface of the pages, without the weights that none of them uses: 20.6 kB instead of 34.0.

Atkinson Hyperlegible Next of the Braille Institute (SIL Open Font License), in which each letter is told from every other,
as the npm package `@fontsource-variable/atkinson-hyperlegible-next` brings it.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# The weights of assets/styles/tokens.css.
WEIGHTS = (400, 700)
NAME = "atkinson-hyperlegible-next"
# What the browser fetches for every page, and what it fetches where a text needs more of Europe.
SUBSETS = ("latin", "latin-ext")


def narrow(source: Path, target: Path) -> None:
    """Write the variable font of `source` (WOFF2) with `WEIGHTS` as its whole range."""
    font = TTFont(source, recalcTimestamp=False)
    narrowed = instancer.instantiateVariableFont(font, {"wght": WEIGHTS})
    narrowed.flavor = "woff2"
    narrowed.save(target)


def build(package: Path, folder: Path) -> None:
    """Write each subset of the package's fonts into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for subset in SUBSETS:
        narrow(package / "files" / f"{NAME}-{subset}-wght-normal.woff2", folder / f"{NAME}-{subset}.woff2")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
