"""Which stencil was asked for, as text, and its deduction: in letters, and on the samples."""

from __future__ import annotations

from dataclasses import dataclass
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

    @property
    def h(self) -> Fraction | None:
        """The distance between neighbouring samples; None where it is not the same for all."""
        places, offsets = self.placed.places, self.placed.offsets
        h = (places[-1] - places[0]) / (offsets[-1] - offsets[0])
        is_met = all(x == offset * h for x, offset in zip(places, offsets, strict=True))
        return h if is_met else None

    @property
    def code(self) -> str:
        """The weighted sum of these samples as Python."""
        pairs = zip(self.placed.offsets, self.derivation.weights, strict=True)
        terms = (f"({w}) * f[{self.placed.index + offset}]" for offset, w in pairs if w)
        return " + ".join(terms)


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
    numbers : bool
        Whether the numbers of the samples are put in.
    """

    symbols: Derivation
    statement: Statement | None
    on_samples: OnSamples | None
    missing: str = ""
    numbers: bool = False

    @property
    def scheme(self) -> str:
        """Which sides are used."""
        return scheme_of(self.symbols.offsets)

    @property
    def letters(self) -> tuple[str, ...]:
        """The gaps in the lines: ``h``, or ``h1`` and ``h2``."""
        return self.statement.gap_names if self.statement else ("h",)

    @property
    def told(self) -> Derivation:
        """The derivation whose lines are told: in letters, or with the numbers put in."""
        return self.on_samples.derivation if self.on_samples and self.numbers else self.symbols

    @property
    def exact(self) -> Derivation | None:
        """The one with a number for each weight; None of two gaps that are letters alone."""
        if self.on_samples and (self.numbers or len(self.letters) == 2):
            return self.on_samples.derivation
        return self.symbols if len(self.letters) == 1 else None

    @property
    def unit(self) -> str:
        """What the places of `exact` are counted in: ``h``; nothing for the coordinates."""
        return "h" if self.exact is self.symbols else ""


def comparable(derivation: Derivation) -> Derivation:
    """Return the same with gaps of about 1, so that its columns can be compared."""
    places = sorted(derivation.offsets)
    mean = (places[-1] - places[0]) / (len(places) - 1)
    if _COMPARABLE[0] <= mean <= _COMPARABLE[1]:
        return derivation
    known = tuple(place / mean for place in derivation.offsets)
    zeros = (Fraction(0),) * len(known)
    return derive_on_samples(
        PlacedStencil(0, tuple(range(len(known))), known, zeros), derivation.derivative
    )


def deduce(
    text: str, derivative: int, index: int, numbers: bool, trace: GradientTrace | None
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
    numbers : bool
        Whether to put the numbers of the samples in. Gaps that differ have no letters but in the
        stencils of NumPy: elsewhere their numbers are put in.
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
    has_letters = uniform or statement is not None
    put_in = on_samples is not None and (numbers or not has_letters)
    return Deduced(symbols, statement, on_samples, numbers=put_in)


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
