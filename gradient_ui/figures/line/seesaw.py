"""The seesaw of the two slopes beside a sample, and the three candidate tangents.

The intervals stand on top, to scale. Under them is the beam: the slope before sits on an arm
as long as the gap *after*, and the other way round. At NumPy's value the beam is level; the
dashed ghost is the beam at the secant, which tips to the side of the nearer neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from gradient_core.insight.lever_rule import MEAN, NUMPY, SECANT, LeverRule
from gradient_core.statements.schemes import BACKWARD, CENTRAL, FORWARD
from gradient_ui.figures.labels import short
from gradient_ui.figures.layout import LEFT_MARGIN, Figure, axis, base_layout, padded_range
from gradient_ui.figures.places import parabola_through
from gradient_ui.figures.traces import note, scatter
from gradient_ui.theme import Palette

HEIGHT = 300
TANGENTS_HEIGHT = 300
# Heights of the parts, in pixels from below.
_TOP_ROW, _BEAM, _FOOT, _ARMS = 252.0, 126.0, 88.0, 70.0
_BOX = 38.0
# Half the width of a box and of the fulcrum, as shares of the width; room beside the beam.
_HALF_BOX, _HALF_FOOT, _ROOM = 0.135, 0.035, 0.28
# A shorter interval or arm has its name outside of it.
_SHORT = 0.3
# How far an end of the ghost moves at most, in pixels.
_MOST_TIP = 40.0
_CURVE_POINTS = 61
_LARGEST_DENOMINATOR = 20
_CANDIDATE_LINES = {
    NUMPY: {"width": 4, "dash": "solid"},
    SECANT: {"width": 2.5, "dash": "dash"},
    MEAN: {"width": 2.5, "dash": "dot"},
}


def seesaw_figure(seesaw: LeverRule, palette: Palette) -> Figure:
    """Draw the beam of three neighbouring samples, its arms to scale."""
    whole = abs(seesaw.x[2] - seesaw.x[0])
    left, right = abs(seesaw.h1) / whole, abs(seesaw.h2) / whole
    reach = max(left, right) + _ROOM
    layout = base_layout(palette, HEIGHT)
    layout["margin"] = {"l": 4, "r": 4, "t": 4, "b": 4}
    layout["xaxis"] = {"range": [-reach, reach], "visible": False, "fixedrange": True}
    layout["yaxis"] = {"range": [0, HEIGHT - 8], "visible": False, "fixedrange": True}
    boxes = [
        _box(-right, reach, palette.schemes[BACKWARD]),
        _box(left, reach, palette.schemes[FORWARD]),
    ]
    layout["shapes"] = [*boxes, _foot(reach, palette), *_arms(left, right, palette)]
    layout["annotations"] = [
        *_interval_names(seesaw, left, right, palette),
        *_box_names(seesaw, boxes, palette),
        *_arm_names(seesaw, left, right, palette),
        *_verdicts(seesaw, palette),
    ]
    return {
        "data": [
            *_intervals(seesaw, left, right, palette),
            *_beams(seesaw, left, right, palette),
        ],
        "layout": layout,
    }


def seesaw_alt(seesaw: LeverRule) -> str:
    """Return the takeaway of the seesaw in one sentence."""
    secant = seesaw.candidates[1].value
    if abs(seesaw.h1) == abs(seesaw.h2):
        return (
            f"A seesaw with equal arms: both gaps are {short(abs(seesaw.h1))}, the slopes "
            f"{short(seesaw.s1)} and {short(seesaw.s2)} count the same, and NumPy's "
            f"{short(seesaw.value)} is also the secant."
        )
    return (
        f"A seesaw: the slope before, {short(seesaw.s1)}, sits on an arm of "
        f"{short(abs(seesaw.h2))}, the slope after, {short(seesaw.s2)}, on one of "
        f"{short(abs(seesaw.h1))}; it is level at NumPy's {short(seesaw.value)} and tips at "
        f"the secant {short(secant)}."
    )


def _line(role: str, ends: Sequence[float], heights: Sequence[float], **line: Any) -> Figure:
    return scatter(role, np.array(ends), np.array(heights), line=line)


def _intervals(seesaw: LeverRule, left: float, right: float, palette: Palette) -> list[Figure]:
    """Return the three samples, joined by their two intervals."""
    before, after = palette.schemes[BACKWARD].colour, palette.schemes[FORWARD].colour
    told = [
        f"x[{seesaw.index + k - 1}] = {short(seesaw.x[k])}, f = {short(seesaw.f[k])}"
        for k in range(3)
    ]
    return [
        _line("interval", [-left, 0], [_TOP_ROW] * 2, color=before, width=5),
        _line("interval", [0, right], [_TOP_ROW] * 2, color=after, width=5),
        scatter(
            "samples",
            np.array([-left, 0.0, right]),
            np.full(3, _TOP_ROW),
            marker=_three_marks(14, (before, after), palette),
            hovertext=told,
            hovertemplate="%{hovertext}<extra></extra>",
        ),
    ]


def _beams(seesaw: LeverRule, left: float, right: float, palette: Palette) -> list[Figure]:
    """Return the ghost at the secant and the beam at NumPy's value."""
    tip = _MOST_TIP * seesaw.tilt
    longest, ends = max(left, right), (-right, left)
    ghost = [_BEAM - tip * right / longest, _BEAM + tip * left / longest]
    colour = palette.schemes[CENTRAL].colour
    beam = _line("beam", ends, [_BEAM] * 2, color=colour, width=6)
    if not tip:
        return [beam]
    return [_line("ghost", ends, ghost, color=palette.text, width=2, dash="dash"), beam]


