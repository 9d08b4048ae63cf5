"""The wrong rules that people use, each with a name and a sentence.

They are the slips that questions about `numpy.gradient` and its published explanations show. Two
that are the same on paper, such as the secant and the mean of both slopes weighted by their *own*
gaps, are one slip with one name. What each gives is in `rules`.
"""

from __future__ import annotations

from dataclasses import dataclass

WEIGHT, INDICES, STATEMENT, ALL = "weight", "indices", "statement", "all"
"""The steps of a worked solution that can be hidden."""


@dataclass(frozen=True)
class Slip:
    """A wrong rule.

    Attributes
    ----------
    name : str
        Its name, after "that is".
    sentence : str
        What it does, and what NumPy does instead.
    step : {"weight", "indices", "statement"}
        Which step of the solution is missed by it.

    Examples
    --------
    >>> SECANT.name, SECANT.step
    ('the secant across both gaps', 'weight')
    """

    name: str
    sentence: str
    step: str


SECANT = Slip(
    "the secant across both gaps",
    "It is the mean of both slopes weighted by their own gaps, so the longer side counts more. "
    "NumPy weights each slope by the other gap: the nearer neighbour counts more.",
    WEIGHT,
)
MEAN = Slip(
    "the plain mean of the two slopes",
    "It takes half of each slope, as if both gaps were equal. NumPy lets the slope of the "
    "shorter gap count more.",
    WEIGHT,
)
FORWARD_INSIDE = Slip(
    "the forward difference",
    "It looks at the next sample only. Inside, NumPy reads the neighbours on both sides; a "
    "forward difference stands at the left end alone.",
    INDICES,
)
BACKWARD_INSIDE = Slip(
    "the backward difference",
    "It looks at the sample before only. Inside, NumPy reads the neighbours on both sides; a "
    "backward difference stands at the right end alone.",
    INDICES,
)
NO_SPACING = Slip(
    "the spacing forgotten",
    "It takes every gap as 1, and so gives a slope per index. NumPy divides by the gaps that "
    "the call gives.",
    WEIGHT,
)
NO_SPACING_END = Slip(
    "the spacing forgotten",
    "It takes the gap as 1, which is the same as not dividing at all. NumPy divides by the "
    "gap that the call gives.",
    WEIGHT,
)
UNDIVIDED = Slip(
    "not divided by the distance",
    "It is the difference of the two neighbours and no slope yet. They are two gaps apart, so "
    "NumPy divides by that.",
    WEIGHT,
)
ONE_GAP = Slip(
    "divided by one gap, not by two",
    "The two neighbours are two gaps apart, so NumPy divides their difference by 2h.",
    WEIGHT,
)
MULTIPLIED = Slip(
    "multiplied by the gap, not divided by it",
    "A slope is a step for each unit of distance, so NumPy divides by the distance. In Python "
    "`/ 2 * h` multiplies by h, and `/ (2 * h)` divides by it.",
    WEIGHT,
)
OPPOSITE = Slip(
    "the sign turned round",
    "It subtracts the later sample from the earlier one. NumPy subtracts the earlier from the "
    "later, so rising samples have a positive slope.",
    STATEMENT,
)
TWO_GAPS_AT_END = Slip(
    "divided by two gaps at an end",
    "The two samples at an end are one gap apart, so NumPy divides by h there and not by 2h.",
    WEIGHT,
)
WRAPPED = Slip(
    "wrapped round to the other end",
    "It takes the sample at the other end for the missing neighbour. NumPy does not wrap "
    "round: at an end it reads only samples on the inner side.",
    INDICES,
)
ZERO_OUTSIDE = Slip(
    "a 0 beyond the end",
    "It takes the missing neighbour for 0. NumPy invents no sample: at an end it reads only "
    "samples on the inner side.",
    INDICES,
)
SECOND_GAP = Slip(
    "the slope of the second interval",
    "It takes the interval beside the end one. NumPy begins at the end itself.",
    INDICES,
)
ORDER_1 = Slip(
    "edge_order=1",
    "It is the slope of the interval at the end. With edge_order=2 NumPy takes the parabola "
    "through three samples, and its slope at the end.",
    STATEMENT,
)
SECANT_AT_END = Slip(
    "the mean of the two intervals at the end",
    "It lies between the slopes of the two intervals. NumPy takes the slope at the end itself, "
    "which lies beyond that of the interval there.",
    WEIGHT,
)
TOO_FAR = Slip(
    "a whole gap too far",
    "It goes on by the whole change from slope to slope. From the middle of the interval "
    "to the end is a part of the way between the two middles, so NumPy goes on by that part: half "
    "of it for equal gaps.",
    WEIGHT,
)
OTHER_AXIS = Slip(
    "the other axis",
    "It is the slope from row to row, along y: the first output, for axis 0. x goes along the "
    "columns, axis 1, so its slope is the second output.",
    STATEMENT,
)
OTHER_SPACING = Slip(
    "the spacing of the other axis",
    "It takes the samples along x and the distance of y. Spacings come in the order of the "
    "axes: first that of the rows, y, then that of the columns, x.",
    WEIGHT,
)
BOTH_SWAPPED = Slip(
    "axis and spacing exchanged",
    "It is the difference from row to row over the distance along x. Both follow the order of "
    "the axes: rows, y, first.",
    STATEMENT,
)
OWN_SAMPLE = Slip(
    "the sample itself read too",
    "With equal gaps the weight of the sample itself is 0, and NumPy does not read it.",
    INDICES,
)
ORDER_2 = Slip(
    "edge_order=2",
    "Three samples are read at an end with edge_order=2 only; edge_order=1 is what NumPy "
    "takes unless it is told otherwise.",
    STATEMENT,
)
AS_GAPS = Slip(
    "positions read as gaps",
    "A list is read as positions. The gaps are the differences of neighbouring entries.",
    WEIGHT,
)
AS_POSITIONS = Slip(
    "one number read as something else",
    "A single number is the distance between neighbours, the same one everywhere.",
    WEIGHT,
)
ALL_EVEN = Slip(
    "all gaps made equal",
    "It spreads the samples evenly over the whole length. NumPy keeps every gap as it is.",
    WEIGHT,
)
