"""The 1-D call with a second argument as typed, and the answer to it."""

from __future__ import annotations

from gradient_core import GradientCoreError, ParseError
from gradient_core.calls import DAY, Answer, Call, DateCoordinates, read_second_argument
from gradient_core.errors import Refusal
from gradient_core.tables import read_lines, table_in
from gradient_ui.problems.line import Read, one_row, read_samples
from gradient_ui.problems.refusals import Asked, refusal_of

F, X, UNIT = "sp_f", "sp_x", "sp_unit"
BLAMED = {"f": F, "x": X, "spacing": X}
"""Which input is to blame for which argument."""


def solve(asked: Asked, read: Read = read_lines) -> Answer | Refusal:
    """Read both texts, trace the gradient and ask NumPy for the same.

    Nothing is raised for what people type. A call that NumPy refuses is an answer with its
    refusal, so that what is given can be mended.
    """
    try:
        given = read_second_argument(asked[X], asked.get(UNIT, DAY))
        if table_in(asked[F], "f") is not None:
            raise ParseError(
                "`f` must be one row of numbers on this page; got a table. Paste it on Step by "
                "step, choose its columns there, and send them here.",
                argument="f",
            )
        samples = read_samples(asked[F], read=read)
        call = Call(samples, tuple(one_row(argument, "x") for argument in given))
    except GradientCoreError as error:
        return refusal_of(error, BLAMED, asked)
    return call.answer()


def dates_of(answer: Answer) -> DateCoordinates | None:
    """Return the dates that the second argument was made of, None if it was not."""
    made_of = [spacing.made_of for spacing in answer.call.spacings]
    return next((dates for dates in made_of if isinstance(dates, DateCoordinates)), None)
