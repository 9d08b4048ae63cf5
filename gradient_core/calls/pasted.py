"""A whole call of `numpy.gradient` as it stands in a program, taken apart into its arguments.

Python's own parser reads it; nothing is evaluated. What an argument is, the readers of arrays say.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass

from gradient_core.limits import MAX_CHARACTERS, MAX_DEPTH

_CALL = re.compile(r"\s*+(?:[A-Za-z_][\w, ]{0,60}=\s*+)?(?:(?:np|numpy)\.)?gradient\(")
_FILE = "<pasted call>"
# What Python warns about in such a text is nobody's business here.
warnings.filterwarnings("ignore", category=SyntaxWarning, module=re.escape(_FILE))
_KEYWORDS = ("axis", "edge_order")


@dataclass(frozen=True)
class PastedCall:
    """The arguments of a call as they were typed.

    Attributes
    ----------
    f : str
        Empty if it is a name, whose numbers nobody knows here.
    spacings : tuple of str
        Empty ones for names.
    axis : str
        ``"None"`` if it is not given.
    edge_order : int
    names : tuple of str
        The names in place of numbers, in the order of the call.
    """

    f: str
    spacings: tuple[str, ...]
    axis: str
    edge_order: int
    names: tuple[str, ...]


def read_pasted(text: str) -> PastedCall | None:
    """Take a call apart; None if the text is none.

    Parameters
    ----------
    text : str
        One call, with what it is assigned to or without.

    Returns
    -------
    PastedCall or None

    Examples
    --------
    >>> read_pasted("dy = np.gradient([1, 2, 4], 0.5, edge_order=2)")
    PastedCall(f='[1, 2, 4]', spacings=('0.5',), axis='None', edge_order=2, names=())
    >>> read_pasted("gy, gx = np.gradient(Z, dy, 0.1)").names
    ('Z', 'dy')
    """
    if len(text) > MAX_CHARACTERS or not _CALL.match(text) or _is_deep(text):
        return None
    try:
        return _taken_apart(text.strip())
    except (SyntaxError, ValueError, MemoryError, RecursionError):  # as Python's parser raises
        return None


def _taken_apart(text: str) -> PastedCall | None:
    """Return the arguments of one call; ValueError if there are several statements."""
    (statement,) = ast.parse(text, _FILE).body
    call = statement.value if isinstance(statement, (ast.Assign, ast.Expr)) else None
    if not isinstance(call, ast.Call) or any(isinstance(each, ast.Starred) for each in call.args):
        return None
    keywords = {each.arg: ast.unparse(each.value) for each in call.keywords}
    if not call.args or set(keywords) - set(_KEYWORDS):
        return None
    order = keywords.get("edge_order", "1")
    if order not in ("1", "2"):
        return None
    f, *spacings = ("" if isinstance(each, ast.Name) else ast.unparse(each) for each in call.args)
    names = tuple(each.id for each in call.args if isinstance(each, ast.Name))
    return PastedCall(f, tuple(spacings), keywords.get("axis", "None"), int(order), names)


def _is_deep(text: str) -> bool:
    """Whether brackets are more deeply nested than any array is."""
    level = 0
    for character in text:
        level += (character in "([{") - (character in ")]}")
        if level > 2 * MAX_DEPTH:
            return True
    return False
