r"""Formulas as they are written elsewhere, in the words that the parser knows.

What keeps its length is replaced before reading: a left side, MATLAB's dots. All else is tried only
where the text is refused as it stands: ``a ? b : c``, braces and LaTeX with cases, SymPy's
``Piecewise``, other letters. Each has one meaning; what has several stays refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gradient_core.formula.functions import CONSTANTS, SPELLINGS

_LEFT_SIDE = re.compile(
    r"\s*+(?P<name>[A-Za-z]\w{0,11})\s*+(?P<of>\([A-Za-z][\w, ]{0,20}\))?+\s*+=(?!=)\s*+"
)
_DOT = re.compile(r"\.(?=[*/^])(?<![0-9]\.)|(?<=[0-9])\.(?=[*/^])")
_CONTINUED = re.compile(r"\.\.\.[ \t]*+(?=\r?\n)")
_CALCULUS = re.compile(
    r"d\s*+\^?[23]?\s*+/\s*+d\s*+[a-z]|\\frac\s*+\{\s*+d[^{}]{0,9}\}|\\int|\\sum|[∫∑∂]"
    r"|\b(?:diff|integrate|Derivative|Integral|Sum)\s*+\(|\b[a-z]'{1,3}\s*+\("
)
_WORD = re.compile(r"\\?[A-Za-z]+")
_SIGNS = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_CASES = re.compile(r"\s*\\begin\{cases\}(?P<rows>.*)\\end\{cases\}\s*", re.DOTALL)
_ELSE = re.compile(r"\s*(?:True|(?:\\text\{)?\s*(?:otherwise|else)\s*\}?)\s*[,.]?\s*")
_CONDITION_SIGN = re.compile(r"<=|>=|<|>|≤|≥|\\leq?(?![a-z])|\\geq?(?![a-z])")


def without_left_side(text: str, variables: Sequence[str]) -> tuple[str, list[str]]:
    """Return the text with left sides and MATLAB's dots blanked, and what was left out.

    Examples
    --------
    >>> without_left_side("z = f(x, y) = x.^2", ["x", "y"])
    ('              x ^2', ['z = f(x, y) = was left out.'])
    """
    end = 0
    while match := _LEFT_SIDE.match(text, end):
        if match["name"] in variables and not match["of"]:
            break  # x = 2 says where, not what
        end = match.end()
    notes = [f"{text[:end].strip()} was left out."] if end else []
    rest = _CONTINUED.sub(lambda each: " " * len(each[0]), text[end:])
    return " " * end + _DOT.sub(" ", rest), notes


def other_letters(text: str, variables: Sequence[str]) -> str:
    """Return the letters that stand for all variables in a text, in the order of the alphabet.

    Empty if there are none: another number of letters, or a variable among them.

    Examples
    --------
    >>> other_letters("t^3 - 3t^2 + sin t", ["x"]), other_letters("a*x^2", ["x"])
    ('t', '')
    >>> other_letters("v^2 - 2u", ["x", "y"]), other_letters("a*x^2", ["x", "y"])
    ('uv', '')
    """
    words = {word for word in _WORD.findall(text) if word.lstrip("\\") not in SPELLINGS}
    letters = {letter for word in words if word[0] != "\\" for letter in word}
    known = {*variables, *CONSTANTS, "i", "j"}  # of complex numbers
    are_all = len(letters) == len(variables) and not letters & known
    if len(letters) > 1 and any(len(word) > 1 for word in words if word[0] != "\\"):
        return ""  # nan is no product
    return "".join(sorted(letters)) if are_all else ""


def is_calculus(text: str) -> int | None:
    r"""Return where a derivative, an integral or a sum is asked for; None if it is not.

    Examples
    --------
    >>> is_calculus("d/dx (x^3)"), is_calculus("2 + \\int x"), is_calculus("2d")
    (0, 4, None)
    """
    match = _CALCULUS.search(text)
    return match.start() if match else None


def as_where(text: str) -> str:
    r"""Return a function given in branches with ``where``; empty if the text is none.

    Examples
    --------
    >>> as_where("x<2 ? 2x : 4x"), as_where("{x<2: 2x, 4x}")
    ('where(x<2, 2x, 4x)', 'where(x<2, 2x, 4x)')
    >>> as_where("Piecewise((2*x, x < 2), (4*x, True))")
    'where(x < 2, 2*x, 4*x)'
    >>> as_where(r"\begin{cases} 2x & x<2 \\ 4x & x \ge 2 \end{cases}")
    'where(x<2, 2x, 4x)'
    """
    branches = next(filter(None, (read(text.strip()) for read in _READERS)), None)
    if not branches or not _are_certain(branches):
        return ""
    written = branches[-1][0]
    for value, condition in reversed(branches[:-1]):
        written = f"where({condition}, {value}, {written})"
    return written


Branches = list[tuple[str, str]]


def _are_certain(branches: Branches) -> bool:
    """Whether the last branch is for all that is left, and all others have one comparison."""
    *first, (_, last) = branches
    if not first or any(len(_CONDITION_SIGN.findall(condition)) != 1 for _, condition in first):
        return False
    return not last or (len(first) == 1 and _is_opposite(first[0][1], last))


def _is_opposite(condition: str, other: str) -> bool:
    """Whether exactly one of two comparisons holds, read from their signs alone."""
    here, there = (_CONDITION_SIGN.search(each) for each in (condition, other))
    if here is None or there is None:
        return False
    sides = [
        (each[: sign.start()].replace(" ", ""), each[sign.end() :].replace(" ", ""))
        for each, sign in ((condition, here), (other, there))
    ]
    return sides[0] == sides[1] and _SIGNS[_plain(here[0])] == _plain(there[0])


def _plain(sign: str) -> str:
    return {"≤": "<=", "≥": ">="}.get(
        sign, "<=" if "\\l" in sign else ">=" if "\\g" in sign else sign
    )


def _question_marks(text: str) -> Branches:
    """Read ``a ? b : c``, and the same again for c."""
    branches: Branches = []
    while len(parts := _split(text, "?")) > 1:
        value, colon, _ = parts[1].partition(":")
        if not colon:
            return []  # one inside the first branch of another
        branches.append((value.strip(), parts[0].strip()))
        text = text[len(parts[0]) + 1 + len(value) + 1 :]
    return [*branches, (text.strip(), "")] if branches else []


def _braces(text: str) -> Branches:
    """Read ``{x<2: 2x, 4x}``."""
    if not (text.startswith("{") and text.endswith("}")):
        return []
    branches: Branches = []
    for part in _split(text[1:-1], ","):
        condition, colon, value = part.partition(":")
        branches.append((value.strip(), condition.strip()) if colon else (part.strip(), ""))
    return branches


def _piecewise(text: str) -> Branches:
    """Read ``Piecewise((2*x, x < 2), (4*x, True))``."""
    if not (text.startswith("Piecewise(") and text.endswith(")")):
        return []
    pairs = [part.strip() for part in _split(text[len("Piecewise(") : -1], ",")]
    if not all(pair.startswith("(") and pair.endswith(")") for pair in pairs):
        return []
    return _pairs(_split(pair[1:-1], ",") for pair in pairs)


def _cases(text: str) -> Branches:
    r"""Read ``\begin{cases} 2x & x<2 \\ 4x & x \ge 2 \end{cases}``."""
    match = _CASES.fullmatch(text)
    rows = [row for row in match["rows"].split(r"\\") if row.strip()] if match else []
    return _pairs(row.split("&") for row in rows)


def _pairs(pairs: Iterable[list[str]]) -> Branches:
    """Return values and their conditions; nothing if one has no condition."""
    branches: Branches = []
    for pair in pairs:
        if len(pair) != 2:
            return []
        value, condition = (each.strip().rstrip(",").strip() for each in pair)
        condition = re.sub(r"^\\?(?:text\{\s*)?if\s*\}?\s*", "", condition)
        branches.append((value, "" if _ELSE.fullmatch(condition) else condition))
    return branches


_READERS = (_question_marks, _braces, _piecewise, _cases)


def _split(text: str, sign: str) -> list[str]:
    """Split at a sign that stands in no brackets."""
    parts, level, start = [], 0, 0
    for place, character in enumerate(text):
        level += (character in "({[") - (character in ")}]")
        if character == sign and level == 0:
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]
