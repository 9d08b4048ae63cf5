"""The seesaw of the two slopes beside a sample.

The intervals stand on top, to scale. Under them is the beam: the slope before sits on an arm
as long as the gap *after*, and the other way round. At NumPy's value the beam is level; the
dashed ghost is the beam at the secant, which tips to the side of the nearer neighbour.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from gradient_core.insight import LeverRule
from gradient_core.statements import BACKWARD, CENTRAL, FORWARD
from gradient_ui.figures.labels import LARGEST_DENOMINATOR, short
from gradient_ui.figures.layout import Figure, base_layout
from gradient_ui.figures.traces import note, scatter, shape
from gradient_ui.theme import Palette, SchemeStyle

HEIGHT = 300
# Heights of the parts, in pixels from below.
_TOP_ROW, _BEAM, _FOOT, _ARMS = 252.0, 126.0, 88.0, 70.0
_BOX = 38.0
# Half the width of a box and of the fulcrum, as shares of the width; room beside the beam.
_HALF_BOX, _HALF_FOOT, _ROOM = 0.135, 0.035, 0.28
# A shorter interval or arm has its name outside of it.
_SHORT = 0.3
# How far an end of the ghost moves at most, in pixels.
_MOST_TIP = 40.0


@dataclass(frozen=True)
class _Side:
    """One of the two intervals beside the sample.

    Attributes
    ----------
    number : str
        As in ``h1`` and ``s1``.
    style : SchemeStyle
    gap, slope, share : number
        Its length, its slope, and what the slope counts.
    end : float
        Where it ends, from the sample at 0, as a share of both. The slope of the *other* one sits
        on the arm to the opposite place.
    """

    number: str
    style: SchemeStyle
    gap: float
    slope: float
    share: float | Fraction
    end: float


_Sides = tuple[_Side, _Side]


def _sides_of(seesaw: LeverRule, palette: Palette) -> _Sides:
    whole = abs(seesaw.x[2] - seesaw.x[0])
    before, after = (palette.schemes[name] for name in (BACKWARD, FORWARD))
    (h1, h2), (share1, share2) = (abs(seesaw.h1), abs(seesaw.h2)), seesaw.shares
    return (
        _Side("1", before, h1, seesaw.s1, share1, -h1 / whole),
        _Side("2", after, h2, seesaw.s2, share2, h2 / whole),
    )


def _arms(sides: _Sides) -> list[float]:
    """Return where the slope of each side sits on the beam."""
    return [-other.end for other in reversed(sides)]


def seesaw_figure(seesaw: LeverRule, palette: Palette) -> Figure:
    """Draw the beam of three neighbouring samples, its arms to scale."""
    sides = _sides_of(seesaw, palette)
    reach = max(abs(side.end) for side in sides) + _ROOM
    inside = (1 - 1.02 * 2 * _HALF_BOX) * reach
    boxes = [float(np.clip(arm, -inside, inside)) for arm in _arms(sides)]
    hidden: Figure = {"visible": False, "fixedrange": True}
    layout = base_layout(
        palette,
        HEIGHT,
        {"l": 4, "r": 4, "t": 4, "b": 4},
        xaxis={"range": [-reach, reach], **hidden},
        yaxis={"range": [0, HEIGHT - 8], **hidden},
        shapes=_shapes(sides, boxes, reach, palette),
        annotations=_names(seesaw, sides, boxes, palette),
    )
    data = [*_intervals(seesaw, sides, palette), *_beams(seesaw, sides, palette)]
    return {"data": data, "layout": layout}


def seesaw_alt(seesaw: LeverRule) -> str:
    """Return the takeaway of the seesaw in one sentence."""
    secant = seesaw.candidates[1].value
    h1, h2, s1, s2, value = (
        short(number)
        for number in (abs(seesaw.h1), abs(seesaw.h2), seesaw.s1, seesaw.s2, seesaw.value)
    )
    if abs(seesaw.h1) == abs(seesaw.h2):
        return (
            f"A seesaw with equal arms: both gaps are {h1}, the slopes {s1} and {s2} count the "
            f"same, and NumPy's {value} is also the secant."
        )
    return (
        f"A seesaw: the slope before, {s1}, sits on an arm of {h2}, the slope after, {s2}, on one "
        f"of {h1}; it is level at NumPy's {value} and tips at the secant {short(secant)}."
    )


def _line(role: str, x: list[float], y: list[float], line: Figure) -> Figure:
    return scatter(role, np.array(x), np.array(y), line=line)


def _intervals(seesaw: LeverRule, sides: _Sides, palette: Palette) -> list[Figure]:
    """Return the three samples, joined by their two intervals."""
    before, after = sides
    told = [
        f"x[{seesaw.index + k - 1}] = {short(seesaw.x[k])}, f = {short(seesaw.f[k])}"
        for k in range(3)
    ]
    samples = scatter(
        "samples",
        np.array([before.end, 0.0, after.end]),
        np.full(3, _TOP_ROW),
        marker=three_marks(14, (before.style.colour, after.style.colour), palette),
        hovertext=told,
        hovertemplate="%{hovertext}<extra></extra>",
    )
    lines = [({"color": side.style.colour, "width": 5}, sorted([0, side.end])) for side in sides]
    return [*(_line("interval", x, [_TOP_ROW] * 2, line) for line, x in lines), samples]


def _beams(seesaw: LeverRule, sides: _Sides, palette: Palette) -> list[Figure]:
    """Return the ghost at the secant, where it tips, and the beam at NumPy's value."""
    ends = _arms(sides)
    lift = _MOST_TIP * seesaw.tilt / max(map(abs, ends))
    solid = {"color": palette.schemes[CENTRAL].colour, "width": 6}
    dashed = {"color": palette.text, "width": 2, "dash": "dash"}
    beam = _line("beam", ends, [_BEAM] * 2, solid)
    ghost = _line("ghost", ends, [_BEAM + lift * end for end in ends], dashed)
    return [ghost, beam] if lift else [beam]


