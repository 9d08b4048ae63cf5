"""What a trace teaches: where weights come from, truncation terms, the lever rule, the ends.

Each module begins with its derivation, in the letters of `gradient_core.statements.schemes`.
"""

from gradient_core.insight.continued_ends import (
    CONTINUATIONS,
    Continuation,
    ContinuedEnd,
    ContinuedEnds,
    continued_ends,
)
from gradient_core.insight.deduction import DerivationLine
from gradient_core.insight.derivation import Derivation, derive_stencil
from gradient_core.insight.divided_differences import parabola_through
from gradient_core.insight.duel import (
    DUEL_SEEDS,
    Duel,
    DuelWins,
    duel_function,
    edge_duel,
    wins_over_seeds,
)
from gradient_core.insight.edge_comparison import (
    ENDS,
    EdgeComparison,
    compare_edge,
    interior_agrees,
    samples_needed,
)
from gradient_core.insight.edge_sentences import edge_sentence
from gradient_core.insight.lever_rule import (
    MEAN,
    NUMPY,
    SECANT,
    Candidate,
    LeverRule,
    lever_rule_at,
    moved_along_parabola,
    square_lever_rule,
)
from gradient_core.insight.matrix import (
    MOST_MATRIX_SAMPLES,
    Operator,
    operator_of,
    shown_call,
)
from gradient_core.insight.matrix_sentences import (
    column_sentence,
    is_next_to_nothing,
    row_sentence,
    second_sentence,
)
from gradient_core.insight.midpoint_slopes import (
    MidpointSlopes,
    SlopeShare,
    midpoint_slopes_of,
    round_trip,
    slope_shares,
)
from gradient_core.insight.nan_spread import (
    DIFFERENT,
    EQUAL,
    LAST_BITS,
    NanSpread,
    spread_of_nan,
)
from gradient_core.insight.newton_route import NewtonRoute, newton_route
from gradient_core.insight.round_off import is_round_off, largest_around, round_off_bound
from gradient_core.insight.second_derivative import (
    SecondDerivative,
    second_difference,
    twice,
)
from gradient_core.insight.statement_derivation import derive_on_samples, derive_statement
from gradient_core.insight.stencils import (
    PlacedStencil,
    WeightDiagnosis,
    diagnose_weights,
    place_stencil,
    statement_of,
)
from gradient_core.insight.taylor import TruncationTerm, leading_term
