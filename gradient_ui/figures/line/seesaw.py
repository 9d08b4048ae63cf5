"""The seesaw of the two slopes beside a sample.

The intervals stand on top, to scale. Under them is the beam, its fulcrum under the sample. Each
slope is a weight that stands under the middle of its interval, as heavy as it counts: 3/4 on an arm
of 1/2 balances 1/4 on an arm of 3/2. The dashed ghost is the beam with the weights that the secant
gives the slopes, each by the length of its interval: it tips to the longer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from gradient_core.insight import LeverRule
from gradient_core.statements import BACKWARD, CENTRAL, FORWARD
from gradient_ui.figures.labels import LARGEST_DENOMINATOR, MINUS, in_a_row, short
from gradient_ui.figures.layout import Figure, base_layout
from gradient_ui.figures.traces import note, scatter, shape
from gradient_ui.theme import Palette, SchemeStyle

HEIGHT = 340
# Heights of the parts, in pixels from below.
_TOP_ROW, _BEAM, _FOOT, _ARMS = 302.0, 156.0, 122.0, 106.0
_SUM, _GHOST = 66.0, 26.0
# Of a weight of 1, in pixels; the least that is seen.
_TALLEST, _LEAST_BOX = 92.0, 22.0
# Half the width of a weight, of which two are half of the whole apart, and of the fulcrum; the room
# beside the middles of the intervals: all as shares of the whole.
_HALF_BOX, _HALF_FOOT, _ROOM = 0.2, 0.04, 0.3
# A shorter interval or arm has its name outside of it.
_SHORT = 0.3
_CENTRED = {"xref": "paper", "xanchor": "center"}
# How far an end of the ghost moves at most, in pixels.
_MOST_TIP = 34.0
# Coordinates of more signs stand at the middle alone.
_LONG = 7
# A text of so many letters times their size goes across a phone.
_WIDEST = 600


@dataclass(frozen=True)
class _Side:
    """One of the two intervals beside the sample.

    Attributes
    ----------
    sign : str
        As in ``h₁`` and ``s₁``.
    style : SchemeStyle
    gap, slope, share : number
        Its length, its slope, and what the slope counts.
    gap_text, slope_text : str
        Both as they are written.
    end : float
        Where it ends, from the sample at 0, as a share of both.
    """

    sign: str
    style: SchemeStyle
    gap: float
    slope: float
    share: float | Fraction
    gap_text: str
    slope_text: str
    end: float

    @property
    def middle(self) -> float:
        """Where its slope stands on the beam."""
        return self.end / 2

    @property
    def height(self) -> float:
        """Of its weight, in pixels."""
        return max(_LEAST_BOX, _TALLEST * float(self.share))


_Sides = tuple[_Side, _Side]


def _sides_of(seesaw: LeverRule, palette: Palette) -> _Sides:
    whole = abs(seesaw.x[2] - seesaw.x[0])
    before, after = (palette.schemes[name] for name in (BACKWARD, FORWARD))
    (h1, h2), (share1, share2) = (abs(seesaw.h1), abs(seesaw.h2)), seesaw.shares
    (gap1, gap2), (slope1, slope2) = in_a_row([h1, h2]), _slope_texts(seesaw)[:2]
    return (
        _Side("₁", before, h1, seesaw.s1, share1, gap1, slope1, -h1 / whole),
        _Side("₂", after, h2, seesaw.s2, share2, gap2, slope2, h2 / whole),
    )


def _slope_texts(seesaw: LeverRule) -> list[str]:
    """Return the slopes before and after, NumPy's and the secant's, told apart."""
    return in_a_row([seesaw.s1, seesaw.s2, seesaw.value, seesaw.candidates[1].value])


def seesaw_figure(seesaw: LeverRule, palette: Palette) -> Figure:
    """Draw the beam of three neighbouring samples, its arms and its weights to scale."""
    sides = _sides_of(seesaw, palette)
    reach = (min(-0.08, sides[0].end) - 0.1, max(0.08, sides[1].end) + 0.1)
    reach = (min(reach[0], sides[0].middle - _ROOM), max(reach[1], sides[1].middle + _ROOM))
    hidden: Figure = {"visible": False, "fixedrange": True}
    layout = base_layout(
        palette,
        HEIGHT,
        {"l": 4, "r": 4, "t": 4, "b": 4},
        xaxis={"range": reach, **hidden},
        yaxis={"range": [0, HEIGHT - 8], **hidden},
        shapes=_shapes(sides, palette),
        annotations=[{**name, "name": "name"} for name in _names(seesaw, sides, palette)],
    )
    data = [*_intervals(seesaw, sides, palette), *_beams(seesaw, sides, palette)]
    return {"data": data, "layout": layout}


def seesaw_alt(seesaw: LeverRule) -> str:
    """Return the takeaway of the seesaw in one sentence."""
    s1, s2, value, _ = _slope_texts(seesaw)
    if abs(seesaw.h1) == abs(seesaw.h2):
        return (
            f"A seesaw with equal arms: both gaps are {short(abs(seesaw.h1))}, the slopes {s1} and "
            f"{s2} weigh the same, and NumPy's {value} is also the secant."
        )
    first, second = map(_share, seesaw.shares)
    arms = iter(in_a_row([abs(gap) / 2 for gap in (seesaw.h1, seesaw.h2)]))
    return (
        f"A seesaw that is level: the slope before, {s1}, weighs {first} on an arm of "
        f"{next(arms)}, the slope after, {s2}, weighs {second} on an arm of {next(arms)}; together "
        f"they make NumPy's {value}."
    )


def _line(role: str, x: list[float], y: list[float], line: Figure) -> Figure:
    return scatter(role, np.array(x), np.array(y), line=line)


def _intervals(seesaw: LeverRule, sides: _Sides, palette: Palette) -> list[Figure]:
    """Return the three samples, joined by their two intervals."""
    before, after = sides
    texts = zip(in_a_row(seesaw.x), in_a_row(seesaw.f), strict=True)
    told = [f"x[{i}] = {x}, f = {f}" for i, (x, f) in enumerate(texts, seesaw.index - 1)]
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
    """Return the ghost with the weights of the secant, where it tips, and the level beam."""
    ends = [side.middle + np.sign(side.end) * (_HALF_BOX + 0.03) for side in sides]
    lift = -_MOST_TIP * seesaw.tilt / max(map(abs, ends))
    solid = {"color": palette.schemes[CENTRAL].colour, "width": 6}
    dashed = {"color": palette.text, "width": 2, "dash": "dash"}
    beam = _line("beam", ends, [_BEAM] * 2, solid)
    ghost = _line("ghost", ends, [_BEAM + lift * end for end in ends], dashed)
    return [ghost, beam] if lift else [beam]


def _shapes(sides: _Sides, palette: Palette) -> list[Figure]:
    """Return the weights on the beam, the fulcrum under the sample, and the lengths of the arms."""
    shapes = []
    for side in sides:
        line = {"color": side.style.colour, "width": 2.5}
        across = (side.middle - _HALF_BOX, side.middle + _HALF_BOX)
        look = {"line": line, "fillcolor": side.style.tint, "layer": "below"}
        shapes.append(shape("rect", across, (_BEAM + 4, _BEAM + 4 + side.height), **look))
    foot = {
        "type": "path",
        "path": f"M 0 {_BEAM - 3} L {-_HALF_FOOT} {_FOOT} L {_HALF_FOOT} {_FOOT} Z",
        "line": {"color": palette.text, "width": 1.5},
        "fillcolor": palette.schemes[CENTRAL].colour,
    }
    left, right = (side.middle for side in sides)
    thin = {"color": palette.muted, "width": 1.5}
    lines = [(left, right, 0), (left, left, 6), (0.0, 0.0, 6), (right, right, 6)]
    arms = [shape("line", (x, to), (_ARMS - k, _ARMS + k), line=thin) for x, to, k in lines]
    return [*shapes, foot, *arms]


def _names(seesaw: LeverRule, sides: _Sides, palette: Palette) -> list[Figure]:
    """Return coordinates, gaps, slopes with what they weigh, arms, and what it comes to."""
    names = _coordinates(seesaw, sides, palette)
    for side in sides:
        gap = f"<b>h{side.sign} = {side.gap_text}</b>"
        names.append(_beside(side.end, _TOP_ROW - 18, gap, side.style.ink))
    for side in sides:
        slope = f"<b>s{side.sign} = {side.slope_text}</b>"
        top = _BEAM + 4 + side.height
        names.append(note(side.middle, _BEAM + 4 + side.height / 2, slope, side.style.ink, 15))
        names.append(note(side.middle, top + 10, f"weighs {_share(side.share)}", palette.text, 13))
    for side in sides:
        arm = f"arm h{side.sign}/2"
        names.append(_beside(side.middle, _ARMS - 14, arm, palette.text))
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
    x = in_a_row(seesaw.x)
    texts = [f"x = {text}" for text in x]
    if max(map(len, x)) > _LONG:
        texts[0], texts[2] = "x − h₁", "x + h₂"
    places = zip((sides[0].end, 0.0, sides[1].end), texts, anchors, strict=True)
    return [
        note(place, _TOP_ROW + 23, text, palette.text, xanchor=anchor)
        for place, text, anchor in places
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
    """Return what the weights come to under the beam, and why the ghost tips."""
    ink = palette.schemes[CENTRAL].ink
    *slopes, value, secant = _slope_texts(seesaw)
    terms = (f"{_share(w)} · {_signed(s)}" for w, s in zip(seesaw.shares, slopes, strict=True))
    value = f"{' + '.join(terms)} = {value}"
    ghost = f"the secant is {secant} too"
    if seesaw.tilt:
        second, first = map(_share, seesaw.shares)
        ghost = f"dashed: the secant weighs them {first} and {second},<br>makes {secant}, and tips"
    return [
        note(0.5, _SUM, f"<b>{value}</b>", ink, min(16, _WIDEST // len(value)), **_CENTRED),
        note(0.5, _GHOST, ghost, palette.text, 13, **_CENTRED),
    ]


def _signed(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text


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
