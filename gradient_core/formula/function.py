"""Formula text to a function that can be computed, differentiated and shown.

The text is read by our own parser into a checked tree; nothing else is ever computed, and
no text is ever evaluated as a program. The derivative is exact, and has a gap where there
is none.
"""

from __future__ import annotations

import keyword
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gradient_core.errors import GradientTypeError, GradientValueError
from gradient_core.formula.derivative import differentiate
from gradient_core.formula.domain import may_be_undefined
from gradient_core.formula.errors import DerivativeError, ExpressionError, refused
from gradient_core.formula.folding import fold
from gradient_core.formula.forms import as_where, is_calculus, other_letters, without_left_side
from gradient_core.formula.functions import FUNCTIONS, SPELLINGS
from gradient_core.formula.kinks import Kink, find_kinks
from gradient_core.formula.latex import latex
from gradient_core.formula.parser import Parser
from gradient_core.formula.python import formula_text, joined_conditions, python_code
from gradient_core.formula.tree import Node
from gradient_core.formula.values import compute
from gradient_core.limits import MAX_FORMULA_CHARACTERS
from gradient_core.text import quote

__all__ = [
    "DerivativeError",
    "ExpressionError",
    "SymbolicFunction",
    "parse_function",
    "warm_up",
]

Array = np.ndarray[Any, Any]

_OURS = ("f", "h")


