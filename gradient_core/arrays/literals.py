"""Array literals of other languages, in the notation that the reader knows.

Every replacement keeps the length of the text, so that a place in one is the place in the other.
"""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"\A\s*+[A-Za-z_]\w*+\s*+=\s*+(?=[\[{(]|(?:(?:np|numpy)\.)?(?:array|linspace|arange)\()"
)
_CONTINUED = re.compile(r"\.\.\.[ \t]*+\n")
_LAST_SEMICOLON = re.compile(r"(?<=[\])}]);(?=\s*$)")
_BRACES = str.maketrans("{}", "[]")


def in_our_notation(text: str) -> str:
    """Return the text with the marks of MATLAB, Julia, Mathematica and C replaced by ours.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Of the same length. A name and ``=`` before an array become blanks, ``{1, 2}`` becomes
        ``[1, 2]``; brackets around rows with ``;`` between them become blanks, because bare rows
        are written so.

    Examples
    --------
    >>> in_our_notation("a = [1 2; 3 4];")
    '     1 2; 3 4  '
    >>> in_our_notation("{{1, 2}, {3, 4}}")
    '[[1, 2], [3, 4]]'
    """
    text = _blanked(_LAST_SEMICOLON, _blanked(_NAMED, text))
    if "{" in text and "[" not in text:
        text = text.translate(_BRACES)
    inner = text.strip()
    has_rows = ";" in inner and inner.count("[") == inner.count("]") == 1
    if has_rows and inner.startswith("[") and inner.endswith("]"):
        # NumPy's print has `...` for what it leaves out, but never a `;` beside it.
        text = _blanked(_CONTINUED, text).replace("[", " ").replace("]", " ")
    return text


def _blanked(what: re.Pattern[str], text: str) -> str:
    return what.sub(lambda match: " " * len(match[0]), text)
