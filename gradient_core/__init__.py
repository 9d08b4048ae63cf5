"""Every difference that `numpy.gradient` takes, recorded.

The public names; `trace_gradient` is where to begin::

    >>> from gradient_core import trace_gradient
    >>> trace_gradient([1, 2, 4, 8, 16]).step(2).code
    '(8.0 - 2.0) / (2.0 * 1.0)'
"""

from gradient_core.arrays import array_code, format_array, parse_array
from gradient_core.calls import explain_error
from gradient_core.differences import SpacingReading, gradient
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
from gradient_core.formula import DerivativeError, ExpressionError, SymbolicFunction, parse_function
from gradient_core.insight import (
    Derivation,
    DerivationLine,
    TruncationTerm,
    derive_stencil,
    leading_term,
)
from gradient_core.sampled import (
    Field,
    SampledFunction,
    field_of_array,
    sample_function,
    sample_line,
)
from gradient_core.statements import Stencil, derivative_coefficients
from gradient_core.tables import Data, read_data
from gradient_core.trace import DifferenceStep, GradientTrace, Term, trace_gradient

__all__ = [
    "Data",
    "Derivation",
    "DerivationLine",
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
    "derive_stencil",
    "explain_error",
    "field_of_array",
    "format_array",
    "gradient",
    "leading_term",
    "parse_array",
    "parse_function",
    "read_data",
    "sample_function",
    "sample_line",
    "trace_gradient",
]
