"""Pages that are read turned: coordinates of the file → coordinates of the reader, right and downwards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """`quarters`: how many quarter turns, counter-clockwise, the text makes in the file; the file's y grows upwards."""

    quarters: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return ((x, -y), (y, x), (-x, y), (-y, -x))[self.quarters]

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) as read.

        >>> Turn(0).box(10, 700, 20, 712)
        (10, -712, 20, -700)
        """
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
