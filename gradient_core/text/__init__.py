"""Numbers and quoted input as text."""

from gradient_core.text.aligned import in_columns
from gradient_core.text.exact import (
    as_fraction,
    as_fractions,
    exact_fraction,
    literal_fraction,
    nearest_float,
)
from gradient_core.text.left_out import is_too_long, left_out
from gradient_core.text.numbers import (
    code_number,
    digits_apart,
    is_rounded,
    latex_number,
    plain_number,
)
from gradient_core.text.quoting import SHOWN, quote
