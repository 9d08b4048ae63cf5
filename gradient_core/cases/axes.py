"""The instructive N-D calls, by name as in the link ``?ax_case=matlab``."""

from __future__ import annotations

from dataclasses import dataclass

from gradient_core.arrays.argument import Argument
from gradient_core.calls.arguments import read_array, read_ramp
from gradient_core.calls.axes import COMPONENT, SPACE, TIME
from gradient_core.cases.records import Example, by_name

GUIDE = "[[1, 2, 4, 8, 16],\n [3, 6, 12, 24, 48]]"
_SLOPED = "[[0, 1, 2],\n [10, 11, 12],\n [20, 21, 22],\n [30, 31, 32]]"
_SQUARE = "[[0, 1, 4],\n [1, 2, 5],\n [4, 5, 8]]"
_NORTH_ON_TOP = "[[2, 2, 2, 2],\n [1, 1, 1, 1],\n [0, 0, 0, 0]]"
_POINTS = "[[0, 0],\n [1, 1],\n [2, 4]]"
_MATLAB = "[[1, 2, 3],\n [4, 5, 6]]"

TOO_SMALL = (
    "Shape of array too small to calculate a numerical gradient, "
    "at least (edge_order + 1) elements are required."
)

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, kw_only=True)
class AxesExample(Example):
    """One call on an N-D array that shows something; the link is ``?ax_case=name``.

    Attributes
    ----------
    f : str
        Text of the array; empty if it is a ramp.
    shape : str
        Text of the shape of a ramp; empty if there is none.
    axis, spacing, names : str
        As typed.
    edge_order : int
    meanings : tuple of str
        One per axis; space where there are fewer.
    index : tuple of int
        The cell to open with.
    expected : tuple
        Per output its values bit for bit, or the one number that fills it.
    refused : str
        NumPy's message, if it refuses the call.
    """

    f: str = ""
    shape: str = ""
    axis: str = "None"
    spacing: str = ""
    names: str = ""
    edge_order: int = 1
    meanings: tuple[str, ...] = ()
    index: tuple[int, ...]
    expected: tuple[float | Rows, ...] = ()
    refused: str = ""

    def array(self) -> Argument:
        """Return the samples."""
        return read_ramp(self.shape) if self.shape else read_array(self.f)