@dataclass(frozen=True)
class SymbolicFunction:
    r"""A formula that was read and checked: a frozen record that can be hashed and pickled.

    Made by `parse_function` and `derivative`.

    Attributes
    ----------
    text : str
        As it was typed; for a derivative, text that `parse_function` reads.
    variables : tuple of str
        The order of the arguments of `evaluate`.
    notes : tuple of str
        Sentences on how ambiguous text was read and where a derivative has gaps. They quote
        the text: escape them where Markdown is shown.

    Examples
    --------
    >>> f = parse_function("x^2 sin x", ["x"])
    >>> f.python, f.derivative("x").text
    ('x**2*np.sin(x)', 'x^2*cos(x) + 2*x*sin(x)')
    >>> print(f.latex)
    x^{2} \, \sin\left(x\right)
    """

    text: str
    variables: tuple[str, ...]
    notes: tuple[str, ...] = field(compare=False)
    _shown: Node = field(repr=False)
    _tree: Node = field(repr=False)
    _kinks: tuple[Kink, ...] = field(default=(), repr=False)
    _sources: tuple[Node, ...] = field(default=(), repr=False)  # what this is a derivative of

    @property
    def latex(self) -> str:
        """The formula as LaTeX, just as it was read."""
        return latex(self._shown)

    @property
    def python(self) -> str:
        """The formula as Python, with np the only name besides the variables.

        For float64 arrays it gives the values of `evaluate` bit for bit, except that ``erf``
        is within 1e-14, and that a derivative whose function overflows is no NaN there. A
        derivative with gaps is a ``np.where`` around them.
        """
        code = python_code(self._tree)
        gaps = [kink.python for kink in self._kinks]
        doubtful = filter(may_be_undefined, (*self._sources, self._tree) if self._sources else ())
        gaps += [f"~np.isfinite({python_code(tree)})" for tree in dict.fromkeys(doubtful)]
        return f"np.where({joined_conditions('|', gaps)}, np.nan, {code})" if gaps else code

    def __str__(self) -> str:
        return self.text

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex}$"

    def evaluate(self, *arrays: Any) -> Array:
        """Compute the values, one for each sample of the arguments together.

        Parameters
        ----------
        *arrays : array_like
            Real numbers, one array for each of `variables`; they are broadcast.

        Returns
        -------
        numpy.ndarray
            A new float64 array of the broadcast shape. NaN or infinite where the formula has
            no value; NaN where a derivative has a gap: at a kink or a jump, and where the
            function, a derivative before this one or this derivative is not finite.

        Raises
        ------
        GradientTypeError
            If the number of arrays is not that of the variables, or one is not real numbers.
        GradientValueError
            If the arrays do not broadcast.

        Examples
        --------
        >>> parse_function("1/x", ["x"]).evaluate([1, 2, 0])
        array([1. , 0.5, inf])
        >>> parse_function("7", ["x", "y"]).evaluate([1, 2], [[0], [0]])
        array([[7., 7.],
               [7., 7.]])
        >>> parse_function("|x|", ["x"]).derivative("x").evaluate([-1, 0, 1])
        array([-1., nan,  1.])
        """
        values = dict(zip(self.variables, self._checked(arrays), strict=True))
        shape = np.broadcast_shapes(*(array.shape for array in values.values()))
        with np.errstate(all="ignore"):
            result = np.array(np.broadcast_to(compute(self._tree, values), shape), np.float64)
            if self._sources:
                result[~np.isfinite(result)] = np.nan
            for source in self._sources:
                finite = np.isfinite(compute(source, values))
                result[np.broadcast_to(~finite, shape)] = np.nan
            for kink in self._kinks:
                result[np.broadcast_to(kink.holds(values), shape)] = np.nan
        return result

    def _checked(self, arrays: tuple[Any, ...]) -> list[Array]:
        """Make the arguments float64 arrays that broadcast."""
        names = ", ".join(self.variables)
        if len(arrays) != len(self.variables):
            rule = f"`arrays` must be {len(self.variables)}, one for each of {names}"
            raise GradientTypeError(f"{rule}; got {len(arrays)}. Give the arrays in this order.")
        checked = []
        for name, array in zip(self.variables, arrays, strict=True):
            given = np.asarray(array)
            if given.dtype.kind not in "biuf":
                message = f"`{name}` must be real numbers; got dtype {quote(str(given.dtype))}."
                raise GradientTypeError(f"{message} Convert it, as with {name}.astype(float).")
            checked.append(given.astype(np.float64))
        try:
            np.broadcast_shapes(*(array.shape for array in checked))
        except ValueError as error:
            shapes = ", ".join(str(array.shape) for array in checked)
            raise GradientValueError(
                f"`arrays` must broadcast to one shape; got {shapes}. Reshape them.",
                numpy_message=str(error),
            ) from None
        return checked

    def derivative(self, variable: str) -> SymbolicFunction:
        """Differentiate exactly.

        Parameters
        ----------
        variable : str
            One of `variables`.

        Returns
        -------
        SymbolicFunction
            Its `evaluate` gives NaN where there is no derivative.

        Raises
        ------
        GradientValueError
            If the formula has no such variable.
        DerivativeError
            If it is too large to be of use.

        Examples
        --------
        >>> slope = parse_function("cbrt(x)", ["x"]).derivative("x")
        >>> bool(slope.evaluate(-8.0) == 1 / 12)
        True
        >>> parse_function("e^x y", ["x", "y"]).derivative("x").text
        'y*exp(x)'
        """
        if variable not in self.variables:
            names = " or ".join(self.variables)
            raise GradientValueError(
                f"`variable` must be {names}; got {quote(str(variable))}. "
                "Differentiate by a variable of the formula."
            )
        tree = differentiate(self._tree, variable)
        kinks = dict.fromkeys((*self._kinks, *find_kinks(self._tree, variable)))
        return SymbolicFunction(
            text=formula_text(tree),
            variables=self.variables,
            notes=tuple(kink.sentence for kink in kinks),
            _shown=tree,
            _tree=tree,
            _kinks=tuple(kinks),
            _sources=(*self._sources, self._tree),
        )


