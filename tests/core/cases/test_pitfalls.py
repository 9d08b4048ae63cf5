"""Every pitfall is so: its case run with the installed NumPy, its words, and how it is found."""

from __future__ import annotations

import contextlib
import io
import re
import traceback
import warnings
from importlib.resources import files

import numpy as np
import pytest

from gradient_core.calls.messages import _MESSAGES
from gradient_core.cases import GROUPS, PITFALLS, REACTIONS, Pitfall, find_pitfalls, pitfall_of
from gradient_core.cases.pitfalls import RAISES, WARNS

COUNT = 38
MOST_QUESTION, MOST_ANSWER, MOST_TRUTH, MOST_WHY, MOST_LINE = 85, 95, 110, 300, 100
MOST_TO_SEE = 34  # on a phone a link is on one line

each_pitfall = pytest.mark.parametrize(
    "pitfall", PITFALLS.values(), ids=lambda each: f"{each.number}-{each.name}"
)


def shown(case: str) -> tuple[str, str]:
    """Run a case; return what a terminal shows, and how NumPy takes it.

    Warnings come once each and without their place, of a traceback there is the last line.
    """
    terminal, reaction = io.StringIO(), ""
    warned: list[str] = []

    def warn(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
        line = f"{category.__name__}: {message}"
        if line not in warned:
            warned.append(line)
            print(line)

    with warnings.catch_warnings(), contextlib.redirect_stdout(terminal):
        warnings.simplefilter("always")
        warnings.showwarning = warn
        try:
            exec(case, {"np": np})
        except Exception as error:
            print(traceback.format_exception_only(error)[-1].strip())
            reaction = RAISES
    return terminal.getvalue().strip(), reaction or (WARNS if warned else "")


def test_there_is_one_for_each_question() -> None:
    """Numbers without a gap, and the questions are those of the list, word for word."""
    table = (files("gradient_core.cases") / "data" / "QUESTIONS.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| (\d+) \| (.+) \|$", table, re.MULTILINE))

    assert sorted(PITFALLS) == list(range(1, COUNT + 1))
    assert listed == {str(number): PITFALLS[number].question for number in sorted(PITFALLS)}


@each_pitfall
def test_numpy_says_what_is_printed_here(pitfall: Pitfall) -> None:
    """Sign for sign; and it warns or refuses where the page says that it does."""
    says, reaction = shown(pitfall.script)

    assert says == pitfall.says
    assert reaction == (pitfall.reaction if pitfall.reaction in (WARNS, RAISES) else "")


@each_pitfall
def test_texts_are_short_and_end_as_sentences_do(pitfall: Pitfall) -> None:
    """One line of an answer, two or three sentences of why; nothing that opens a formula."""
    assert pitfall.group in GROUPS
    assert pitfall.reaction in REACTIONS
    assert 0 < len(pitfall.question) <= MOST_QUESTION
    assert re.search(r"[?.]$", pitfall.question)
    assert 0 < len(pitfall.answer) <= MOST_ANSWER
    assert 0 < len(pitfall.truth) <= MOST_TRUTH
    assert 0 < len(pitfall.why) <= MOST_WHY
    assert all(text.endswith(".") for text in (pitfall.answer, pitfall.truth, pitfall.why))
    assert len(re.findall(r"[.?](?= |$)", pitfall.why)) in (2, 3)
    assert not set("$<\n") & set(pitfall.answer + pitfall.truth + pitfall.why.replace("`", ""))
    assert 0 < len(pitfall.to_see) <= MOST_TO_SEE
    assert max(map(len, pitfall.script.splitlines())) <= MOST_LINE


def test_groups_are_all_there_and_stand_together() -> None:
    """In the file as on the page."""
    groups = [each.group for each in PITFALLS.values()]
    changes = [here for here, before in zip(groups, ["", *groups], strict=False) if here != before]

    assert changes == list(GROUPS)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ("matlab", [35]),
        ("MATLAB Spacing", [35]),
        ("Spikes", [22]),
        ("spike", [22]),
        ("Fräctions", [38]),
        ("fractions", [38]),
        ("boundary", [5, 6, 16]),
        ("autograd?", [19]),
        ("()", [19]),
        ("spike matlab", []),
        ("zebra", []),
    ],
)
def test_search_forgives(wanted: str, numbers: list[int]) -> None:
    """Capitals, plurals, accents and marks do not matter; all words have to be there."""
    assert [found.number for found in find_pitfalls(wanted)] == numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [("axes", "axis"), ("edge_order=2", "edge order 2"), ("nan", " NaN "), ("dates", "date")],
)
def test_words_that_mean_the_same_find_the_same(one: str, other: str) -> None:
    """And more than nothing, less than all."""
    assert find_pitfalls(one) == find_pitfalls(other)
    assert 0 < len(find_pitfalls(one)) < COUNT


@pytest.mark.parametrize("place", ["question", "answer", "case", "says", "truth", "why", "also"])
def test_search_reads_all_of_a_pitfall(place: str) -> None:
    """Each of them is found by all words of each of its texts."""
    for pitfall in PITFALLS.values():
        assert pitfall in find_pitfalls(getattr(pitfall, place)), pitfall.name


def test_nothing_finds_all() -> None:
    """An empty box, and one with blanks."""
    assert find_pitfalls("") == find_pitfalls("  ") == list(PITFALLS.values())


def test_messages_lead_to_the_pitfall_they_come_of() -> None:
    """Every code is one that messages are explained with; most of those have a pitfall."""
    known = {code for code, *_ in _MESSAGES}
    named = [code for pitfall in PITFALLS.values() for code in pitfall.errors]

    assert len(set(named)) == len(named)
    assert set(named) <= known
    assert known - set(named) == {"ragged_rows"}
    assert pitfall_of("ragged_rows") is None
    assert all(pitfall_of(code) is not None for code in named)
