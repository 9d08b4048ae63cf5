"""One operation on a whole array, computed by NumPy."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core import ParseError, parse_array
from gradient_core.arrays import read_argument

AS_TYPED = [
    "np.linspace(0, 1, 5)**2",
    "np.linspace(0, 1, 11) ** 3",
    "np.linspace(-1, 1, 7) * 1e3",
    "np.linspace(0, 1, 7) / 3",
    "np.linspace(0, 1, 7) + 0.1",
    "np.linspace(0, 2*np.pi, 7) - 5",
    "2*np.arange(4)",
    "2 ** np.arange(10)",
    "1 / np.linspace(1, 2, 5)",
    "10 - np.arange(0, 1, 0.25)",
    "np.arange(4) / 2",
    "np.arange(4) ** 2",
    "np.arange(24).reshape(2, 3, 4) * 0.5",
    "np.array([[1, 2], [3, 4], [5, 6]]).T",
    "np.arange(6).reshape(2, 3).T",
    "np.array([[1.5, 2], [3, 4]], dtype=np.float32).T",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_an_operation_gives_numpys_bits_and_code_that_runs(text: str) -> None:
    """Typed as in Python, with and without np."""
    expected = eval(text, {"np": np})
    for typed in (text, text.replace("dtype=np.", "dtype=").replace("np.", "")):
        argument = read_argument(typed.replace("2*pi", "2pi"))
        assert argument.value.dtype == expected.dtype
        assert argument.value.tolist() == expected.tolist()
        assert not argument.value.flags.writeable
        again = np.asarray(eval(argument.code, {"np": np}))
        assert again.tobytes() == np.ascontiguousarray(expected).tobytes()


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("linspace(0, 1, 5) * 1/3", "must be"),
        ("linspace(0, 1, 5)**2 + 1", "must be"),
        ("linspace(0, 1, 5) * x", "must be"),
        ("linspace(0, 1, 5) / 0", "a result that int64 and float64 hold"),
        ("linspace(1, 9, 5) ** 400", "a result that int64 and float64 hold"),
        ("arange(9) ** 40", "a result that int64 and float64 hold"),
        ("10 ** arange(30)", "a result that int64 and float64 hold"),
        ("linspace(0, 1, 5) ** linspace(0, 1, 5)", "must be"),
        ("arange(1e9) * 2", "at most 1,000,000 values"),
        ("1, 2 * 3", "must be"),
        ("3 * 4", "must be"),
    ],
)
def test_what_is_no_single_operation_is_refused(text: str, match: str) -> None:
    """Precedence is never guessed, and nothing overflows in silence."""
    with pytest.raises(ParseError, match=match):
        parse_array(text)
