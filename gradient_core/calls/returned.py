"""The return card: what a call of `numpy.gradient` gives back, and lines that use it right."""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core.calls.axes import AxesReading


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
    lines : tuple of CodeLine
        They run after ``Call.script_to("out")``.
    surprises : tuple of Surprise
        What arithmetic on ``out`` itself does.
    """

    text: str
    lines: tuple[CodeLine, ...]
    surprises: tuple[Surprise, ...]


def return_card(reading: AxesReading) -> ReturnCard | None:
    """Return what the call gives back; None if NumPy refuses it.

    Parameters
    ----------
    reading : AxesReading

    Returns
    -------
    ReturnCard or None

    Examples
    --------
    >>> import numpy as np
    >>> from gradient_core.arrays import as_argument
    >>> from gradient_core.calls.axes import read_axes
    >>> from gradient_core.calls.call import Call
    >>> answer = Call(as_argument(np.zeros((2, 5)))).answer()
    >>> card = return_card(read_axes(answer, names=("y", "x")))
    >>> card.text
    'tuple of 2 arrays, each (2, 5)'
    >>> card.lines[0].code
    'df_dy, df_dx = out'
    """
    if reading.answer.trace is None:
        return None
    count, shape = len(reading.differentiated), reading.shape
    if count == 0:
        return ReturnCard("an empty tuple: no axis is left to differentiate", (), ())
    if count == 1:
        return ReturnCard(f"one array {shape}, not a tuple", _LINES_OF_ARRAY, _ARRAY_SURPRISES)
    text = f"tuple of {count} arrays, each {shape}"
    return ReturnCard(text, _lines_of_tuple(reading), _surprises_of_tuple(count))


_LINES_OF_ARRAY = (
    CodeLine("negate", "minus = -out", "one array"),
    CodeLine("size of the slope", "size = np.abs(out)", "one array"),
)
_ARRAY_SURPRISES = (
    Surprise("-out", "the array, each sign changed", fails=False),
    Surprise("2*out", "the array, each value doubled", fails=False),
)


def _lines_of_tuple(reading: AxesReading) -> tuple[CodeLine, ...]:
    rows, shape = reading.differentiated, reading.shape
    names = [f"df_d{row.name}" if row.name else f"df_axis{row.axis}" for row in rows]
    return (
        CodeLine("unpack", f"{', '.join(names)} = out", f"{len(rows)} arrays"),
        CodeLine("negate", "minus = tuple(-g for g in out)", f"tuple of {len(rows)} arrays"),
        CodeLine("size of the slope", f"size = {_size(reading)}", f"one array {shape}"),
        CodeLine("stack", "stacked = np.stack(out)", f"one array {(len(rows), *shape)}"),
    )


def _size(reading: AxesReading) -> str:
    """Return the length of the vector of slopes; `numpy.hypot` takes two real arrays."""
    trace = reading.answer.trace
    is_complex = any(output.dtype.kind == "c" for output in (trace.outputs if trace else ()))
    if len(reading.differentiated) == 2 and not is_complex:
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
