"""Formula text to a checked tree, its NumPy code and its exact derivative. Evaluates no text."""

from gradient_core.formula.function import (
    DerivativeError,
    ExpressionError,
    SymbolicFunction,
    parse_function,
)