def _shapes(sides: _Sides, boxes: list[float], reach: float, palette: Palette) -> list[Figure]:
    """Return the boxes on the beam, the fulcrum under the sample, and the lengths of the arms."""
    half, half_foot = 2 * reach * _HALF_BOX, 2 * reach * _HALF_FOOT
    shapes = []
    for side, centre in zip(sides, boxes, strict=True):
        line, across = {"color": side.style.colour, "width": 2.5}, (centre - half, centre + half)
        look = {"line": line, "fillcolor": side.style.tint, "layer": "below"}
        shapes.append(shape("rect", across, (_BEAM + 4, _BEAM + 4 + _BOX), **look))
    foot = {
        "type": "path",
        "path": f"M 0 {_BEAM - 3} L {-half_foot} {_FOOT} L {half_foot} {_FOOT} Z",
        "line": {"color": palette.text, "width": 1.5},
        "fillcolor": palette.schemes[CENTRAL].colour,
    }
    left, right = _arms(sides)
    thin = {"color": palette.muted, "width": 1.5}
    lines = [(left, right, 0), (left, left, 6), (0.0, 0.0, 6), (right, right, 6)]
    arms = [shape("line", (x, to), (_ARMS - k, _ARMS + k), line=thin) for x, to, k in lines]
    return [*shapes, foot, *arms]


def _names(seesaw: LeverRule, sides: _Sides, boxes: list[float], palette: Palette) -> list[Figure]:
    """Return coordinates, gaps, slopes with what they count, arms, and what it comes to."""
    names = _coordinates(seesaw, sides, palette)
    for side in sides:
        gap = f"<b>h<sub>{side.number}</sub> = {short(side.gap)}</b>"
        names.append(_beside(side.end, _TOP_ROW - 20, gap, side.style.ink))
    for side, middle in zip(sides, boxes, strict=True):
        slope = f"<b>s<sub>{side.number}</sub> = {short(side.slope)}</b>"
        counts = f"counts {_share(side.share)}"
        names.append(note(middle, _BEAM + 4 + _BOX / 2, slope, side.style.ink, 15))
        names.append(note(middle, _BEAM + _BOX + 16, counts, palette.text, 13))
    for other, arm in zip(reversed(sides), _arms(sides), strict=True):
        name = f"arm h<sub>{other.number}</sub> = {short(other.gap)}"
        names.append(_beside(arm, _ARMS - 17, name, palette.text))
    return [*names, *_verdicts(seesaw, palette)]


def _coordinates(seesaw: LeverRule, sides: _Sides, palette: Palette) -> list[Figure]:
    """Return the coordinates over the samples.

    Beside a short interval both its ends have their coordinates outside of it.
    """
    left_short, right_short = (abs(side.end) < _SHORT for side in sides)
    anchors = (
        "right" if left_short else "center",
        "right" if right_short else "left" if left_short else "center",
        "left" if right_short else "center",
    )
    places = zip((sides[0].end, 0.0, sides[1].end), seesaw.x, anchors, strict=True)
    return [
        note(place, _TOP_ROW + 23, f"x = {short(x)}", palette.text, xanchor=anchor)
        for place, x, anchor in places
    ]


def _beside(end: float, y: float, text: str, colour: str) -> Figure:
    """Return a name under the middle of a long line from 0 to `end`, on its side of a short one."""
    if abs(end) >= _SHORT:
        return note(end / 2, y, text, colour)
    return note(float(np.sign(end)) * 0.03, y, text, colour, xanchor="left" if end > 0 else "right")


def _share(share: float | Fraction) -> str:
    is_short = isinstance(share, Fraction) and share.denominator <= LARGEST_DENOMINATOR
    return str(share) if is_short else short(float(share), 3)


def _verdicts(seesaw: LeverRule, palette: Palette) -> list[Figure]:
    """Return NumPy's value under the beam, and where the ghost tips."""
    ink = palette.schemes[CENTRAL].ink
    value = f"<b>level at NumPy’s {short(seesaw.value)}</b>"
    secant = short(seesaw.candidates[1].value)
    ghost = f"the secant is {secant} too"
    if seesaw.tilt:
        side = "left" if seesaw.tilt > 0 else "right"
        ghost = f"dashed: at the secant {secant} it tips to the {side}"
    return [note(0, 31, value, ink, 17), note(0, 9, ghost, palette.text, 13)]


def three_marks(size: int, outer: tuple[str, str], palette: Palette) -> Figure:
    """Return the mark of the scheme, and before and after it a smaller hollow circle."""
    style, page = palette.schemes[CENTRAL], palette.background
    return {
        "size": [size, size + 6, size],
        "symbol": ["circle", style.symbol, "circle"],
        "color": [page, style.colour, page],
        "opacity": 1,
        "line": {"color": [outer[0], palette.text, outer[1]], "width": 2.5},
    }
