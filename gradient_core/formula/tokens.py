"""The words of a formula: numbers, names, signs and the simple commands of LaTeX.

A name reaches the parser only if it is a variable or stands in the table of functions;
a command only if it stands for a sign, a function or a fraction. Every other character is
refused here, with its place and what to write. Every repetition in the expression is
possessive, so that reading stays linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from gradient_core.formula.errors import ExpressionError, refused
from gradient_core.formula.functions import CONSTANTS, FUNCTIONS, SPELLINGS
from gradient_core.text import quote

_SIGNS = str.maketrans("−–·⋅∙•×∗÷∕⁄", "--*****" + "*///")  # noqa: RUF001
RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_RAISED = str.maketrans(RAISED, "0123456789-")
_DIGITS = r"[0-9]++"
_SPACING = r"\\(?:[,;:! ]|(?:quad|qquad|left|right|displaystyle)(?![A-Za-z]))"
_LETTER = r"(?:(?![⁰¹²³⁴⁵⁶⁷⁸⁹])[^\W\d])"

_TOKEN = re.compile(
    rf"(?P<space>(?:\s|{_SPACING})++)"
    rf"|(?P<number>(?:{_DIGITS}(?:\.(?:{_DIGITS})?+)?+|\.{_DIGITS})(?:[eE][+-]?+{_DIGITS})?+)"
    r"|(?P<raised>⁻?+[⁰¹²³⁴⁵⁶⁷⁸⁹]++)"
    r"|(?P<base>\\?+log_(?:(?P<plain>10|2)|\{(?P<braced>10|2)\}))"
    r"|\\(?:operatorname|mathrm|text)\{(?P<upright>[A-Za-z0-9]++)\}"
    r"|\\(?P<command>[A-Za-z]++)"
    # digits end a name only in log10, log2 and atan2: sin2x is sin 2x
    rf"|(?P<module>(?:np|numpy|math)\.)?+(?P<word>√|{_LETTER}++"
    r"(?:(?<=log)(?:10|2)(?![\d.])|(?:(?<=atan)|(?<=arctan))2)?+)"
    r"|(?P<sign>\*\*|<=|>=|/(?!/)|[-+*^(){}\[\],|<>≤≥])"
    r"|(?P<other>\.\s*+[^\W\d]\w*+|[=<>!]=|//|.)",
    re.DOTALL,
)
_LEFT_SIDE = re.compile(r"\s*(?:\([^()]*\))?\s*=(?!=)")  # y =, f(x) =
_COMMANDS: Final[dict[str, str]] = {
    **{"cdot": "*", "times": "*", "ast": "*", "div": "/", "vert": "|", "lvert": "|"},
    **{"rvert": "|", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "lt": "<", "gt": ">"},
    **{"frac": "frac", "dfrac": "frac", "tfrac": "frac"},
}
_SAME_SIGN = {"**": "^", "≤": "<=", "≥": ">="}
_FIXES: Final[dict[str, str]] = {
    "=": "Leave out the sign and what stands before it",
    "==": "Compare with < <= > or >= inside where(x < 0, a, b)",
    "!=": "Compare with < <= > or >= inside where(x < 0, a, b)",
    "!": "Write a factorial out as a number",
    "//": "Divide with one /",
    "%": "Write a percentage as a decimal",
    "'": "Remove the quotation marks",
    '"': "Remove the quotation marks",
    "$": "Leave out the dollar signs",
    "\\": "Leave out the backslash",
    ".": "Write decimals as 0.5",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the text.

    Attributes
    ----------
    kind : str
        ``"number"``, ``"name"``, ``"raised"`` (superscript digits), ``"frac"``, ``"end"``, or
        the sign itself; `text` is then the same.
    text : str
        The digits; the name in the table of functions; the digits that were raised.
    start, end : int
        The characters of the formula that it was read from.
    """

    kind: str
    text: str
    start: int
    end: int


_LETTERS = 3  # of a name that is no slip for a function, where it stands alone


