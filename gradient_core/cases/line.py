"""The instructive 1-D calls, by name as in the link ``?case=zigzag``; tests hold their numbers."""

from __future__ import annotations

from math import inf, nan

from gradient_core.cases.records import LineExample, by_name, co2_days, co2_samples
from gradient_core.differences.spacing import COORDINATES, DISTANCE

__all__ = ["LINE_EXAMPLES", "LineExample"]

LINE_EXAMPLES = by_name(
    # What the three schemes do
    LineExample(
        name="guide",
        title="The guide: 1, 2, 4, 8, 16",
        samples="1, 2, 4, 8, 16",
        coordinates="0, 1, 1.5, 3.5, 4",
        h="0.5",
        index=2,
        look_for="Inside, the two neighbours over twice the spacing, (8 − 2) / 2 = 3; "
        "the ends have one neighbour, so one plain difference each.",
        expected=(1.0, 1.5, 3.0, 6.0, 8.0),
        question=1,
    ),
    LineExample(
        name="classic",
        title="Gradient or diff: 1, 2, 4, 7, ...",
        samples="1, 2, 4, 7, 11, 16",
        coordinates="0, 1, 1.5, 3.5, 4, 6",
        h="2",
        index=1,
        look_for="np.diff gives 1, 2, 3, 4, 5 between the samples; inside, the gradient is the "
        "mean of two such neighbours: 1.5 at index 1.",
        expected=(1.0, 1.5, 2.5, 3.5, 4.5, 5.0),
        question=7,
    ),
    LineExample(
        name="fractions",
        title="Exact fractions: 1/3, 2/3, 5/3",
        samples="1/3, 2/3, 5/3",
        coordinates="0, 1/2, 3/2",
        h="1/2",
        index=1,
        look_for="In exact arithmetic (5/3 − 1/3) / 2 is 2/3, and the float64 that NumPy returns "
        "is not quite the float nearest to it.",
        expected=(0.3333333333333333, 0.6666666666666667, 1.0),
        question=38,
    ),
    # What the second argument does
    LineExample(
        name="forgotten-spacing",
        title="Forgotten spacing: x² to x = 2",
        samples="0, 0.25, 1, 2.25, 4",
        coordinates="linspace(0, 2, 5)",
        h="0.5",
        index=2,
        look_for="These are x² at x = 0 to 2, where the slope in the middle is 2; without "
        "spacing the slope is per index, so half of that: 1.",
        expected=(0.25, 0.5, 1.0, 1.5, 1.75),
        question=2,
    ),
    LineExample(
        name="given-spacing",
        title="The same, with its coordinates",
        samples="0, 0.25, 1, 2.25, 4",
        coordinates="linspace(0, 2, 5)",
        spacing=COORDINATES,
        h="0.5",
        index=2,
        look_for="The gaps of 0.5 double every value: 2 in the middle, which is the slope of x² "
        "there; the ends, 0.5 and 3.5, are still off.",
        expected=(0.5, 1.0, 2.0, 3.0, 3.5),
        question=2,
    ),
    LineExample(
        name="descending",
        title="Descending coordinates",
        samples="9, 4, 1, 0",
        coordinates="3, 2, 1, 0",
        spacing=COORDINATES,
        index=1,
        look_for="The samples fall along the index but rise along x: the gaps are −1, so the "
        "slope of x² comes out as +4, not −4.",
        expected=(5.0, 4.0, 2.0, 1.0),
        question=25,
    ),
    LineExample(
        name="non-uniform",
        title="The nearer neighbour counts more",
        samples="0, 1, 16, 25, 81",
        coordinates="0, 1, 4, 5, 9",
        spacing=COORDINATES,
        index=1,
        look_for="Beside index 1 the slopes are 1 over a gap of 1 and 5 over a gap of 3; the "
        "shorter gap counts three times as much: 2, exact for x².",
        expected=(1.0, 2.0, 8.0, 10.0, 14.0),
        question=8,
    ),
    LineExample(
        name="step-sizes",
        title="Step sizes read as coordinates",
        samples="0, 1, 9, 36, 100",
        coordinates="1, 1.5, 2.5, 3.5, 4",
        spacing=COORDINATES,
        index=2,
        look_for="A list is read as positions: NumPy subtracts the step sizes again and finds "
        "17.5, where the positions 0, 1, 3, 6, 10 would give 6.",
        expected=(2.0, 4.0, 17.5, 94.33333333333331, 128.0),
        question=4,
    ),
    LineExample(
        name="equal-step-sizes",
        title="Equal step sizes as coordinates",
        samples="0, 1, 4, 9, 16",
        coordinates="1, 1, 1, 1, 1",
        spacing=COORDINATES,
        index=2,
        look_for="Five step sizes of 1 are read as five samples at the same place: every gap is "
        "0 and every value inf; one number, 1, would do.",
        expected=(inf, inf, inf, inf, inf),
        question=4,
    ),
    LineExample(
        name="swapped",
        title="gradient(x, y) for gradient(y, x)",
        samples="1, 2, 3",
        coordinates="1, 4, 9",
        spacing=COORDINATES,
        index=1,
        look_for="With 1, 2, 3 first and its squares second this is the slope of the square "
        "root; the slope of the squares at index 1 would be 4, not 0.283.",
        expected=(0.3333333333333333, 0.2833333333333333, 0.2),
        question=34,
    ),
    # The ends
    LineExample(
        name="squares",
        title="edge_order=2 wins: the squares",
        samples="0, 1, 4, 9, 16",
        coordinates="0, 1, 2, 3, 4",
        edge_order=2,
        index=4,
        look_for="The parabola through the last three samples gives 8, the slope of x² at 4; "
        "edge_order=1 would give 7, the slope half a spacing earlier.",
        expected=(0.0, 2.0, 4.0, 6.0, 8.0),
        question=5,
    ),
    LineExample(
        name="overshoot",
        title="edge_order=2 loses: 0, 10, 11",
        samples="0, 10, 11",
        coordinates="0, 1, 2",
        edge_order=2,
        index=2,
        look_for="The samples only rise, yet the last value is −3.5: the parabola through all "
        "three turns down before the end, where edge_order=1 gives 1.",
        expected=(14.5, 5.5, -3.5),
        question=6,
    ),
    LineExample(
        name="periodic-seam",
        title="Periodic data: the seam",
        samples="1, 0.7071, 0, -0.7071, -1, -0.7071, 0, 0.7071",
        coordinates="linspace(0, 2*pi, 8, endpoint=False)",
        spacing=DISTANCE,
        h="pi/4",
        index=0,
        look_for="One turn of a cosine starts with slope 0, but NumPy does not know that the "
        "last sample comes before the first, so the end is −0.373.",
        expected=(
            *(-0.3729318626529292, -0.6366197723675814, -0.9003076820822336, -0.6366197723675814),
            *(0.0, 0.6366197723675814, 0.9003076820822336, 0.9003076820822336),
        ),
        question=16,
    ),
    # What the inner difference does not see
    LineExample(
        name="spike",
        title="A spike with slope 0",
        samples="0, 0, 5, 0, 0",
        coordinates="0, 1, 2, 3, 4",
        index=2,
        look_for="The spike has no say in its own slope, which is 0; it makes 2.5 and −2.5 "
        "beside it instead.",
        expected=(0.0, 2.5, 0.0, -2.5, 0.0),
        question=22,
    ),
    LineExample(
        name="zigzag",
        title="A zigzag that disappears",
        samples="1, -1, 1, -1, 1, -1, 1, -1",
        coordinates="arange(8)",
        index=3,
        look_for="Samples with even and with odd index never meet inside, so the steepest "
        "zigzag there is has slope 0; only the ends see −2.",
        expected=(-2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -2.0),
        question=22,
    ),
    LineExample(
        name="coarse-wave",
        title="A sine with 4 samples per period",
        samples="0, 1, 0, -1, 0, 1, 0, -1, 0",
        coordinates="linspace(0, 4*pi, 9)",
        spacing=DISTANCE,
        h="pi/2",
        index=4,
        look_for="A sine crosses zero with slope 1; sampled only 4 times per period its steepest "
        "slope comes out as 0.637.",
        expected=(
            *(0.6366197723675814, 0.0, -0.6366197723675814, 0.0, 0.6366197723675814),
            *(0.0, -0.6366197723675814, 0.0, 0.6366197723675814),
        ),
        question=29,
    ),
    LineExample(
        name="kink",
        title="The kink of abs(x)",
        samples="3, 2, 1, 0, 1, 2, 3",
        coordinates="arange(-3, 4)",
        index=3,
        look_for="At the kink there is no slope; NumPy takes the mean of −1 and 1 and answers 0.",
        expected=(-1.0, -1.0, -1.0, 0.0, 1.0, 1.0, 1.0),
        question=23,
    ),
    LineExample(
        name="jump",
        title="A jump from 0 to 1",
        samples="0, 0, 0, 1, 1, 1",
        coordinates="linspace(0, 1/2, 6)",
        spacing=DISTANCE,
        h="0.1",
        index=2,
        look_for="The two values beside the jump are its height over twice the spacing, 5 for "
        "h = 0.1: make h smaller and they grow without end.",
        expected=(0.0, 0.0, 5.0, 5.0, 0.0, 0.0),
        question=23,
    ),
    LineExample(
        name="noise",
        title="One bad reading",
        samples="0, 0.1, 0.25, 0.3, 0.4",
        coordinates="0, 0.1, 0.2, 0.3, 0.4",
        spacing=DISTANCE,
        h="0.1",
        index=1,
        look_for="The reading 0.25 should be 0.2: its own slope stays 1, its neighbours become "
        "1.25 and 0.75, and a smaller spacing makes that worse.",
        expected=(1.0, 1.25, 0.9999999999999999, 0.7500000000000001, 1.0000000000000002),
        question=13,
    ),
    # What NumPy does not say
    LineExample(
        name="angles",
        title="Angles that jump at 360°",
        samples="340, 350, 0, 10, 20",
        coordinates="0, 1, 2, 3, 4",
        index=2,
        look_for="The angle grows by 10 all the time, but from 350 to 0 the numbers fall by 350, "
        "so two slopes are −170: np.unwrap comes first.",
        expected=(10.0, -170.0, -170.0, 10.0, 10.0),
        question=33,
    ),
    LineExample(
        name="nan-hole",
        title="A nan that gets a number",
        samples="0, 1, 4, nan, 16, 25, 36",
        coordinates="linspace(0, 0.6, 7)",
        h="0.1",
        index=3,
        look_for="The sample at index 3 is nan, yet its slope is 6, for it is not read there; "
        "its two neighbours read it and become nan.",
        expected=(1.0, 2.0, nan, 6.0, nan, 10.0, 11.0),
        question=12,
    ),
    LineExample(
        name="nan-linspace",
        title="The same nan, with linspace",
        samples="0, 1, 4, nan, 16, 25, 36",
        coordinates="linspace(0, 0.6, 7)",
        spacing=COORDINATES,
        h="0.1",
        index=3,
        look_for="The gaps of this linspace differ in the last bit, so the sample itself is read "
        "too, with a weight of almost 0: at index 3 nan stays nan.",
        expected=(10.0, 20.0, nan, nan, nan, 100.00000000000001, 109.99999999999996),
        question=12,
    ),
    LineExample(
        name="repeated",
        title="Two samples at the same place",
        samples="0, 1, 1, 4",
        coordinates="0, 1, 1, 2",
        spacing=COORDINATES,
        index=1,
        look_for="The gap between index 1 and index 2 is 0, so the values at both are nan; the "
        "ends, 1 and 3, do not read that gap.",
        expected=(1.0, nan, nan, 3.0),
        question=26,
    ),
    LineExample(
        name="unsorted",
        title="Unsorted coordinates",
        samples="0, 8, 1, 27",
        coordinates="0, 2, 1, 3",
        spacing=COORDINATES,
        index=2,
        look_for="Neighbours are taken by index, not by position: x³ has slope 3 at x = 1, and "
        "NumPy answers 1 without a warning.",
        expected=(4.0, 10.0, 1.0, 13.0),
        question=27,
    ),
    # What the type of the samples does
    LineExample(
        name="uint8",
        title="Unsigned integers: 3, 1, 2",
        samples="array([3, 1, 2], dtype=uint8)",
        coordinates="0, 1, 2",
        index=0,
        look_for="NumPy makes unsigned integers float64 before it subtracts, so the first slope "
        "is −2; np.diff would wrap round to 254.",
        expected=(-2.0, -0.5, 1.0),
        question=24,
    ),
    LineExample(
        name="float32-stairs",
        title="float32 stairs on a straight line",
        samples="array([1000, 1000.00001, 1000.00002, 1000.00003, 1000.00004], dtype=float32)",
        coordinates="0, 1e-5, 2e-5, 3e-5, 4e-5",
        spacing=DISTANCE,
        h="1e-5",
        index=4,
        look_for="The slope should be 1, but float32 numbers near 1000 are 0.00006 apart: four "
        "samples are equal, and the slopes are 0, 0, 0, 3.05 and 6.10.",
        expected=(0.0, 0.0, 0.0, 3.0517578125, 6.103515625),
        question=31,
    ),
    LineExample(
        name="float16-overflow",
        title="float16 that overflows",
        samples="array([60000, 0, -60000], dtype=float16)",
        coordinates="0, 1, 2",
        index=1,
        look_for="−60000 − 60000 is too large for float16, so the middle value is −inf although "
        "half of it, −60000, would fit.",
        expected=(-60000.0, -inf, -60000.0),
        question=31,
    ),
    LineExample(
        name="complex",
        title="Complex samples: 0, 1j, 4j",
        samples="0, 1j, 4j",
        coordinates="0, 1, 2",
        index=1,
        look_for="Real and imaginary parts are differentiated apart by the same weights: 2j in "
        "the middle, halfway between 1j and 3j.",
        expected=(1j, 2j, 3j),
        question=32,
    ),
    # Real data
    LineExample(
        name="co2",
        title="CO2 at Mauna Loa, 1958 to 1968",
        samples=co2_samples,
        coordinates=co2_days,
        spacing=COORDINATES,
        h="30.4",
        index=69,
        look_for="Before index 69 three months are missing: the gap of 31 days counts more than "
        "the one of 121, so the slope is −0.005 ppm per day.",
        expected={
            0: 0.0567741935483868,
            2: -0.007800096078785401,
            68: 0.035862559457827015,
            69: -0.004967236807026154,
            114: 0.018709677419354327,
        },
        question=14,
    ),
)
