"""How numbers are written in tables: decimal and thousands signs, units beside them, missing ones.

A form is tried on a whole table, because one table is written by one person or program. What a
form does not match is no number in that form: nothing is guessed for one cell alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gradient_core.arrays.tokens import BadWord, Number, read_number
from gradient_core.limits import LONGEST_NUMBER

MISSING = frozenset(
    ("", "-", "--", "—", "?", ".", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "missing")
)

_CURRENCIES = "$€£¥₹"
# Units that may stand behind a number. No others, and no k, M or B alone: `5k` is 5,000 to
# somebody, and `2i` is no 2.
_UNITS = (
    *(
        "m",
        "cm",
        "mm",
        "km",
        "\u00b5m",
        "nm",
        "s",
        "ms",
        "\u00b5s",
        "min",
        "h",
        "g",
        "kg",
        "mg",
        "N",
        "kN",
    ),
    *("Pa", "kPa", "hPa", "MPa", "bar", "mbar", "V", "mV", "A", "mA", "W", "kW", "J", "kJ", "Hz"),
    *("kHz", "MHz", "L", "l", "mL", "ml", "ft", "in", "mi", "lb", "mph", "mol", "rad", "deg"),
    *("m/s", "km/h", "m/s^2", "m/s²", "%", "‰", "°", "°C", "°F", "ppm", "USD", "EUR", "GBP"),
    *("CHF", "JPY", *_CURRENCIES),
)
_SIGNED = re.compile(
    rf"(?P<sign>[+-]?+)(?P<before>[{_CURRENCIES}]?+) ?+(?P<number>[^\s{_CURRENCIES}].*?)"
    rf"(?: ?(?P<after>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))}))?"
)
_SPACES = "\u00a0\u202f\u2009"  # what programs write between thousands, besides a plain space
_SPACE_FOR = str.maketrans(dict.fromkeys(_SPACES, " "))
_MINUS_FOR = str.maketrans({"\u2212": "-", "\u2013": "-"})


@dataclass(frozen=True)
class NumberForm:
    """One way of writing numbers.

    Attributes
    ----------
    decimal : str
        ``.`` or ``,``.
    thousands : str
        What may stand between groups of three digits; empty for nothing.
    """

    decimal: str
    thousands: str = ""

    @cached_property
    def pattern(self) -> str:
        """What a number in this form looks like, as a regular expression."""
        point = re.escape(self.decimal)
        groups = rf"[1-9][0-9]{{0,2}}(?:{re.escape(self.thousands)}[0-9]{{3}})++(?![0-9])|"
        whole = rf"(?:{groups if self.thousands else ''}[0-9]++)"
        return rf"[+-]?+(?:{whole}(?:{point}[0-9]*+)?+|{point}[0-9]++)(?:[eEdD][+-]?+[0-9]++)?+"

    @property
    def words(self) -> str:
        """The form, as a person would say it."""
        names = {".": "decimal point", ",": "decimal comma"}
        if not self.thousands:
            return names[self.decimal]
        between = {" ": "a space"}.get(self.thousands, f"`{self.thousands}`")
        return f"{names[self.decimal]}, {between} between thousands"

    def may_be_in(self, text: str) -> bool:
        """Whether a text has what makes this form differ from the plain one."""
        if self.thousands:
            text = text.translate(_SPACE_FOR).replace("\u2019", "'")
            between = rf"[0-9]{re.escape(self.thousands)}[0-9]{{3}}(?![0-9])"
            return re.search(between, text) is not None
        return self == PLAIN or re.search(r"[0-9],|,[0-9]", text) is not None

    def read(self, word: str) -> Number | None:
        """Read one number; None if it is none in this form.

        Examples
        --------
        >>> NumberForm(",", ".").read("-1.234,5"), NumberForm(".").read("1.0D+5")
        (-1234.5, 100000.0)
        >>> NumberForm(".", ",").read("12,34") is None
        True
        """
        if len(word) > LONGEST_NUMBER:
            return None
        if re.fullmatch(self.pattern, word):
            plain = word.replace(self.thousands, "") if self.thousands else word
            plain = plain.replace(self.decimal, ".").replace("d", "e").replace("D", "e")
            number = read_number(plain)
        elif self == PLAIN and " " not in word:
            number = read_number(word)  # fractions, multiples of pi, complex numbers
        else:
            return None
        return None if isinstance(number, BadWord) else number


PLAIN = NumberForm(".")

FORMS = (
    PLAIN,
    NumberForm(","),
    NumberForm(".", ","),
    NumberForm(",", "."),
    NumberForm(".", " "),
    NumberForm(",", " "),
    NumberForm(".", "'"),
    NumberForm(",", "'"),
)
"""What is tried, what is most usual first."""


def tidied(cell: str) -> str:
    """Return a cell with plain spaces and minus signs, and nothing around it."""
    cell = cell.translate(_SPACE_FOR).strip().replace("\u2019", "'")
    return cell if cell[:1].isalpha() else cell.translate(_MINUS_FOR)


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.lower() in MISSING


def read_with_unit(cell: str, form: NumberForm) -> tuple[Number, str] | None:
    """Read a number and the unit or currency beside it; None if the cell is no number.

    Examples
    --------
    >>> read_with_unit("$1,200", NumberForm(".", ",")), read_with_unit("-5 °C", PLAIN)
    ((1200, '$'), (-5, '°C'))
    >>> read_with_unit("5k", PLAIN) is None
    True
    """
    number = form.read(cell)
    if number is not None:
        return number, ""
    match = _SIGNED.fullmatch(cell)
    if match is None or not (match["before"] or match["after"]):
        return None
    number = form.read(match["sign"] + match["number"].rstrip())
    if number is None or (match["before"] and match["after"]):
        return None
    return number, match["before"] or match["after"]
