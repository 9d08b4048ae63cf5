"""The words of array text: the tokens and the grammar of one number.

Nothing here evaluates text. A token reaches `int`, `float`, `complex` or
`fractions.Fraction` only after a regular expression has matched all of it.
Every repetition in the expressions is possessive, so that no text makes them
backtrack and reading stays linear.
"""

from __future__ import annotations

import cmath
import math
import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeAlias

from gradient_core.limits import LONGEST_NUMBER
from gradient_core.text import SHOWN, code_number

Number: TypeAlias = int | float | complex


_SPACE = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_DIGITS = r"[0-9]++(?:_[0-9]++)*+"
_REAL = rf"(?:{_DIGITS}(?:\.(?:{_DIGITS})?+)?+|\.{_DIGITS})(?:[eE][+-]?+{_DIGITS})?+"
# `a` beside `i`: ignoring case, Python would also take a dotless i (U+0131) for an i
_PART = rf"(?:{_REAL}|(?ai:nan|inf(?:inity)?+))"
_LETTER = r"[^\s,;=*/\[\](){}]"  # of a word: no white space, no mark
_WORD = rf"{_LETTER}++(?:{_SPACE}*+[*/]{_SPACE}*+{_LETTER}++)*+"
_MODULE = r"(?:(?:np|numpy|math)\.)?+"

