"""The Guide, run without a browser: its figures, its numbers, its cards, every link it gives."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gradient_core import trace_gradient
from gradient_core.calls import Answer
from gradient_core.cases import GROUPS, PITFALLS, Pitfall, find_pitfalls
from gradient_ui import cached
from gradient_ui.cards.guide import ARGUMENTS
from gradient_ui.cards.guide_entries import ENTRIES, SAMPLES, SQUARES
from gradient_ui.cards.guide_versions import HERE, version_table
from gradient_ui.cards.pitfalls import TO_TRY
from gradient_ui.inputs.guide import (
    GUIDE,
    MESSAGE,
    NONE,
    PART,
    PASTED,
    PITFALL,
    STUMBLES,
    WANTED,
    WORDS,
)
from gradient_ui.limits import MOST_PASTED
from gradient_ui.problems.line import EDGE_ORDER
from gradient_ui.router import INPUTS
from gradient_ui.screens import BY_PATH
from tests.app.helpers import address, alternative_texts, figures, open_link, strips, texts

PAGE = "../pages/guide.py"
FILES = {
    "/": None,
    "/edge-order": "../pages/edge_order.py",
    "/vector-field": "../pages/vector_field.py",
    "/axes": "../pages/axes.py",
    "/spacing": "../pages/spacing.py",
}
LINKS = [entry.link for entry in ENTRIES]
LINKS += [re.search(r"\((/.*)\)", row[-1])[1] for row in ARGUMENTS]  # type: ignore[index]


def test_guide_shows_each_word_with_its_figure() -> None:
    """Each definition stands beside a picture with a sentence of its own."""
    app = open_link(PAGE)

    assert not app.exception
    shown = texts(app)
    assert all(entry.text in shown for entry in ENTRIES)
    assert len(figures(app)) + len(strips(app)) == len(ENTRIES)
    assert all(alt.endswith(".") for alt in alternative_texts(app))


@pytest.mark.parametrize("link", LINKS)
def test_every_link_of_the_guide_opens_what_it_says(link: str) -> None:
    """Page and example exist, and nothing is refused."""
    parts = urlsplit(link)
    app = open_link(FILES[parts.path], **dict(parse_qsl(parts.query)))

    assert not app.exception
    assert not any("does not exist" in note.value for note in app.warning)
    assert not any("must" in error.value for error in app.error)


def test_numbers_of_the_definitions_are_so() -> None:
    """What the texts say of 1, 2, 4, 8, 16 and of the squares is what comes out."""
    trace = trace_gradient(SAMPLES)
    assert trace.step(2).code == "(8.0 - 2.0) / (2.0 * 1.0)"
    weights = [term.exact_weight for term in trace_gradient(SAMPLES, edge_order=2).step(0).terms]
    assert weights == [Fraction(-3, 2), 2, Fraction(-1, 2)]
    assert sum(weights) == 0
    assert trace_gradient(SQUARES, edge_order=2).values.tolist() == [0, 2, 4, 6, 8]
    assert len(np.diff(SAMPLES)) == len(SAMPLES) - 1


def test_numpy_gradient_of_a_function_is_an_empty_tuple() -> None:
    """As the guide says: no error, nothing computed."""
    assert trace_gradient(lambda x: x**2).values == ()


def test_table_of_errors_has_their_ratios() -> None:
    """A quarter inside and with edge_order=2, a half with edge_order=1."""
    (table,) = open_link(PAGE).table
    last = table.value.iloc[-1]

    assert last["inside"] == "4.3e−05 (1/4.0)"
    assert last["left end, edge_order=1"] == "0.0063 (1/2.0)"
    assert last["left end, edge_order=2"] == "5.3e−05 (1/4.0)"


# --- the pitfalls ------------------------------------------------------------------------------

SOLVE: dict[str, Callable[[Any], Any]] = {
    "/": cached.solve,
    "/edge-order": cached.solve,
    "/spacing": cached.solve_spacing,
    "/axes": cached.solve_axes,
    "/vector-field": cached.solve_field,
}
each_pitfall = pytest.mark.parametrize(
    "pitfall", PITFALLS.values(), ids=lambda each: f"{each.number}-{each.name}"
)
calls_that_warn = pytest.mark.filterwarnings(
    "ignore::RuntimeWarning", "ignore::numpy.exceptions.ComplexWarning"
)


def opened(app: AppTest) -> list[str]:
    """Return the headings of the cards that are open."""
    return [card.label for card in app.expander if card.proto.expanded]


def scripts(app: AppTest) -> list[str]:
    """Return the cases that are shown."""
    return [code.value for code in app.code if code.value.startswith("import numpy")]


def gradients(case: str) -> list[Any]:
    """Run a case and return what each of its calls of `numpy.gradient` gave, None if refused."""
    given: list[Any] = []

    def gradient(*arguments: Any, **named: Any) -> Any:
        given.append(None)
        given[-1] = np.gradient(*arguments, **named)
        return given[-1]

    numpy = SimpleNamespace(**{**vars(np), "gradient": gradient})
    with warnings.catch_warnings(), contextlib.suppress(TypeError, ValueError):
        warnings.simplefilter("ignore")
        exec(case, {"np": numpy, "print": lambda *_: None})
    return given


def same(one: Any, other: Any) -> bool:
    """Whether two results have the same arrays; functions come to the last digits in two ways."""
    if one is None or other is None:
        return one is other
    ours, theirs = (each if isinstance(each, tuple) else (each,) for each in (one, other))
    return len(ours) == len(theirs) and all(
        np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=1e-9, atol=1e-12, equal_nan=True)
        for a, b in zip(ours, theirs, strict=True)
    )


@calls_that_warn
@each_pitfall
def test_link_of_a_pitfall_opens_it_and_loses_nothing(pitfall: Pitfall) -> None:
    """Page and inputs exist, nothing is refused but the call, and the address is the link."""
    parts = urlsplit(pitfall.link)
    page = str(BY_PATH[parts.path].file) if parts.path != "/" else None
    app = open_link(page, **dict(parse_qsl(parts.query)))

    assert not app.exception
    assert not app.toast
    assert address(app) == pitfall.link


@calls_that_warn
@each_pitfall
def test_link_of_a_pitfall_opens_the_case_that_is_printed(pitfall: Pitfall) -> None:
    """What the page computes is what one of the calls of the case gives."""
    parts = urlsplit(pitfall.link)
    page = INPUTS[parts.path.strip("/")]
    values, _ = page.read(dict(parse_qsl(parts.query)))
    answers = [
        SOLVE[parts.path]({EDGE_ORDER: order, **page.counting(values)})
        for order in ((1, 2) if parts.path == "/edge-order" else (1,))
    ]
    assert all(isinstance(answer, Answer) for answer in answers)
    made = gradients(pitfall.case)
    if pitfall.number == 19:  # the samples of the function, not the function
        assert made[0] == ()

    shown = [None if answer.refusal else answer.numpy_values for answer in answers]
    assert any(same(here, there) for here in shown for there in made)


def test_what_is_looked_for_is_there_when_its_part_is_opened_again() -> None:
    """Also where it was typed after the page had been opened at another part."""
    app = open_link(PAGE)
    app.session_state[PART] = STUMBLES
    app.run()
    app.text_input(key=WANTED).set_value("spike").run()
    for part in (WORDS, MESSAGE, STUMBLES):
        app.session_state[PART] = part
        app.run()

    assert app.text_input(key=WANTED).value == "spike"
    assert "find=spike" in address(app)


def test_closed_cards_have_a_question_and_an_answer_and_nothing_inside() -> None:
    """All of them, by groups; none is open."""
    app = open_link(PAGE, **{PART: STUMBLES})

    assert not app.exception
    assert [header.value for header in app.header] == list(GROUPS.values())
    assert len(app.expander) == len(PITFALLS)
    assert opened(app) == []
    assert scripts(app) == []
    for card, pitfall in zip(app.expander, PITFALLS.values(), strict=True):
        assert card.label.replace("\\", "").startswith(
            f"**{pitfall.question}** {pitfall.answer[:9]}"
        )


@pytest.mark.parametrize("number", [1, 8, 38])
def test_short_link_opens_one_card(number: int) -> None:
    """Its number alone; the case, what is printed, what is true, why, and the way to it."""
    app = open_link(PAGE, pitfall=str(number))
    pitfall = PITFALLS[number]

    assert not app.toast
    assert len(opened(app)) == 1
    assert scripts(app) == [pitfall.script]
    said = texts(app)
    assert all(part in said for part in (pitfall.says, pitfall.truth, pitfall.why))
    assert address(app) == f"/guide?pitfall={number}"
    assert any(link.proto.label.endswith(pitfall.to_see) for link in app.get("page_link"))


@pytest.mark.parametrize("number", ["0x8", "39", "-1", "8.0", ""])
def test_number_that_there_is_not_shows_all_cards_and_says_so(number: str) -> None:
    """As every link that asks for what is not to be had."""
    app = open_link(PAGE, pitfall=number)

    assert "does not exist here" in app.toast[0].value
    assert len(app.expander) == len(PITFALLS)
    assert opened(app) == []
    assert address(app) == "/guide?see=Pitfalls"


def test_card_that_is_opened_closes_the_one_before() -> None:
    """And one that is closed leaves none open."""
    app = open_link(PAGE, pitfall="8")
    app.session_state[PITFALL] = 14
    app.run()
    assert scripts(app) == [PITFALLS[14].script]
    assert address(app) == "/guide?pitfall=14"

    app.session_state[PITFALL] = NONE
    app.run()
    assert scripts(app) == []
    assert address(app) == "/guide?see=Pitfalls"


def test_search_narrows_the_cards_and_is_in_the_address() -> None:
    """What it finds comes in the order and under the headings of the page."""
    app = open_link(PAGE, **{PART: STUMBLES})
    app.text_input(key=WANTED).set_value("Edges").run()
    found = find_pitfalls("edge")

    assert len(app.expander) == len(found) < len(PITFALLS)
    assert len(app.header) == len({each.group for each in found})
    assert f"{len(found)} of {len(PITFALLS)} found" in texts(app)
    assert address(app) == "/guide?see=Pitfalls&find=Edges"


def test_nothing_found_says_what_to_try() -> None:
    """Words that find something, one press each."""
    app = open_link(PAGE, **{PART: STUMBLES, WANTED: "zebra <b>"})
    assert len(app.expander) == 0
    assert "zebra \\<b\\>" in texts(app)

    for word in TO_TRY:
        app.session_state[WANTED] = "zebra"
        app.run()
        app.button(key=f"try_{word}").click().run()
        assert app.text_input(key=WANTED).value == word
        assert 0 < len(app.expander) < len(PITFALLS)


# --- messages, and releases --------------------------------------------------------------------


def test_pasted_message_is_explained_and_leads_to_its_pitfall() -> None:
    """The example, by its button; then the pitfall of it, open."""
    app = open_link(PAGE, **{PART: MESSAGE})
    app.button(key="show_a_message").click().run()
    said = texts(app)
    assert "bad operand type for unary -" in said
    assert "a tuple has no minus" in said

    app.button(key="of_minus_tuple").click().run()
    assert scripts(app) == [PITFALLS[18].script]
    assert address(app) == "/guide?pitfall=18"


def test_unknown_message_is_said_to_be_unknown() -> None:
    """And what was pasted stands there as it is, in code."""
    app = open_link(PAGE, **{PART: MESSAGE, PASTED: "OwnError: <b>no</b> **such** :red[thing]"})

    assert "OwnError: <b>no</b> **such** :red[thing]" in [code.value for code in app.code]
    assert "not known here" in texts(app)
    assert "What to do" not in texts(app)


def test_pasted_text_has_a_bound() -> None:
    """A character more than is read is kept, as in every box; the page stands."""
    app = open_link(PAGE, **{PART: MESSAGE, PASTED: "ValueError: " + "x" * 3 * MOST_PASTED})

    assert not app.exception
    assert len(app.text_area(key=PASTED).value) == MOST_PASTED + 1
    assert max(len(code.value) for code in app.code) <= 200


def test_without_a_message_the_way_leads_to_the_pitfalls() -> None:
    """NumPy mostly says nothing."""
    app = open_link(PAGE, **{PART: MESSAGE})
    app.button(key="to_pitfalls").click().run()

    assert len(app.expander) == len(PITFALLS)


def test_links_tell_of_the_open_part_alone() -> None:
    """What was pasted is in no link to another part, nor the number of a card."""
    values = {**GUIDE.defaults, PASTED: "secret", WANTED: "nan", PITFALL: 8}

    assert GUIDE.query(values) == ""
    assert GUIDE.query({**values, PART: STUMBLES}) == "pitfall=8&find=nan"
    assert GUIDE.query({**values, PART: MESSAGE}) == "see=Your+error&said=secret"


def test_installed_numpy_is_marked_among_the_releases() -> None:
    """In its place: behind those that it has, before those that it has not."""
    app = open_link(PAGE, **{PART: "NumPy versions"})
    assert f"**{np.__version__}**] | **{HERE}**" in texts(app)

    rows = version_table("1.12.1").splitlines()
    first = [re.sub(r"[^\d.]", "", row.split("|")[1].split("(")[0]) for row in rows[2:]]
    assert first == ["1.9.0", "1.9.1", "1.11", "1.12.1", "1.13", "2.0"]
