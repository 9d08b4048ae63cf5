"""Array text: what is read, what is refused and how, and the way back to text."""

import json
import re

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradient_core.arrays import array_code, format_array, parse_array
from gradient_core.errors import GradientCoreError, ParseError
from gradient_core.limits import MAX_CHARACTERS, MAX_VALUES

DTYPES = (
    *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128"),
)


def same_floats(a: np.ndarray, b: np.ndarray) -> bool:
    """Compare values where any NaN equals any NaN, and -0.0 and 0.0 differ."""
    both_nan = np.isnan(a) & np.isnan(b)
    return bool(np.all(both_nan | ((a == b) & (np.signbit(a) == np.signbit(b)))))


def same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    """Compare dtype, shape and values, with the sign of zero."""
    if a.dtype != b.dtype or a.shape != b.shape:
        return False
    if a.dtype.kind in "iu":
        return bool(np.array_equal(a, b))
    return same_floats(a.real, b.real) and same_floats(a.imag, b.imag)


def run_code(text: str) -> np.ndarray:
    """Run the text's `array_code` with np as the only name there is."""
    return np.asarray(eval(array_code(text), {"np": np, "__builtins__": {}}))


def read_or_refusal(text: str) -> np.ndarray | GradientCoreError:
    """Read a text; give the refusal back, and let any other exception out."""
    try:
        return parse_array(text)
    except GradientCoreError as error:
        return error


def refusal(text: object) -> str:
    """Give the message with which a text is refused."""
    with pytest.raises(ParseError) as caught:
        parse_array(text)  # type: ignore[arg-type]
    return str(caught.value)


NAN, INF = float("nan"), float("inf")

