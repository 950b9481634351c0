"""Pictures as SVG, drawn on the server: the same in the page and in the PDF, and nothing is asked of anybody.

Colour is never alone: each cell and bar carries its number.
"""

from .bars import bars, funnel
from .heat_map import MOST_UNITS, heat_map

__all__ = ["MOST_UNITS", "bars", "funnel", "heat_map"]
