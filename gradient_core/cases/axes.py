"""The instructive N-D calls, by name as in the link ``?ax_case=matlab``."""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core.arrays import Argument
from gradient_core.calls import read_array, read_ramp
from gradient_core.cases.records import DATA, Example, read_examples

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, kw_only=True)
class AxesExample(Example):
    """One call on an N-D array that shows something; the link is ``?ax_case=name``.

    Attributes
    ----------
    f : str
        Text of the array; empty if it is a ramp.
    shape : str
        Text of the shape of a ramp; empty if there is none.
    axis : str
        As typed: ``"None"``, ``"-1"`` or ``"(1, 0)"``.
    spacing : str
        As typed: ``"0.5"`` for all axes, or an entry per axis, ``"[2, 1, 0]; 1"``; empty for none.
    names : str
        What the axes are called, ``"y, x"``; empty for no names.
    edge_order : {1, 2}
    meanings : tuple of str
        ``"space"``, ``"time"`` or ``"component"``, one per axis; space where there are fewer.
    index : tuple of int
        The cell to open with.
    expected : tuple
        Per output its values bit for bit, or the one number that fills it; empty if refused.
    refused : str
        NumPy's message, if it refuses the call.
    """

    f: str = ""
    shape: str = ""
    axis: str = "None"
    spacing: str = ""
    names: str = ""
    edge_order: int = 1
    meanings: tuple[str, ...] = ()
    index: tuple[int, ...]
    expected: tuple[float | Rows, ...] = ()
    refused: str = ""

    def array(self) -> Argument:
        """Return the samples."""
        return read_ramp(self.shape) if self.shape else read_array(self.f)


AXES_EXAMPLES = read_examples(AxesExample, DATA / "axes.toml")
GUIDE = AXES_EXAMPLES["guide"].f
