"""What `numpy.gradient` computes from the statements: values, spacing, dtypes."""

from gradient_core.differences.computing import (
    computable,
    differentiate,
    gradient,
    package,
    resolve_axes,
    resolve_call,
)
from gradient_core.differences.dtypes import dtype_note
from gradient_core.differences.interior import boundary_gaps
from gradient_core.differences.spacing import (
    COORDINATES,
    DISTANCE,
    UNIT,
    SpacingReading,
    is_scalar,
    read_spacing,
    resolve_spacing,
)
