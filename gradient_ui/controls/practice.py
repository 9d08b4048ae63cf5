"""The widgets of practice: answer, confidence and check, what comes next, and where it starts.

What was answered is kept with the session, and goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import streamlit as st

from gradient_core.limits import LONGEST_ANSWER
from gradient_core.practice import (
    GUESS,
    LAST_LEVEL,
    PROBABLY,
    SURE,
    WHERE_WRONG,
    WORKED,
    Answered,
    Choice,
    Item,
    Paper,
    Verdict,
    judge,
    judge_choice,
    judge_paper,
)
from gradient_ui import cached
from gradient_ui.controls import shared
from gradient_ui.inputs import session
from gradient_ui.inputs.practice import PRACTICE
from gradient_ui.problems.practice import (
    AGAIN,
    HIDE,
    LEVEL,
    NUMBER,
    SEED,
    Place,
    after,
    answered,
    paper_due,
    place_of,
    place_of_sample,
    pulled_text,
    skipped,
    with_answer,
    with_paper,
)
from gradient_ui.stage.answer_keys import answer_keys
from gradient_ui.stage.live_stage import Drop
from gradient_ui.words import escaped

LEVELS = {0: "an example", 1: "a weight", 2: "the samples", 3: "the statement", 4: "everything"}
_LOG, _GIVEN, _PULLS = "practice_log", "practice_given", "practice_pulls"
_MOST_KEPT = 500


@dataclass(frozen=True)
class Given:
    """An answer, and what became of it.

    Attributes
    ----------
    place : Place
        Where it was given.
    typed : str
        What was typed or chosen.
    confidence : str
    verdict : Verdict
    """

    place: Place
    typed: str
    confidence: str
    verdict: Verdict

    @property
    def is_final(self) -> bool:
        """Whether it was an answer, and not one to be typed once more."""
        return self.verdict.counts


def here() -> Place:
    """Return where somebody stands."""
    return place_of(session.values_of(PRACTICE))


def log() -> tuple[Answered, ...]:
    """Return what was answered in this session."""
    found = st.session_state.get(_LOG)
    return found if isinstance(found, tuple) else ()


def given_at(place: Place) -> Given | None:
    """Return the answer that was given at a place, None where there is none yet."""
    found = st.session_state.get(_GIVEN)
    return found if isinstance(found, Given) and found.place == place else None


# --- the answer ----------------------------------------------------------------------------------


def answer_form(place: Place, item: Item) -> None:
    """Draw what the answer is typed into or chosen from, how sure it is, and check."""
    with st.form(f"form_{place.name}", border=False):
        if not item.is_typed:
            label = "The wrong line" if item.effects else "Your answer"
            _radio(label, item.choices, box_of_answer(place))
            if item.effects:
                _radio("What comes of it", item.effects, _key("effect", place))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            if item.is_typed:
                st.text_input(
                    "Your answer",
                    key=box_of_answer(place),
                    max_chars=LONGEST_ANSWER + 1,
                    placeholder="1.5, 3/2, (8-2)/2",
                    autocomplete="off",
                    width=190,
                )
            st.segmented_control(
                "How sure are you?",
                [SURE, PROBABLY, GUESS],
                default=PROBABLY,
                required=True,
                key=_key("sure", place),
            )
            _readable_key()
            shared.first_button(
                "check",
                draw=st.form_submit_button,
                key="pr_check",
                on_click=_check,
                args=(place,),
                shortcut=None if item.is_typed else "Enter",  # in a box Enter checks by itself
            )


def sample_at(place: Place, item: Item) -> Fraction:
    """Return where the sample of an item that is pulled stands: where the box has it."""
    return place_of_sample(item, session.sent(box_of_answer(place), str) or "")


def box_of_answer(place: Place) -> str:
    """Return the key of the box that an answer is typed into."""
    return _key("answer", place)


def pulls_taken() -> int:
    """Return how many samples that were let go have been taken or refused so far."""
    return session.sent(_PULLS, int) or 0


def take_pull(drop: Drop, place: Place) -> None:
    """Type where a sample was let go into the box of the answer."""
    st.session_state[_PULLS] = pulls_taken() + 1
    item, given = cached.item(place), given_at(place)
    is_open = place == here() and (given is None or not given.is_final)
    if is_open and isinstance(item, Item):
        text = pulled_text(item, drop.index, drop.texts)
        if text:
            st.session_state[box_of_answer(place)] = text


def keys(place: Place, item: Item | None) -> None:
    """Let Enter check a choice, and give the box of a new question the focus; in every run.

    Parameters
    ----------
    place : Place
    item : Item or None
        None for a published answer.
    """
    is_typed = item is not None and item.is_typed and bool(item.hidden)
    is_asked = is_typed and given_at(place) is None
    with st.container(gap=None):  # it takes no room
        answer_keys(f"{place.seed}_{place.name}", box_of_answer(place) if is_asked else "")


def _radio(label: str, choices: Sequence[Choice], key: str) -> None:
    texts = {choice.text: choice for choice in choices}
    st.radio(label, list(texts), index=None, key=key, format_func=lambda text: shown(texts[text]))


def shown(choice: Choice) -> str:
    """Return a choice as Markdown."""
    return f"`{choice.text}`" if choice.is_code else escaped(choice.text)


def _key(name: str, place: Place) -> str:
    return f"pr_{name}_{place.name}"


def _check(place: Place) -> None:
    """Judge what was typed or chosen; a press may arrive when another item is shown."""
    item = cached.item(place)
    before = given_at(place)
    if place != here() or not isinstance(item, Item) or (before is not None and before.is_final):
        return
    typed = session.sent(box_of_answer(place), str) or ""
    confidence = session.sent(_key("sure", place), str)
    confidence = confidence if confidence in (SURE, PROBABLY, GUESS) else PROBABLY
    if item.is_typed:
        verdict = judge(item, typed)
    else:
        verdict = judge_choice(item, typed, session.sent(_key("effect", place), str) or "")
    st.session_state[_GIVEN] = Given(place, typed, confidence, verdict)
    if verdict.counts:
        new = answered(place, item, verdict, typed, confidence)
        _write(with_answer(log(), place, new))


# --- a published answer --------------------------------------------------------------------------


def paper_form(place: Place, paper: Paper) -> None:
    """Draw what to choose from, and check."""
    given = given_at(place)
    texts = list(paper.choices)
    with st.form(f"paper_{place.name}", border=False):
        st.radio(
            WHERE_WRONG,
            texts,
            index=texts.index(given.typed) if given and given.typed in texts else None,
            key=box_of_answer(place),
            format_func=escaped,
        )
        _readable_key()
        shared.first_button(
            "check",
            draw=st.form_submit_button,
            key="pr_check",
            on_click=_check_paper,
            args=(place, paper),
            shortcut="Enter",
        )


def _check_paper(place: Place, paper: Paper) -> None:
    """Judge what was chosen; a press may arrive when another item is shown, or it is answered."""
    before = given_at(place)
    if place != here() or (before is not None and before.verdict.is_right):
        return
    chosen = session.sent(box_of_answer(place), str) or ""
    verdict = judge_paper(paper, chosen)
    st.session_state[_GIVEN] = Given(place, chosen, "", verdict)
    if verdict.counts:
        _write(with_paper(log(), place, verdict, chosen))


def _write(answers: tuple[Answered, ...]) -> None:
    st.session_state[_LOG] = answers[-_MOST_KEPT:]


# --- what comes next -----------------------------------------------------------------------------


def _readable_key() -> None:
    """Draw the name of a key on a button in the colour of its own name: else it is too faint.

    And no hint of Streamlit's over the number in a narrow box; code to choose from is as large as
    code to read.
    """
    st.html(
        "<style>[class*='st-key-pr_'] kbd{color:inherit;opacity:1}"
        "[class*='st-key-pr_'] label code{font-size:0.875rem}"
        "[class*='st-key-pr_'] [data-testid=InputInstructions]{display:none}</style>"
    )


def next_button(place: Place, *, is_first: bool = True) -> None:
    """Draw the way to the next item; `is_first` where it is the one thing to do."""
    _readable_key()
    draw = shared.first_button if is_first else st.button
    draw(
        "next", key="pr_next", on_click=_next, args=(place,), shortcut="Enter" if is_first else None
    )


def again_button(place: Place) -> None:
    """Draw the way to the same question with other numbers."""
    _readable_key()
    shared.first_button(
        "one more try, new numbers",
        key="pr_retry",
        on_click=_again,
        args=(place,),
        shortcut="Enter",
    )


def ways_round(place: Place) -> None:
    """Draw what else can be done: skip, say that it is known, start over."""
    given = given_at(place)
    is_done = given is not None and (given.verdict.is_right or (place.again and given.is_final))
    if (place.level > WORKED or place.printed) and not is_done:
        _small("skip", "pr_skip", _skip, place, "The next question, without an answer.")
    if place.level < LAST_LEVEL:
        about = "Go on with questions of every kind, and nothing worked out beside them."
        _small("I know this", "pr_know", _know, place, about)
    if log() or place != Place(place.seed, WORKED, 1):
        _small("start over", "pr_over", _over, place, "Back to the worked example; answers go.")


def _small(name: str, key: str, do: Callable[[Place], None], place: Place, about: str) -> None:
    st.button(name, key=key, type="tertiary", on_click=do, args=(place,), help=about)


def _go(place: Place) -> None:
    session.write(place.inputs)


def _next(place: Place) -> None:
    item, given = cached.item(place), given_at(place)
    if place != here():
        return
    if place.printed:
        _go(replace(place, printed=0))
    elif isinstance(item, Item):
        onwards = after(place, item, given.verdict if given else None)
        _go(replace(onwards, printed=paper_due(log())))


def _again(place: Place) -> None:
    if place == here():
        _go(replace(place, again=True))


def _skip(place: Place) -> None:
    item, given = cached.item(place), given_at(place)
    if place != here():
        return
    if place.printed:
        _write(with_paper(log(), place, None, ""))
        _go(replace(place, printed=0))
        return
    if not isinstance(item, Item):
        return
    if given is not None and given.is_final:  # written down already
        _go(after(place, item, given.verdict))
        return
    if not place.again:  # then the first answer is written down
        _write((*log(), skipped(place, item)))
    _go(replace(place, number=place.following, again=False))


def _know(place: Place) -> None:
    _go(Place(place.seed, LAST_LEVEL, place.number))


def _over(place: Place) -> None:
    st.session_state[_LOG] = ()
    _go(Place(place.seed, WORKED, 1))


# --- which questions -----------------------------------------------------------------------------


def which_questions() -> None:
    """Draw the seed, and what is hidden."""
    with st.popover("Questions", icon=":material/casino:"):
        shared.line(
            PRACTICE,
            SEED,
            "Seed",
            "A word of letters, digits and hyphens. The same word gives the same questions, on any "
            "machine: tell it to a class.",
        )
        st.segmented_control(
            "What is hidden",
            list(LEVELS),
            format_func=lambda level: LEVELS[level],
            required=True,
            key=LEVEL,
            on_change=_level_chosen,
            help="An example is worked out in full. Then one step of it is yours; at last all of "
            "it, with questions of every kind.",
        )


def _level_chosen() -> None:
    session.write({HIDE: "", AGAIN: False})


def start_again() -> None:
    """Draw the way back to questions that there are."""
    values = {SEED: PRACTICE.defaults[SEED], LEVEL: WORKED, NUMBER: 1, HIDE: "", AGAIN: False}
    st.button("start again", on_click=session.write, args=(values,))
