"""Which stencil was asked for, as text, and its deduction: in letters, and on the samples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from gradient_core import DifferenceStep, GradientCoreError, GradientTrace
from gradient_core.arrays import as_argument
from gradient_core.calls import Answer, Call
from gradient_core.differences import UNIT
from gradient_core.errors import Refusal
from gradient_core.insight import (
    Derivation,
    PlacedStencil,
    WeightDiagnosis,
    derive_on_samples,
    derive_statement,
    derive_stencil,
    diagnose_weights,
    place_stencil,
    statement_of,
)
from gradient_core.statements import BACKWARD, CENTRAL, FORWARD, INTERIOR, Statement
from gradient_core.tables import read_lines
from gradient_ui.problems.refusals import refusal_of

OFFSETS, DERIVATIVE, WEIGHTS = "offsets", "m", "w"
_BLAMED = {"offsets": OFFSETS, "derivative": DERIVATIVE, "weights": WEIGHTS}
SCHEMES = {
    (FORWARD, 1): "0, 1",
    (BACKWARD, 1): "-1, 0",
    (CENTRAL, 2): "-1, 0, 1",
    (FORWARD, 2): "0, 1, 2",
    (BACKWARD, 2): "-2, -1, 0",
}
"""Scheme and accuracy order -> the offsets that are typed for it."""
_COMPARABLE = Fraction(1, 4), Fraction(4)


@dataclass(frozen=True, eq=False)
class OnSamples:
    """A stencil on the samples of a page.

    Attributes
    ----------
    placed : PlacedStencil
    derivation : Derivation
        With the numbers put in.
    step : DifferenceStep or None
        What NumPy executes on these samples alone; None where it has no such statement.
    answer : Answer or None
        The call that does.
    """

    placed: PlacedStencil
    derivation: Derivation
    step: DifferenceStep | None
    answer: Answer | None


@dataclass(frozen=True, eq=False)
class Deduced:
    """The deduction that was asked for.

    Attributes
    ----------
    symbols : Derivation
    statement : Statement or None
        The one that NumPy executes.
    on_samples : OnSamples or None
    missing : str
        Why there is nothing on the samples.
    """

    symbols: Derivation
    statement: Statement | None
    on_samples: OnSamples | None
    missing: str = ""

    @property
    def scheme(self) -> str:
        """Which sides are used."""
        return scheme_of(self.symbols.offsets)

    @property
    def shape(self) -> Derivation:
        """The derivation whose columns are drawn: with gaps of 1, or with those of the samples.

        Very large or small ones are drawn in units of their mean, for the columns to be compared.
        """
        if len(self.letters) == 1 or self.on_samples is None:
            return self.symbols
        placed = self.on_samples.placed
        mean = (placed.places[-1] - placed.places[0]) / (len(placed.places) - 1)
        if _COMPARABLE[0] <= abs(mean) <= _COMPARABLE[1]:
            return self.on_samples.derivation
        return derive_on_samples(replace(placed, places=tuple(x / mean for x in placed.places)))

    @property
    def letters(self) -> tuple[str, ...]:
        """The gaps in the lines: ``h``, or ``h1`` and ``h2``."""
        return self.statement.gap_names if self.statement else ("h",)


def deduce(
    text: str, derivative: int, index: int, trace: GradientTrace | None
) -> Deduced | Refusal:
    """Read offsets and derive their weights; on the samples of an answer too, where these are.

    Parameters
    ----------
    text : str
        The offsets as typed.
    derivative : int
    index : int
        The sample at which the derivative is wanted; where the stencil has no room there, the
        nearest one is taken.
    trace : GradientTrace or None
        Of the samples; None where they cannot be read.
    """
    try:
        offsets = _read(text, OFFSETS)
        index = _with_room(offsets, index, trace)
        uniform = trace is None or _is_uniform(trace, offsets, index)
        statement = statement_of(offsets, uniform=uniform) if derivative == 1 else None
        symbols = derive_statement(statement) if statement else derive_stencil(offsets, derivative)
    except GradientCoreError as error:
        return refusal_of(error, _BLAMED, {OFFSETS: text})
    if trace is None:
        return Deduced(symbols, statement, None, "Your numbers cannot be read.")
    try:
        on_samples = _on_samples(trace, symbols, index, statement)
    except GradientCoreError as error:
        return Deduced(symbols, statement, None, error.message)
    return Deduced(symbols, statement, on_samples)


def _with_room(offsets: tuple[Fraction, ...], index: int, trace: GradientTrace | None) -> int:
    """Return the index nearest to the one asked for at which a stencil finds its samples."""
    last = 0 if trace is None else len(trace.samples) - 1 - max(0, int(max(offsets)))
    return max(min(index, last), -int(min(offsets)), 0)


def scheme_of(offsets: tuple[Fraction, ...]) -> str:
    """Return which sides a stencil uses."""
    if min(offsets) >= 0:
        return FORWARD
    return BACKWARD if max(offsets) <= 0 else CENTRAL


def check_weights(
    weights: str, offsets: tuple[Fraction, ...], derivative: int
) -> WeightDiagnosis | Refusal:
    """Read weights and say what they measure."""
    try:
        known = np.ravel(read_lines(weights, WEIGHTS).value).tolist()
        return diagnose_weights(offsets, known, derivative)
    except GradientCoreError as error:
        return refusal_of(error, _BLAMED, {WEIGHTS: weights})


def _read(text: str, name: str) -> tuple[Fraction, ...]:
    """Return offsets as fractions, in ascending order; refused where no stencil has them."""
    values = np.ravel(read_lines(text, name).value).tolist()
    return tuple(sorted(derive_stencil(values).offsets))


def _is_uniform(trace: GradientTrace, offsets: tuple[Fraction, ...], index: int) -> bool:
    """Whether all gaps between the samples of a stencil are equal, by NumPy's own test."""
    (reading,) = trace.spacing
    if reading.coordinates is None:
        return True
    read = slice(index + int(min(offsets)), index + int(max(offsets)) + 1)
    gaps = np.diff(reading.coordinates[read])
    return bool((gaps == gaps[:1]).all())


def _on_samples(
    trace: GradientTrace, symbols: Derivation, index: int, statement: Statement | None
) -> OnSamples | None:
    if any(offset.denominator > 1 for offset in symbols.offsets):
        return None
    offsets = [int(offset) for offset in symbols.offsets]
    placed = place_stencil(trace, offsets, index)
    derivation = derive_on_samples(placed, symbols.derivative, statement)
    if statement is None:
        return OnSamples(placed, derivation, None, None)
    alone = _call(trace, placed, statement).answer()
    step = alone.trace.step(placed.offsets.index(0)) if alone.trace else None
    return OnSamples(placed, derivation, step, alone if step else None)


def _call(trace: GradientTrace, placed: PlacedStencil, statement: Statement) -> Call:
    """Return the call of np.gradient on the samples of a stencil alone."""
    (reading,) = trace.spacing
    read = slice(placed.index + placed.offsets[0], placed.index + placed.offsets[-1] + 1)
    order = 1 if statement.region == INTERIOR else statement.accuracy_order
    if reading.coordinates is not None:
        spacings: tuple[object, ...] = (reading.coordinates[read],)
    else:
        spacings = () if reading.kind == UNIT else (reading.spacing,)
    f = as_argument(np.asarray(trace.samples[read]))
    return Call(f, tuple(as_argument(given, "x") for given in spacings), edge_order=order)
