"""The script of a field: run with NumPy alone it gives the same bits."""

from __future__ import annotations

from itertools import cycle, product
from random import Random
from typing import Any

import numpy as np

from gradient_core import ExpressionError
from gradient_core.oracle import bits_agree
from gradient_core.sampled import (
    IJ,
    XY,
    Field,
    field_of_array,
    sample_function,
    script,
    typed_axis,
    uniform_axis,
)
from tests.core.formula.random_formulas import random_plan, write
from tests.core.sampled.test_field import AXES, DTYPES, FORMULAS, INDEXINGS, function, sloping

WAYS = tuple(product(AXES.values(), INDEXINGS, (1, 2)))


def run(code: str) -> dict[str, Any]:
    """Run a script and return its names."""
    names: dict[str, Any] = {}
    with np.errstate(all="ignore"):
        exec(code, names)
    return names


def assert_script_gives_the_outputs(field: Field) -> None:
    """Run the script of a field and compare every bit, by the names it gives."""
    code = script(field)
    names = run(code)
    assert bits_agree(names["F"], field.samples), code
    first, second = (names[f"dF_d{axis.name}"] for axis in field.axes)

    assert bits_agree((first, second), field.trace.outputs), code


def test_script_of_a_function_gives_the_outputs() -> None:
    """Every formula, and every way to make the axes, under the right names."""
    for text, (axes, indexing, edge_order) in zip(cycle(FORMULAS), WAYS, strict=False):
        field = sample_function(function(text), *axes, indexing, edge_order)
        assert_script_gives_the_outputs(field)


def test_script_of_an_array_gives_the_outputs() -> None:
    """The numbers of the array are written out in its dtype."""
    for dtype, (axes, indexing, edge_order) in zip(cycle(DTYPES), WAYS, strict=False):
        samples = sloping((4, 5) if indexing == XY else (5, 4), dtype)
        if samples.dtype.kind == "f":
            samples[1, 2] = np.nan
            samples[3, 3] = -np.inf
            samples[0, 0] = -0.0
        assert_script_gives_the_outputs(field_of_array(samples, *axes, indexing, edge_order))


def test_script_of_random_formulas_gives_the_outputs() -> None:
    """No name inside a formula is mistaken for a variable: 200 formulas in many notations."""
    random, run_so_far = Random(5), 0
    x, y = uniform_axis("x", -1.3, 2.1, 11), typed_axis("y", [-2, -1, 0, 0.5, 2])
    while run_so_far < 200:
        text = write(random, random_plan(random, random.randint(2, 9)))
        try:
            read = function(text)
        except ExpressionError:  # a constant part without a value
            continue
        if "@" not in read.python:  # erf, which is not bit for bit
            indexing = INDEXINGS[run_so_far % 2]
            assert_script_gives_the_outputs(sample_function(read, x, y, indexing))
            run_so_far += 1


def test_script_with_erf_is_close() -> None:
    """NumPy has no erf, so the program computes it otherwise."""
    field = sample_function(function("erf(x) y"), *AXES["uniform"])

    names = run(script(field))

    np.testing.assert_allclose(names["dF_dx"], field.df_dx, rtol=0, atol=1e-13)


def test_script_of_ij_unpacks_in_the_other_order() -> None:
    """The whole text, with edge_order."""
    x, y = uniform_axis("x", 0, 3, 4), typed_axis("y", [0, 1, 4])

    assert script(sample_function(function("x + 10y"), x, y, IJ, 2)) == (
        "import numpy as np\n"
        "\n"
        "x, hx = np.linspace(0, 3, 4, retstep=True)\n"
        "y = np.array([0.0, 1.0, 4.0])\n"
        'X, Y = np.meshgrid(x, y, indexing="ij")\n'
        "F = X + 10*Y\n"
        "dF_dx, dF_dy = np.gradient(F, hx, y, edge_order=2)\n"
        "# axis 0 (rows) = d/dx, axis 1 (columns) = d/dy"
    )


def test_script_of_a_bare_array_is_plain() -> None:
    """Without coordinates there is neither an axis nor a spacing in it."""
    assert script(field_of_array([[0, 1], [10, 12]])) == (
        "import numpy as np\n"
        "\n"
        "F = np.array([[0, 1],\n"
        "              [10, 12]])\n"
        "dF_dy, dF_dx = np.gradient(F)\n"
        "# axis 0 (rows) = d/dy, axis 1 (columns) = d/dx"
    )


def test_script_writes_the_dtype_once() -> None:
    """A narrow dtype stands in the call that makes the array."""
    code = script(field_of_array(np.array([[0, 0.1], [1, 2]], dtype=np.float32)))

    assert "\nF = np.array([[0.0, 0.10000000149011612],\n" in code
    assert "              [1.0, 2.0]], dtype=np.float32)\n" in code


def test_script_leaves_large_arrays_out() -> None:
    """Up to 400 samples are written out; so is no longdouble that Python cannot write."""
    placeholder = "\nF = [...]  # "

    assert placeholder not in script(field_of_array(sloping((20, 20))))
    assert placeholder in script(field_of_array(sloping((2, 201))))
    third = np.full((2, 2), np.longdouble(1) / 3)
    if third[0, 0] != np.float64(1 / 3):
        assert placeholder in script(field_of_array(third))