READ = [
    # one row, one column, rows
    ("1, 2, 4, 8, 16", [1, 2, 4, 8, 16]),
    ("1 2\t4", [1, 2, 4]),
    ("1,2,4,", [1, 2, 4]),
    ("5", [5]),
    ("1\n2\n3", [1, 2, 3]),
    ("1,\n2,\n3,\n", [1, 2, 3]),
    ("1\r\n2\r\n3\r\n", [1, 2, 3]),
    ("1 2\n3 4", [[1, 2], [3, 4]]),
    ("\n1 2\n\n  \n3 4;\n", [[1, 2], [3, 4]]),
    ("1, 2; 3, 4;", [[1, 2], [3, 4]]),
    ("1\u00a02", [1, 2]),
    # what Python, JSON and NumPy print
    ("[1, 2.5]", [1.0, 2.5]),
    ("[1 2]", [1, 2]),
    ("[ 1.   2.  10.5]", [1.0, 2.0, 10.5]),
    ("[1. 2.]\n", [1.0, 2.0]),
    ("[[1 2]\n [3 4]]", [[1, 2], [3, 4]]),
    ("[[1, 2],\n [3, 4],\n]", [[1, 2], [3, 4]]),
    ("[[1,2],[3,4]]", [[1, 2], [3, 4]]),
    ("((1, 2), (3, 4))", [[1, 2], [3, 4]]),
    ("(1,)", [1]),
    ("[[5]]", [[5]]),
    ("[[1], [2]]", [[1], [2]]),
    ("[1, 2], [3, 4]", [[1, 2], [3, 4]]),
    ("[1 2]\n[3 4]", [[1, 2], [3, 4]]),
    ("array([1, 2])", [1, 2]),
    ("np.array([1., 2.])", [1.0, 2.0]),
    ("numpy.array([[1., 2.],\n       [3., 4.]])", [[1.0, 2.0], [3.0, 4.0]]),
    ("[array([1, 2]), array([3, 4])]", [[1, 2], [3, 4]]),
    ("[NaN, Infinity, -Infinity]", [NAN, INF, -INF]),
    ("[[[[[[[[7]]]]]]]]", [[[[[[[[7]]]]]]]]),
    # other languages: MATLAB and Julia, Mathematica and C, Fortran's exponents
    ("a=[1 2 7 9;\n9 8 4 1;\n1 2 3 7]", [[1, 2, 7, 9], [9, 8, 4, 1], [1, 2, 3, 7]]),
    ("A = [1, 2; 3, 4];", [[1, 2], [3, 4]]),
    ("[1 2 3; ...\n 4 5 6];", [[1, 2, 3], [4, 5, 6]]),
    ("[1; 2; 4]", [1, 2, 4]),
    ("x = [1, 2]", [1, 2]),
    ("y = linspace(0, 1, 3);", [0, 0.5, 1]),
    ("{1, 2}", [1, 2]),
    ("{{1, 2}, {3, 4}};", [[1, 2], [3, 4]]),
    ("1.0D+5 1.0d+6 -1D7", [1e5, 1e6, -1e7]),
    # one number
    ("1_000 -2 +3", [1000, -2, 3]),
    ("1. .5 1e-3 -1E+2 1_0.5", [1.0, 0.5, 0.001, -100.0, 10.5]),
    ("\u22121 2e\u22123", [-1.0, 0.002]),
    ("-0.0 0", [-0.0, 0.0]),
    ("nan NAN inf -inf Infinity np.nan -np.inf", [NAN, NAN, INF, -INF, INF, NAN, -INF]),
    ("1/3 -2/3 1 / 3", [1 / 3, -2 / 3, 1 / 3]),
    ("0.5/3 0.1/3", [0.5 / 3, 1 / 30]),
    ("1./3 .5/2 1_0/4 1e-3/1e3 -0/5", [1 / 3, 0.25, 2.5, 1e-6, 0.0]),
    ("PI π/2", [np.pi, np.pi / 2]),
    ("pi 2pi 2*pi -pi", [np.pi, 2 * np.pi, 2 * np.pi, -np.pi]),
    ("pi/2, 3*pi/4, 2 * np.pi / 3", [np.pi / 2, 3 * np.pi / 4, 2 * np.pi / 3]),
    ("1+2j, -1.5j, (1+2j), 2J", [1 + 2j, -1.5j + 0, 1 + 2j, 2j]),
    ("[(1+2j), 3j]", [1 + 2j, 3j]),
    ("[1.+2.j 0.+1.j]", [1 + 2j, 1j]),
    ("[1.5  +2.j 1. +300.j nan +infj]", [1.5 + 2j, 1 + 300j, complex(NAN, INF)]),
    ("1, 2j", [1 + 0j, 2j]),
    # integers and float64
    (f"{2**63 - 1} {-(2**63)}", [2**63 - 1, -(2**63)]),
    (f"{2**63} 1", [float(2**63), 1.0]),
    (f"{-(2**63) - 1} 1", [-float(2**63), 1.0]),
    ("1" + "0" * 300, [1e300]),
    # calls
    ("linspace(0, 1, 11)", np.linspace(0, 1, 11)),
    ("np.linspace(0, 2pi, 9)", np.linspace(0, 2 * np.pi, 9)),
    ("linspace(0, 1)", np.linspace(0, 1)),
    ("linspace(0, 1, num=4, endpoint=False)", np.linspace(0, 1, 4, endpoint=False)),
    ("linspace(1/3, 1e1, 7, False)", np.linspace(1 / 3, 1e1, 7, False)),
    ("linspace(0, (1+2j), 3)", np.linspace(0, 1 + 2j, 3)),
    ("arange(5)", np.arange(5)),
    ("numpy.arange(2, 5)", np.arange(2, 5)),
    ("arange(0, 1, 0.1)", np.arange(0, 1, 0.1)),
    ("arange(5, 0, step=-2)", np.arange(5, 0, step=-2)),
    ("arange(\n  3.0,\n)", np.arange(3.0)),
    ("np.arange(24).reshape(2, 3, 4)", np.arange(24).reshape(2, 3, 4)),
    ("arange(6).reshape((2, 3))", np.arange(6).reshape(2, 3)),
    ("[arange(4).reshape(2,2), [[1, 2], [3, 4]]]", [[[0, 1], [2, 3]], [[1, 2], [3, 4]]]),
    ("linspace(0, 1, 4).reshape(4)", np.linspace(0, 1, 4)),
    ("[linspace(0,1,5), linspace(1,2,5)]", [np.linspace(0, 1, 5), np.linspace(1, 2, 5)]),
    ("linspace(0,1,3); linspace(1,2,3)", [np.linspace(0, 1, 3), np.linspace(1, 2, 3)]),
    ("arange(3)\n4 5 6", [[0, 1, 2], [4, 5, 6]]),
    ("arange(3)\n4 5 1/2", [[0.0, 1, 2], [4, 5, 0.5]]),
    ("arange(3), linspace(0, 1, 3)", [[0, 1, 2], [0, 0.5, 1]]),
    # dtypes
    ("array([1, 2], dtype=uint8)", np.array([1, 2], np.uint8)),
    ("array([1., 255.], dtype='uint8')", np.array([1, 255], np.uint8)),
    (f"array([{2**64 - 1}], dtype=uint64)", np.array([2**64 - 1], np.uint64)),
    (f"array([{2**64 - 1}, 1e19], dtype=uint64)", np.array([2**64 - 1, 10**19], np.uint64)),
    ("np.array([0.1, nan], dtype=np.float32)", np.array([0.1, NAN], np.float32)),
    ('array([1, 2], dtype="float")', np.array([1.0, 2.0])),
    ("array([1, 2], dtype = complex,)", np.array([1, 2], complex)),
    ("array([-1, 2], dtype=int)", np.array([-1, 2], np.int64)),
    ("array([0.1], dtype=longdouble)", np.array([0.1], np.longdouble)),
    ("array([0.1], dtype=float128)", np.array([0.1], np.longdouble)),
    ("array([1.+2.j], dtype=complex64)", np.array([1 + 2j], np.complex64)),
    ("array(linspace(0, 1, 3), dtype=float16)", np.linspace(0, 1, 3).astype(np.float16)),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_parse_array_reads(text: str, expected: object) -> None:
    """Each spelling in the grammar gives the values and the dtype it should, bit for bit."""
    assert same_bits(parse_array(text), np.array(expected))


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_array_code_makes_the_same_array(text: str) -> None:
    """The Python of a text evaluates, with np alone, to the array that was read."""
    assert same_bits(run_code(text), parse_array(text))


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_format_array_round_trips_what_was_read(text: str) -> None:
    """Every array that can be read can be written and read again."""
    values = parse_array(text)
    assert same_bits(parse_array(format_array(values)), values)


REFUSED = [
    ("", "at least one value; got nothing"),
    (" \n\t;;\n ", "at least one value; got nothing"),
    ("[]", "lists with at least one value; got an empty list"),
    ("array([], dtype=float64)", "lists with at least one value"),
    ("[[1, 2], []]", "lists with at least one value; got an empty list at row 2"),
    ("1" * (MAX_CHARACTERS + 1), "at most 100,000 characters; got 100,001 characters"),
    # decimal commas
    ("1,5 2,5", "decimal point; got `1,5 2,5` at row 1. Write 1.5 for one number, or 1, 5 for two"),
    ("1.5 2.5\n1,5 2,5", "decimal point; got `1,5 2,5` at row 2"),
    ("-1,5\t22,25", "decimal point; got `-1,5 22,25` at row 1. Write -1.5"),
    ("[[1 2], [1,5 2,5]]", "decimal point; got `1,5 2,5` at row 2"),
    ("(1,5\n2,5)", "decimal point"),
    (f"1,{'5' * 50} 1,5", f"got `1,{'5' * 37}…` at row 1. Write 1.5 for"),
    # shortened by NumPy
    (repr(np.arange(5000)), re.escape("printed in full; got `...` at row 1, value 4")),
    (str(np.zeros((2000, 2))), re.escape("printed in full; got `...` at row 4")),
    ("[0 … 9]", "got `…` .* use print.f.tolist..., or np.set_printoptions"),
    # ragged
    ("1 2\n3 4\n5", "rows of equal length; got row 3 with 1 value where row 1 has 2"),
    ("1\n2 3", "got row 2 with 2 values where row 1 has 1"),
    ("[[1, 2], [3, 4], [5, 6, 7]]", "got row 3 with 3 values where row 1 has 2"),
    ("[linspace(0,1,3), linspace(0,1,4)]", "got row 2 with 4 values where row 1 has 3"),
    ("[[[1, 2], [3]], [[4, 5], [6, 7]]]", "got row 2 with 1 value where row 1 has 2"),
    ("[[[1], [2]], [[3]]]", r"blocks of equal shape; got block 2 of shape \(1, 1\) where"),
    ("[1, [2, 3]]", "numbers alone or lists alone .* got a list after a number at row 1, entry 2"),
    ("[[1, 2], 3]", "numbers alone or lists alone .* got a number after a list at row 2, entry 2"),
    ("5\n[6]", "numbers alone or lists alone"),
    # brackets
    ("[1, 2", r"closes every bracket it opens; got an open `\[` at row 1, value 3"),
    ("array([1, 2]", r"closes every bracket it opens; got an open `array\(`"),
    ("linspace(0, 1", r"calls that end with `\)`"),
    ("1, 2]", "closing brackets match the opening ones; got `]` at row 1, value 3"),
    ("[1, 2)", r"closing brackets match the opening ones; got `\)`"),
    ("(1, 2]", "closing brackets match the opening ones; got `]`"),
    ("[[[[[[[[[1]]]]]]]]]", "at most 8 brackets deep"),
    ("[[[[[[[[1]]]]]]]], [[[[[[[[1]]]]]]]]", "at most 8 brackets deep; got 9 dimensions"),
    # marks
    ("1,,2", "a value before each comma; got `,` at row 1, value 2"),
    ("1 2\n, 3", "a value before each comma; got `,` at row 2, value 1"),
    ("[,1]", "a value before each comma"),
    ("2[3]", r"a comma or a space between; got `\[`"),
    ("[1 2][3 4]", r"a comma or a space between; got `\[` at row 2"),
    ("2(3)", r"a comma or a space between; got `\(3\)` at row 1, value 2"),
    # lines that look like something else than rows of numbers
    ("0,435\n1,286\n0,118", "got `0,435` at row 1. Write 0.435 for one number, or 0, 435 for"),
    ("11,593,820\n10,861,680", "Write 11593820 for one number, or 11, 593, 820 for several"),
    ("1,200 7,000", "Write 1200 or 1.200 for one number, or 1, 200 for two"),
    ("1;2\n2;3\n3;4", "rows that end either where the line ends or at `;`"),
    ("arange(6).reshape(2, 2)", "a shape of 6 values in all"),
    ("arange(6).reshape(-1, 2)", "a comma or a space between; got `.reshape`"),
    ("[1 2 ...\n 3 4]", "printed in full"),
    ("1 = 2", "Give the values alone, without a name"),
    ("= 2", "got `=` at row 1, value 1. Give the values alone, without a name"),
    ("1 * 2 *", "got `1 . 2` at row 1, value 1"),
    ("*2", r"Write fractions and multiples of pi as 1/3 and 2\*pi"),
    # words
    ("1 null", "numbers; got `null` at row 1, value 2. Write nan where there is no value"),
    ("[1, None]", "got `None` at row 1, value 2. Write nan"),
    ("[[1, 2], [True, 3]]", "not truth values; got `True` at row 2, value 1. Write 1 for true"),
    ('["1", "2"]', 'not text; got `"1"` at row 1, value 1. Remove the quotation marks'),
    ("linspce(0, 1, 5)", r"got `linspce\(` at row 1, value 1. Did you mean `linspace`\?"),
    ("np.arnge(5)", "Did you mean `arange`"),
    ("linspace (0, 1, 5)", r"Write `linspace\(` without a sign before it or a space inside"),
    ("zzz", r"a known name; got `zzz` at row 1, value 1. Write numbers, linspace\(a, b, n\) or"),
    ("__import__('os')", r"got `__import__\(`"),
    ("f(1)", r"got `f\(` at row 1, value 1"),
    ("[np.float64(1.0)]", r"plain numbers; got `np.float64\(` .* Use print\(f.tolist\(\)\)"),
    ("1 2 3 4x", "numbers such as .* got `4x` at row 1, value 4. Correct this value"),
    ("1.2.3", "got `1.2.3`"),
    ("1__0", "got `1__0`"),
    ("1-2", "got `1-2`"),
    ("1 + 2j", r"got `\+` at row 1, value 2. Correct this value, and leave no space inside it"),
    ("1 -3j", "without a space inside; got `1 -3j` at row 1, value 1"),
    ("2i", "j for the imaginary unit; got `2i`"),
    ("x" * 100, f"got `{'x' * 39}…` at"),
    ("`", r"got `<U\+0060>`"),
    # numbers
    ("1/0", "denominator that is not zero; got `1/0`"),
    ("1/0.0", "denominator that is not zero; got `1/0.0`"),
    ("pi/0", "denominator that is not zero; got `pi/0`"),
    ("pi/1e-999", "denominator that is not zero"),
    ("pi/1e999", "finite denominator"),
    ("1e9999/3", "fractions of numbers up to 1e999; got `1e9999/3`"),
    ("1e999999999999/3", "fractions of numbers up to 1e999"),
    ("1e999", "float64 can hold; got `1e999` at row 1, value 1. Write inf"),
    ("1e900/3", "float64 can hold; got `1e900/3`"),
    ("1e308pi", "float64 can hold"),
    ("1+1e999j", "float64 can hold"),
    ("9" * 400, "float64 can hold; got `99999"),
    ("9" * 5000, "at most 1,000 characters; got `99999"),
    ("1/" + "9" * 5000, "at most 1,000 characters"),
    # characters
    ("1 \u0661", r"got `\u0661` at row 1, value 2. Retype the character U\+0661 \(ARABIC-INDIC"),
    ("\uff11", r"U\+FF11 \(FULLWIDTH DIGIT ONE\)"),
    ("p\u0456", r"U\+0456 \(CYRILLIC"),
    ("\u0131nf", r"U\+0131 \(LATIN SMALL LETTER DOTLESS I\)"),
    ("p\u0131", r"U\+0131"),
    ("1+\u0131nfj", r"U\+0131"),
    ("1\x002", r"got `1<U\+0000>2` .* U\+0000 \(an invisible character\)"),
    ("1 \x1c 2", r"got `<U\+001C>` at row 1, value 2"),
    ("\ufeff1", r"got `<U\+FEFF>1`"),
    ("\ud800", r"got `<U\+D800>`"),
    # calls
    ("linspace()", r"calls that NumPy can read; got `linspace\(\)` .* Write linspace\(start"),
    ("linspace(1)", r"calls that NumPy can read; got `linspace\(1\)`"),
    ("linspace(0, 1, 5, False, 3)", "calls that NumPy can read"),
    ("linspace(0, 1, dtype=3)", "calls that NumPy can read"),
    ("linspace(0, 1, 5, num=5)", "calls that NumPy can read"),
    ("linspace(0, 1, num=5, False)", "calls that NumPy can read"),
    ("linspace(0, 1, endpoint=0)", "calls that NumPy can read"),
    ("arange(5, step=2)", r"calls that NumPy can read; .* Write arange\(stop\)"),
    ("arange()", "calls that NumPy can read"),
    ("linspace(0 1 5)", "commas between; got `1`"),
    ("linspace(0,,5)", "commas between; got `,`"),
    ("linspace([0], 1)", r"commas between; got `\[`"),
    ("linspace(0, 1, 10**9)", "commas between"),
    ("linspace(0, 1, x)", r"a known name; got `linspace\(0, 1, x\)`"),
    ("linspace(0, 1, 5.0)", "whole number of values; got `linspace"),
    ("linspace(0, 1, 0)", "whole number of values"),
    ("linspace(0, 1, -3)", "whole number of values"),
    ("linspace(0, inf, 3)", r"finite numbers; got `linspace\(0, inf, 3\)`"),
    ("linspace(-1.7e308, 1.7e308, 3)", "values float64 can hold"),
    (f"linspace(0, {2**63}, 3)", "integers that int64 can hold; .* Add a decimal point"),
    ("arange(0, 1, 0)", "step that is not zero"),
    ("arange(0, 1, 0.0)", "step that is not zero"),
    ("arange(nan)", "finite numbers"),
    ("arange(1j)", "arange of real numbers"),
    ("arange(5, 0)", r"at least one value; got `arange\(5, 0\)` .* lead from start towards stop"),
    ("arange(0)", "at least one value"),
    # sizes
    ("linspace(0, 1, 1000000000)", r"at most 1,000,000 values; got `linspace\(0, 1, 1000000000\)`"),
    ("arange(0, -1, 5e-324)", "at least one value"),
    (f"arange({MAX_VALUES + 1})", "at most 1,000,000 values"),
    ("arange(1e15)", "at most 1,000,000 values"),
    ("arange(0, 1, 5e-324)", "at most 1,000,000 values"),
    (f"linspace(0, 1, {MAX_VALUES + 1})", "at most 1,000,000 values"),
    (
        "[linspace(0,1,600000), linspace(0,1,600000)]",
        "at most 1,000,000 values in all, 400,000 of them here; .* at row 2",
    ),
    # dtypes
    ("array([1, 300], dtype=uint8)", "uint8 can hold; got `300` at row 1, value 2"),
    ("array([[1, 2], [-1, 3]], dtype=uint8)", "uint8 can hold; got `-1` at row 2, value 1"),
    ("array([1.5], dtype=int8)", "int8 can hold; got `1.5`"),
    ("array([nan], dtype=int8)", "int8 can hold; got `nan`"),
    ("array([inf], dtype=int8)", "int8 can hold; got `inf`"),
    (f"array([{2**63}], dtype=int64)", "int64 can hold"),
    ("array([1, 1j], dtype=float64)", "float64 can hold; got `1j` at row 1, value 2"),
    ("array([1j], dtype=int)", "int64 can hold; got `1j`"),
    ("array([1, 1e300], dtype=float32)", r"float32 can hold; got `1e\+300` at row 1, value 2"),
    ("array([70000, inf], dtype=float16)", "float16 can hold; got `70000` at row 1, value 1"),
    ("array([1+1e300j], dtype=complex64)", "complex64 can hold"),
    ("array([1], dtype=object)", "a dtype among int8, .* got `dtype=object`"),
    ("array([1], order=C)", "a dtype among"),
    ("array([1], dtype", "a dtype among"),
    ("array([1] dtype=int8)", "a dtype among"),
    ("array([1], dtype=int8, dtype=int8)", "one dtype for the whole text"),
    ("[array([1], dtype=int8)]", "one dtype for the whole text"),
    ("1, array([1], dtype=int8)", "one dtype for the whole text"),
    ("array([1], dtype=int8), array([2])", "one dtype for the whole text"),
    ("array(5)", "one list of values .* got a number alone"),
    ("array([1], [2])", r"one list of values .* got `\[`"),
    ("array()", "lists with at least one value"),
]


@pytest.mark.parametrize(("text", "match"), REFUSED)
def test_parse_array_refuses(text: str, match: str) -> None:
    """Each refusal has the form of the house, says what is wrong and where, and is short."""
    message = refusal(text)
    assert re.search(match, message), message
    assert re.fullmatch(r"`array` must be .+; got .+\. .+\.", message, re.DOTALL)
    assert len(message) < 400
    assert all(character.isprintable() for character in message)


@pytest.mark.parametrize("value", [None, 5, b"1 2", ["1"], np.array([1, 2])])
def test_parse_array_refuses_what_is_no_text(value: object) -> None:
    """A value that is no string is refused like any other text."""
    assert f"must be text; got `{type(value).__name__}`" in refusal(value)


def test_parse_array_accepts_the_largest_text_and_array() -> None:
    """Exactly as many characters and values as allowed are read."""
    assert parse_array("1 " * (MAX_CHARACTERS // 2)).shape == (MAX_CHARACTERS // 2,)
    assert parse_array(f"arange({MAX_VALUES})")[-1] == MAX_VALUES - 1


HOSTILE = (
    *("[", "(", "]", "array(", "linspace(", "[1,", "(1", "[(", "1(", "-", "+", "1+", "1-", "1/"),
    *("*", "1*", "1 *", "1 +", "1 +2j", "1 + ", "1_", "1e", "1.", ".", "...", "pi", "pi*", "np."),
    *("nan", "inf", "infinity", "j", "1j", "1,5 ", "1,5 2,5;", "'", "=", "a=", "a", "a(", " ("),
    *(" ", "\n", ";", ",", "\t;", "1 ", "1\n", "1   ", "\x00", "\u2212", "\u0661", "\ud800"),
    *(
        "[1],",
        "[[1],",
        "1/3 ",
        "1e999/7e-999 ",
        "(1+2j),",
        "linspace(0,1,9)\n",
        "array([1]),",
        "[1 2]\n",
        "[]",
    ),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_parse_array_answers_hostile_texts(piece: str) -> None:
    """A hundred thousand characters of anything are read, or refused in a short sentence."""
    for text in (piece * (MAX_CHARACTERS // len(piece)), "1 " + piece * 10_000 + "x"):
        outcome = read_or_refusal(text[:MAX_CHARACTERS])
        assert isinstance(outcome, np.ndarray | ParseError)
        assert not isinstance(outcome, ParseError) or len(str(outcome)) < 400


PIECES = (
    *(
        "1",
        "2.5",
        "-",
        "+",
        "e",
        "j",
        "nan",
        "inf",
        "\u0131nf",
        "pi",
        "/",
        "*",
        "_",
        ".",
        "...",
        "0",
        "9" * 25,
    ),
    *(" ", ",", ", ", ";", "\n", "[", "]", "(", ")", "=", "'", "\u2212", "x", "null", "True"),
    *("linspace(", "arange(", "array(", "np.", "dtype=", "float32", "int8", "num=", "endpoint="),
    *("1e300", "1e-320", "[1, 2]", "(1+2j)", " +3j", "linspace(0, 1, 3)", "1/3"),
)


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_parse_array_raises_nothing_but_refusals_for_any_text(text: str) -> None:
    """Whatever the text, it is read as numbers or refused."""
    outcome = read_or_refusal(text)
    assert isinstance(outcome, np.ndarray | ParseError)


@settings(deadline=None, max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_parse_array_holds_its_promises_on_texts_of_the_grammar(text: str) -> None:
    """What is read makes the same array as its code, and as its own formatted text."""
    outcome = read_or_refusal(text)
    assert isinstance(outcome, np.ndarray | ParseError)
    if isinstance(outcome, np.ndarray):
        assert outcome.size
        assert outcome.dtype.name in DTYPES
        assert same_bits(run_code(text), outcome)
        assert same_bits(parse_array(format_array(outcome)), outcome)


NUMBER = st.one_of(
    st.integers(-(2**70), 2**70).map(str),
    st.floats().map(repr),
    st.complex_numbers().map(repr),
    st.fractions(max_denominator=10**6).map(lambda f: f"{f.numerator}/{f.denominator}"),
    st.tuples(st.integers(-9, 9), st.integers(1, 9)).map(lambda p: f"{p[0]}*pi/{p[1]}"),
)
CALL = st.one_of(
    st.tuples(NUMBER, NUMBER, st.integers(1, 9)).map(lambda a: "linspace({}, {}, {})".format(*a)),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda a: "arange({}, {}, {})".format(*a)),
)


@settings(deadline=None, max_examples=500)
@given(CALL)
def test_array_code_of_a_call_gives_the_bits_of_the_call(text: str) -> None:
    """A call with any arguments, or its refusal, but no other exception and no warning."""
    outcome = read_or_refusal(text)
    if isinstance(outcome, np.ndarray):
        assert array_code(text).startswith("np.")
        with np.errstate(all="ignore"):
            assert same_bits(run_code(text), outcome)


@given(st.lists(NUMBER, min_size=1))
def test_parse_array_reads_rows_and_brackets_alike(words: list[str]) -> None:
    """The same numbers are read from a bare row, a column, a list and a print."""
    row = parse_array(", ".join(words))
    for text in ("\n".join(words), f"[{', '.join(words)}]", f"({','.join(words)},)"):
        assert same_bits(parse_array(text), row)


SHAPES = hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)


@pytest.mark.parametrize("dtype", DTYPES)
def test_format_array_round_trips_bit_for_bit(dtype: str) -> None:
    """Any array of a known dtype comes back from its text, and from its code."""

    @settings(deadline=None, max_examples=60)
    @given(hnp.arrays(dtype, SHAPES))
    def check(values: np.ndarray) -> None:
        text = format_array(values)
        assert same_bits(parse_array(text), values)
        assert same_bits(run_code(text), values)

    check()


@pytest.mark.parametrize("dtype", ["int64", "float64", "complex128", "float32"])
def test_parse_array_reads_what_python_and_numpy_print(dtype: str) -> None:
    """Lists and NumPy reprs read back as the array they were printed from."""

    @settings(deadline=None, max_examples=60)
    @given(hnp.arrays(dtype, SHAPES))
    def check(values: np.ndarray) -> None:
        with np.printoptions(threshold=10**6, floatmode="unique"):
            printed, shown = repr(values), str(values)
        assert same_bits(parse_array(printed), values)
        assert same_bits(parse_array(shown).astype(dtype), values)
        if dtype != "float32":
            assert same_bits(parse_array(repr(values.tolist())), values)
        if dtype in ("int64", "float64"):
            assert same_bits(parse_array(json.dumps(values.tolist())), values)

    check()


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (np.array([1, 2, 4, 8, 16]), "1, 2, 4, 8, 16"),
        (np.array([1.0, -0.0, np.nan, -np.inf, 1e300]), "1.0, -0.0, nan, -inf, 1e+300"),
        (np.array([[1, 2], [3, 4]]), "1, 2\n3, 4"),
        (np.array([[1], [2]]), "[[1], [2]]"),
        (np.array([[1, 2]]), "[[1, 2]]"),
        (np.array([[[1], [2]]]), "[[[1], [2]]]"),
        (np.array([1 - 2j]), "1.0-2.0j"),
        (np.array([0.1, 2], np.float32), "array([0.1, 2.0], dtype=float32)"),
        (np.array([0.1], np.longdouble), "array([0.1], dtype=longdouble)"),
    ],
)
def test_format_array_writes(values: np.ndarray, text: str) -> None:
    """The text is the shortest of the spellings that read back."""
    assert format_array(values) == text


@pytest.mark.parametrize(
    ("values", "match"),
    [
        (np.array(5), r"1 to 8 dimensions with at least one value; got shape \(\)"),
        (np.zeros((2, 0)), r"got shape \(2, 0\)"),
        (np.zeros((1,) * 9), "1 to 8 dimensions"),
        (np.array([True]), "an array of numbers; got dtype `bool`"),
        (np.array(["2020-01-01"], "M8[D]"), "an array of numbers; got dtype `datetime64"),
        (np.array([None]), "an array of numbers; got dtype `object`"),
        (np.longdouble(1) / np.array([3], np.longdouble), "float64 can hold; got `0.3333"),
    ],
)
def test_format_array_refuses(values: np.ndarray, match: str) -> None:
    """An array that no text could give back is refused, not written wrongly."""
    with pytest.raises(ParseError, match=match):
        format_array(values)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 2 4 8 16", "[1, 2, 4, 8, 16]"),
        ("1/4 nan -inf -0.0", "[0.25, np.nan, -np.inf, -0.0]"),
        ("1 2; 3 4", "[[1, 2], [3, 4]]"),
        ("1+2j 2j 1", "[(1+2j), 2j, (1+0j)]"),
        ("-2j", "[np.complex128(0.0, -2.0).item()]"),
        ("linspace(0, 1, 11)", "np.linspace(0, 1, 11)"),
        ("linspace(0, 1/3, num=7, endpoint=False)", "np.linspace(0, 1/3, num=7, endpoint=False)"),
        ("linspace(-pi, 3pi/4, 7)", "np.linspace(-np.pi, 3*np.pi/4, 7)"),
        ("linspace(0, 01/03, 4)", "np.linspace(0, 1/3, 4)"),
        ("linspace(0.1/3, 2.5, 7)", "np.linspace(1/30, 2.5, 7)"),
        ("numpy.arange(0, 1, .1)", "np.arange(0, 1, 0.1)"),
        ("[linspace(0, 1, 3)]", "[[0.0, 0.5, 1.0]]"),
        ("array([1, 2], dtype=float32)", "np.array([1.0, 2.0], dtype=np.float32)"),
        ("array(arange(3), dtype=uint8)", "np.array([0, 1, 2], dtype=np.uint8)"),
    ],
)
def test_array_code_writes(text: str, code: str) -> None:
    """A call stays a call with its fractions and pi; lists stay lists."""
    assert array_code(text) == code


def test_array_code_refuses_as_parse_array_does() -> None:
    """The two functions read one grammar."""
    with pytest.raises(ParseError, match=re.escape(refusal("1 2\n3"))):
        array_code("1 2\n3")


def test_parse_array_gives_arrays_of_their_own() -> None:
    """The caller may write into the array, and the next reading is not changed by it."""
    first = parse_array("linspace(0, 1, 3)")
    first[:] = 9.0
    assert same_bits(parse_array("linspace(0, 1, 3)"), np.linspace(0, 1, 3))
