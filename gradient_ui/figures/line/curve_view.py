"""What the curve of one difference step shows: which samples, which of their numbers, how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gradient_core import DifferenceStep, GradientTrace
from gradient_core.sampled import SampledFunction
from gradient_ui.figures.places import positions, real_numbers
from gradient_ui.figures.thinning import window
from gradient_ui.problems.line import PLAIN_NAMES, AxisNames
from gradient_ui.theme import Palette, SchemeStyle

# Of a longer array the neighbourhood of the index is shown, so many samples.
NEAR = 25
_MOST_LABELS = 12


@dataclass(frozen=True, eq=False)
class CurveView:
    """What the curve shows.

    Attributes
    ----------
    trace, step
        What is drawn, of 1-D samples, and which index is selected.
    palette : Palette
    sampled : SampledFunction, optional
        The function the samples come from.
    part : str
        ``"real"`` or ``"imag"`` of complex samples.
    names : AxisNames
        What is written at the axes.
    """

    trace: GradientTrace
    step: DifferenceStep
    palette: Palette
    sampled: SampledFunction | None = None
    part: str = ""
    names: AxisNames = PLAIN_NAMES

    @cached_property
    def x(self) -> np.ndarray:
        """Where the samples are drawn."""
        return positions(self.trace, self.sampled)

    @cached_property
    def f(self) -> np.ndarray:
        """The samples."""
        return real_numbers(self.trace.samples, self.part)

    @cached_property
    def g(self) -> np.ndarray:
        """The outputs."""
        return real_numbers(self.trace.outputs[0], self.part)

    @cached_property
    def shown(self) -> np.ndarray:
        """The indices that are drawn."""
        return np.array(window(len(self.x), self.step.position, NEAR))

    @property
    def few(self) -> bool:
        """Whether there is room for a label at every sample."""
        return len(self.shown) <= _MOST_LABELS

    @property
    def style(self) -> SchemeStyle:
        """How the scheme of the selected step looks."""
        return self.palette.schemes[self.step.scheme]
