"""The instructive examples, and the data that some of them show."""

from gradient_core.cases.axes import AXES_EXAMPLES, GUIDE, AxesExample
from gradient_core.cases.data_sets import ARRAYS, TABLES, DataSet
from gradient_core.cases.elevation import (
    BETTER_SPACING,
    METRES,
    SPACINGS,
    elevation_field,
    elevation_notes,
)
from gradient_core.cases.fields import ARRAY, ELEVATION, FIELD_EXAMPLES, FORMULA, FieldExample
from gradient_core.cases.formulas import FORMULA_EXAMPLES, FormulaExample
from gradient_core.cases.goals import (
    Goal,
    Numbers,
    end_goals,
    field_goals,
    line_goals,
    spacing_goals,
)
from gradient_core.cases.line import LINE_EXAMPLES, LineExample
from gradient_core.cases.pitfalls import (
    GROUPS,
    PITFALLS,
    REACTIONS,
    Pitfall,
    find_pitfalls,
    pitfall_of,
)
from gradient_core.cases.records import Example
from gradient_core.cases.spacing import SPACING_EXAMPLES, SpacingExample
from gradient_core.cases.versions import VersionChange, changes_known_to