AXES_EXAMPLES = by_name(
    # Which output is which
    AxesExample(
        name="x-plus-10y",
        title="x + 10y: rows are y",
        f=_SLOPED,
        names="y, x",
        index=(1, 1),
        look_for="f rises by 10 per row and by 1 per column: the first output is d/dy = 10, the "
        "second d/dx = 1.",
        expected=(10.0, 1.0),
        question=3,
    ),
    AxesExample(
        name="guide",
        title="Two rows, five columns",
        f=GUIDE,
        index=(0, 2),
        look_for="The same cell has two slopes: down its column 12 − 4 = 8, in out[0]; along its "
        "row (8 − 2) / 2 = 3, in out[1].",
        expected=(
            ((2.0, 4.0, 8.0, 16.0, 32.0), (2.0, 4.0, 8.0, 16.0, 32.0)),
            ((1.0, 1.5, 3.0, 6.0, 8.0), (3.0, 4.5, 9.0, 18.0, 24.0)),
        ),
    ),
    AxesExample(
        name="peak",
        title="A round peak: −(x² + y²)",
        f="[[-8, -5, -4, -5, -8],\n [-5, -2, -1, -2, -5],\n [-4, -1, 0, -1, -4],\n "
        "[-5, -2, -1, -2, -5],\n [-8, -5, -4, -5, -8]]",
        names="y, x",
        index=(1, 3),
        look_for="At x = 1, y = −1 (row 1, column 3) d/dy = 2 comes first and d/dx = −2 second; "
        "read as gx, gy the arrow (2, −2) points away from the peak.",
        expected=(
            ((3.0,) * 5, (2.0,) * 5, (0.0,) * 5, (-2.0,) * 5, (-3.0,) * 5),
            ((3.0, 2.0, 0.0, -2.0, -3.0),) * 5,
        ),
        question=3,
    ),
    AxesExample(
        name="matlab",
        title="Coming from MATLAB: 3 before 1",
        f=_MATLAB,
        index=(0, 1),
        look_for="NumPy returns the slope down the rows first, 3, then along the columns, 1; "
        "MATLAB's [gx, gy] = gradient(f) is gy, gx = np.gradient(f).",
        expected=(3.0, 1.0),
        question=35,
    ),
    AxesExample(
        name="matlab-spacing",
        title="MATLAB's spacing, in its order",
        f=_MATLAB,
        spacing="10; 1",
        index=(0, 1),
        look_for="Spacing 10 and 1 go to axis 0 and axis 1: 3/10 = 0.3 and 1; MATLAB would take "
        "the 10 for the columns.",
        expected=(0.3, 1.0),
        question=35,
    ),
    AxesExample(
        name="dem",
        title="A map with north on top",
        f=_NORTH_ON_TOP,
        names="y, x",
        index=(1, 1),
        look_for="The ground rises to the north, the top row, yet axis 0 says −1: its index grows "
        "downwards, to the south.",
        expected=(-1.0, 0.0),
        question=25,
    ),
    AxesExample(
        name="dem-coordinates",
        title="The same map, with its y",
        f=_NORTH_ON_TOP,
        spacing="[2, 1, 0]; 1",
        names="y, x",
        index=(1, 1),
        look_for="With y = 2, 1, 0 from the top the gaps are −1, and d/dy is +1: to the north, as "
        "on the map.",
        expected=(1.0, 0.0),
        question=25,
    ),
    # What axis= does
    AxesExample(
        name="axis-reversed",
        title="axis=(1, 0): the order you ask for",
        f="[[0, 1],\n [2, 3]]",
        axis="(1, 0)",
        names="y, x",
        index=(0, 0),
        look_for="The outputs come in the order of axis=: out[0] is along axis 1, the columns, "
        "and 1; out[1] is along axis 0 and 2.",
        expected=(1.0, 2.0),
        question=36,
    ),
    AxesExample(
        name="one-axis",
        title="One axis: no tuple",
        f=GUIDE,
        axis="-1",
        index=(1, 2),
        look_for="One axis gives the bare array, so −out and 2*out work; −1 is the last axis, "
        "here axis 1.",
        expected=(((1.0, 1.5, 3.0, 6.0, 8.0), (3.0, 4.5, 9.0, 18.0, 24.0)),),
        question=18,
    ),
    AxesExample(
        name="down-the-rows",
        title="axis=0: down the rows alone",
        f=GUIDE,
        axis="0",
        index=(0, 2),
        look_for="With axis=0 only the slopes down the columns come back, 12 − 4 = 8 here; there "
        "are two rows, so both ends take the same difference.",
        expected=(((2.0, 4.0, 8.0, 16.0, 32.0), (2.0, 4.0, 8.0, 16.0, 32.0)),),
        question=18,
    ),
    AxesExample(
        name="tuple",
        title="E = −∇V: why does the minus fail?",
        f="[[0, 1, 4],\n [2, 3, 6]]",
        names="y, x",
        index=(0, 1),
        look_for="Two axes give a tuple of 2 arrays: −out raises TypeError, and 2*out is 4 arrays, "
        "none of them doubled.",
        expected=(2.0, ((1.0, 2.0, 3.0), (1.0, 2.0, 3.0))),
        question=18,
    ),
    AxesExample(
        name="trajectory",
        title="A table of points: two outputs?",
        f=_POINTS,
        index=(2, 0),
        look_for="Rows are times, columns x and y: the second output is y − x, which means "
        "nothing: mark axis 1 as component.",
        expected=(
            ((1.0, 1.0), (1.0, 2.0), (1.0, 3.0)),
            ((0.0, 0.0), (0.0, 0.0), (2.0, 2.0)),
        ),
        question=20,
    ),
    AxesExample(
        name="velocity",
        title="The same table: the velocity",
        f=_POINTS,
        axis="0",
        meanings=(TIME, COMPONENT),
        names="t, xy",
        index=(1, 1),
        look_for="With axis=0 there is one output, the velocity: a row per time, x and y side by "
        "side.",
        expected=(((1.0, 1.0), (1.0, 2.0), (1.0, 3.0)),),
        question=20,
    ),
    AxesExample(
        name="image",
        title="An image with 3 colours",
        shape="4, 5, 3",
        names="y, x, colour",
        index=(1, 2, 0),
        look_for="Three axes give three outputs; the third one is the difference from colour to "
        "colour: mark axis 2 as component.",
        expected=(1.0, 10.0, 100.0),
        question=20,
    ),
    AxesExample(
        name="image-in-space",
        title="The same image, in space alone",
        shape="4, 5, 3",
        axis="(0, 1)",
        meanings=(SPACE, SPACE, COMPONENT),
        names="y, x, colour",
        index=(1, 2, 0),
        look_for="axis=(0, 1) leaves the colours alone: two outputs, each with all three colours.",
        expected=(1.0, 10.0),
        question=20,
    ),
    AxesExample(
        name="four-axes",
        title="Four axes: slopes 1, 10, 100, 1000",
        shape="2, 3, 3, 4",
        index=(0, 1, 1, 2),
        look_for="Each axis has its own slope, so the number in an output tells which axis it "
        "belongs to.",
        expected=(1.0, 10.0, 100.0, 1000.0),
    ),
    # Spacing, one entry per axis
    AxesExample(
        name="spacing-in-order",
        title="Spacing 10; 1: rows first",
        f=_SLOPED,
        spacing="10; 1",
        names="y, x",
        index=(1, 1),
        look_for="These are x + y at y = 0, 10, 20, 30: spacing goes in the order of the axes, 10 "
        "for the rows, and both slopes are 1.",
        expected=(1.0, 1.0),
        question=17,
    ),
    AxesExample(
        name="spacing-swapped",
        title="Spacing 1; 10: nothing warns",
        f=_SLOPED,
        spacing="1; 10",
        names="y, x",
        index=(1, 1),
        look_for="The same samples with dx before dy: 10 and 0.1 instead of 1 and 1, and NumPy "
        "says nothing.",
        expected=(10.0, 0.1),
        question=17,
    ),
    AxesExample(
        name="one-array",
        title="Refused: one x for two axes",
        f=_SQUARE,
        spacing="0, 1, 2",
        index=(1, 1),
        look_for="Only a single number counts for all axes; an array is the coordinates of one "
        "axis, and the other has none.",
        refused="invalid number of arguments",
        question=17,
    ),
    AxesExample(
        name="meshgrid",
        title="Refused: grids from meshgrid",
        f=_SLOPED,
        spacing="[[0, 0, 0], [10, 10, 10], [20, 20, 20], [30, 30, 30]]; "
        "[[0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2]]",
        names="y, x",
        index=(1, 1),
        look_for="Coordinates are 1-D: one line of each grid, Y[:, 0] and X[0, :], holds all that "
        "NumPy can use.",
        refused="distances must be either scalars or 1d",
        question=17,
    ),
    AxesExample(
        name="three-for-two",
        title="Refused: 3 spacings for 2 axes",
        shape="3, 4, 2",
        axis="(0, 1)",
        spacing="1; 2; 3",
        index=(1, 1, 0),
        look_for="There is one spacing per differentiated axis, not per axis of the array: "
        "axis=(0, 1) takes 2.",
        refused="invalid number of arguments",
        question=17,
    ),
    AxesExample(
        name="x-before-y",
        title="Refused: x before y",
        f=_SLOPED,
        spacing="[0, 1, 2]; [0, 10, 20, 30]",
        names="y, x",
        index=(1, 1),
        look_for="Axis 0, the rows, has 4 samples and is given the 3 coordinates of the columns: "
        "y comes first.",
        refused="when 1d, distances must match the length of the corresponding dimension",
        question=17,
    ),
    # Too few samples
    AxesExample(
        name="one-row",
        title="Refused: an axis of length 1",
        f="[[1, 2, 4, 8, 16]]",
        index=(0, 2),
        look_for="Axis 0 has one sample, so there is no difference to take; axis=1 leaves it out.",
        refused=TOO_SMALL,
        question=15,
    ),
    AxesExample(
        name="two-samples",
        title="Refused: 2 samples, edge_order=2",
        f="[5, 7]",
        edge_order=2,
        index=(0,),
        look_for="A parabola needs three samples; with edge_order=1 both values are 2.",
        refused=TOO_SMALL,
        question=15,
    ),
)
