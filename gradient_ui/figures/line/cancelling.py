"""What cancels in a deduction: a stack of signed bars for each column of Taylor's series.

Each bar is a weight times the Taylor coefficient of its sample. Above and below the line they
cancel in all columns but that of the derivative; what then sticks out is the error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from gradient_core.insight import Derivation
from gradient_core.insight.taylor import primed
from gradient_core.statements import BACKWARD, CENTRAL, FORWARD
from gradient_core.text import nearest_float
from gradient_ui.figures.labels import exact_weight, fraction_text
from gradient_ui.figures.layout import Figure, axis, base_layout, legend_above
from gradient_ui.figures.traces import note, shape
from gradient_ui.theme import Palette

HEIGHT = 252
MORE = 2
_WIDTH = 0.56
# Bars of a share of the height that is smaller have no room for their number.
_LEAST = 0.075
_PATTERNS = ("", "", "/", "x", ".", "-", "|", "\\", "+")
_BELOW = {"yref": "paper", "yanchor": "top", "showarrow": False}


@dataclass(frozen=True)
class Labels:
    """What stands beside the bars.

    Attributes
    ----------
    names : sequence of str
        Of the samples, each with its weight.
    left_over : str
        What the first column that does not cancel adds up to, as the lines write it.
    has_numbers : bool
        Whether each bar carries its own; not where it is drawn in other units.
    """

    names: Sequence[str]
    left_over: str
    has_numbers: bool = True


def cancelling_figure(
    derivation: Derivation, palette: Palette, labels: Labels, *, more: bool
) -> Figure:
    """Draw the bars.

    Parameters
    ----------
    derivation : Derivation
        Its gaps are about 1, so that the columns can be compared.
    palette : Palette
    labels : Labels
    more : bool
        Whether to draw two more columns.
    """
    leads = derivation.leading_term.derivative_order
    columns = np.arange(leads + 1 + MORE * more)
    rows = [derivation.taylor_row(int(column)) for column in columns]
    up = _reach(rows)
    data = [
        _bars(derivation, k, [row[k] for row in rows], up[1] - up[0], palette) | {"name": name}
        for k, name in enumerate(labels.names)
    ]
    if not labels.has_numbers:
        data = [bars | {"textposition": "none"} for bars in data]
    layout = base_layout(
        palette,
        HEIGHT,
        {"l": 8, "r": 8, "t": 30, "b": 52},
        xaxis=axis(
            palette,
            "",
            range=(-0.6, len(columns) - 0.4),
            tickvals=columns,
            ticktext=[f"<i>{primed(int(column))}</i>" for column in columns],
            tickfont={"size": 16, "color": palette.text},
            showgrid=False,
        ),
        yaxis=axis(palette, "", range=up, showticklabels=False, showgrid=False)
        | {"zeroline": True, "zerolinecolor": palette.line},
        barmode="relative",
        bargap=1 - _WIDTH,
        **legend_above(palette),
        annotations=_sums(rows, derivation, labels.left_over, palette),
        shapes=[_box(leads, rows[leads], up, palette)],
    )
    return {"data": data, "layout": layout}


def cancelling_alt(derivation: Derivation) -> str:
    """Return the takeaway in one sentence."""
    leads = derivation.leading_term.derivative_order
    meant = primed(derivation.derivative)
    zero = [primed(j) for j in range(leads) if j != derivation.derivative]
    return (
        f"Bars above and below a line: those of {', '.join(zero)} cancel, those of {meant} add up "
        f"to 1, and in the column of {primed(leads)} something is left over: the error."
    )


def _stack(row: tuple[Fraction, ...]) -> tuple[float, float]:
    """Return how far the bars of a column reach, down and up."""
    low = sum((value for value in row if value < 0), Fraction(0))
    high = sum((value for value in row if value > 0), Fraction(0))
    return nearest_float(low), nearest_float(high)


def _reach(rows: list[tuple[Fraction, ...]]) -> tuple[float, float]:
    """Return a range that all stacks fit into, with zero in sight on both sides."""
    lows, highs = zip(*map(_stack, rows), strict=True)
    room = 0.06 * (max(highs) - min(lows))
    return min(lows) - room, max(highs) + room


def _bars(
    derivation: Derivation,
    k: int,
    values: list[Fraction],
    room: float,
    palette: Palette,
) -> Figure:
    """Return the bars of one sample, in all columns."""
    offset = derivation.offsets[k]
    style = palette.schemes[FORWARD if offset > 0 else BACKWARD if offset < 0 else CENTRAL]
    heights = np.array([nearest_float(value) for value in values])
    texts = [
        exact_weight(value) if abs(height) > _LEAST * room else " "
        for height, value in zip(heights, values, strict=True)
    ]
    nearer = sum(1 for other in derivation.offsets if 0 < other / offset < 1) if offset else 0
    return {
        "type": "bar",
        "meta": "bars",
        "x": np.arange(len(values)),
        "y": heights,
        "width": _WIDTH,
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 13, "color": palette.text},
        "constraintext": "none",
        "marker": {
            "color": style.tint,
            "line": {"color": style.colour, "width": 2},
            "pattern": {
                "shape": _PATTERNS[1 + nearer],
                "fgcolor": style.colour,
                "size": 5,
                "fgopacity": 0.4,
            },
        },
        "hoverinfo": "skip",
    }


def _sums(
    rows: list[tuple[Fraction, ...]], derivation: Derivation, left_over: str, palette: Palette
) -> list[Figure]:
    """Return what the columns add up to, below their names."""
    leads = derivation.leading_term.derivative_order
    notes = []
    for column, row in enumerate(rows):
        total = sum(row, Fraction(0))
        is_met = column < leads
        text = (
            f"{fraction_text(total)} ✓"
            if is_met
            else (left_over if column == leads else fraction_text(total))
        )
        colour = palette.alarm if column == leads else palette.muted
        at = {"yshift": -26, **_BELOW}
        notes.append(
            note(column, 0, f"<b>{text}</b>" if column <= leads else text, colour, 13, **at)
        )
    return notes


def _box(
    column: int, row: tuple[Fraction, ...], up: tuple[float, float], palette: Palette
) -> Figure:
    """Return the frame around what is left over."""
    low, high = _stack(row)
    pad = 0.025 * (up[1] - up[0])
    half = _WIDTH / 2 + 0.07
    line = {"color": palette.alarm, "width": 2}
    return shape("rect", (column - half, column + half), (low - pad, high + pad), line=line)
