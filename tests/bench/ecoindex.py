"""The EcoIndex of a page, from 100 (light) to 0: how it stands among the pages of the web, by what it asks of a browser.

The published formula: the place of the page among the twentieths of HTTP Archive's pages, for the elements of its document
(weight 3), its requests (weight 2) and its bytes (weight 1). Source: https://www.ecoindex.fr/comment-ca-marche/, with the
quantiles of the Collectif numérique responsable's GreenIT-Analysis (script/ecoIndex.js).
"""

from itertools import pairwise

ELEMENTS = (0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601)
REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
KILOBYTES = (
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37,
    2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
)  # fmt: skip
# A page has the first grade whose bound it passes; G below the last.
GRADES = (("A", 80), ("B", 70), ("C", 55), ("D", 40), ("E", 25), ("F", 10))


def score(elements: int, requests: int, kilobytes: float) -> float:
    places = 3 * _place(ELEMENTS, elements) + 2 * _place(REQUESTS, requests) + _place(KILOBYTES, kilobytes)
    return 100 - 5 * places / 6


def grade(index: float) -> str:
    return next((letter for letter, bound in GRADES if index > bound), "G")


def _place(quantiles: tuple[float, ...], value: float) -> float:
    """Between which twentieths a value falls, from 0 to 20, linear between two."""
    for index, (low, high) in enumerate(pairwise(quantiles)):
        if value < high:
            return index + (value - low) / (high - low)
    return len(quantiles) - 1
