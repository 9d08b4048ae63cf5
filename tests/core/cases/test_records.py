"""Reading a file of examples: what becomes of TOML's values, and what is refused."""

from __future__ import annotations

import re
from math import inf, isnan
from pathlib import Path

import pytest

from gradient_core.cases import LINE_EXAMPLES, AxesExample, FieldExample, LineExample
from gradient_core.cases.co2 import co2_days, co2_samples
from gradient_core.cases.records import AnyExample, read_examples

CALL = """
title = "Squares"
samples = "0, 1, 4"
coordinates = "0, 1, 2"
index = 1
expected = [1.0, 2.0, 3.0]
look_for = "It grows."
"""


def read(
    folder: Path, text: str, kind: type[AnyExample], **known: AnyExample
) -> dict[str, AnyExample]:
    """Read a text as the file ``set.toml``."""
    file = folder / "set.toml"
    file.write_text(text, encoding="utf-8")
    return read_examples(kind, file, known)


def test_examples_come_by_name_in_the_order_of_the_file(tmp_path: Path) -> None:
    """What is left out has its default, and a bare name stands for the example that is known."""
    known = LINE_EXAMPLES["guide"]
    text = f"[second]{CALL}[guide]\n[first]{CALL}"
    examples = read(tmp_path, text, LineExample, guide=known, first=known)
    assert list(examples) == ["second", "guide", "first"]
    assert examples["guide"] is known
    assert (examples["first"].name, examples["first"].title) == ("first", "Squares")
    assert (examples["first"].h, examples["first"].question) == ("1", None)


def test_values_keep_their_types(tmp_path: Path) -> None:
    """Integers stay integers, lists become tuples, texts that stand for numbers are complex."""
    text = CALL.replace("[1.0, 2.0, 3.0]", '[1, 2.5, -inf, nan, "1-2j"]')
    expected = read(tmp_path, f"[mixed]{text}", LineExample)["mixed"].expected
    assert isinstance(expected, tuple)
    assert [type(value) for value in expected] == [int, float, float, float, complex]
    assert (*expected[:3], expected[4]) == (1, 2.5, -inf, 1 - 2j)
    assert isnan(expected[3].real)


def test_tables_of_numbers_are_by_place(tmp_path: Path) -> None:
    """One index is an int, several are a tuple of them."""
    call = CALL.replace("[1.0, 2.0, 3.0]", "{ 0 = 1.0, 12 = 2.0 }")
    field = 'title = "t"\nlook_for = "l."\nx = ["0", "1", 3]\nnode = [1, 2]\n'
    field += 'expected = { "1, 2" = [3.0, 4.0] }'
    assert read(tmp_path, f"[a]{call}", LineExample)["a"].expected == {0: 1.0, 12: 2.0}
    example = read(tmp_path, f"[b]\n{field}", FieldExample)["b"]
    assert (example.x, example.node) == (("0", "1", 3), (1, 2))
    assert example.expected == {(1, 2): (3.0, 4.0)}


def test_rows_of_an_output_are_tuples(tmp_path: Path) -> None:
    """An output of two axes is a tuple of tuples, as an array of NumPy is compared with."""
    text = (
        'title = "t"\nlook_for = "l."\nindex = [0, 1]\nexpected = [3.0, [[1.0, 2.0], [0.5, 1.5]]]'
    )
    example = read(tmp_path, f"[a]\n{text}", AxesExample)["a"]
    assert example.expected == (3.0, ((1.0, 2.0), (0.5, 1.5)))


def test_text_of_a_record_waits_in_its_file(tmp_path: Path) -> None:
    """It is a function, not yet called."""
    text = CALL.replace('"0, 1, 4"', '{ record = "co2_samples" }')
    text = text.replace('"0, 1, 2"', '{ record = "co2_days" }')
    example = read(tmp_path, f"[a]{text}", LineExample)["a"]
    assert (example.samples, example.coordinates) == (co2_samples, co2_days)


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        (CALL + 'h_ = "2"', "h_"),
        (CALL + 'name = "other"', "name"),
        (CALL.replace("index = 1", ""), "index"),
        ("", "title"),
        (CALL + "h = 0.5", "h = 0.5"),
        (CALL.replace("index = 1", 'index = "1"'), "index = '1'"),
        (CALL.replace("[1.0, 2.0, 3.0]", "1.0"), "expected = 1.0"),
        (CALL.replace("[1.0, 2.0, 3.0]", '["one"]'), "complex"),
        (CALL.replace("[1.0, 2.0, 3.0]", "{ one = 1.0 }"), "'one'"),
        (CALL.replace('"0, 1, 4"', '{ record = "co3" }'), "co3"),
        (CALL.replace('"0, 1, 4"', '{ code = "1 + 1" }'), "record"),
        (CALL.replace('"0, 1, 4"', "[0, 1, 4]"), "samples = (0, 1, 4)"),
    ],
)
def test_table_that_is_no_example_is_refused(tmp_path: Path, text: str, blamed: str) -> None:
    """The message names the example, its file and what is wrong, and is raised at once."""
    with pytest.raises(ValueError, match=rf"^example 'odd' of set\.toml: .*{re.escape(blamed)}"):
        read(tmp_path, f"[even]{CALL}[odd]\n{text}", LineExample)


def test_list_with_one_name_twice_is_refused(tmp_path: Path) -> None:
    """The second would hide the first."""
    with pytest.raises(ValueError, match="twice"):
        read(tmp_path, f"[twice]{CALL}[twice]{CALL}", LineExample)
