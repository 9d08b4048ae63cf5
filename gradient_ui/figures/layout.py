"""What all figures have in common: margins, fonts, no clutter."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from gradient_ui.theme import Palette

Figure: TypeAlias = dict[str, Any]
# From where to where something reaches.
Ends: TypeAlias = tuple[float, float]

# Equal side margins let figures that stand under each other share their horizontal positions.
LEFT_MARGIN = 64
RIGHT_MARGIN = 12

# Numbers of an axis up to such a power of ten are written out; as powers they take more signs.
_MOST_WHOLE, _MOST_ZEROS, _POWER = 6, 3, 5
_ROOM_OF_TITLE = 26  # of an upright axis, in pixels
# How many numbers an axis has at most; pixels of a digit.
_NUMBERS_OF_AN_AXIS, _LETTER = 6, 7
_NARROWEST = float(np.finfo(np.float64).tiny)

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": "reset"}


# In the layout of a figure whose labels are moved off lines, marks and each other.
CLEAR_LABELS = {"meta": "clear labels"}


def base_layout(palette: Palette, height: int, margin: Figure, **parts: Any) -> Figure:
    """Return the layout that every figure has: its own parts, the common margins but for some."""
    return {
        "height": height,
        "margin": {"l": LEFT_MARGIN, "r": RIGHT_MARGIN, "t": 6, "b": 6} | margin,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "clickmode": "event",  # a selection of Plotly's own would fade all the rest
        "paper_bgcolor": palette.background,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": palette.text, "size": 13},
        "template": {},
        **parts,
    }


def legend_above(palette: Palette, **more: Any) -> Figure:
    """Return what of a layout draws a legend in a row above the figure; a click hides nothing."""
    legend = {
        "orientation": "h",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": 13, "color": palette.text},
    }
    return {"showlegend": True, "legend": legend | more}


# How much higher figures are for the projector: high ones less than their type, so that a page
# fits; low ones have no room to spare.
_LOW = 250
_HIGHER = {False: 1.1, True: 1.45}
_SCALED = {"size", "height", "l", "r", "t", "b", "standoff"}


def enlarge(figure: Figure, factor: float, *, is_table: bool = False) -> Figure:
    """Return `figure` with type and marks larger, and itself higher, for the back row.

    Parameters
    ----------
    figure : dict
    factor : float
        Of the type.
    is_table : bool
        Whether it has cells, which have room for larger numbers.

    Examples
    --------
    >>> enlarge({"layout": {"height": 100, "font": {"size": 10, "color": "#000"}}}, 1.5)
    {'layout': {'height': 145.0, 'font': {'size': 15.0, 'color': '#000'}}}
    """
    found: Figure = _enlarged(figure, factor)
    height = figure["layout"]["height"]
    higher = _HIGHER[height < _LOW and not is_table]
    return {**found, "layout": {**found["layout"], "height": height * higher}}


def _enlarged(part: Any, factor: float) -> Any:
    if isinstance(part, list):
        return [_enlarged(item, factor) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: _times(value, factor) if key in _SCALED else _enlarged(value, factor)
        for key, value in part.items()
    }


def _times(value: Any, factor: float) -> Any:
    return [item * factor for item in value] if isinstance(value, list) else value * factor


def axis(palette: Palette, title: str, **options: Any) -> Figure:
    """Return an axis with a title, grid lines and readable ticks."""
    return {
        "title": {"text": title, "font": {"size": 14, "color": palette.text}, "standoff": 8},
        "tickfont": {"size": 12, "color": palette.muted},
        "gridcolor": palette.grid,
        "zeroline": False,
        "showgrid": True,
        "fixedrange": True,
        **({"exponentformat": "power"} if _is_small(options.get("range")) else {}),
        **options,
    }


def _is_small(reach: Any) -> bool:
    """Whether Plotly would write a few numbers of an axis as micro or femto."""
    return reach is not None and max(map(abs, reach)) < 1


def upright(palette: Palette, title: str, reach: Ends, **options: Any) -> Figure:
    """Return an upright axis; numbers stand beside it, so it writes 101325 too, not 101k."""
    whole = {} if _is_small(reach) else {"exponentformat": "power", "minexponent": _MOST_WHOLE}
    return axis(palette, title, range=reach, **whole, **options)


def room_of_numbers(reach: Ends) -> int:
    """Return how many pixels the numbers of an upright axis need, near to each other more.

    Plotly's own `automargin` depends on what was drawn before.

    Examples
    --------
    >>> room_of_numbers((0.0, 20.0)), room_of_numbers((1000.0, 1000.0001))
    (36, 92)
    >>> room_of_numbers((0.0, 1e5)), room_of_numbers((0.0, 1e9)), room_of_numbers((0.0, 3e-6))
    (71, 64, 64)
    """
    largest, between = max(map(abs, reach)), (reach[1] - reach[0]) / _NUMBERS_OF_AN_AXIS
    if not 0 < between < np.inf:
        return 0
    first, last = (int(np.floor(np.log10(number))) for number in (largest, between))
    if -_MOST_ZEROS <= first <= _MOST_WHOLE:
        whole = len(f"{int(largest):,}")
        signs = whole - min(0, last)
    else:
        signs = first - last + _POWER
    return _LETTER * (signs + 2) + 8


def most_numbers(reach: Ends, pixels: int, most: int) -> int:
    """Return how many numbers an axis of so many pixels is to have.

    Examples
    --------
    >>> most_numbers((0.0, 20.0), 300, 6), most_numbers((1000.0, 1000.0001), 300, 6)
    (6, 3)
    """
    return min(most, pixels // max(1, room_of_numbers(reach)))


def left_margin(*reaches: Ends) -> int:
    """Return the margin at the left that the titles and the numbers of upright axes need."""
    return max(LEFT_MARGIN, *(room_of_numbers(reach) + _ROOM_OF_TITLE for reach in reaches))


def scale_of(shades: tuple[str, ...]) -> list[list[Any]]:
    """Return Plotly's colour scale with these shades evenly spread.

    Examples
    --------
    >>> scale_of(("#000", "#777", "#fff"))
    [[0.0, '#000'], [0.5, '#777'], [1.0, '#fff']]
    """
    places = np.linspace(0, 1, len(shades))
    return [[float(place), shade] for place, shade in zip(places, shades, strict=True)]


def padded_range(values: np.ndarray, share: float, single: float | None = None) -> Ends:
    """Return a range around the finite values, wider by a share of their width on both sides.

    Where all values are the same, or nearer to each other than a range can be, `single` (or else
    `share`) of that value is added instead, and of 1 if it is smaller than that.

    Examples
    --------
    >>> padded_range(np.array([0.0, 10.0, np.nan]), 0.1), padded_range(np.array([4.0]), 0.1, 0.5)
    ((-1.0, 11.0), (2.0, 6.0))
    >>> padded_range(np.array([0.0, 5e-324]), 0.1)
    (-0.1, 0.1)
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return -1.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    pad = (high - low) * share
    if high - low < _NARROWEST:
        pad = max(abs(low), 1.0) * (share if single is None else single)
    padded = low - pad, high + pad
    return padded if np.isfinite(padded).all() else (low, high)
