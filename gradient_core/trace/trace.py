"""`trace_gradient`: the gradient together with the record of every difference step.

A trace is lazy. It keeps read-only views of the samples, the spacing and the
values, and makes a step when it is asked for one, by executing the same statement
on the few samples that the step reads.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

import numpy as np

from gradient_core.differences import (
    SpacingReading,
    differentiate,
    package,
    resolve_axes,
    resolve_call,
)
from gradient_core.errors import GradientAxisError, GradientIndexError, Note
from gradient_core.trace.axis_trace import AxisTrace
from gradient_core.trace.cautions import find_cautions
from gradient_core.trace.recording import record_step
from gradient_core.trace.step_columns import step_columns
from gradient_core.trace.steps import DifferenceStep

_ROWS_IN_A_NOTEBOOK = 20


def trace_gradient(f: Any, *varargs: Any, axis: Any = None, edge_order: Any = 1) -> GradientTrace:
    """Differentiate like `gradient` and keep what is needed to show every difference step.

    Parameters
    ----------
    f : array_like, any shape, units [F]
        The samples.
    *varargs : scalar or array_like, units [X]
        Nothing for spacing 1; one scalar for all axes; or per differentiated axis a
        scalar or coordinates of shape ``(f.shape[axis],)``.
    axis : None, int or sequence of int, optional
        The axes to differentiate, in the order of the result. None is all of them.
    edge_order : {1, 2}, optional
        Accuracy order at the two ends. NumPy reads every other number up to 2 as 2.

    Returns
    -------
    GradientTrace
        Its `values` are what `gradient` returns; `step` shows how one of them was made.

    Raises
    ------
    GradientTypeError
        Wrong number of spacings; samples or spacings that cannot be subtracted or divided.
    GradientValueError
        `edge_order` above 2, too few samples, spacing of the wrong shape, repeated axis.
    GradientAxisError
        An axis that `f` does not have.
    GradientIndexError
        Coordinates of a single sample; `edge_order` 0 or less with two samples.
    GradientZeroDivisionError, GradientOverflowError
        A Python number as spacing that is zero, or too large, where Python divides by it.

    See Also
    --------
    gradient_core.gradient : the values alone.

    Notes
    -----
    Takes the time and the memory of `gradient`: a step is computed when it is asked for, from
    the samples and coordinates as they are then. Nothing is copied, so trace a copy if you are
    going to change them. Accuracy order 2 in the interior, `edge_order` at the two ends.

    Examples
    --------
    >>> print(trace_gradient([1, 2, 4, 8, 16]))
    gradient[0] = (f[1] - f[0]) / 1.0 = (2.0 - 1.0) / 1.0 = 1.0
    gradient[1] = (f[2] - f[0]) / (2. * 1.0) = (4.0 - 1.0) / 2.0 = 1.5
    gradient[2] = (f[3] - f[1]) / (2. * 1.0) = (8.0 - 2.0) / 2.0 = 3.0
    gradient[3] = (f[4] - f[2]) / (2. * 1.0) = (16.0 - 4.0) / 2.0 = 6.0
    gradient[4] = (f[4] - f[3]) / 1.0 = (16.0 - 8.0) / 1.0 = 8.0
    """
    call = resolve_call(f, varargs, axis, edge_order)
    samples = _read_only(call.samples)
    outputs = differentiate(call.samples, call.axes, call.spacings, call.edge_order)
    names = ["gradient"] if len(outputs) == 1 else [f"gradient[{k}]" for k in range(len(outputs))]
    return GradientTrace(
        samples,
        tuple(
            AxisTrace(samples, _read_only(output), reading, edge_order, name)
            for output, reading, name in zip(outputs, call.readings, names, strict=True)
        ),
        edge_order,
    )


def _read_only(array: Any) -> Any:
    view = array.view()
    view.flags.writeable = False
    return view


@dataclass(frozen=True, eq=False, repr=False)
class GradientTrace:
    """The gradient of some samples and, on request, how each value was made.

    Attributes
    ----------
    samples : ndarray, any shape, units [F]
        ``f`` as an array, a read-only view.
    axis_traces : tuple of AxisTrace
        One for each differentiated axis, in the order asked for.
    edge_order : int
        As given.

    Notes
    -----
    `trace_gradient` makes it. ``len(trace)`` is the number of difference steps on all axes;
    ``print(trace)`` shows them all, one line for each.

    Examples
    --------
    >>> trace = trace_gradient([[1, 2, 4], [2, 5, 8]], 1, [0, 1, 3])
    >>> trace.axes, len(trace), [reading.kind for reading in trace.spacing]
    ((0, 1), 12, ['distance', 'coordinates'])
    >>> print(trace.step((1, 2), axis=1).line)
    gradient[1][1, 2] = (f[1, 2] - f[1, 1]) / 2.0 = (8.0 - 5.0) / 2.0 = 1.5
    """

    samples: Any
    axis_traces: tuple[AxisTrace, ...]
    edge_order: Any

    @cached_property
    def outputs(self) -> tuple[Any, ...]:
        """One output per axis, each of the shape of `samples`, units [F]/[X]; read-only views."""
        return tuple(axis_trace.output for axis_trace in self.axis_traces)

    @cached_property
    def axes(self) -> tuple[int, ...]:
        """The differentiated axes, not negative, in the order asked for."""
        return tuple(axis_trace.axis for axis_trace in self.axis_traces)

    @cached_property
    def spacing(self) -> tuple[SpacingReading, ...]:
        """How the spacing of each axis was read."""
        return tuple(axis_trace.spacing for axis_trace in self.axis_traces)

    @property
    def values(self) -> Any:
        """What `numpy.gradient` returns: a bare array for one axis, else a tuple."""
        return package(list(self.outputs))

    @cached_property
    def cautions(self) -> tuple[Note, ...]:
        """What NumPy did silently in this call."""
        return find_cautions(self.samples, self.axis_traces)

    def __len__(self) -> int:
        """Return the number of difference steps on all axes."""
        return len(self.axes) * int(self.samples.size)

    def step(self, index: Any, axis: int | None = None) -> DifferenceStep:
        """Return how one output value was made.

        Parameters
        ----------
        index : int or tuple of int
            Where the value stands; negative counts from the end.
        axis : int, optional
            Which axis; may be left out when only one was differentiated.

        Raises
        ------
        GradientIndexError
            No such output.
        GradientAxisError
            The axis was not differentiated, or there are several and none was named.
        TraceStaleError
            The samples or coordinates changed after the trace was made.

        Examples
        --------
        >>> trace_gradient([1, 2, 4, 8, 16]).step(-1).statement
        '(f[4] - f[3]) / h'
        """
        return record_step(self._of_axis(axis), self._full_index(index))

    def _of_axis(self, axis: int | None) -> AxisTrace:
        if axis is None and len(self.axes) == 1:
            return self.axis_traces[0]
        if axis is None:
            raise GradientAxisError(
                f"`axis` must name one of the differentiated axes {self.axes}; got None. "
                f"Write axis={self.axes[0] if self.axes else 0}."
            )
        wanted = resolve_axes(self.samples.ndim, axis)
        if len(wanted) != 1 or wanted[0] not in self.axes:
            raise GradientAxisError(
                f"`axis` must be one of the differentiated axes {self.axes}; got {axis}. "
                "Trace that axis too."
            )
        return self.axis_traces[self.axes.index(wanted[0])]

    def _full_index(self, index: Any) -> tuple[int, ...]:
        shape = self.samples.shape
        try:
            full = tuple(
                map(operator.index, index if isinstance(index, tuple | list) else (index,))
            )
        except TypeError as error:
            raise GradientIndexError(
                f"`index` must be an integer, or one integer per dimension; got {index!r}. "
                "Count from 0, or from -1 at the end."
            ) from error
        fits = len(full) == len(shape) and all(
            -n <= i < n for i, n in zip(full, shape, strict=True)
        )
        if not fits:
            raise GradientIndexError(
                f"`index` must be inside the shape {shape}, one integer per dimension; "
                f"got {index}. Count from 0, or from -1 at the end."
            )
        return tuple(i % n for i, n in zip(full, shape, strict=True))

    def steps(self, axis: int | None = None) -> StepSequence:
        """Return all difference steps in C order, made one by one when read.

        Parameters
        ----------
        axis : int, optional
            One axis; by default all, one after the other in the order asked for.

        Returns
        -------
        StepSequence
            A sequence of `DifferenceStep`.

        Raises
        ------
        GradientAxisError
            The axis was not differentiated.
        """
        return StepSequence(self, self.axes if axis is None else (self._of_axis(axis).axis,))

    def columns(self, axis: int | None = None, rows: Any = None) -> dict[str, np.ndarray]:
        """Return the difference steps as columns, one row per output.

        Parameters
        ----------
        axis : int, optional
            One axis; by default all, one after the other in the order asked for.
        rows : slice or array_like of int, shape (n,), optional
            Which outputs of each axis, counted in C order; by default all. Only these rows
            are computed.

        Returns
        -------
        dict of ndarray, each of shape (number of axes * n,)
            ``axis``; ``index_0`` ... per dimension; ``region`` (-1 left boundary, 0 interior,
            1 right boundary); ``accuracy_order``; ``count`` of samples read; ``offset_k``,
            ``sample_k``, ``weight_k`` for k = 0, 1, 2 (zeros from ``count`` on); ``value``.

        Raises
        ------
        GradientAxisError
            The axis was not differentiated.
        IndexError
            There is no such row.

        Examples
        --------
        >>> trace = trace_gradient([1, 2, 4, 8, 16])
        >>> columns = trace.columns()
        >>> print(columns["weight_0"], columns["value"])
        [-1.  -0.5 -0.5 -0.5 -1. ] [1.  1.5 3.  6.  8. ]
        >>> print(trace.columns(rows=slice(-2, None))["value"])
        [6. 8.]
        """
        size = int(self.samples.size)
        rows = slice(None) if rows is None else rows
        is_slice = isinstance(rows, slice)
        wanted = np.arange(*rows.indices(size)) if is_slice else np.arange(size)[rows]
        axis_traces = self.axis_traces if axis is None else (self._of_axis(axis),)
        tables = [step_columns(axis_trace, wanted) for axis_trace in axis_traces]
        names = tables[0] if tables else ()
        return {name: np.concatenate([table[name] for table in tables]) for name in names}

    def lines(self) -> Iterator[str]:
        """Yield the listing line by line."""
        return (step.line for step in self.steps())

    def __str__(self) -> str:
        """Return the whole listing, one line per output."""
        return "\n".join(self.lines())

    def __repr__(self) -> str:
        return (
            f"<GradientTrace of {self.samples.dtype} samples, shape {self.samples.shape}, "
            f"axes {self.axes}, edge_order={self.edge_order}, {len(self)} difference steps>"
        )

    def _repr_html_(self) -> str:
        shown = [self.steps()[k] for k in range(min(len(self), _ROWS_IN_A_NOTEBOOK))]
        rows = "".join(f"<tr><td><code>{escape(step.line)}</code></td></tr>" for step in shown)
        return f"<table><caption>{escape(repr(self)[1:-1])}</caption>{rows}</table>"

    def _repr_latex_(self) -> str:
        shown = [self.steps()[k] for k in range(min(len(self), _ROWS_IN_A_NOTEBOOK))]
        lines = r" \\ ".join(step._repr_latex_().strip("$") for step in shown)
        return rf"$\begin{{gathered}} {lines} \end{{gathered}}$"


@dataclass(frozen=True, eq=False)
class StepSequence(Sequence[DifferenceStep]):
    """The difference steps of some axes of a trace, each made when it is read."""

    trace: GradientTrace
    axes: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.axes) * int(self.trace.samples.size)

    def __getitem__(self, number: Any) -> Any:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        position = range(len(self))[number]
        which, flat = divmod(position, int(self.trace.samples.size))
        index = np.unravel_index(flat, self.trace.samples.shape)
        return self.trace.step(tuple(int(i) for i in index), self.axes[which])
