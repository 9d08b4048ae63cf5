"""Which cells of an array are drawn, their shades and their numbers.

Of a large array the neighbourhood of the selected cell is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from gradient_ui.figures.labels import in_a_row, short
from gradient_ui.figures.layout import Figure, padded_range, scale_of
from gradient_ui.figures.thinning import window
from gradient_ui.figures.traces import labelled, scatter
from gradient_ui.theme import Palette

# Column and row in the figure.
Place: TypeAlias = tuple[int, int]

MOST_COLUMNS = 7
MOST_ROWS = 5
# Pixels across all cells on a phone; width of a letter as a share of its size.
_NARROWEST = 236
_LETTER = 0.6
_SMALLEST = 8  # size of type in a cell
_LONGEST = 6  # signs of a number in a cell, where fewer digits do as well
_FEWEST_COLUMNS = 3


@dataclass(frozen=True)
class Plane:
    """Which part of an array is drawn: one axis or two, through the selected cell.

    Attributes
    ----------
    shape : tuple of int
        Of the array.
    index : tuple of int
        The selected cell.
    columns : int
        The axis that goes to the right.
    rows : int or None
        The axis that goes downwards, before `columns`; None where the cells are a single row.
    most_columns : int
        So many cells of a row are drawn at most.
    """

    shape: tuple[int, ...]
    index: tuple[int, ...]
    columns: int
    rows: int | None = None
    most_columns: int = MOST_COLUMNS

    @property
    def axes(self) -> tuple[int, ...]:
        """The axes that are drawn."""
        return (self.columns,) if self.rows is None else (self.rows, self.columns)

    @property
    def shown_columns(self) -> range:
        """The indices along `columns` that are drawn."""
        return window(self.shape[self.columns], self.index[self.columns], self.most_columns)

    @property
    def shown_rows(self) -> range:
        """The indices along `rows` that are drawn."""
        if self.rows is None:
            return range(1)
        return window(self.shape[self.rows], self.index[self.rows], MOST_ROWS)

    def place(self, index: Sequence[int]) -> Place:
        """Return column and row, in the figure, of a cell of the plane."""
        return index[self.columns], 0 if self.rows is None else index[self.rows]

    def cells(self, array: Any) -> np.ndarray:
        """Return the drawn cells of `array`, shape (rows, columns)."""
        where: list[Any] = list(self.index)
        all_shown = (self.shown_columns, self.shown_rows)
        for axis, shown in zip(self.axes[::-1], all_shown, strict=False):
            where[axis] = slice(shown.start, shown.stop)
        return np.asarray(array[tuple(where)]).reshape(len(self.shown_rows), -1)

    @property
    def subscript(self) -> str:
        """The part of the array that is drawn, in Python: ``f[1, :, :]``; ``f`` if it is all."""
        if len(self.axes) == len(self.shape):
            return "f"
        parts = [":" if k in self.axes else str(i) for k, i in enumerate(self.index)]
        return f"f[{', '.join(parts)}]"


def plane_through(
    index: Sequence[int], shape: Sequence[int], differentiated: Sequence[int]
) -> Plane:
    """Return the plane to draw: along the last two differentiated axes, then along the others.

    Examples
    --------
    >>> plane_through((0, 1, 2), (2, 3, 4), (0, 1, 2)).subscript
    'f[0, :, :]'
    >>> plane_through((0, 1, 2), (2, 3, 4), (0, 1)).subscript
    'f[:, :, 2]'
    """
    others = [axis for axis in range(len(shape)) if axis not in differentiated]
    shown = sorted([*others, *sorted(differentiated)][-2:])
    rows = shown[0] if len(shown) == 2 else None
    return Plane(tuple(shape), tuple(index), shown[-1], rows)


def with_room(plane: Plane, arrays: Iterable[Any]) -> Plane:
    """Return `plane` with as many columns as there is room for with the numbers of all arrays."""
    lengths = (len(text) for array in arrays for text in _texts(plane.cells(array)))
    fitting = int(_NARROWEST / (_LETTER * _SMALLEST * max(lengths)))
    return replace(plane, most_columns=max(_FEWEST_COLUMNS, min(MOST_COLUMNS, fitting)))


def _texts(values: np.ndarray) -> list[str]:
    return in_a_row(values.ravel(), longest=_LONGEST)


def cell_shades(values: np.ndarray, plane: Plane, lit: set[Place], palette: Palette) -> Figure:
    """Return the cells shaded by value; lit ones stay blank for the colour of their scheme."""
    columns, rows = plane.shown_columns, plane.shown_rows
    with np.errstate(all="ignore"):
        sizes = (np.abs(values) if values.dtype.kind == "c" else values).astype(np.float64)
    sizes[~np.isfinite(sizes)] = np.nan
    low, high = padded_range(sizes, 0.0, single=0.5)
    for column, row in lit:
        if column in columns and row in rows:
            sizes[row - rows.start, column - columns.start] = np.nan
    return {
        "type": "heatmap",
        "meta": "shades",
        "x": np.asarray(columns),
        "y": np.asarray(rows),
        "z": sizes,
        "zmin": low,
        "zmax": high,
        "xgap": 3,
        "ygap": 3,
        "colorscale": scale_of(palette.field.cells),
        "showscale": False,
        "hoverinfo": "skip",
        "hoverongaps": False,
    }


def cell_numbers(values: np.ndarray, plane: Plane, lit: set[Place], palette: Palette) -> Figure:
    """Return the numbers in the cells; they take the clicks, with the index of the cell."""
    columns, rows = plane.shown_columns, plane.shown_rows
    room = _NARROWEST / len(columns)
    texts = _texts(values)
    places = [(column, row) for row in rows for column in columns]
    x, y = np.array(places).T
    index = np.tile(plane.index, (len(places), 1))
    index[:, plane.columns] = x
    if plane.rows is not None:
        index[:, plane.rows] = y
    shown = [f"<b>{t}</b>" if p in lit else t for t, p in zip(texts, places, strict=True)]
    longest = max(map(len, texts))
    size = min(15, int(room / (_LETTER * max(longest, 3))))
    told = zip(index.tolist(), values.ravel(), strict=True)
    return scatter(
        "numbers",
        x,
        y,
        marker={"size": 34, "symbol": "square", "opacity": 0},
        **labelled(shown, palette.text, size),
        customdata=index,
        hovertext=[f"[{', '.join(map(str, at))}] = {short(value, 12)}" for at, value in told],
        hoverinfo="text",
    )
