"""One call of a gradient function, run and recorded: result, warnings, exception."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gradient_core import gradient
from gradient_core.oracle import bits_agree

PUBLIC_ERRORS = (
    np.exceptions.AxisError,
    ZeroDivisionError,
    OverflowError,
    FloatingPointError,
    IndexError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Outcome:
    """What a call did: the result or the exception, and the categories of its warnings."""

    result: Any
    error: Exception | None
    categories: frozenset[type[Warning]]

    @property
    def public_class(self) -> type[Exception] | None:
        """The public class of the exception; NumPy's private ones count as their base."""
        return next((c for c in PUBLIC_ERRORS if isinstance(self.error, c)), None)


@dataclass(frozen=True)
class Call:
    """The arguments of `numpy.gradient`."""

    f: Any
    varargs: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    def run(self, function: Callable[..., Any]) -> Outcome:
        """Run `function` with these arguments and record all it does."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                result, error = function(self.f, *self.varargs, **self.options), None
            except PUBLIC_ERRORS as raised:
                result, error = None, raised
        return Outcome(result, error, frozenset(w.category for w in caught))

    def text(self) -> str:
        """Return the call in a form that a failing test can show."""
        samples = np.asanyarray(self.f)
        about = f"{type(samples).__name__} {samples.dtype} {samples.shape} {samples.strides}"
        spacings = [f"{type(v).__name__} {getattr(v, 'dtype', '')} {v!r:.60}" for v in self.varargs]
        return f"f: {about}; varargs: {spacings}; {self.options}"


def call(f: Any, *varargs: Any, **options: Any) -> Call:
    """Write a `Call` the way it would be made."""
    return Call(f, varargs, options)


def disagreement(of: Call) -> str:
    """Return how `gradient` and `numpy.gradient` differ on a call; empty if they agree."""
    ours, theirs = of.run(gradient), of.run(np.gradient)
    if theirs.error is not None or ours.error is not None:
        same = ours.public_class is theirs.public_class
        return "" if same else f"{ours.error!r} is not {theirs.error!r}: {of.text()}"
    if not bits_agree(ours.result, theirs.result):
        return f"{ours.result} is not {theirs.result}: {of.text()}"
    if ours.categories != theirs.categories:
        return f"warnings {ours.categories} are not {theirs.categories}: {of.text()}"
    return ""
