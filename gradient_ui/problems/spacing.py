"""The 1-D call with a second argument as typed, and the answer to it."""

from __future__ import annotations

from gradient_core import GradientCoreError
from gradient_core.arrays import Argument
from gradient_core.calls import DAY, Answer, Call, DateCoordinates, read_second_argument
from gradient_core.errors import Refusal
from gradient_core.tables import read_lines, table_in
from gradient_ui.problems.line import ColumnKeys, Read, columns_of, one_row, read_samples
from gradient_ui.problems.refusals import Asked, refusal_of

F, X, UNIT = "sp_f", "sp_x", "sp_unit"
SPACING_COLUMNS = ColumnKeys(F, "sp_column", "sp_xcolumn", "sp_xunit")
BLAMED = {"f": F, "x": X, "spacing": X}
"""Which input is to blame for which argument."""


def solve(asked: Asked, read: Read = read_lines) -> Answer | Refusal:
    """Read both texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type. A call that NumPy refuses is an answer with its
    refusal, so that what is given can be mended.
    """
    try:
        table = table_in(asked[F], "f")
        places: tuple[Argument, ...] = ()
        if table is None:
            samples = read_samples(asked[F], read=read)
        else:
            samples, places = columns_of(table, asked, SPACING_COLUMNS)
        if not places:
            given = read_second_argument(asked[X], asked.get(UNIT, DAY))
            places = tuple(one_row(argument, "x") for argument in given)
        call = Call(samples, places)
    except GradientCoreError as error:
        return refusal_of(error, BLAMED, asked)
    return call.answer()


def dates_of(answer: Answer) -> DateCoordinates | None:
    """Return the dates that the second argument was made of, None if it was not."""
    made_of = [spacing.made_of for spacing in answer.call.spacings]
    return next((dates for dates in made_of if isinstance(dates, DateCoordinates)), None)
