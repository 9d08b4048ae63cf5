"""The operator as a matrix of weights: a row is a formula, a column is everyone who reads a sample.

What a formula reads has the colour of its scheme, whose shape stands at the head of the row; all
else is a pale 0. Of the gradient taken twice the rows at the ends that are not like those inside
are marked by a sign and a colour.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from gradient_core.insight import (
    Operator,
    SecondDerivative,
    column_sentence,
    is_next_to_nothing,
    row_sentence,
    second_sentence,
)
from gradient_core.statements import CENTRAL
from gradient_core.text import nearest_float
from gradient_ui.figures.labels import LARGEST_DENOMINATOR, MINUS, ROUND_OFF, fitting, short, weight
from gradient_ui.figures.layout import Figure, axis, base_layout
from gradient_ui.figures.traces import labelled, note, scatter, shape
from gradient_ui.theme import Palette

# Pixels: a row of cells, of few and of many; above them; across the figure on a phone.
_TALL, _LOW, _FEW = 40, 30, 7
_TOP, _BOTTOM = 30, 6
_NARROWEST = 308
# Widths of signs in bold, as shares of their size; how much of a cell they may fill.
_LETTER, _NARROW, _VULGAR = 0.57, 0.3, 0.95
_FILLED = 0.92
_LARGEST, _READABLE, _SMALLEST = 15, 10, 9
# Widths in cells: the head of a row, what a column does to the outputs.
_HEAD, _INFLUENCE = 1.35, 1.5
_HALF = 0.47
_EDGE = 0.56  # no outline is cut
_FADED = 0.16
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# Signs of a decimal, of many cells and of few.
_FEWEST_SIGNS, _MOST_SIGNS = 4, 6
# Weights outside of these bounds are written times a power of ten.
_LEAST, _MOST = 0.1, 1000.0

DAMAGED, NO_FORMULA = "!", "–"


@dataclass(frozen=True)
class Picked:
    """What of a matrix is selected: a row or a column; neither where both are None."""

    row: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class _Row:
    """How one row looks: the sign at its head, the colours of both, its weights by column."""

    sign: str
    ink: str
    tint: str
    texts: dict[int, str]


@dataclass(frozen=True)
class _Matrix:
    """What is drawn of a matrix.

    Attributes
    ----------
    title : str
        What all weights are multiplied by.
    rows : tuple of _Row
    told : callable
        Row and column -> what is said about a cell.
    picked : Picked
    hurt : frozenset of int, or None
        The outputs that the selected column hurts.
    """

    title: str
    rows: tuple[_Row, ...]
    told: Callable[[int, int], str]
    picked: Picked
    hurt: frozenset[int] | None = None

    @property
    def size(self) -> int:
        """How many rows and columns there are."""
        return len(self.rows)

    @property
    def cells_across(self) -> float:
        """The width of all, in cells."""
        return self.size + _HEAD + (_INFLUENCE if self.hurt is not None else _EDGE - 0.5)


def operator_figure(operator: Operator, picked: Picked, palette: Palette) -> Figure:
    """Draw the matrix of a call, with a row or a column selected.

    Parameters
    ----------
    operator : Operator
    picked : Picked
        With a column, the outputs that it hurts stand beside the matrix.
    palette : Palette
    """
    power = _power_of(operator)
    scaled = [[value / Fraction(10) ** power for value in row] for row in operator.coefficients]
    shown, is_rounded = _written(operator, scaled)
    rows = []
    for i, scheme in enumerate(operator.schemes):
        style = palette.schemes[scheme]
        read = {i + offset: shown[i][i + offset] for offset in operator.row(i).offsets}
        rows.append(_Row(style.glyph, style.ink, style.tint, read))
    hurt = None if picked.column is None else operator.influence(picked.column)
    title = _title("1/h" if operator.uniform else "", power, is_rounded)

    def told(i: int, j: int) -> str:
        if not operator.reads[i][j]:
            return f"gradient[{i}] does not read f[{j}]"
        exact = operator.coefficients[i][j]
        number = (
            short(nearest_float(exact), 6)
            if operator.is_literal
            else str(exact).replace("-", MINUS)
        )
        return f"gradient[{i}] reads f[{j}], times {number}{' / h' if operator.uniform else ''}"

    return _drawn(_Matrix(title, tuple(rows), told, picked, hurt), palette)


def second_figure(second: SecondDerivative, row: int, palette: Palette) -> Figure:
    """Draw a matrix that gives second derivatives; rows unlike those inside are marked.

    Parameters
    ----------
    second : SecondDerivative
    row : int
        The selected one.
    palette : Palette
    """
    central = palette.schemes[CENTRAL]
    factor = math.lcm(*(weight.denominator for row in second.rows for weight in row))
    rows = []
    for i, weights in enumerate(second.rows):
        texts = {j: _integer(factor * value) for j, value in enumerate(weights) if value}
        if i in second.missing:
            rows.append(_Row(NO_FORMULA, palette.muted, "rgba(0,0,0,0)", {}))
        elif i in second.damaged:
            rows.append(_Row(DAMAGED, palette.alarm, _faded(palette.alarm), texts))
        else:
            rows.append(_Row(central.glyph, central.ink, central.tint, texts))

    def told(i: int, j: int) -> str:
        if i in second.missing:
            return f"no formula in row {i}"
        exact = str(second.rows[i][j]).replace("-", MINUS)
        return f"row {i}, f[{j}] times {exact} / h²"

    title = f"1/({factor}h²) times" if factor > 1 else "1/h² times"
    return _drawn(_Matrix(f"<b>{title}</b>", tuple(rows), told, Picked(row=row)), palette)


def operator_alt(operator: Operator, picked: Picked) -> str:
    """Return the takeaway of the matrix in one or two sentences."""
    n = len(operator)
    about = f"A matrix of {n} by {n} weights, all 0 but for a band along its diagonal."
    if picked.column is not None:
        return f"{about} Column {picked.column}: {column_sentence(operator, picked.column)}"
    row = picked.row or 0
    return f"{about} Row {row}: {row_sentence(operator, row)}"


def second_alt(second: SecondDerivative, name: str, row: int) -> str:
    """Return the takeaway of a matrix of second derivatives in two sentences."""
    inner = ", ".join(str(value).replace("-", MINUS) for value in second.inner.weights)
    return f"{name}: rows inside have the weights {inner} over h². {second_sentence(second, row)}"


def _drawn(matrix: _Matrix, palette: Palette) -> Figure:
    n = matrix.size
    height = _TALL if n <= _FEW else _LOW
    bare: Figure = {"visible": False}
    layout = base_layout(
        palette,
        (n + 1) * height + _TOP + _BOTTOM,
        {"l": 4, "r": 4, "t": _TOP, "b": _BOTTOM},
        hoverdistance=80,  # a click anywhere in a cell finds it
        xaxis=axis(palette, "", range=(-_EDGE - _HEAD, matrix.cells_across - _HEAD - 0.5), **bare),
        yaxis=axis(palette, "", range=(n - 1 + _EDGE, -1.5), **bare),
        shapes=[*_tints(matrix), *_outlines(matrix, palette)],
        annotations=[_headline(matrix.title, palette), *_no_formulas(matrix, palette)],
    )
    data = [*_heads(matrix, palette), *_weights(matrix, palette), _cells(matrix)]
    if matrix.hurt is not None:
        data.insert(-1, _influence(matrix, palette))
    return {"data": data, "layout": layout}


def _headline(title: str, palette: Palette) -> Figure:
    where = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    text = f"{title} · column: sample f[j] · row: output"
    return note(0, 1, text, palette.text, 13, **where, yshift=4)


def _heads(matrix: _Matrix, palette: Palette) -> Iterator[Figure]:
    """Yield the heads of the rows and of the columns; a click on one selects it."""
    n = matrix.size
    down, across = np.arange(n), np.arange(n)
    names = [f"<b>{row.sign} {i}</b>" for i, row in enumerate(matrix.rows)]
    left = labelled(names, [row.ink for row in matrix.rows], 13)
    where = np.full(n, -0.5 - _HEAD / 2)
    yield scatter("row heads", where, down, **left)
    columns = [f"f[{j}]" if n <= _FEW else str(j) for j in across]
    above = np.full(n, -1.0)
    yield scatter("column heads", across, above, **labelled(columns, palette.muted, 12))


def _weights(matrix: _Matrix, palette: Palette) -> Iterator[Figure]:
    """Yield the weights that are read, and a pale 0 where nothing is."""
    read = [(i, j, text) for i, row in enumerate(matrix.rows) for j, text in row.texts.items()]
    i, j = (np.array([each[k] for each in read], dtype=int) for k in (0, 1))
    widest = max((_width(text) for _, _, text in read), default=1.0)
    room = _FILLED * _NARROWEST / matrix.cells_across
    size = max(_SMALLEST, min(_LARGEST, int(room / max(widest, 1.0))))
    inks = [matrix.rows[row].ink for row in i]
    texts = [f"<b>{text}</b>" for _, _, text in read]
    yield scatter("weights", j, i, **labelled(texts, inks, size))
    rest = [
        (row, column)
        for row, look in enumerate(matrix.rows)
        for column in range(matrix.size)
        if look.texts and column not in look.texts
    ]
    i, j = np.array(rest, dtype=int).reshape(-1, 2).T
    yield scatter("zeros", j, i, **labelled(["0"] * len(rest), palette.line, min(size, 11)))


def _cells(matrix: _Matrix) -> Figure:
    """Return what takes the clicks: every cell with its row and column, heads with a -1."""
    n = matrix.size
    places = [(i, j) for i in range(-1, n) for j in range(-1, n)][1:]
    i, j = np.array(places).T
    told = [matrix.told(*place) if min(place) >= 0 else _told_of_head(*place) for place in places]
    return scatter(
        "cells",
        np.where(j < 0, -0.5 - _HEAD / 2, j),
        i,
        marker={"size": 20, "symbol": "square", "opacity": 0},
        customdata=np.array(places),
        hovertext=told,
        hoverinfo="text",
    )


def _told_of_head(i: int, j: int) -> str:
    return f"column {j}: who reads f[{j}]" if i < 0 else f"row {i}: what gradient[{i}] reads"


def _influence(matrix: _Matrix, palette: Palette) -> Figure:
    """Return one more column: whether each output is nan if the selected sample is."""
    n, hurt = matrix.size, matrix.hurt or frozenset()
    texts = ["<b>nan?</b>", *("<b>yes</b>" if i in hurt else "no" for i in range(n))]
    inks = [palette.text, *(palette.alarm if i in hurt else palette.muted for i in range(n))]
    where = np.full(n + 1, n - 0.5 + _INFLUENCE / 2)
    return scatter("influence", where, np.arange(-1, n), **labelled(texts, inks, 12))


def _tints(matrix: _Matrix) -> Iterator[Figure]:
    look = {"line": {"width": 0}, "layer": "below", "name": "tint"}
    for i, row in enumerate(matrix.rows):
        for j in row.texts:
            yield shape("rect", (j - _HALF, j + _HALF), (i - _HALF, i + _HALF), **look) | {
                "fillcolor": row.tint
            }


def _outlines(matrix: _Matrix, palette: Palette) -> Iterator[Figure]:
    """Yield the frame of the matrix, and one around what is selected."""
    n, picked = matrix.size, matrix.picked
    around = (-0.5, n - 0.5)
    yield shape("rect", around, around, name="frame", line={"color": palette.line, "width": 1})
    line = {"color": palette.field.selected, "width": 3}
    if picked.row is not None:
        where = (picked.row - 0.5, picked.row + 0.5)
        yield shape("rect", (-0.45 - _HEAD, n - 0.5), where, name="selected", line=line)
    if picked.column is not None:
        where = (picked.column - 0.5, picked.column + 0.5)
        yield shape("rect", where, (-1.45, n - 0.5), name="selected", line=line)


def _no_formulas(matrix: _Matrix, palette: Palette) -> Iterator[Figure]:
    """Say in the rows without a formula why there is none."""
    middle = (matrix.size - 1) / 2
    for i, row in enumerate(matrix.rows):
        if not row.texts and row.sign == NO_FORMULA:
            yield note(middle, i, "none: it would read beyond the end", palette.muted, 12)


def _power_of(operator: Operator) -> int:
    """Return the power of ten that is written in front; 0 for none."""
    largest = max(abs(nearest_float(value)) for row in operator.coefficients for value in row)
    if operator.uniform or _LEAST <= largest < _MOST:
        return 0
    return math.floor(math.log10(largest))


def _title(unit: str, power: int, is_rounded: bool) -> str:
    factor = f"10{str(power).translate(_RAISED)}" if power else ""
    parts = " · ".join(filter(None, (factor, unit)))
    title = f"<b>{parts} times</b>" if parts else "<b>weights</b>"
    return f"{title}, rounded" if is_rounded else title


def _written(
    operator: Operator, rows: Sequence[Sequence[Fraction]]
) -> tuple[list[list[str]], bool]:
    """Return all weights as text, and whether one of them is rounded.

    As fractions where all of them are short, else all as decimals.
    """
    values = [value for row in rows for value in row]
    is_short = all(value.denominator <= LARGEST_DENOMINATOR for value in values)
    room = int(_NARROWEST / ((len(rows) + _HEAD) * _LETTER * _READABLE))
    most = max(_FEWEST_SIGNS, min(_MOST_SIGNS, room))
    texts = [[_fraction(v) if is_short else _decimal(v, most) for v in row] for row in rows]
    for i, row in enumerate(texts):
        for j in range(len(row)):
            if rows[i][j] and is_next_to_nothing(operator, i, j):
                row[j] = ROUND_OFF
    return texts, not is_short


def _fraction(value: Fraction) -> str:
    return weight(nearest_float(value), value).removeprefix("+")


def _decimal(value: Fraction, most: int) -> str:
    """Return a number of few signs; of four, without the 0 before its point.

    What is so near 0 that they do not show it is told as that.
    """
    is_bare = most <= _FEWEST_SIGNS and abs(value) < 1
    text = fitting(nearest_float(value), most + is_bare)
    text = text.replace("0.", ".", 1) if is_bare else text
    return text if len(text) <= most else ROUND_OFF


def _width(text: str) -> float:
    """Return about how wide a text is, as a share of the size of its type."""
    widths = {".": _NARROW, **dict.fromkeys("½⅓⅔¼¾", _VULGAR)}
    return sum(widths.get(sign, _LETTER) for sign in text)


def _integer(value: Fraction) -> str:
    return str(value).replace("-", MINUS)


def _faded(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    return f"rgba({red},{green},{blue},{_FADED})"