def _box(end: float, reach: float, style: Any) -> Figure:
    """Return the box on one end of the beam, kept inside the figure."""
    half = 2 * reach * _HALF_BOX
    centre = float(np.clip(end, 1.02 * half - reach, reach - 1.02 * half))
    return {
        "type": "rect",
        "x0": centre - half,
        "x1": centre + half,
        "y0": _BEAM + 4,
        "y1": _BEAM + 4 + _BOX,
        "line": {"color": style.colour, "width": 2.5},
        "fillcolor": style.tint,
        "layer": "below",
    }


def _foot(reach: float, palette: Palette) -> Figure:
    """Return the fulcrum, a triangle under the sample."""
    half = 2 * reach * _HALF_FOOT
    return {
        "type": "path",
        "path": f"M 0 {_BEAM - 3} L {-half} {_FOOT} L {half} {_FOOT} Z",
        "line": {"color": palette.text, "width": 1.5},
        "fillcolor": palette.schemes[CENTRAL].colour,
    }


def _arms(left: float, right: float, palette: Palette) -> list[Figure]:
    """Return the lengths of the arms, as lines with ends under the beam."""
    lines = [(-right, _ARMS, left, _ARMS)]
    lines += [(end, _ARMS - 6, end, _ARMS + 6) for end in (-right, 0.0, left)]
    return [
        {
            "type": "line",
            **dict(zip(("x0", "y0", "x1", "y1"), ends, strict=True)),
            "line": {"color": palette.muted, "width": 1.5},
        }
        for ends in lines
    ]


def _interval_names(seesaw: LeverRule, left: float, right: float, palette: Palette) -> list[Figure]:
    """Return the coordinates over the samples, and the gap under each interval.

    Beside a short interval both its ends have their coordinates outside of it.
    """
    middle = "right" if right < _SHORT else "left" if left < _SHORT else "center"
    anchors = (
        "right" if left < _SHORT else "center",
        middle,
        "left" if right < _SHORT else "center",
    )
    names = [
        note(place, _TOP_ROW + 23, f"x = {short(x)}", palette.text, 14, xanchor=anchor)
        for place, x, anchor in zip((-left, 0.0, right), seesaw.x, anchors, strict=True)
    ]
    for end, letter, scheme, gap in (
        (-left, "1", BACKWARD, seesaw.h1),
        (right, "2", FORWARD, seesaw.h2),
    ):
        text = f"<b>h<sub>{letter}</sub> = {short(abs(gap))}</b>"
        names.append(_beside(end, _TOP_ROW - 20, text, palette.schemes[scheme].ink))
    return names


def _beside(end: float, y: float, text: str, colour: str) -> Figure:
    """Return a name under the middle of a long line from 0 to `end`, on its side of a short one."""
    if abs(end) >= _SHORT:
        return note(end / 2, y, text, colour)
    return note(float(np.sign(end)) * 0.03, y, text, colour, xanchor="left" if end > 0 else "right")


