"""What was asked and answered, to take along: as Markdown, and as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from io import StringIO

from gradient_core.text import quote

SURE, PROBABLY, GUESS = "sure", "probably", "guess"
SKIPPED = "skipped"
PUBLISHED = "published answer"
"""The kind of what is no item: a published answer whose mistake is to be found."""

_TRIES = {2: "second", 3: "third", 4: "fourth"}

# What a spreadsheet would take for a formula, or for the beginning of one after a blank.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Answered:
    """One item, and what became of it.

    Attributes
    ----------
    number, level : int
        Of the item.
    kind, question, code : str
        What was asked: the question in words, and the call.
    right : str
        The right answer.
    typed : str
        What was answered last; empty where it was skipped.
    outcome : str
        As in `gradient_core.practice.answers.Verdict`, or ``SKIPPED``.
    slip : str
        Name of the slip of the first answer, empty if none is known.
    confidence : str
        ``SURE``, ``PROBABLY`` or ``GUESS``; empty where it was not asked.
    tries : int
        How many answers there were.
    is_right : bool
        Whether the last one was right.

    Examples
    --------
    >>> one = Answered(1, 4, "next value", "What is it?", "f", "3", "2", "slip", "the secant")
    >>> for line in summary_csv([one]).splitlines():
    ...     print(line)
    number,level,kind,question,code,right,typed,outcome,slip,confidence,tries,is_right
    1,4,next value,What is it?,f,3,2,slip,the secant,sure,1,False
    """

    number: int
    level: int
    kind: str
    question: str
    code: str
    right: str
    typed: str
    outcome: str
    slip: str = ""
    confidence: str = SURE
    tries: int = 1
    is_right: bool = False


def harmless(text: str) -> str:
    """Return the text of a cell so that no spreadsheet takes it for a formula.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> harmless("=1+1"), harmless("3/2"), harmless("-3")
    ("'=1+1", '3/2', "'-3")
    """
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def summary_csv(log: Sequence[Answered]) -> str:
    """Return a table with one row for each item.

    Parameters
    ----------
    log : sequence of Answered

    Returns
    -------
    str
        CSV with a row of names.
    """
    names = [field.name for field in fields(Answered)]
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    for each in log:
        writer.writerow([harmless(str(getattr(each, name))) for name in names])
    return out.getvalue()


@dataclass(frozen=True)
class Counts:
    """How many of the questions that were answered were right.

    Attributes
    ----------
    asked : int
        Those that were skipped are left out.
    at_first, later : int
        Right at the first try, and at one after it.

    Examples
    --------
    >>> print(Counts(8, 3, 4), Counts(1, 1, 0), sep="; ")
    3 of 8 right at once, 4 at a later try; 1 of 1 right at once
    """

    asked: int
    at_first: int
    later: int

    def __str__(self) -> str:
        later = f", {self.later} at a later try" if self.later else ""
        return f"{self.at_first} of {self.asked} right at once{later}"


def counts(log: Sequence[Answered]) -> Counts:
    """Count what was right at the first try, and at a later one.

    Parameters
    ----------
    log : sequence of Answered
    """
    asked = [each for each in log if each.outcome != SKIPPED]
    tries = [each.tries for each in asked if each.is_right]
    return Counts(len(asked), sum(k == 1 for k in tries), sum(k > 1 for k in tries))


def summary_markdown(log: Sequence[Answered], seed: str) -> str:
    """Return the same to read: how many were right, which slips, and every item.

    Parameters
    ----------
    log : sequence of Answered
    seed : str
        As `gradient_core.practice.read_seed` returns it.

    Returns
    -------
    str

    Examples
    --------
    >>> one = Answered(1, 4, "next value", "What is it?", "f", "3", "2", "slip", "the secant")
    >>> print(summary_markdown([one], "class-7b"))
    # Practice with np.gradient
    <BLANKLINE>
    Seed class-7b: 0 of 1 right at once. Sure, and wrong at first: 1.
    <BLANKLINE>
    Slips: the secant (1).
    <BLANKLINE>
    1. **next value**, item 1, level 4: What is it? `f`
       - answered `2` (sure), right: 3
       - slip: the secant
    <BLANKLINE>
    """
    asked = [each for each in log if each.outcome != SKIPPED]
    wrong_at_first = [each for each in asked if not each.is_right or each.tries > 1]
    sure = sum(each.confidence == SURE for each in wrong_at_first)
    slips = Counter(each.slip for each in log if each.slip)
    lines = [
        "# Practice with np.gradient",
        f"Seed {seed}: {counts(log)}. Sure, and wrong at first: {sure}.",
    ]
    if slips:
        told = ", ".join(f"{slip} ({count})" for slip, count in slips.most_common())
        lines.append(f"Slips: {told}.")
    lines.append("\n".join(_item_lines(log)))
    return "\n\n".join(line for line in lines if line) + "\n"


def _item_lines(log: Sequence[Answered]) -> list[str]:
    lines = []
    for place, each in enumerate(log, 1):
        lines.append(
            f"{place}. **{each.kind}**, item {each.number}, level {each.level}: {each.question} "
            f"`{each.code}`"
        )
        sure = f" ({each.confidence})" if each.confidence else ""
        answered = f"answered {quote(each.typed)}{sure}" if each.typed else SKIPPED
        again = f", {_TRIES.get(each.tries, 'later')} try" if each.tries > 1 else ""
        lines.append(f"   - {answered}{again}, right: {each.right}")
        if each.slip:
            lines.append(f"   - slip: {each.slip}")
    return lines