class Words:
    """The tokens of one text, and notes on words that were taken apart.

    Parameters
    ----------
    text : str
    variables : sequence of str
    letters : str
        What the variables are called in the text, too, one letter each; empty for nothing.

    Attributes
    ----------
    tokens : list of Token
        The last one is of the kind ``"end"``.
    notes : list of str
    """

    def __init__(self, text: str, variables: Sequence[str], letters: str = "") -> None:
        self.text = text
        self.variables = tuple(variables)
        # A variable called e is the variable.
        self.names = SPELLINGS | {name: name for name in variables}
        self.names |= dict(zip(letters, self.variables, strict=False))
        self.notes: list[str] = []
        self.tokens = [
            token
            for match in _TOKEN.finditer(text.translate(_SIGNS))
            if match.lastgroup != "space"
            for token in self._read(match)
        ]
        self.tokens.append(Token("end", "", len(text), len(text)))

    def _read(self, match: re.Match[str]) -> Iterator[Token]:
        """Turn one match into tokens: a word may be several names."""
        start, end = match.span()
        if match["number"]:
            yield Token("number", match["number"], start, end)
        elif match["raised"]:
            yield Token("raised", match["raised"].translate(_RAISED), start, end)
        elif match["sign"]:
            sign = _SAME_SIGN.get(match["sign"], match["sign"])
            yield Token(sign, sign, start, end)
        elif match["base"]:
            yield Token("name", f"log{match['plain'] or match['braced']}", start, end)
        elif match["command"]:
            yield self._command(match["command"], start, end)
        elif match["upright"] or match["module"]:
            # nothing is taken apart here: np.load is no product
            yield self._whole(match["upright"] or match["word"], start, end)
        elif match["word"]:
            yield from self._word(match["word"], start)
        else:
            raise self._stranger(match[0], start)

    def _command(self, name: str, start: int, end: int) -> Token:
        """Read a command of LaTeX."""
        if name in _COMMANDS:
            return Token(_COMMANDS[name], _COMMANDS[name], start, end)
        if name in SPELLINGS:
            return Token("name", SPELLINGS[name], start, end)
        fix = _nearest(name, (*SPELLINGS, *_COMMANDS), "\\")
        rule = "use LaTeX of the simple kind"
        fix = fix or r"Write \frac{a}{b}, \sqrt{x}, \cdot, \pi or a function such as \sin"
        raise refused(rule, quote("\\" + name), start, fix)

    def _whole(self, name: str, start: int, end: int) -> Token:
        """Read a name that is marked as a whole, by ``np.`` or by an upright font."""
        if name not in SPELLINGS:
            raise self._unknown(self.text[start:end], start)
        return Token("name", SPELLINGS[name], start, end)

    def _word(self, word: str, start: int) -> Iterator[Token]:
        """Read a run of letters as one name, or as several: ``sinx``, ``xy``, ``2pix``."""
        if word in self.names:
            yield Token("name", self.names[word], start, start + len(word))
            return
        pieces = _taken_apart(word, self.names)
        functions = any(self.names[piece] in FUNCTIONS for piece in pieces)
        # sine(x) and loge(x) are no products with Euler's number
        if not pieces or (functions and self.names[pieces[-1]] == "e"):
            raise self._unknown(word, start)
        if word.isascii():  # πx is clear
            self.notes.append(f"{word} was read as {(' ' if functions else '·').join(pieces)}.")
        for piece in pieces:
            yield Token("name", self.names[piece], start, start + len(piece))
            start += len(piece)

    def _lone(self, word: str, start: int) -> str:
        """Say what to write for a name that stands alone: it is no function."""
        if self.text[start + len(word) :].lstrip()[:1] in ("(", "\\", "{") or len(word) > _LETTERS:
            return ""
        variables = " and ".join(self.variables)
        are = "s here are" if len(self.variables) > 1 else " here is"
        return f"The variable{are} {variables}: write that, or a number, for {word}"

    def _unknown(self, word: str, start: int) -> ExpressionError:
        """Make the refusal of a word that is no name."""
        rule = f"made of {', '.join(self.variables)}, numbers and known functions"
        fix = _retype(word) or self._lone(word, start) or _nearest(word, tuple(self.names))
        fix = fix or _known()
        if _LEFT_SIDE.match(self.text, start + len(word)):
            fix = _FIXES["="]
        return refused(rule, quote(word), start, fix)

    def _stranger(self, part: str, start: int) -> ExpressionError:
        """Make the refusal of a character that no formula has."""
        fix = _FIXES.get(part) or _FIXES.get(part[0]) or _retype(part)
        rule = "made of numbers, names and the signs + - * / ^ ( ) |"
        return refused(rule, quote(part), start, fix or "Leave it out")


def _taken_apart(word: str, names: dict[str, str]) -> list[str]:
    """Split a word into known names, from the left the longest that leave no rest; or none."""
    length = len(word)
    longest = max(map(len, names))
    # piece[i]: length of the first name of word[i:], 0 if no names add up to it
    piece = [0] * length + [1]
    for start in reversed(range(length)):
        for size in range(min(longest, length - start), 0, -1):
            if piece[start + size] and word[start : start + size] in names:
                piece[start] = size
                break
    pieces: list[str] = []
    start = 0
    while start < length and piece[0]:
        pieces.append(word[start : start + piece[start]])
        start += piece[start]
    return pieces


def _retype(text: str) -> str:
    """Say which character does not come from a keyboard."""
    strange = next((c for c in text if not " " <= c <= "~"), "")
    if not strange:
        return ""
    name = unicodedata.name(strange, "an invisible character")
    return f"Retype the character U+{ord(strange):04X} ({name}) from the keyboard"


def _nearest(word: str, names: Sequence[str], before: str = "") -> str:
    """Ask for the known name that was probably meant; say nothing if none is near."""
    bare = word.lower().removeprefix("np.")[:20]
    if len(bare) == 1:
        return ""
    near = get_close_matches(bare, [name for name in names if len(name) > 1], 1)
    return f"Did you mean {quote(before + near[0])}? Write products with *" if near else ""


def _known() -> str:
    return f"Known are {', '.join((*FUNCTIONS, *CONSTANTS))}"
