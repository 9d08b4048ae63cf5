"""The ten statements that `numpy.gradient` executes, each written once: the lecture.

To be read in this order: `schemes`, the statements and where they come from; `stencils`, the
same weights by another route; `symbols`, `statement_text` and `programs`, how one function is
also the formula, the code and the fast pass; `data`, how it is executed in another language.
"""

from gradient_core.statements.data import program_data, statement_data
from gradient_core.statements.programs import UfuncProgram, compile_trees
from gradient_core.statements.statement import (
    BACKWARD,
    CENTRAL,
    FORWARD,
    INTERIOR,
    LEFT,
    RIGHT,
    Statement,
    statements_for,
)
from gradient_core.statements.statement_text import as_latex, as_python
from gradient_core.statements.stencils import Stencil, derivative_coefficients
from gradient_core.statements.symbols import (
    Expression,
    Literal,
    Named,
    Operation,
    Sample,
    evaluate_exactly,
)
from gradient_core.statements.weights import (
    computed_parts,
    exact_coefficients,
    exact_weights,
    sample_weights,
)
