"""What a person typed or chose, read and judged: right, right but rounded, or a slip with a name.

Nothing that is typed is evaluated as a program: numbers and small expressions are read by
`gradient_core.formula`, which knows numbers, signs and brackets.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from gradient_core.errors import ParseError
from gradient_core.formula import ExpressionError, parse_function
from gradient_core.limits import LONGEST_ANSWER
from gradient_core.practice.bugs import Bug
from gradient_core.practice.data import LineData
from gradient_core.practice.items import Item, WrongAnswer
from gradient_core.practice.rules import WrongRule
from gradient_core.practice.slips import Slip
from gradient_core.text import as_fraction, plain_number, quote

RIGHT, ROUNDED, CUT = "right", "right, rounded", "right, but cut off"
SLIP, OTHER = "slip", "another answer"
TOO_SHORT, UNREADABLE = "too few digits", "no number"

_DECIMAL = re.compile(r"[+-]?(\d*)(?:\.(\d*))?")
_COMMA = re.compile(r"(?<!\d)(\d+),(\d+)(?!\d)")
_HOW = "Write a number such as 1.5, -3/2 or (8 - 2)/2."
_SAME = 1e-9
_FEWEST_DIGITS = 2
# Of an answer that is drawn among the samples, which are below 20.
_LARGEST_DRAWN = 1000


@dataclass(frozen=True)
class Typed:
    """A number as it was typed.

    Attributes
    ----------
    value : float
    decimals : int or None
        Digits behind the point of a plain decimal; None for a fraction or an expression, which
        are exact.
    digits : int
        How many of its digits count; 0 where it is exact.
    """

    value: float
    decimals: int | None = None
    digits: int = 0


@dataclass(frozen=True)
class Verdict:
    """What becomes of an answer.

    Attributes
    ----------
    outcome : str
        ``RIGHT``, ``ROUNDED``, ``CUT``, ``SLIP``, ``OTHER``, ``TOO_SHORT`` or ``UNREADABLE``.
    sentence : str
        What to say, in plain text; it may quote what was typed, between backquotes.
    slip : Slip or None
        The wrong rule that was used, where it is known.
    rule : WrongRule or None
        The same on the numbers of the item.

    Examples
    --------
    >>> Verdict(ROUNDED, "").is_right, Verdict(TOO_SHORT, "").counts
    (True, False)
    """

    outcome: str
    sentence: str
    slip: Slip | None = None
    rule: WrongRule | None = None

    @property
    def is_right(self) -> bool:
        """Whether the rule was the right one, whatever became of the last digit."""
        return self.outcome in (RIGHT, ROUNDED, CUT)

    @property
    def counts(self) -> bool:
        """Whether it was an answer at all, and not one to be typed once more."""
        return self.outcome not in (TOO_SHORT, UNREADABLE)


def read_answer(text: str) -> Typed:
    """Read one number: decimal, fraction, or a small expression.

    Parameters
    ----------
    text : str
        A decimal comma is read where it can mean nothing else; of ``(8-2)/2 = 3`` what is behind
        the last sign of equality.

    Returns
    -------
    Typed

    Raises
    ------
    ParseError
        Nothing, no number, or one that can be read in two ways; its message has the fix.

    Examples
    --------
    >>> [read_answer(text).value for text in ("0,5", "3/2", "(8-2)/2", "x = −3", "½")]
    [0.5, 1.5, 3.0, -3.0, 0.5]
    >>> read_answer("0.667")
    Typed(value=0.667, decimals=3, digits=3)
    >>> read_answer("1,250")
    Traceback (most recent call last):
        ...
    gradient_core.errors.ParseError: `1,250` can be 1.250 or 1250. Write the one that you mean.
    """
    if len(text) > LONGEST_ANSWER:
        raise _refused(f"An answer has at most {LONGEST_ANSWER} characters. {_HOW}")
    plain = _plain(text)
    if not plain:
        raise _refused(f"There is nothing to check yet. {_HOW}")
    plain = _with_points(plain)
    try:
        value = float(parse_function(plain, ()).evaluate())
    except ExpressionError:
        raise _refused(f"{quote(text)} is no number. {_HOW}") from None
    decimal = _DECIMAL.fullmatch(plain.replace(" ", ""))
    if decimal is None:
        return Typed(value)
    whole, behind = decimal[1].lstrip("0"), decimal[2] or ""
    counted = whole + behind if whole else behind.lstrip("0")
    return Typed(value, len(behind), len(counted))


def _refused(message: str) -> ParseError:
    return ParseError(message, argument="answer")


def _plain(text: str) -> str:
    """Return the text in plain signs: minus signs, a fraction in one character."""
    last = text.rpartition("=")[2].strip()
    if len(last.lstrip("+-−")) == 1:  # ½, which stands for 1/2
        last = unicodedata.normalize("NFKC", last)
    for sign in "−–":
        last = last.replace(sign, "-")
    return last.replace("\u2044", "/")


def _with_points(plain: str) -> str:
    """Return the text with decimal points for commas, refused where a comma can mean thousands."""
    if any(c.isalpha() for c in plain):
        return plain
    for whole, part in _COMMA.findall(plain):
        if len(part) == 3 and len(whole) <= 3 and whole[0] != "0":
            raise _refused(
                f"`{whole},{part}` can be {whole}.{part} or {whole}{part}. Write the one that you "
                "mean."
            )
    return _COMMA.sub(r"\1.\2", plain)


def judge(item: Item, text: str) -> Verdict:
    """Judge a number that was typed.

    Parameters
    ----------
    item : Item
        Whose answer is a number.
    text : str

    Returns
    -------
    Verdict
        Nothing is raised: what is no number is a verdict that does not count.

    Examples
    --------
    >>> from gradient_core.practice.items import draw_item
    >>> item = draw_item("class-7b", 4, 3)
    >>> print(item.right, *(judge(item, text).outcome for text in ("1/12", "0.083", "1/6", "7")))
    1/12 right right, rounded slip another answer
    >>> print(judge(item, "1/6").sentence)
    1/6 is what comes of the secant across both gaps.
    >>> print(judge(item, "seven").sentence)
    `seven` is no number. Write a number such as 1.5, -3/2 or (8 - 2)/2.
    """
    if not isinstance(item.right, Fraction):
        raise ValueError("the answer of this item is chosen, not typed")
    try:
        typed = read_answer(text)
    except ParseError as error:
        return Verdict(UNREADABLE, error.message)
    if _is_same(typed, item.right):
        return Verdict(RIGHT, f"{told(item.right)} is right.")
    for wrong in item.wrong:
        if _is_same(typed, wrong.answer):
            return _named(typed, wrong)
    return _rounded(item.right, item.wrong, typed)


def _is_same(typed: Typed, value: Fraction) -> bool:
    return abs(typed.value - float(value)) <= _SAME * max(1.0, abs(float(value)))


def _named(typed: Typed, wrong: WrongAnswer) -> Verdict:
    sentence = f"{_shown(typed)} is what comes of {wrong.slip.name}."
    return Verdict(SLIP, sentence, wrong.slip, wrong.rule)


def _shown(typed: Typed) -> str:
    meant = as_fraction(typed.value)
    is_long = meant is None or len(str(meant)) > 8 or typed.decimals is not None
    return plain_number(typed.value, 6, minus="−") if is_long else told(meant)


def told(value: Fraction | None) -> str:
    """Return a fraction with a true minus sign; as a decimal too where that is short.

    Examples
    --------
    >>> told(Fraction(-3, 2)), told(Fraction(2, 3)), told(Fraction(4))
    ('−3/2 = −1.5', '2/3', '4')
    """
    if value is None:
        return ""
    decimal = plain_number(float(value), minus="−")
    is_short = value.denominator > 1 and len(decimal) <= 6
    text = str(value).replace("-", "−")
    return f"{text} = {decimal}" if is_short else text


def _rounded(right: Fraction, wrong: tuple[WrongAnswer, ...], typed: Typed) -> Verdict:
    """Judge a number that is neither the right one nor that of a slip, to the last digit."""
    other = Verdict(OTHER, f"{_shown(typed)} is not right, and no usual slip gives it.")
    if typed.decimals is None:
        return other
    unit = 10.0**-typed.decimals
    by_rule = {None: right} | {each: each.answer for each in wrong}
    away = {each: abs(typed.value - float(value)) for each, value in by_rule.items()}
    nearest = min(away, key=lambda each: away[each])
    if away[nearest] > unit * (1 - _SAME):
        return other
    if typed.digits < _FEWEST_DIGITS or not typed.decimals:
        if away[nearest] > unit / 2 or not typed.decimals:
            return other
        short = f"{_shown(typed)} has too few digits to tell: give two at least, or a fraction."
        return Verdict(TOO_SHORT, short)
    is_rounded = away[nearest] <= unit / 2 * (1 + _SAME)
    if nearest is not None:
        return _named(typed, nearest) if is_rounded else other
    exact = f"exactly it is {told(right)}"
    if is_rounded:
        return Verdict(ROUNDED, f"{_shown(typed)} is right, rounded: {exact}.")
    if abs(typed.value) < abs(float(right)):
        sentence = f"The rule is right, the last digit is cut off and not rounded: {exact}."
        return Verdict(CUT, sentence)
    return other


def pulled_to(item: Item, typed: str) -> LineData | None:
    """Return the samples as somebody answered who pulled one of them.

    Parameters
    ----------
    item : Item
        Of the kind ``PULL``.
    typed : str
        The answer; of one that is a slip when rounded, it is the number of the slip.

    Returns
    -------
    LineData or None
        None for what is no number, none that can be told exactly, or too large to be drawn.

    Examples
    --------
    >>> from gradient_core.practice.items import draw_item
    >>> item = draw_item("class-7b", 4, 6)
    >>> print(item.code, item.right, pulled_to(item, "7").code, pulled_to(item, "1e9"), sep="; ")
    np.gradient([8, 11, 9, ?, 6, 1], 3)[4]; 19; np.gradient([8, 11, 9, 7, 6, 1], 3)[4]; None
    """
    verdict = judge(item, typed)
    if verdict.is_right and isinstance(item.right, Fraction):
        return item.with_sample(item.right)
    if verdict.slip is not None:
        return item.with_sample(next(w.answer for w in item.wrong if w.rule == verdict.rule))
    try:
        value = as_fraction(read_answer(typed).value)
    except ParseError:
        return None
    return None if value is None or abs(value) > _LARGEST_DRAWN else item.with_sample(value)


def judge_choice(item: Item, chosen: str, effect: str = "") -> Verdict:
    """Judge what was chosen.

    Parameters
    ----------
    item : Item
        Whose answer is chosen.
    chosen : str
        Text of one of its choices.
    effect : str
        Text of one of its effects, for a bug.

    Returns
    -------
    Verdict

    Examples
    --------
    >>> from gradient_core.practice.items import draw_item
    >>> item = draw_item("class-7b", 2, 1)
    >>> [(c.text, judge_choice(item, c.text).outcome) for c in item.choices][:2]
    [('f[0] and f[2]', 'slip'), ('f[1] and f[2]', 'slip')]
    """
    choice = next((each for each in item.choices if each.text == chosen), None)
    if choice is None:
        return Verdict(UNREADABLE, "Choose one first.")
    if isinstance(item.data, Bug):
        return _judge_bug(item.data, chosen, effect)
    said = f"`{chosen}`" if choice.is_code else chosen
    if choice.slip is None:
        return Verdict(RIGHT, f"{said} is right.")
    sentence = f"{said}: that is {choice.slip.name}."
    return Verdict(SLIP, sentence, choice.slip, choice.rule)


def _judge_bug(bug: Bug, chosen: str, effect: str) -> Verdict:
    if effect not in (bug.effect, *bug.other_effects):
        return Verdict(UNREADABLE, "Choose the line, and what comes of it.")
    is_line, is_effect = chosen == bug.lines[bug.wrong_line], effect == bug.effect
    if is_line and is_effect:
        return Verdict(RIGHT, "That is the line, and that is what comes of it.")
    if is_line:
        return Verdict(OTHER, "That is the line, but something else comes of it.")
    if is_effect:
        return Verdict(OTHER, "That is what comes of it, but another line is to blame.")
    return Verdict(OTHER, "It is another line, and something else comes of it.")