TOKEN = re.compile(
    rf"(?P<space>{_SPACE}++)"
    r"|(?P<newline>\r\n|[\r\n\v\f\u0085\u2028\u2029])"
    r"|(?P<call>[A-Za-z_][A-Za-z0-9_.]*+\()"
    # NumPy pads the real part when it prints: `[1.5+2.j 1. +3.j]`
    rf"|(?P<apart>[+-]?+{_PART}{_SPACE}++[+-]{_PART}[jJ](?!{_LETTER}))"
    rf"|(?P<value>{_WORD}|\({_SPACE}*+{_WORD}{_SPACE}*+\))"
    r"|(?P<comma>,)|(?P<semicolon>;)|(?P<open>[\[(])|(?P<close>[\])])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_INTEGER = re.compile(rf"[+-]?+{_DIGITS}")
_FLOAT = re.compile(rf"[+-]?+{_REAL}")
_NOT_FINITE = re.compile(rf"(?ai)([+-]?+){_MODULE}(nan|inf(?:inity)?+)")
_FRACTION = re.compile(rf"([+-]?+{_REAL})/({_REAL})")
_PI = re.compile(rf"(?ai)([+-]?+)(?:({_REAL})\*?+)?+{_MODULE}(?:pi|π)(?:/({_REAL}))?+")
_COMPLEX = re.compile(rf"[+-]?+{_PART}(?:[+-]{_PART})?+[jJ]")
# Fortran writes 1.0D+5 where others write 1.0e+5.
_FORTRAN = re.compile(r"(?<=[0-9.])[dD](?=[+-]?+[0-9])")
_BLANKS = re.compile(rf"{_SPACE}++")
_EXPONENT = re.compile(r"[eE]([+-]?+)([0-9_]++)")

_NAMES = ("linspace", "arange", "array", "pi", "nan", "inf")
_NO_VALUE = ("null", "none", "na", "n/a", "nat", "nil", "undefined", "missing")


@dataclass(frozen=True)
class BadWord:
    """Why a word is refused: the rule it breaks and the fix, without the place."""

    rule: str
    fix: str


_BELOW = BadWord(
    "fractions with a finite denominator that is not zero", "Write nan, inf or 0 if meant"
)


def read_number(word: str) -> Number | BadWord:
    """Read one number, or say why the word is none.

    Parameters
    ----------
    word : str
        A token; white space around ``*``, ``/`` and inside a complex number is allowed.

    Returns
    -------
    int, float, complex or BadWord
        A fraction is the float nearest to the exact fraction.

    Examples
    --------
    >>> read_number("1_000"), read_number("1/3"), read_number("-.5j")
    (1000, 0.3333333333333333, -0.5j)
    >>> read_number("2*pi/3") == 2 * math.pi / 3
    True
    """
    if word.isdecimal() and word.isascii() and len(word) < 300:
        return int(word)
    if len(word) > LONGEST_NUMBER:
        return BadWord(f"numbers of at most {LONGEST_NUMBER:,} characters", "Write fewer digits")
    word = _bare(word)
    try:
        value = _value(word)
    except OverflowError:
        value = math.inf
    if value is None:
        return explain_word(word)
    if isinstance(value, BadWord) or "inf" in word.lower() or not cmath.isinf(value):
        return value
    return BadWord("numbers that float64 can hold", "Write inf if infinity is meant")


def _bare(word: str) -> str:
    """Strip the word of white space and of brackets around it; write exponents with e."""
    return _FORTRAN.sub("e", _BLANKS.sub("", word).strip("()"))


def _value(word: str) -> Number | BadWord | None:
    """Read a word without white space; None if it is no number."""
    if _INTEGER.fullmatch(word):
        whole = int(word)
        float(whole)  # refuses here what no float64 could hold
        return whole
    if _FLOAT.fullmatch(word):
        return float(word)
    if match := _NOT_FINITE.fullmatch(word):
        return float(match[1] + match[2])
    if match := _FRACTION.fullmatch(word):
        exact = _fraction(match)
        return exact if isinstance(exact, BadWord) else float(exact)
    if match := _PI.fullmatch(word):
        factor, below = float(match[1] + (match[2] or "1")), float(match[3] or 1)
        return factor * math.pi / below if 0.0 < below < math.inf else _BELOW
    return complex(word) if _COMPLEX.fullmatch(word) else None


def _fraction(match: re.Match[str]) -> Fraction | BadWord:
    """Read the exact value of ``a/b``; decimals are exact too."""
    for exponent in _EXPONENT.finditer(match[0]):
        if len(exponent[2]) > 3:  # 10**9999 would be written out in full
            return BadWord("fractions of numbers up to 1e999", "Write the quotient as a decimal")
    below = Fraction(match[2])
    return Fraction(match[1]) / below if below else _BELOW


_BESIDE = re.compile(r"[$#](?P<number>[0-9][0-9.]*+)|(?P<also>[0-9][0-9.]*+)%")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\S*+")


def explain_word(word: str) -> BadWord:
    """Say why a word is no number, and what to write.

    Examples
    --------
    >>> explain_word("linspce").fix
    'Did you mean `linspace`? Write numbers, linspace(a, b, n) or arange(start, stop, step)'
    """
    bare = word.lower().strip("'\"")
    if "..." in word or "…" in word:
        return BadWord(
            "printed in full",
            "NumPy shortened this print: use print(f.tolist()), "
            "or np.set_printoptions(threshold=f.size) before it",
        )
    if bare in _NO_VALUE:
        return BadWord("numbers", "Write nan where there is no value")
    if bare in ("true", "false"):
        return BadWord("numbers, not truth values", "Write 1 for true and 0 for false")
    if strange := next((c for c in word if not " " < c <= "~"), ""):
        name = unicodedata.name(strange, "an invisible character")
        return BadWord(
            "numbers in plain digits, signs and letters",
            f"Retype the character U+{ord(strange):04X} ({name}) from the keyboard",
        )
    if word.startswith(("'", '"')) or word.endswith(("'", '"')):
        return BadWord("numbers, not text", "Remove the quotation marks")
    return _explain_name(word)


def _explain_name(word: str) -> BadWord:
    """Say what to write for a word of plain characters that is no number."""
    if word[-1:] in ("i", "I") and _COMPLEX.fullmatch(word[:-1] + "j"):
        return BadWord("numbers, with j for the imaginary unit", "Write j in place of i")
    if signs := _BESIDE.fullmatch(word):
        bare = signs["number"] or signs["also"]
        return BadWord("numbers without a sign beside them", f"Write {bare} for {word}")
    if _DATE.fullmatch(word):
        fix = "Dates say where samples are: put them into the box for spacing, on Spacing"
        return BadWord("numbers, not dates", fix)
    if not re.match(r"[+-]?+[A-Za-z_]", word):
        return BadWord(
            "numbers such as 1, -2.5, 1e-3, 1/3, 2*pi, nan or 1+2j",
            "Correct this value, and leave no space inside it",
        )
    fix = "Write numbers, linspace(a, b, n) or arange(start, stop, step)"
    bare = word.lower().lstrip("+-").removeprefix("np.").removeprefix("numpy.")
    near = get_close_matches(bare[:SHOWN], _NAMES, 1, 0.75)  # `sin` is no slip for `inf`
    if near and near[0] == bare:
        fix = f"Write `{bare}(` without a sign before it or a space inside"
    elif near:
        fix = f"Did you mean `{near[0]}`? {fix}"
    return BadWord("numbers or a known name", fix)


def expression_code(word: str, value: Number) -> str:
    """Write a number as Python in the form it was typed: fractions and pi keep their form.

    Parameters
    ----------
    word : str
        A word that `read_number` has read.
    value : int, float or complex
        What it was read as.

    Returns
    -------
    str

    Examples
    --------
    >>> [expression_code(word, read_number(word)) for word in ("1 / 3", "2pi", "0.1/3", "5")]
    ['1/3', '2*np.pi', '1/30', '5']
    """
    word = _bare(word)
    if match := _FRACTION.fullmatch(word):
        if _INTEGER.fullmatch(match[1]) and _INTEGER.fullmatch(match[2]):
            return f"{int(match[1])}/{int(match[2])}"
        exact = Fraction(match[1]) / Fraction(match[2])
        return f"{exact.numerator}/{exact.denominator}"
    if match := _PI.fullmatch(word):
        factor, below = (repr(float(text or 1)).removesuffix(".0") for text in match.group(2, 3))
        times = f"{factor}*" if match[2] else ""
        return f"{match[1]}{times}np.pi" + (f"/{below}" if match[3] else "")
    return code_number(value, bare=True)
