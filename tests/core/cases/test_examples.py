"""What all examples keep: texts that fit, questions that are answered, numbers that are NumPy's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

import numpy as np
import pytest

from gradient_core import parse_array
from gradient_core.calls import MEANINGS, UNITS
from gradient_core.cases import (
    AXES_EXAMPLES,
    ELEVATION,
    FIELD_EXAMPLES,
    FORMULA,
    FORMULA_EXAMPLES,
    LINE_EXAMPLES,
    SPACING_EXAMPLES,
    SPACINGS,
    Example,
)
from gradient_core.differences import COORDINATES, DISTANCE, UNIT
from gradient_core.oracle import bits_agree, numpy_gradient
from gradient_core.sampled import AXIS_BETWEEN, IJ, XY
from tests.core.cases.examples import (
    LinearExample,
    arguments,
    edge_order_of,
    expected_values,
    traced,
)

# Questions that no single call answers: divergence, smaller h, the sum, an edge_order of 0.
MORE_THAN_ONE_CALL = {11, 21, 28, 37}
MOST_TITLE = 34  # characters, for a list of examples on a phone
MOST_LOOK_FOR = 170
MOST_TEXT = 4_000  # characters of one input that still fits into a link

Examples = Mapping[str, Example]
# Each list that a page offers; functions of x stand among the examples on a line.
LISTS: dict[str, Examples] = {
    "line": {**LINE_EXAMPLES, **FORMULA_EXAMPLES},
    "spacing": SPACING_EXAMPLES,
    "axes": AXES_EXAMPLES,
    "fields": FIELD_EXAMPLES,
}
each_list = pytest.mark.parametrize("examples", LISTS.values(), ids=LISTS)
ON_A_LINE: tuple[LinearExample, ...] = (
    *LINE_EXAMPLES.values(),
    *FORMULA_EXAMPLES.values(),
    *SPACING_EXAMPLES.values(),
)
each_on_a_line = pytest.mark.parametrize(
    "example", ON_A_LINE, ids=lambda e: f"{type(e).__name__}-{e.name}"
)


@each_list
def test_names_go_into_a_link_and_lead_back(examples: Examples) -> None:
    """A name is a slug, and the key of its example."""
    for name, example in examples.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert example.name == name


def test_examples_on_a_line_and_functions_of_x_differ_in_name() -> None:
    """They share a list and a parameter of the link: one of two would hide the other."""
    assert len(LISTS["line"]) == len(LINE_EXAMPLES) + len(FORMULA_EXAMPLES)


@pytest.mark.parametrize(
    ("examples", "key", "offered"),
    [
        (LINE_EXAMPLES, "spacing", (UNIT, DISTANCE, COORDINATES)),
        (LINE_EXAMPLES, "edge_order", (1, 2)),
        (FORMULA_EXAMPLES, "sampling", tuple(AXIS_BETWEEN)),
        (FORMULA_EXAMPLES, "edge_order", (1, 2)),
        (SPACING_EXAMPLES, "unit", tuple(UNITS)),
        (AXES_EXAMPLES, "edge_order", (1, 2)),
        (FIELD_EXAMPLES, "source", (FORMULA, ELEVATION)),
        (FIELD_EXAMPLES, "indexing", (XY, IJ)),
        (FIELD_EXAMPLES, "edge_order", (1, 2)),
        (FIELD_EXAMPLES, "relief", SPACINGS),
    ],
)
def test_choices_are_those_that_the_controls_offer(
    examples: Examples, key: str, offered: tuple[object, ...]
) -> None:
    """A word in a file with a letter too much is no kind of spacing."""
    assert {
        e.name: getattr(e, key) for e in examples.values() if getattr(e, key) not in offered
    } == {}


def test_meanings_are_those_of_an_axis() -> None:
    """Each is one of three words."""
    assert all(set(example.meanings) <= set(MEANINGS) for example in AXES_EXAMPLES.values())


@each_list
def test_titles_are_short_and_tell_apart(examples: Examples) -> None:
    """A title fits into a list and is told from all others there."""
    titles = [example.title for example in examples.values()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not 0 < len(title) <= MOST_TITLE] == []


@each_list
def test_what_to_look_for_is_one_short_sentence(examples: Examples) -> None:
    """In one sentence, in words that Markdown leaves alone."""
    for example in examples.values():
        text = example.look_for
        assert 0 < len(text) <= MOST_LOOK_FOR, example.name
        assert re.findall(r"[.!?](?= |$)", text) == ["."], example.name
        assert not set(text) & set("`$<>"), example.name
        assert text.count("*") < 2, example.name
        assert "](" not in text, example.name


def test_questions_have_examples_and_examples_have_questions() -> None:
    """Each question is answered by an example, but those that take more than one call."""
    table = (files("gradient_core.cases") / "data" / "QUESTIONS.md").read_text(encoding="utf-8")
    listed = [int(number) for number in re.findall(r"^\| (\d+) \| .+[?.] \|$", table, re.MULTILINE)]
    asked = {example.question for examples in LISTS.values() for example in examples.values()}

    assert len(set(listed)) == len(listed) > 30
    assert table.count("\n| ") == len(listed) + 1  # with the head of the table
    assert set(listed) == (asked - {None}) | MORE_THAN_ONE_CALL
    assert not asked & MORE_THAN_ONE_CALL


@pytest.mark.parametrize(
    ("name", "questions"),
    [
        ("spacing", {2, 4, 8, 14, 25, 26, 27, 30, 33, 34}),
        ("axes", {3, 15, 17, 18, 20, 25, 35, 36}),
    ],
)
def test_questions_of_an_argument_are_answered_on_its_page(name: str, questions: set[int]) -> None:
    """A teacher finds them where the argument is."""
    assert questions <= {example.question for example in LISTS[name].values()}


@each_on_a_line
def test_example_has_the_expected_numbers(example: LinearExample) -> None:
    """They are those of the installed NumPy and of the trace.

    Bit for bit, those of functions to 12 digits; whole results unless they are long.
    """
    theirs = numpy_gradient(*arguments(example), edge_order=edge_order_of(example))
    assert bits_agree(traced(example).values, theirs)
    known = expected_values(example)
    if not isinstance(example.expected, Mapping):
        assert len(known) == len(theirs)
    found = theirs[list(known)]
    if example.name in FORMULA_EXAMPLES:
        assert [f"{value:.12g}" for value in found] == [f"{v:.12g}" for v in known.values()]
        return
    assert bits_agree(found, np.array(list(known.values()), dtype=theirs.dtype))
    # as written it is the very number that a narrow dtype holds
    assert all(np.isnan(v) or theirs.dtype.type(v) == v for v in known.values())


@each_on_a_line
def test_example_opens_at_a_number_that_is_expected(example: LinearExample) -> None:
    """The selected index exists, its number is tested, and its step works."""
    trace = traced(example)
    step = trace.step(example.index)
    assert step.index == example.index
    assert example.index in expected_values(example)
    with np.errstate(all="ignore"):
        made = eval(step.code, {"np": np, "__builtins__": {}})
    assert bits_agree(trace.values.dtype.type(made), trace.values[example.index])


def test_texts_fit_into_a_link() -> None:
    """No input of an example is too long to be sent as a link."""
    texts = [text for e in LINE_EXAMPLES.values() for text in (e.f, e.x, e.h)]
    texts += [text for e in SPACING_EXAMPLES.values() for text in (e.f, e.x)]
    texts += [text for e in AXES_EXAMPLES.values() for text in (e.f, e.spacing)]
    assert max(map(len, texts)) < MOST_TEXT


def test_calls_of_a_list_are_all_different() -> None:
    """No two examples show the same call."""
    spacing = {(e.f, e.x, e.unit) for e in SPACING_EXAMPLES.values()}
    axes = {
        (e.f, e.shape, e.axis, e.spacing, e.names, e.edge_order, e.meanings)
        for e in AXES_EXAMPLES.values()
    }
    line = {(e.f, e.spacing, e.h, e.x, e.edge_order) for e in LINE_EXAMPLES.values()}
    assert len(spacing) == len(SPACING_EXAMPLES)
    assert len(axes) == len(AXES_EXAMPLES)
    assert len(line) == len(LINE_EXAMPLES)


def test_axes_examples_have_a_cell_and_either_numbers_or_a_refusal() -> None:
    """The cell to open with lies in the array; the array is typed or a ramp."""
    for example in AXES_EXAMPLES.values():
        shape = example.array().value.shape
        assert len(example.index) == len(shape), example.name
        assert all(0 <= i < n for i, n in zip(example.index, shape, strict=True)), example.name
        assert bool(example.f) != bool(example.shape), example.name
        assert bool(example.expected) != bool(example.refused), example.name


def test_line_examples_have_both_spacings() -> None:
    """Each has a distance and one coordinate per sample, so that another kind can be tried."""
    for example in LINE_EXAMPLES.values():
        count = parse_array(example.f).size
        assert parse_array(example.h).size == 1, example.name
        assert parse_array(example.x).shape == (count,), example.name
