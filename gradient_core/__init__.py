"""Every difference that `numpy.gradient` takes, recorded.

The public names; `trace_gradient` is where to begin::

    >>> from gradient_core import trace_gradient
    >>> trace_gradient([1, 2, 4, 8, 16]).step(2).code
    '(8.0 - 2.0) / (2.0 * 1.0)'
"""

from gradient_core.arrays.notation import array_code, format_array, parse_array
from gradient_core.calls.messages import explain_error
from gradient_core.differences.computing import gradient
from gradient_core.differences.spacing import SpacingReading
from gradient_core.errors import (
    GradientAxisError,
    GradientCoreError,
    GradientIndexError,
    GradientOverflowError,
    GradientTypeError,
    GradientValueError,
    GradientZeroDivisionError,
    Note,
    ParseError,
    TraceStaleError,
)
from gradient_core.formula.function import (
    DerivativeError,
    ExpressionError,
    SymbolicFunction,
    parse_function,
)
from gradient_core.insight.taylor import TruncationTerm, leading_term
from gradient_core.sampled.field import Field, field_of_array, sample_function
from gradient_core.sampled.line import SampledFunction, sample_line
from gradient_core.statements.stencils import Stencil, derivative_coefficients
from gradient_core.trace.steps import DifferenceStep, Term
from gradient_core.trace.trace import GradientTrace, trace_gradient

__all__ = [
    "DerivativeError",
    "DifferenceStep",
    "ExpressionError",
    "Field",
    "GradientAxisError",
    "GradientCoreError",
    "GradientIndexError",
    "GradientOverflowError",
    "GradientTrace",
    "GradientTypeError",
    "GradientValueError",
    "GradientZeroDivisionError",
    "Note",
    "ParseError",
    "SampledFunction",
    "SpacingReading",
    "Stencil",
    "SymbolicFunction",
    "Term",
    "TraceStaleError",
    "TruncationTerm",
    "array_code",
    "derivative_coefficients",
    "explain_error",
    "field_of_array",
    "format_array",
    "gradient",
    "leading_term",
    "parse_array",
    "parse_function",
    "sample_function",
    "sample_line",
    "trace_gradient",
]
