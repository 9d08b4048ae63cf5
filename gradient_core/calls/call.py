"""One call of `numpy.gradient`, and the answer to it: what every page is about.

Whatever a page is filled with (typed samples, a formula, an N-D array, a field), it is a `Call`
in the end. Its code, the program to copy, the trace and NumPy's own result come from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from gradient_core.arrays import Argument
from gradient_core.errors import GradientCoreError
from gradient_core.oracle import numpy_gradient
from gradient_core.trace import GradientTrace, trace_gradient

Axis: TypeAlias = int | tuple[int, ...] | None


@dataclass(frozen=True, eq=False)
class Call:
    """A call of `numpy.gradient`.

    Attributes
    ----------
    f : Argument, units [F]
        The samples.
    spacings : tuple of Argument, units [X]
        What follows them: nothing, one number for all axes, or one entry per differentiated axis.
    axis : None, int or tuple of int
    edge_order : int

    Examples
    --------
    >>> from gradient_core.arrays import as_argument
    >>> call = Call(as_argument([1, 2, 4]), (as_argument(0.5),), edge_order=2)
    >>> print(call.code)
    np.gradient([1, 2, 4], 0.5, edge_order=2)
    >>> print(call.answer().numpy_values)
    [1. 3. 5.]
    """

    f: Argument
    spacings: tuple[Argument, ...] = ()
    axis: Axis = None
    edge_order: int = 1

    @property
    def code(self) -> str:
        """The call in Python; it runs after the lines that its arguments need."""
        arguments = [self.f.code, *(spacing.code for spacing in self.spacings)]
        arguments += [f"axis={self.axis}"] if self.axis is not None else []
        arguments += [f"edge_order={self.edge_order}"] if self.edge_order != 1 else []
        return f"np.gradient({', '.join(arguments)})"

    @property
    def script(self) -> str:
        """The whole program, with ``np`` the only name it needs; its last line is the call."""
        before = (argument.before for argument in (self.f, *self.spacings) if argument.before)
        return "\n".join((*before, self.code))

    def script_to(self, name: str) -> str:
        """Return the whole program with its result under a name."""
        before = self.script.removesuffix(self.code)
        return f"{before}{name} = {self.code}"

    def answer(self) -> Answer:
        """Trace the gradient, and ask NumPy for the same.

        Returns
        -------
        Answer
            With the refusal, and nothing raised, where NumPy refuses the call.
        """
        values = [spacing.value for spacing in self.spacings]
        try:
            with np.errstate(all="ignore"):  # the cautions of the trace say it in words
                trace = trace_gradient(
                    self.f.value, *values, axis=self.axis, edge_order=self.edge_order
                )
        except GradientCoreError as error:
            return Answer(self, None, (), error)
        return self.answer_of(trace)

    def answer_of(self, trace: GradientTrace) -> Answer:
        """Return the answer of a call that was traced before; NumPy is asked for the same."""
        values = [spacing.value for spacing in self.spacings]
        theirs = numpy_gradient(self.f.value, *values, axis=self.axis, edge_order=self.edge_order)
        outputs = theirs if isinstance(theirs, tuple) else (theirs,)
        return Answer(self, trace, outputs, None)


@dataclass(frozen=True, eq=False)
class Answer:
    """What a call gives, or why it gives nothing.

    Attributes
    ----------
    call : Call
    trace : GradientTrace or None
        None if NumPy refuses the call.
    numpy_outputs : tuple of ndarray, units [F]/[X]
        What the installed `numpy.gradient` returned, one array per output.
    refusal : GradientCoreError or None
        Why it refuses; ``refusal.argument`` is what is to blame.
    """

    call: Call
    trace: GradientTrace | None
    numpy_outputs: tuple[Any, ...]
    refusal: GradientCoreError | None

    @property
    def numpy_values(self) -> Any:
        """What NumPy returned: the array of a single axis, else a tuple."""
        return self.numpy_outputs[0] if len(self.numpy_outputs) == 1 else self.numpy_outputs

    @cached_property
    def listing(self) -> str:
        """One line per difference step, for as long as the answer is kept."""
        return str(self.trace or "")
