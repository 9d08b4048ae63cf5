"""What an input can hold, and how a link gives it."""

from __future__ import annotations

import pytest

from gradient_ui.inputs.declared import Input, Value
from gradient_ui.inputs.input_set import InputSet
from gradient_ui.router import INPUTS

ORDER = Input("edge_order", 1, options=(1, 2))
INDEX = Input("i", 2, least=-100, most=100)
TEXT = Input("f", "1, 2", most=5)
SWITCH = Input("ladder", default=False)
MIDDLE = Input("m", 1.0, least=0.25, most=3.75)


@pytest.mark.parametrize(
    ("given", "text", "value"),
    [
        (ORDER, "2", 2),
        (INDEX, "-3", -3),
        (INDEX, "007", 7),
        (TEXT, "3 5 4", "3 5 4"),
        (TEXT, "", ""),
        (TEXT, "1234567890", "123456"),  # one more than is read, so that it is refused aloud
        (SWITCH, "true", True),
        (MIDDLE, "2.5", 2.5),
    ],
)
def test_value_of_a_link_is_read(given: Input, text: str, value: Value) -> None:
    """Each kind of input reads its own texts, and what it reads a widget can be drawn with."""
    assert given.read(text) == value
    assert given.holds(value)


@pytest.mark.parametrize("given", [ORDER, INDEX, SWITCH, MIDDLE], ids=lambda given: given.key)
@pytest.mark.parametrize(
    "text", ["", "None", "nan", "1e999", "-1e999", "x", "1_000", "9" * 30, "٣", "2\x00", "[]"]
)
def test_value_that_an_input_cannot_hold_is_not_read(given: Input, text: str) -> None:
    """None is the answer to everything else; nothing is raised."""
    assert given.read(text) is None


@pytest.mark.parametrize("given", [ORDER, INDEX, TEXT, SWITCH, MIDDLE], ids=lambda given: given.key)
@pytest.mark.parametrize("value", [None, float("nan"), float("inf"), [1], {}, "x" * 9, 10**9, 1j])
def test_forged_value_is_not_held(given: Input, value: object) -> None:
    """What a browser may send instead of a value is no value."""
    assert not given.holds(value)


def test_number_and_switch_are_no_texts_of_each_other() -> None:
    """True is not 1, and 1 is not 1.0: a widget takes its own type alone."""
    assert not INDEX.holds(True)
    assert not SWITCH.holds(1)
    assert not MIDDLE.holds(1)


@pytest.mark.parametrize("page", INPUTS.values(), ids=lambda page: page.path)
def test_every_page_opens_with_values_it_holds(page: InputSet) -> None:
    """Defaults and examples are values of their inputs, and a link gives them back."""
    for values in (page.defaults, *(page.example(name) for name in page.examples)):
        for key, value in values.items():
            assert page.by_key[key].holds(value), (page.path, key)
            assert page.by_key[key].read(page.by_key[key].text(value)) == value
