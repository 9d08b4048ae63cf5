"""The return card: what a call of `numpy.gradient` gives back, and lines that use it right."""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core.calls.reading import AxisRow, CallReading


@dataclass(frozen=True)
class OutputRow:
    """One output and what it is the derivative along.

    Attributes
    ----------
    name : str
        ``out[0]``, or ``out`` where it is the only one.
    derivative : str
        ``d/d(axis 0)``.
    named : str
        The same with the name of the axis, ``df/dy``; empty without one.
    direction : str
        Where the index of that axis grows.
    """

    name: str
    derivative: str
    named: str
    direction: str


@dataclass(frozen=True)
class CodeLine:
    """A line to copy: what it is for, the line, and what it makes."""

    purpose: str
    code: str
    makes: str


@dataclass(frozen=True)
class Surprise:
    """An expression that does not do what it looks like, or does.

    Attributes
    ----------
    code, happens : str
    fails : bool
        Whether Python raises TypeError.
    """

    code: str
    happens: str
    fails: bool


@dataclass(frozen=True)
class ReturnCard:
    """What a call gives back.

    Attributes
    ----------
    text : str
        ``tuple of 2 arrays, each (2, 5)``.
    outputs : tuple of OutputRow
    lines : tuple of CodeLine
        They run after ``CallReading.program``.
    surprises : tuple of Surprise
        What arithmetic on ``out`` itself does.
    """

    text: str
    outputs: tuple[OutputRow, ...]
    lines: tuple[CodeLine, ...]
    surprises: tuple[Surprise, ...]


def return_card(call: CallReading) -> ReturnCard | None:
    """Return what the call gives back; None if NumPy refuses it.

    Examples
    --------
    >>> import numpy as np
    >>> from gradient_core.calls.reading import read_call
    >>> card = return_card(read_call(np.zeros((2, 5)), names=("y", "x")))
    >>> card.text
    'tuple of 2 arrays, each (2, 5)'
    >>> card.lines[0].code
    'df_dy, df_dx = out'
    """
    if call.trace is None:
        return None
    rows = call.differentiated
    outputs = tuple(
        OutputRow(
            call.output_name(row),
            f"d/d(axis {row.axis})",
            f"df/d{row.name}" if row.name else "",
            row.direction,
        )
        for row in rows
    )
    if not rows:
        return ReturnCard("an empty tuple: no axis is left to differentiate", outputs, (), ())
    if len(rows) == 1:
        text = f"one array {call.shape}, not a tuple"
        return ReturnCard(text, outputs, _lines_of_array(), _surprises_of_array())
    text = f"tuple of {len(rows)} arrays, each {call.shape}"
    return ReturnCard(text, outputs, _lines_of_tuple(call), _surprises_of_tuple(len(rows)))


def _lines_of_array() -> tuple[CodeLine, ...]:
    return (
        CodeLine("negate", "minus = -out", "one array"),
        CodeLine("size of the slope", "size = np.abs(out)", "one array"),
    )


def _surprises_of_array() -> tuple[Surprise, ...]:
    return (
        Surprise("-out", "the array, each sign changed", fails=False),
        Surprise("2*out", "the array, each value doubled", fails=False),
    )


def variable(row: AxisRow) -> str:
    """Return the name to unpack an output into.

    Examples
    --------
    >>> from gradient_core.calls.reading import read_call
    >>> [variable(row) for row in read_call([[1, 2], [3, 4]]).rows]
    ['df_axis0', 'df_axis1']
    """
    return f"df_d{row.name}" if row.name else f"df_axis{row.axis}"


def _lines_of_tuple(call: CallReading) -> tuple[CodeLine, ...]:
    rows = call.differentiated
    shape = call.shape
    return (
        CodeLine("unpack", f"{', '.join(map(variable, rows))} = out", f"{len(rows)} arrays"),
        CodeLine("negate", "minus = tuple(-g for g in out)", f"tuple of {len(rows)} arrays"),
        CodeLine("size of the slope", f"size = {_size(call)}", f"one array {shape}"),
        CodeLine("stack", "stacked = np.stack(out)", f"one array {(len(rows), *shape)}"),
    )


def _size(call: CallReading) -> str:
    """Return the length of the vector of slopes; `numpy.hypot` takes two real arrays."""
    is_complex = any(
        output.dtype.kind == "c" for output in (call.trace.outputs if call.trace else ())
    )
    if len(call.differentiated) == 2 and not is_complex:
        return "np.hypot(*out)"
    return f"np.sqrt(sum({'abs(g)' if is_complex else 'g'}**2 for g in out))"


def _surprises_of_tuple(count: int) -> tuple[Surprise, ...]:
    return (
        Surprise("-out", "TypeError: bad operand type for unary -: 'tuple'", fails=True),
        Surprise(
            "out*0.5", "TypeError: can't multiply sequence by non-int of type 'float'", fails=True
        ),
        Surprise("2*out", f"{2 * count} arrays: the same {count} twice, none doubled", fails=False),
        Surprise("out + out", f"{2 * count} arrays: the same {count} twice", fails=False),
    )