def parse_function(text: str, variables: Sequence[str]) -> SymbolicFunction:
    r"""Read a formula, without ever evaluating text.

    Parameters
    ----------
    text : str
        At most `MAX_FORMULA_CHARACTERS` characters, `MAX_NODES` numbers, names, signs and
        functions, and `MAX_FORMULA_DEPTH` brackets inside each other. Read as mathematicians write:
        ``2x``, ``x^2`` or ``x**2`` or ``x²``, ``3sin(2x)``, ``sin 2x cos x``, ``sin^2 x``,
        ``|x|``, ``e^-x``, ``where(x < 0, a, b)``, and the LaTeX of these. ``log`` is the
        natural logarithm, ``step(0)`` is 1/2, ``cbrt`` is the real cube root.
    variables : sequence of str
        Names for the variables, such as ``("x", "y")``. A formula of another single letter has
        that one as its variable, where one is asked for.

    Returns
    -------
    SymbolicFunction

    Raises
    ------
    ExpressionError
        If the text is no string, too long, too deep or not in the grammar; if a part without
        variables is not finite and real; if exponents go beyond 64. Its ``position`` is
        where the offending part begins, counted from 0.
    GradientValueError
        If a name cannot be that of a variable.

    Notes
    -----
    ``-x^2`` is -(x^2) and 2^3^2 is 2^(3^2). Products without a sign are read from the left,
    like those with one: ``1/2x`` is (1/2)x, and `SymbolicFunction.notes` says so. An argument
    without brackets goes on up to the next sign or function.

    Examples
    --------
    >>> parse_function("1/2x", ["x"]).notes
    ('1/2x was read as (1/2)·x; write 1/(2x) for the other.',)
    >>> parse_function("2 + foo(x)", ["x"])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    gradient_core.errors.ExpressionError: `formula` must be made of x, numbers and known
    functions; got `foo` at character 5. ...
    """
    names = _checked_names(variables)
    if not isinstance(text, str):
        raise refused("text", quote(type(text).__name__), 0, "Write the formula as a string")
    if len(text) > MAX_FORMULA_CHARACTERS:
        rule = f"text of at most {MAX_FORMULA_CHARACTERS} characters"
        raise refused(
            rule, f"{len(text):,} characters, one too many", MAX_FORMULA_CHARACTERS, "Shorten it"
        )
    plain, notes = without_left_side(text, names)
    try:
        return _read(text, plain, names, notes)
    except ExpressionError as refusal:
        place = is_calculus(plain)
        if place is not None:
            rule, fix = "be the function alone", "Its exact slope is drawn beside"
            got = quote(text[place : place + 20])
            raise refused(rule, got, place, f"Type the function only. {fix}") from None
        return _in_another_form(text, plain, names, notes, refusal)


def _in_another_form(
    text: str, plain: str, names: tuple[str, ...], notes: list[str], refusal: ExpressionError
) -> SymbolicFunction:
    """Read branches, or other letters for the variables; else raise the refusal as it was."""
    written = as_where(plain)
    letters = other_letters(written or plain, names)
    if not written and not letters:
        raise refusal
    more = [f"Read as {written}."] if written else []
    if len(letters) == 1 and letters not in _OURS:  # what the code calls samples and distance
        names, letters = (letters,), ""
    more += [f"{a} was read as {b}." for a, b in zip(letters, names, strict=False)]
    try:
        return _read(text, written or plain, names, [*notes, *more], letters)
    except ExpressionError:
        raise refusal from None


def _read(
    text: str, plain: str, names: tuple[str, ...], notes: Sequence[str], letters: str = ""
) -> SymbolicFunction:
    """Read a text that is in our notation."""
    parser = Parser(plain, names, letters)
    shown = parser.read()
    tree = fold(shown, plain)
    parser.notes.roots(tree)
    return SymbolicFunction(text, names, (*notes, *parser.notes.sentences), shown, tree)


def _checked_names(variables: Sequence[str]) -> tuple[str, ...]:
    """Check the names of the variables: none may be a function or a word of Python."""
    names = tuple(variables)
    for name in names:
        plain = isinstance(name, str) and name.isascii() and name.isalpha()
        taken = SPELLINGS.get(name) in FUNCTIONS or keyword.iskeyword(name) if plain else True
        if taken or name in ("np", "pi", "tau"):
            raise GradientValueError(
                f"`variables` must be names of letters that are not taken; got {quote(str(name))}. "
                "Use x, y, t or the like."
            )
    if len(set(names)) < len(names):
        raise GradientValueError(
            f"`variables` must be different names; got {', '.join(names)}. Name each once."
        )
    return names


def warm_up() -> None:
    """Import SymPy, which takes a third of a second, so that the first formula need not wait."""
    parse_function("x", ["x"]).derivative("x")