def _box_names(seesaw: LeverRule, boxes: list[Figure], palette: Palette) -> list[Figure]:
    """Return in each box its slope, and over it what it counts."""
    slopes = (seesaw.s1, seesaw.s2)
    names = []
    for box, share, slope, scheme in zip(
        boxes, seesaw.shares, slopes, (BACKWARD, FORWARD), strict=True
    ):
        style = palette.schemes[scheme]
        letter = "1" if scheme == BACKWARD else "2"
        middle = (box["x0"] + box["x1"]) / 2
        text = f"<b>s<sub>{letter}</sub> = {short(slope)}</b>"
        names.append(note(middle, _BEAM + 4 + _BOX / 2, text, style.ink, 15))
        counts = f"counts {_share(share)}"
        names.append(note(middle, _BEAM + _BOX + 16, counts, palette.text, 13))
    return names


def _share(share: float | Fraction) -> str:
    is_short = isinstance(share, Fraction) and share.denominator <= _LARGEST_DENOMINATOR
    return str(share) if is_short else short(float(share), 3)


def _arm_names(seesaw: LeverRule, left: float, right: float, palette: Palette) -> list[Figure]:
    """Return under each arm whose gap it is as long as."""
    arms = ((-right, "2", abs(seesaw.h2)), (left, "1", abs(seesaw.h1)))
    return [
        _beside(end, _ARMS - 17, f"arm h<sub>{letter}</sub> = {short(length)}", palette.text)
        for end, letter, length in arms
    ]


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


def tangents_figure(seesaw: LeverRule, palette: Palette, title: str = "x") -> Figure:
    """Draw the three candidates as lines through the middle sample, over the curve."""
    x, f = np.array(seesaw.x), np.array(seesaw.f)
    across = padded_range(x, 0.1)
    wide = np.linspace(across[0], across[1], _CURVE_POINTS)
    curve = parabola_through(x, f, wide)
    layout = base_layout(palette, TANGENTS_HEIGHT)
    layout["margin"] = {"l": LEFT_MARGIN - 8, "r": 12, "t": 30, "b": 46}
    layout["xaxis"] = axis(palette, title, range=across)
    layout["yaxis"] = axis(palette, "f", range=padded_range(np.append(curve, f), 0.12))
    layout["showlegend"] = True
    layout["legend"] = {
        "orientation": "h",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "traceorder": "reversed",
        "font": {"size": 13, "color": palette.text},
    }
    line = {"color": palette.line, "width": 2}
    data = [scatter("parabola", wide, curve, line=line, showlegend=False)]
    colours = {NUMPY: palette.schemes[CENTRAL].colour, SECANT: palette.text, MEAN: palette.muted}
    ends = np.array(across)
    for candidate in reversed(seesaw.candidates):
        y = f[1] + candidate.value * (ends - x[1])
        style = {"color": colours[candidate.name], **_CANDIDATE_LINES[candidate.name]}
        name = f"{candidate.name} {short(candidate.value)}"
        data.append(scatter(candidate.name, ends, y, line=style, name=name))
    colour = palette.schemes[CENTRAL].colour
    samples = scatter(
        "samples",
        x,
        f,
        marker=_three_marks(12, (colour, colour), palette),
        showlegend=False,
        customdata=np.arange(seesaw.index - 1, seesaw.index + 2),
        hovertemplate="f[%{customdata}] = %{y}<extra></extra>",
    )
    return {"data": [*data, samples], "layout": layout}


def _three_marks(size: int, outer: tuple[str, str], palette: Palette) -> Figure:
    """Return the mark of the scheme, and before and after it a smaller hollow circle."""
    style, page = palette.schemes[CENTRAL], palette.background
    return {
        "size": [size, size + 6, size],
        "symbol": ["circle", style.symbol, "circle"],
        "color": [page, style.colour, page],
        "opacity": 1,
        "line": {"color": [outer[0], palette.text, outer[1]], "width": 2.5},
    }


def tangents_alt(seesaw: LeverRule) -> str:
    """Return the takeaway of the tangents in one sentence."""
    slopes = ", ".join(f"{c.name} {short(c.value)}" for c in seesaw.candidates)
    what = "x²" if seesaw.lies_on_square else "the parabola through the three samples"
    return (
        f"Three lines through the middle sample at x = {short(seesaw.x[1])}, with the slopes "
        f"{slopes}; NumPy's touches {what}."
    )
