"""Pictures as SVG, drawn on the server: the same in the page and in the PDF, and nothing is asked of anybody.

Colour is never alone: each cell and bar carries its number.
"""

from .bars import bars, funnel
from .heat_map import heat_map

__all__ = ["bars", "funnel", "heat_map"]
