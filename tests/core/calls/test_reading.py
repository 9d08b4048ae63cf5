"""The call reader: its rows, code that runs, what comes back, fixes that work, and its cases."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gradient_core import GradientCoreError, ParseError
from gradient_core.calls.arguments import (
    MOST_RAMP_VALUES,
    axis_text,
    read_array,
    read_axis,
    read_names,
    read_ramp,
    read_spacings,
    spacing_text,
)
from gradient_core.calls.fixes import axes_for_meaning, fixes_for, inputs_for_axes
from gradient_core.calls.reading import COMPONENT, SPACE, TIME, CallReading, read_call
from gradient_core.calls.returned import return_card
from gradient_core.cases.axes import AXES_EXAMPLES, AxesExample
from gradient_core.oracle import bits_agree, numpy_gradient

accepted_case = pytest.mark.parametrize(
    "case",
    [case for case in AXES_EXAMPLES.values() if not case.refused],
    ids=lambda case: case.name,
)
refused_case = pytest.mark.parametrize(
    "case", [case for case in AXES_EXAMPLES.values() if case.refused], ids=lambda case: case.name
)

CALLS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (read_array("1, 2, 4, 8"), {}),
    (read_array("linspace(0, 1, 11)"), {"spacings": read_spacings("0.1")}),
    (read_array("array([[1, 2], [3, 5]], dtype=float32)"), {"axis": 0}),
    (read_array("[[1+2j, 3], [4j, 5]]"), {"names": ("y", "x")}),
    (read_ramp("2, 3, 4"), {"axis": (2, 0), "spacings": read_spacings("1/3; 0, 5")}),
    (read_ramp("5"), {"edge_order": 2}),
    (read_ramp("3, 3, 3, 3"), {"edge_order": 2, "axis": (-1, 0)}),
    (read_ramp("3, 4"), {"spacings": read_spacings("0 1 4; linspace(0, 1, 4)")}),
    (read_ramp("3, 4"), {"axis": ()}),
    (np.array([[1.0, 4.0], [9.0, np.nan]]), {"spacings": (0.1,)}),
    (np.array([[1, 4], [9, 3]]), {"axis": (1,), "names": ("t", "x")}),
)


def reading_of(case: AxesExample) -> CallReading:
    """Read a case as the page does: from its texts."""
    array = case.array()
    names = read_names(case.names, array.value.ndim)
    spacings = read_spacings(case.spacing)
    return read_call(array, read_axis(case.axis), spacings, case.edge_order, names, case.meanings)


def numpy_result(call: CallReading) -> Any:
    """Return what the installed NumPy returns for the call."""
    values = [spacing.value for spacing in call.spacings]
    return numpy_gradient(call.array.value, *values, axis=call.axis, edge_order=call.edge_order)


def run(program: str) -> dict[str, Any]:
    """Execute code with ``np`` as the only name and return what it defines."""
    names: dict[str, Any] = {"np": np}
    with np.errstate(all="ignore"):
        exec(program, names)
    return names


# --- the code line ------------------------------------------------------------------------------


@pytest.mark.parametrize(("array", "options"), CALLS)
def test_program_gives_numpys_result_bit_for_bit(array: Any, options: dict[str, Any]) -> None:
    """The lines to copy, run as they stand, are the call that was read."""
    call = read_call(array, **options)
    theirs = numpy_result(call)

    assert bits_agree(run(call.program)["out"], theirs)
    assert call.trace is not None
    assert bits_agree(call.trace.values, theirs)


@accepted_case
def test_program_of_a_case_gives_numpys_result(case: AxesExample) -> None:
    """The program of every case is its call."""
    call = reading_of(case)

    assert bits_agree(run(call.program)["out"], numpy_result(call))


@refused_case
def test_program_of_a_refused_case_is_refused_by_numpy(case: AxesExample) -> None:
    """The very lines that are shown raise what is shown."""
    with pytest.raises((ValueError, TypeError), match=re.escape(case.refused)):
        run(reading_of(case).program)


# --- what comes back ----------------------------------------------------------------------------


@pytest.mark.parametrize(("array", "options"), CALLS)
def test_lines_to_copy_make_what_they_say(array: Any, options: dict[str, Any]) -> None:
    """Unpacking, negating, length and stacking run, and have the values they should."""
    call = read_call(array, **options)
    card = return_card(call)
    assert card is not None
    lines = "\n".join(line.code for line in card.lines)
    names = run(f"{call.program}\n{lines}")
    assert call.trace is not None
    outputs = call.trace.outputs

    if not outputs:
        assert names["out"] == ()
        return
    several = len(outputs) > 1
    assert bits_agree(names["minus"], tuple(-g for g in outputs) if several else -outputs[0])
    squares = sum(np.abs(g) ** 2 for g in outputs)
    assert np.allclose(names["size"] ** 2, squares, equal_nan=True)
    if several:
        assert bits_agree(names["stacked"], np.stack(outputs))
        for row, output in zip(call.differentiated, outputs, strict=True):
            name = f"df_d{row.name}" if row.name else f"df_axis{row.axis}"
            assert bits_agree(names[name], output)


@pytest.mark.parametrize(("array", "options"), [CALLS[0], CALLS[2], CALLS[3], CALLS[6]])
def test_surprises_happen_as_said(array: Any, options: dict[str, Any]) -> None:
    """What is said to fail fails with these words; what is said to repeat has so many arrays."""
    call = read_call(array, **options)
    card = return_card(call)
    assert card is not None
    assert card.surprises
    for surprise in card.surprises:
        program = f"{call.program}\nresult = {surprise.code}"
        if surprise.fails:
            kind, _, message = surprise.happens.partition(": ")
            with pytest.raises(TypeError, match=re.escape(message)):
                run(program)
            assert kind == "TypeError"
        elif surprise.happens.startswith("the array"):
            assert run(program)["result"].shape == call.shape
        else:
            count, repeated = re.findall(r"\d+", surprise.happens)[:2]
            result = run(program)["result"]
            assert len(result) == int(count) == 2 * int(repeated)
            assert bits_agree(result[: int(repeated)], numpy_result(call))


@pytest.mark.parametrize(
    ("axis", "text"),
    [
        (None, "tuple of 2 arrays, each (2, 5)"),
        ((1, 0), "tuple of 2 arrays, each (2, 5)"),
        (0, "one array (2, 5), not a tuple"),
        ((-1,), "one array (2, 5), not a tuple"),
        ((), "an empty tuple: no axis is left to differentiate"),
    ],
)
def test_return_card_names_the_container(axis: Any, text: str) -> None:
    """One axis gives a bare array, several a tuple, none an empty one."""
    card = return_card(read_call(np.ones((2, 5)), axis=axis))

    assert card is not None
    assert card.text == text


def test_outputs_are_named_in_the_order_asked_for() -> None:
    """With axis=(1, 0) the first output is along axis 1."""
    card = return_card(read_call(np.ones((2, 5)), axis=(1, 0), names=("y", "x")))

    assert card is not None
    assert [(o.name, o.derivative, o.named, o.direction) for o in card.outputs] == [
        ("out[0]", "d/d(axis 1)", "df/dx", "columns, to the right"),
        ("out[1]", "d/d(axis 0)", "df/dy", "rows, downwards"),
    ]


def test_refused_call_returns_nothing() -> None:
    """There is no card of a call that NumPy refuses."""
    assert return_card(read_call([5.0])) is None


# --- the rows -----------------------------------------------------------------------------------


def test_rows_say_which_spacing_each_axis_gets() -> None:
    """Spacing goes in the order of axis=, not of the array; an axis left out has none."""
    call = read_call(
        np.zeros((2, 3, 4)), axis=(2, 0), spacings=read_spacings("0, 1, 4, 5; 0.5"), edge_order=1
    )

    assert [(row.output, row.spacing_sentence) for row in call.rows] == [
        (1, "h = 0.5"),
        (None, "none"),
        (0, "4 coordinates, gaps from 1 to 3"),
    ]
    assert [row.axis for row in call.differentiated] == [2, 0]
    assert call.call == "np.gradient(f, [0, 1, 4, 5], 0.5, axis=(2, 0))"


@pytest.mark.parametrize(
    ("spacing", "sentences"),
    [
        ("", ["1, as none is given"] * 2),
        ("-0.5", ["h = −0.5"] * 2),
        ("[2, 1, 0]; 1", ["3 coordinates, all gaps −1", "h = 1"]),
        ("1, 2; 1", ["cannot be read: 2 coordinates for 3 samples", "h = 1"]),
        ("1; 2; 3", ["cannot be read"] * 2),
        ("[[1, 2], [3, 4]]; 1", ["cannot be read: an array of shape (2, 2)", "h = 1"]),
    ],
)
def test_rows_read_each_spacing_by_itself(spacing: str, sentences: list[str]) -> None:
    """In a refused call the axis that is right is still read."""
    call = read_call(np.zeros((3, 4)), spacings=read_spacings(spacing))

    assert [row.spacing_sentence for row in call.rows] == sentences


def test_refused_spacing_belongs_to_the_axis_in_the_order_of_the_call() -> None:
    """With axis=(1, 0) the first spacing is that of axis 1, in a refused call, too."""
    call = read_call(np.zeros((3, 4)), axis=(1, 0), spacings=read_spacings("1, 2; 0.5"))

    assert [row.spacing_sentence for row in call.rows] == [
        "h = 0.5",
        "cannot be read: 2 coordinates for 4 samples",
    ]


def test_axis_that_is_left_out_may_be_short() -> None:
    """Only differentiated axes need samples."""
    call = read_call(np.zeros((1, 5)), axis=1)

    assert call.refusal is None
    assert not any(row.is_too_short for row in call.rows)


@pytest.mark.parametrize("edge_order", [1, 2])
@pytest.mark.parametrize("shape", [(1, 5), (2, 5), (3, 2, 1)])
def test_too_short_axes_are_those_that_numpy_refuses(
    shape: tuple[int, ...], edge_order: int
) -> None:
    """An axis is marked exactly where NumPy refuses it alone."""
    array = np.zeros(shape)
    call = read_call(array, edge_order=edge_order)
    for row in call.rows:
        try:
            np.gradient(array, axis=row.axis, edge_order=edge_order)
            refused = False
        except ValueError:
            refused = True
        assert row.is_too_short == refused
        assert row.needs == edge_order + 1
    assert (call.refusal is not None) == any(row.is_too_short for row in call.rows)


@pytest.mark.parametrize("axis", [2, -3, (0, 0), (0, 5)])
def test_call_with_a_refused_axis_still_has_its_rows(axis: Any) -> None:
    """The lengths are known, though not which axes are meant."""
    call = read_call(np.zeros((2, 3)), axis=axis)

    assert isinstance(call.refusal, GradientCoreError)
    assert [(row.length, row.is_differentiated) for row in call.rows] == [(2, False), (3, False)]


# --- what the axes mean -------------------------------------------------------------------------


def test_component_that_is_left_out_and_one_that_is_not_are_told_apart() -> None:
    """The note says whether the call still differentiates across components."""
    out = read_call(np.zeros((3, 2)), axis=0, meanings=(TIME, COMPONENT))
    still = read_call(np.zeros((3, 2)), meanings=(TIME, COMPONENT))

    assert out.notes[0].endswith("This call leaves it out.")
    assert still.notes[0].endswith("This call still takes it: `out[1]` is no slope.")
    assert [fix.axis for fix in fixes_for(still)] == ["0"]
    assert fixes_for(out) == ()


@pytest.mark.parametrize(
    ("meanings", "spacing", "count"),
    [
        ((TIME, SPACE), "0.5", 1),
        ((SPACE, SPACE), "0.5", 0),
        ((TIME, SPACE), "0.5; 1", 0),
        ((TIME, SPACE), "", 0),
    ],
)
def test_one_number_for_space_and_time_is_said(
    meanings: tuple[str, ...], spacing: str, count: int
) -> None:
    """Only a single number that space and time share is worth a sentence."""
    call = read_call(np.zeros((3, 3)), spacings=read_spacings(spacing), meanings=meanings)

    assert len(call.notes) == count


@pytest.mark.parametrize(
    ("spacing", "count"), [("[2, 1, 0]; 1", 1), ("[0, 1, 2]; 1", 0), ("[0, 2, 1]; 1", 0), ("-1", 2)]
)
def test_falling_coordinates_are_said(spacing: str, count: int) -> None:
    """The sign turns where all gaps are negative, and only there."""
    call = read_call(np.zeros((3, 4)), spacings=read_spacings(spacing))

    assert len([note for note in call.notes if "opposite sign" in note]) == count


@pytest.mark.parametrize(
    ("axis", "changed", "meaning", "axes"),
    [
        (None, 1, COMPONENT, [0, 2]),
        ((2, 0), 0, COMPONENT, [2]),
        (0, 0, COMPONENT, []),
        ((0, 1), 2, SPACE, [0, 1, 2]),
        ((2, 0), 1, SPACE, [2, 0, 1]),
        ((2, 0), 0, TIME, [2, 0]),
        ((), 1, SPACE, [1]),
    ],
)
def test_changed_meaning_rewrites_the_axes(
    axis: Any, changed: int, meaning: str, axes: list[int]
) -> None:
    """A component is crossed out, anything else comes back, and the order asked for stays."""
    meanings = [SPACE] * 3
    meanings[changed] = meaning
    call = read_call(np.zeros((2, 3, 4)), axis=axis, meanings=meanings)

    assert axes_for_meaning(call, changed) == axes


@pytest.mark.parametrize(
    ("axis", "spacing", "axes", "texts"),
    [
        (None, "1; 2; 3", [0, 2], ("(0, 2)", "1; 3")),
        (None, "0.5", [1], ("1", "0.5")),
        (None, "1; 2; 3", [2, 0], ("(2, 0)", "3; 1")),
        ((0, 2), "1; 0 1 3 4", [0, 1, 2], ("None", "1; 1; [0, 1, 3, 4]")),
        (0, "[0, 1]", [0, 1], ("(0, 1)", "[0, 1]; 1")),
        (None, "", [], ("()", "")),
    ],
)
def test_each_axis_keeps_its_spacing_when_axes_change(
    axis: Any, spacing: str, axes: list[int], texts: tuple[str, str]
) -> None:
    """The spacing of an axis that goes goes with it; one that comes gets 1."""
    call = read_call(np.zeros((2, 3, 4)), axis=axis, spacings=read_spacings(spacing))

    assert inputs_for_axes(call, axes) == texts


# --- fixes --------------------------------------------------------------------------------------

REFUSED: tuple[tuple[str, str, str, int, tuple[str, str, int]], ...] = (
    # shape, axis, spacing, edge_order -> the first fix
    ("1, 5", "None", "", 1, ("1", "", 1)),
    ("1, 5", "None", "0.5; 2", 1, ("1", "2", 1)),
    ("2, 5", "None", "", 2, ("1", "", 2)),
    ("2, 2", "None", "", 2, ("None", "", 1)),
    ("2, 5", "2", "", 1, ("1", "", 1)),
    ("5", "2", "", 1, ("None", "", 1)),
    ("2, 5", "-3", "", 1, ("0", "", 1)),
    ("2, 5", "(0, 0)", "", 1, ("0", "", 1)),
    ("3, 4", "None", "0 1 2 3; 0 1 2", 1, ("None", "[0, 1, 2]; [0, 1, 2, 3]", 1)),
    ("3, 4", "None", "1 2; 1", 1, ("None", "[0, 1, 3]; 1", 1)),
    ("3, 4", "None", "0.5, 2", 1, ("None", "0.5; 2.0", 1)),
    ("3, 4", "None", "0, 1, 3", 1, ("None", "[0, 1, 3]; 1", 1)),
    ("3, 3", "None", "0, 1, 3", 1, ("None", "[0, 1, 3]; [0, 1, 3]", 1)),
    ("3, 4, 2", "(0, 1)", "1; 2; 3", 1, ("(0, 1)", "1; 2", 1)),
    ("3, 4", "None", "1; 2; 3", 1, ("None", "", 1)),
    ("1, 5", "None", "[1]; 1", 1, ("1", "1", 1)),
)


@pytest.mark.parametrize(("shape", "axis", "spacing", "edge_order", "first"), REFUSED)
def test_first_fix_is_the_obvious_one(
    shape: str, axis: str, spacing: str, edge_order: int, first: tuple[str, str, int]
) -> None:
    """The first button writes what most people meant."""
    call = read_call(read_ramp(shape), read_axis(axis), read_spacings(spacing), edge_order)
    assert call.refusal is not None
    fix = fixes_for(call)[0]

    assert (fix.axis, fix.spacing, fix.edge_order) == first


@pytest.mark.parametrize(("shape", "axis", "spacing", "edge_order", "_first"), REFUSED)
def test_every_fix_is_accepted_by_numpy(
    shape: str, axis: str, spacing: str, edge_order: int, _first: object
) -> None:
    """No button leads to another refusal, and no two buttons do the same."""
    call = read_call(read_ramp(shape), read_axis(axis), read_spacings(spacing), edge_order)
    fixes = fixes_for(call)

    assert len({(fix.axis, fix.spacing, fix.edge_order) for fix in fixes}) == len(fixes)
    for fix in fixes:
        values = [entry.value for entry in read_spacings(fix.spacing)]
        order = fix.edge_order
        np.gradient(call.array.value, *values, axis=read_axis(fix.axis), edge_order=order)


@pytest.mark.parametrize("shape", [(3, 4), (4, 3), (3, 3)])
@pytest.mark.parametrize("order", ["xy", "yx"])
def test_grids_are_cut_down_to_the_line_of_their_axis(shape: tuple[int, int], order: str) -> None:
    """Grids of meshgrid, in either order, become y for the rows and x for the columns."""
    y, x = (np.array([0.0, 1.0, 4.0, 9.0])[: shape[0]], np.arange(shape[1]) * 2.0)
    grids = dict(zip("xy", np.meshgrid(x, y), strict=True))
    call = read_call(np.ones(shape), spacings=[grids[name] for name in order])
    first = read_spacings(fixes_for(call)[0].spacing)

    assert [entry.value.tolist() for entry in first] == [y.tolist(), x.tolist()]


def test_call_that_cannot_be_mended_has_no_fix() -> None:
    """A single sample stays a single sample."""
    assert fixes_for(read_call([5.0])) == ()


# --- texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("", None),
        (" None ", None),
        ("0", 0),
        ("-1", -1),
        ("−1", -1),
        ("(0)", 0),
        ("(1, 0)", (1, 0)),
        ("0, 1", (0, 1)),
        ("[0, -1]", (0, -1)),
        ("[0]", (0,)),
        ("(0,)", (0,)),
        ("0,", (0,)),
        ("()", ()),
    ],
)
def test_axis_text_is_read_as_python_would(text: str, axis: Any) -> None:
    """What may stand behind axis= is read, and reads back."""
    assert read_axis(text) == axis
    assert read_axis(axis_text(axis)) == axis


@pytest.mark.parametrize(
    "text",
    ["x", "1.0", "(0", "0)", "[0)", ",", "(,)", "0,,1", "0 1", "1e3", "--1", "none", "True",
     "__import__('os')", "0;1", "(0, (1,))", "99999", "٣", "x" * 10_000],
)  # fmt: skip
def test_axis_text_that_is_none_is_refused(text: str) -> None:
    """Anything else is refused with what to write; nothing is evaluated."""
    with pytest.raises(ParseError, match=r"`axis` must be None, one integer, or integers"):
        read_axis(text)


@pytest.mark.parametrize("text", ["", "0.5", "1; 2", "0, 1, 4; 0.5", "linspace(0, 1, 5); 1", "[3]"])
def test_spacing_text_reads_back(text: str) -> None:
    """The text that fixes write is read as the same values."""
    entries = read_spacings(text)
    again = read_spacings(spacing_text(entries))

    assert [type(e.value) for e in entries] == [type(e.value) for e in again]
    assert all(bits_agree(a.value, b.value) for a, b in zip(entries, again, strict=True))


def test_single_number_is_a_distance_and_brackets_make_coordinates() -> None:
    """A scalar counts for all axes, an array of one value for one axis."""
    distance, coordinates = read_spacings("0.5; [0.5]")

    assert type(distance.value) is float
    assert coordinates.value.shape == (1,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1;", "got nothing in entry 2"),
        (";", "got nothing in entry 1"),
        ("1; oops", "`spacing`, entry 2, must"),
        ("eval(1)", "`spacing`, entry 1, must"),
    ],
)
def test_spacing_that_cannot_be_read_names_its_entry(text: str, message: str) -> None:
    """The refusal says which entry."""
    with pytest.raises(ParseError, match=re.escape(message)):
        read_spacings(text)


@pytest.mark.parametrize(
    "text", ["x", "x, y, z", "x, x", "1, x", "lambda, x", "x y, z", "x" * 13 + ", y", "<b>, y"]
)
def test_names_that_python_could_not_use_are_refused(text: str) -> None:
    """Names go into code and figures, so they are plain, different, and one per axis."""
    with pytest.raises(ParseError, match="`names` must be"):
        read_names(text, 2)


@pytest.mark.parametrize("text", ["2, 3", "(2, 3)", "[2,3]", " 2 ,3,"])
def test_ramp_has_its_own_slope_along_each_axis(text: str) -> None:
    """Along axis k neighbours differ by 10 to the power k, whatever the shape."""
    ramp = read_ramp(text).value

    assert ramp.shape == (2, 3)
    assert (np.diff(ramp, axis=0) == 1).all()
    assert (np.diff(ramp, axis=1) == 10).all()


@pytest.mark.parametrize(
    "text", ["", "0, 2", "-1", "2.5", "1, 1, 1, 1, 1", f"{MOST_RAMP_VALUES + 1}", "999999, 999999",
             "x", "(2, 3"]
)  # fmt: skip
def test_shape_that_is_none_is_refused(text: str) -> None:
    """Lengths are whole and positive, and a link cannot ask for a million values."""
    with pytest.raises(ParseError, match="`shape` must"):
        read_ramp(text)


def test_array_of_five_dimensions_is_refused() -> None:
    """The page draws up to four."""
    with pytest.raises(ParseError, match="`f` must have 1 to 4 dimensions; got 5"):
        read_array("[[[[[1, 2]]]]]")


# --- the cases ----------------------------------------------------------------------------------


@accepted_case
def test_case_has_exactly_the_expected_numbers(case: AxesExample) -> None:
    """Trace and NumPy both return the numbers of the case, bit for bit."""
    call = reading_of(case)
    assert call.trace is not None
    outputs = call.trace.outputs
    assert len(outputs) == len(case.expected)
    for output, known in zip(outputs, case.expected, strict=True):
        assert bits_agree(output, np.array(np.broadcast_to(np.array(known), call.shape)))
    assert bits_agree(call.trace.values, numpy_result(call))


@refused_case
def test_refused_case_has_numpys_words_and_a_fix(case: AxesExample) -> None:
    """The installed NumPy says exactly this, and one click mends it."""
    call = reading_of(case)
    assert call.refusal is not None
    assert call.refusal.numpy_message == case.refused
    with pytest.raises((ValueError, TypeError)) as caught:
        numpy_result(call)
    assert str(caught.value) == case.refused
    assert fixes_for(call)


def test_swapped_names_point_away_from_the_peak() -> None:
    """At x = 1, y = -1 the gradient is (-2, 2); read in the order of the outputs it is (2, -2)."""
    case = AXES_EXAMPLES["peak"]
    outputs = numpy_result(reading_of(case))
    gx, gy = (output[case.index] for output in outputs)
    to_the_peak = np.array([-1.0, 1.0])  # from (1, -1) to (0, 0)

    assert (gx, gy) == (2.0, -2.0)
    assert np.dot([gx, gy], to_the_peak) < 0 < np.dot([gy, gx], to_the_peak)
