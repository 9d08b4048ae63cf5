"""What a call may cost: refused before the work, and texts that grow with what was typed."""

from __future__ import annotations

import ast

import numpy as np
import pytest

from gradient_core import ParseError, parse_function, trace_gradient
from gradient_core.arrays import Argument, as_argument, read_argument
from gradient_core.calls import Call, DateCoordinates
from gradient_core.calls.arguments import read_second_argument, read_spacings
from gradient_core.formula.functions import FUNCTIONS
from gradient_core.limits import LONGEST_CODE, MAX_VALUES, MOST_DIMENSIONS
from gradient_core.sampled import sample_line, typed_axis

LEFT_OUT = "too many to write here"


def nested(name: str, depth: int) -> str:
    """Return a function inside itself so many times."""
    if name == "where":
        return "where(x<1,x," * depth + "x" + ")" * depth
    others = ", x" if FUNCTIONS[name].arity == 2 else ""
    return f"{name}(" * depth + f"x{others})" + f"{others})" * (depth - 1)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_texts_of_a_formula_grow_no_faster_than_the_formula(name: str) -> None:
    """Twice as deep is about twice as long, in Python and in LaTeX: nothing is written twice."""
    short, long = (parse_function(nested(name, depth), ["x"]) for depth in (6, 12))

    assert len(long.python) < 2.5 * len(short.python)
    assert len(long.latex) < 2.5 * len(short.latex)


@pytest.mark.parametrize("name", ["min", "max"])
def test_text_of_many_arguments_grows_no_faster_than_their_number(name: str) -> None:
    """NumPy takes two at a time, so the calls are nested, each argument written once."""
    few, many = (
        parse_function(f"{name}({', '.join(f'{k}x' for k in range(1, count + 1))})", ["x"])
        for count in (9, 18)
    )

    assert len(many.python) < 2.5 * len(few.python)


def test_spacings_are_counted_before_they_are_read() -> None:
    """More entries than an array has axes are refused, however short their text."""
    with pytest.raises(ParseError, match=f"at most {MOST_DIMENSIONS} entries") as caught:
        read_spacings("arange(1e6);" * 166)

    assert caught.value.argument == "spacing"


def test_spacings_have_room_for_so_many_values_together() -> None:
    """All entries share one budget; an entry that would pass it is refused before it is made."""
    half = MAX_VALUES // 2
    assert len(read_spacings(f"arange({half}); arange({half})")) == 2

    with pytest.raises(ParseError, match=r"values in all, 400,000 of them here.*entry|entry 2"):
        read_spacings(f"arange({MAX_VALUES - 400_000}); arange(400001)")


def left_out_arguments() -> dict[str, Argument]:
    """Return arguments of more numbers than anybody reads, each typed in another way."""
    days = np.datetime64("2000-01-01") + np.arange(5000)
    return {
        "a row of several": as_argument(np.linspace(0, 1, 5000)),
        "typed": read_argument("0.1 " * 20_000, "f"),
        "two rows": read_argument("linspace(0, 1, 5000); linspace(0, 1, 5000)", "f"),
        "long numbers": read_argument("0.12345678901234567 " * 4_000, "f"),
        "dates": DateCoordinates(days, "day").argument,
    }


@pytest.mark.parametrize("name", left_out_arguments())
def test_numbers_too_many_to_write_are_left_out_and_said_to_be(name: str) -> None:
    """The program is short, says how many are missing, and fails where it is run as it is."""
    argument = left_out_arguments()[name]
    script = Call(argument).script

    assert len(script) < 300
    assert f"{np.size(argument.value):,} " in script
    assert LEFT_OUT in script
    ast.parse(script)
    with pytest.raises((TypeError, ValueError)):
        exec(compile(script, "program", "exec"), {"np": np})


def test_call_keeps_its_length_however_many_numbers_it_has() -> None:
    """Of two long arguments each has its own name; the answer is that of all numbers."""
    f, x = read_argument("1 " * 40_000, "f"), read_argument("1 " * 40_000 + "2", "x")
    call = Call(f, (x,))

    assert call.code == "np.gradient(f, x)"
    assert call.script.count(LEFT_OUT) == 2
    assert len(Call(as_argument(np.arange(40_000.0))).answer().numpy_values) == 40_000


def test_call_of_a_few_thousand_numbers_is_written_in_full() -> None:
    """Up to the bound nothing is left out, and the program gives the same array."""
    values = np.arange(7_000) % 100
    argument = as_argument(values)

    assert len(argument.code) <= LONGEST_CODE
    assert argument.before == ""
    assert ast.literal_eval(argument.code) == values.tolist()


def test_typed_coordinates_keep_the_call_that_was_typed() -> None:
    """A million coordinates by linspace are one line; typed ones without a call are left out."""
    square = parse_function("x^2", ["x"])
    x = read_argument("linspace(0, 1, 50000)", "x")

    as_typed = sample_line(square, typed_axis("x", x.value, x.code))
    numbers = sample_line(square, typed_axis("x", x.value))

    assert as_typed.code[0] == "x = np.linspace(0, 1, 50000)"
    assert LEFT_OUT in numbers.code[0]
    assert trace_gradient(as_typed.samples, as_typed.spacing).values[0] > 0


def test_second_argument_of_dates_is_written_up_to_the_bound() -> None:
    """A few dates are written in full."""
    (argument,) = read_second_argument("2024-01-01, 2024-01-05")

    assert LEFT_OUT not in argument.before
