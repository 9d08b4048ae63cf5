"""Samples and traces that several tests of the room use."""

from __future__ import annotations

import warnings
from typing import Any

from gradient_core import GradientTrace, trace_gradient

GUIDE = [1, 2, 4, 8, 16]
PAIR = [[1, 2, 4, 8, 16], [2, 5, 8, 10, 20]]


def quiet_trace(f: Any, *varargs: Any, **options: Any) -> GradientTrace:
    """Return a trace; floating-point warnings are not the subject here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return trace_gradient(f, *varargs, **options)
