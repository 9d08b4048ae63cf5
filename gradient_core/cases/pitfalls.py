"""What surprises people about `numpy.gradient`, by number as in the link ``/guide?pitfall=8``.

Each is a question, the smallest case that shows it, and what the installed NumPy says to that; a
test runs every case. The questions are those of ``data/QUESTIONS.md``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from gradient_core.cases.records import DATA, read_examples

GROUPS: Final = {
    "numbers": "The numbers themselves",
    "spacing": "Spacing",
    "axes": "Axes",
    "ends": "The two ends",
    "accuracy": "Accuracy",
}
"""The groups in their order: the word in the file, and the heading."""

SILENT, WARNS, RAISES, RIGHT = "silent", "warns", "raises", "right"
REACTIONS: Final = {
    SILENT: "NumPy says nothing",
    WARNS: "NumPy warns",
    RAISES: "NumPy refuses",
    RIGHT: "NumPy is right, and surprises",
}
"""How NumPy takes a case: the word in the file, and what it means."""

_WORD = re.compile(r"[^\W_]+")
_PLURALS: Final = {"axes": "axis", "indices": "index", "matrices": "matrix"}
_SHORT = 3  # letters of a word whose last s is no plural: axis=0 is, does, has


@dataclass(frozen=True, kw_only=True)
class Pitfall:
    """One question with its smallest case; the link is ``/guide?pitfall=number``.

    Attributes
    ----------
    name : str
        The head of its table.
    number : int
        In ``data/QUESTIONS.md``. Stable, since it goes into links.
    group : str
        A key of `GROUPS`.
    question : str
        As a reader asks it, in plain text.
    answer : str
        One line, in Markdown.
    case : str
        Lines of Python that need `numpy` as ``np``, and print.
    says : str
        What a terminal shows when they are run: warnings, each once, then what is printed, then the
        last line of a traceback.
    reaction : str
        A key of `REACTIONS`.
    truth : str
        What is true of the case, in Markdown.
    why : str
        Two or three sentences, in Markdown.
    link : str
        The page and the query that open this very case.
    to_see : str
        What is to be seen there.
    also : str
        Further words by which it is found.
    errors : tuple of str
        Codes of the messages, as `gradient_core.explain_error` has them, that come of it.

    Examples
    --------
    >>> PITFALLS[22].question
    'Why is the slope 0 at my spike, and where did the zigzag go?'
    >>> print(PITFALLS[22].script)
    import numpy as np
    print(np.gradient([0, 0, 5, 0, 0]))
    print(np.gradient([1, -1, 1, -1, 1, -1, 1, -1]))
    """

    name: str
    number: int
    group: str
    question: str
    answer: str
    case: str
    says: str
    reaction: str
    truth: str
    why: str
    link: str
    to_see: str
    also: str = ""
    errors: tuple[str, ...] = ()

    @property
    def script(self) -> str:
        """The case with the import it needs, to be pasted somewhere else."""
        return f"import numpy as np\n{self.case}"

    @cached_property
    def text(self) -> str:
        """All of it that is searched, in one."""
        group = GROUPS[self.group]
        parts = (self.question, self.answer, self.case, self.says, self.truth, self.why, self.also)
        return " ".join((f"{self.number}", group, *parts))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, as `words_of` makes them."""
        return frozenset(words_of(self.text))


def words_of(text: str) -> list[str]:
    """Return the words of a text without capitals, accents and the ends of plurals.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> words_of("Why do the AXES of Müller's edge_order=2 differ?")
    ['why', 'do', 'the', 'axis', 'of', 'muller', 's', 'edge', 'order', '2', 'differ']
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return [_singular(word) for word in _WORD.findall(plain)]


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "is", "us")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[: -2 if word.endswith(("shes", "ches", "xes", "sses")) else -1]


def find_pitfalls(wanted: str) -> list[Pitfall]:
    """Return the pitfalls that have all words of a text, or words that begin like them.

    Parameters
    ----------
    wanted : str
        What is looked for; nothing finds all. Signs without a word, such as ``()``, are looked for
        as they are.

    Returns
    -------
    list of Pitfall
        In the order of the file.

    Examples
    --------
    >>> [found.number for found in find_pitfalls("MATLAB")]
    [35]
    >>> find_pitfalls("spikes") == find_pitfalls("Spike") != []
    True
    >>> [found.number for found in find_pitfalls("()")][0]
    19
    """
    words = words_of(wanted)
    if not words:
        return [each for each in PITFALLS.values() if wanted.strip() in each.text]
    return [each for each in PITFALLS.values() if all(_has(each, word) for word in words)]


def _has(pitfall: Pitfall, word: str) -> bool:
    return any(each.startswith(word) for each in pitfall.words)


def pitfall_of(code: str) -> Pitfall | None:
    """Return the pitfall that a message comes of, None if there is none.

    Parameters
    ----------
    code : str
        Of the message: ``Note.code`` of `gradient_core.explain_error`.

    Examples
    --------
    >>> pitfall_of("minus_tuple").number
    18
    """
    return next((each for each in PITFALLS.values() if code in each.errors), None)


PITFALLS: Final = {
    each.number: each for each in read_examples(Pitfall, DATA / "pitfalls.toml").values()
}
