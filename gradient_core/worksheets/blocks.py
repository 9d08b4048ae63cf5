"""What stands on paper, whatever it is written in: words, code, what to choose from, formulas."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TypeAlias


@dataclass(frozen=True)
class Words:
    """A paragraph in plain text.

    Attributes
    ----------
    text : str
    code : str
        What stands behind it as code; may be empty.
    strong : str
        What stands before it in bold; may be empty.
    """

    text: str
    code: str = ""
    strong: str = ""


@dataclass(frozen=True)
class Code:
    """Lines of a program, or a call.

    Attributes
    ----------
    lines : tuple of str
    numbered : bool
        Whether each line has its number before it.
    """

    lines: tuple[str, ...]
    numbered: bool = False

    @property
    def shown(self) -> str:
        """The lines as they stand on paper."""
        if not self.numbered:
            return "\n".join(self.lines)
        return "\n".join(f"{number}  {line}" for number, line in enumerate(self.lines, 1))


@dataclass(frozen=True)
class Options:
    """A list of which one is to be chosen, each with a letter.

    Attributes
    ----------
    texts : tuple of str
        Plain text.
    is_code : bool
    """

    texts: tuple[str, ...]
    is_code: bool = False

    def letter(self, text: str) -> str:
        """Return the letter of one of them."""
        return ascii_lowercase[self.texts.index(text)]

    @property
    def lettered(self) -> tuple[tuple[str, str], ...]:
        """Each with its letter: ``("a", "f[0] and f[2]")``."""
        return tuple((ascii_lowercase[k], text) for k, text in enumerate(self.texts))


@dataclass(frozen=True)
class Formula:
    r"""An equation in steps.

    Attributes
    ----------
    name : str
        LaTeX of the left side: ``g_{2}``.
    equals : tuple of str
        LaTeX of what it equals, one after the other.

    Examples
    --------
    >>> formula = formula_of(r"g_{2} = \frac{8 - 2}{2} = 3")
    >>> formula.name, formula.equals
    ('g_{2}', ('\\frac{8 - 2}{2}', '3'))
    >>> print(formula.latex)
    \begin{aligned} g_{2} &= \frac{8 - 2}{2} \\[4pt] &= 3 \end{aligned}
    """

    name: str
    equals: tuple[str, ...]

    @property
    def latex(self) -> str:
        """All of it, one step below the other."""
        steps = r" \\[4pt] ".join(f"&= {step}" for step in self.equals)
        return rf"\begin{{aligned}} {self.name} {steps} \end{{aligned}}"


def formula_of(latex: str) -> Formula:
    """Return an equation cut at its signs of equality, so that it fits the width of a page."""
    name, *equals = latex.split(" = ")
    return Formula(name, tuple(equals))


@dataclass(frozen=True)
class Space:
    """Empty lines to write on.

    Attributes
    ----------
    lines : int
    """

    lines: int


Block: TypeAlias = Words | Code | Options | Formula | Space
