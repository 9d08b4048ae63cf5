"""Trees as text: Python in NumPy's order of operations, and LaTeX.

Both keep every bracket that decides the order of floating-point operations; a
text that evaluates to other bits would be a lie about what happened.
"""

from __future__ import annotations

from collections.abc import Callable

from gradient_core.statements.symbols import Expression, Operation

_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3}

Write = Callable[[Expression], str]


def as_python(tree: Expression, leaf: Write, *, tight: bool = False) -> str:
    """Write `tree` as Python.

    Parameters
    ----------
    tree : Expression
        Of a statement, or of a part of one.
    leaf : callable
        Text of a literal, a sample or a name.
    tight : bool
        No spaces around ``*``, as books print it.

    Returns
    -------
    str

    Examples
    --------
    >>> from gradient_core.statements.symbols import Named
    >>> a, b, c = Named("a"), Named("b"), Named("c")
    >>> as_python(a - (b + c) / (2 * a), lambda n: getattr(n, "name", "2"))
    'a - (b + c) / (2 * a)'
    """
    if not isinstance(tree, Operation):
        return leaf(tree)
    if tree.symbol == "neg":
        return f"-({as_python(tree.operands[0], leaf, tight=tight)})"
    left, right = tree.operands
    texts = [as_python(operand, leaf, tight=tight) for operand in (left, right)]
    if _needs_brackets_left(tree.symbol, left):
        texts[0] = f"({texts[0]})"
    if _needs_brackets_right(tree.symbol, right, texts[1]):
        texts[1] = f"({texts[1]})"
    return (tree.symbol if tight and tree.symbol == "*" else f" {tree.symbol} ").join(texts)


def _needs_brackets_left(symbol: str, operand: Expression) -> bool:
    if not isinstance(operand, Operation):
        return False
    # A quotient that multiplies a sample is a weight; brackets keep it together for the eye.
    is_weight = symbol == "*" and operand.symbol == "/"
    return is_weight or _PRECEDENCE[operand.symbol] < _PRECEDENCE[symbol]


def _needs_brackets_right(symbol: str, operand: Expression, text: str) -> bool:
    if isinstance(operand, Operation):
        return _PRECEDENCE[operand.symbol] <= _PRECEDENCE[symbol] or operand.symbol == "neg"
    return text.startswith("-")


def as_latex(tree: Expression, leaf: Write) -> str:
    r"""Write `tree` as LaTeX; quotients become fractions.

    Parameters
    ----------
    tree : Expression
        Of a statement, or of a part of one.
    leaf : callable
        LaTeX of a literal, a sample or a name.

    Returns
    -------
    str

    Examples
    --------
    >>> from gradient_core.statements.symbols import Named
    >>> a, b = Named("a"), Named("b")
    >>> print(as_latex((a - b) / (2 * a), lambda n: getattr(n, "name", "2")))
    \frac{a - b}{2\,a}
    """
    if not isinstance(tree, Operation):
        return leaf(tree)
    texts = [as_latex(operand, leaf) for operand in tree.operands]
    if tree.symbol == "/":
        return rf"\frac{{{texts[0]}}}{{{texts[1]}}}"
    bracketed = [
        rf"\left({text}\right)" if _needs_latex_brackets(tree, operand, text, k) else text
        for k, (operand, text) in enumerate(zip(tree.operands, texts, strict=True))
    ]
    if tree.symbol == "neg":
        return f"-{bracketed[0]}"
    if tree.symbol == "*":
        return _times(*bracketed)
    return f" {tree.symbol} ".join(bracketed)


def _needs_latex_brackets(tree: Operation, operand: Expression, text: str, place: int) -> bool:
    if isinstance(operand, Operation) and operand.symbol != "/":
        weaker = _PRECEDENCE[operand.symbol] < _PRECEDENCE[tree.symbol]
        ordered = place == 1 and operand.symbol in "+-" and tree.symbol in "+-"
        return weaker or ordered or (place == 1 and operand.symbol == "neg")
    is_negative = text.startswith("-")
    return is_negative and (place == 1 or tree.symbol == "neg")


def _times(left: str, right: str) -> str:
    """Join two factors: side by side before a letter or a bracket, else with a dot."""
    is_letter = right[0].isalpha() or right.startswith(r"\left(")
    return rf"{left}\,{right}" if is_letter else rf"{left} \cdot {right}"
