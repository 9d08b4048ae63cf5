"""The names of the lines or markers of both edge orders, outside the end they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gradient_ui.figures.layout import Ends, Figure
from gradient_ui.figures.traces import note
from gradient_ui.theme import Palette, SchemeStyle

# Pixels: beside an end for its two names; the least distance between their middles; the rest.
NAME_ROOM = 104
OTHER_ROOM = 36
TOP, BOTTOM = 6, 46
NAMES = "end names"  # by which a live stage knows them
_DISTANCE = 44.0


def margins(*, left: bool, right: bool, numbers: int = 0) -> Figure:
    """Return the margins, with room for names where an end is, and for numbers elsewhere."""
    sides = [NAME_ROOM if wide else max(OTHER_ROOM, numbers) for wide in (left, right)]
    return {"l": sides[0], "r": sides[1], "t": TOP, "b": BOTTOM}


@dataclass(frozen=True)
class EndNames:
    """What the names beside one end need to know.

    Attributes
    ----------
    on_left : bool
        On which side of the screen the end is.
    shown : (float, float)
        From where to where the figure reaches upwards.
    height : int
        Of the whole figure, in pixels.
    style : SchemeStyle
    palette : Palette
    touches : int
        How far from the middle of its place a line ends, in pixels: where a mark begins.
    """

    on_left: bool
    shown: Ends
    height: int
    style: SchemeStyle
    palette: Palette
    touches: int = 1

    def beside(self, traces: Sequence[Figure], texts: Sequence[str]) -> list[Figure]:
        """Name where both traces begin by order and text; both at once where that is the same."""
        places = [(float(trace["x"][0]), float(trace["y"][0])) for trace in traces]
        if len(places) == 2 and places[0] == places[1] and texts[0] == texts[1]:
            named = [(*places[0], f"both<br>{texts[0]}")]
        else:
            pairs = zip(places, texts, strict=True)
            named = [(*at, f"edge_order={k}<br>{text}") for k, (at, text) in enumerate(pairs, 1)]
        named = [name for name in named if np.isfinite(name[:2]).all()]
        low, high = self.shown
        room = self.height - TOP - BOTTOM
        pixels = apart([room * (high - y) / (high - low) for _, y, _ in named], room)
        return [
            self._name(x, y, text, high - pixel / room * (high - low))
            for (x, y, text), pixel in zip(named, pixels, strict=True)
        ]

    def _name(self, x: float, y: float, text: str, height: float) -> Figure:
        """Return one name at a height of its own, with a line that touches what it names."""
        side = "right" if self.on_left else "left"
        line = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "standoff": self.touches}
        tail = {"ax": -18 if self.on_left else 18, "ay": height, "ayref": "y"}
        beside = {"arrowcolor": self.palette.line, "xanchor": side, "align": side}
        return note(x, y, text, self.style.ink, 13, name=NAMES) | line | tail | beside


def apart(pixels: Sequence[float], room: float) -> list[float]:
    """Return heights at least a name apart and inside the figure, in the same order.

    Examples
    --------
    >>> apart([52.0, 50.0], 160.0), apart([2.0, 90.0], 160.0)
    ([73.0, 29.0], [11.0, 99.0])
    """
    if len(pixels) < 2:
        return list(pixels)
    push = max(0.0, _DISTANCE - abs(pixels[1] - pixels[0])) / 2
    first, second = (-push, push) if pixels[0] <= pixels[1] else (push, -push)
    moved = [pixels[0] + first, pixels[1] + second]
    quarter = _DISTANCE / 4
    shift = max(0.0, quarter - min(moved)) + min(0.0, room - quarter - max(moved))
    return [height + shift for height in moved]
