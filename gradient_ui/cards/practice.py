"""Shows an item, what became of the answer, the rule that gives it, and the right one."""

from __future__ import annotations

import streamlit as st

from gradient_core import DifferenceStep
from gradient_core.calls import Answer
from gradient_core.practice import (
    GUESS,
    PULL,
    SPACING,
    SURE,
    WEIGHTS,
    Bug,
    GridData,
    Item,
    LineData,
    Paper,
    counts,
    read_seed,
    summary_csv,
    summary_markdown,
    told,
)
from gradient_core.text import latex_number
from gradient_ui.cards import pull
from gradient_ui.cards.shared import current_palette, room_for, show_figure, step_card
from gradient_ui.controls import practice as controls
from gradient_ui.controls.practice import Given
from gradient_ui.figures.cells.array_cells import plane_through
from gradient_ui.figures.cells.array_map import input_alt, input_figure
from gradient_ui.figures.labels import short
from gradient_ui.figures.line.before_after import before_after_alt, before_after_figure
from gradient_ui.figures.line.practice import (
    WRONG,
    asked_alt,
    asked_strip,
    rule_alt,
    rule_strip,
    slopes_alt,
    slopes_figure,
    slopes_legend,
)
from gradient_ui.figures.line.ruler import ruler_figure
from gradient_ui.figures.line.strip import Strip
from gradient_ui.problems.practice import Place
from gradient_ui.stage.strip import strip
from gradient_ui.words import escaped

_RULER = (
    "The points are the samples, where NumPy has them, and each arc is a gap; dashed below, it "
    "goes back. The diamond is sample {0}; the coloured gaps are those that gradient[{0}] reads."
)
_DOUBT = {SURE: "You were sure: this one is worth a second look.", GUESS: "A guess that was right."}


def progress(place: Place, item: Item) -> None:
    """Say which item it is, what is hidden, and how many were right."""
    hidden = "worked example" if not item.hidden else item.kind
    again = " · second try" if place.again else ""
    st.markdown(f":small[:gray[**Item {place.number}** · {hidden}{again}{_counted()}]]")


def _counted() -> str:
    found = counts(controls.log())
    return f" · {found}" if found.asked else ""


def question(item: Item, given: Given | None) -> None:
    """Show what is asked: the call, and the strip with its "?"; or with the rule that was used."""
    data = item.data
    how = f" :small[{pull.HOW}]" if item.kind == PULL and given is None else ""
    st.markdown(f"**{escaped(item.question)}**{how}")
    if isinstance(data, Bug):
        st.markdown(escaped(data.about))
        if given is not None:
            lines = enumerate(data.lines)
            marked = [line + "  # ✗" * (k == data.wrong_line) for k, line in lines]
            st.code("\n".join(marked), language="python", wrap_lines=True)
        return
    st.code(item.code, language=None, wrap_lines=True)
    if item.kind == PULL:
        if given is None:  # the picture has all of it, and stays in sight on a phone
            return
        data = pull.answered(item, given)
    if isinstance(data, LineData) and item.kind != SPACING:
        shown, alt = _strip_of(item, data, given)
        with room_for(shown):
            strip(shown, key="practice_strip", alt=alt)


def _strip_of(item: Item, data: LineData, given: Given | None) -> tuple[Strip, str]:
    if given is None:
        return asked_strip(item), asked_alt(item)
    rule = given.verdict.rule
    if rule is not None:
        return rule_strip(data, rule.weights, WRONG), rule_alt(rule.weights)
    return rule_strip(data, data.weights, data.step.scheme), rule_alt(data.weights)


def steps(item: Item) -> None:
    """Show the steps of the solution that are not hidden, each with its number."""
    lines = item.shown[:-1] if not item.hidden else item.shown
    if not lines:
        return
    texts = []
    for number, line in enumerate(lines, 1):
        code = f" `{line.code}`" if line.code else ""
        texts.append(f":small[:primary[**{number}**] {escaped(line.text)}{code}]")
    if item.hidden:
        texts.append(f":small[:primary[**{len(lines) + 1}**] **This step is yours.**]")
    st.markdown("  \n".join(texts))


def picture(place: Place, item: Item, given: Given | None) -> None:
    """Show the samples to scale; once it is answered, with the right slope and that of the slip."""
    data, is_told = item.data, given is not None or not item.hidden
    palette = current_palette()
    if item.kind == PULL:
        pull.to_pull(place, item) if given is None else pull.pulled(item, given)
    elif isinstance(data, GridData):
        _grid(data, is_told=is_told)
    elif isinstance(data, Bug):
        if is_told:
            figure = before_after_figure(data, palette)
            show_figure(figure, key="practice_bug", alt=before_after_alt(data))
    elif item.kind != SPACING:
        wrong = given.verdict.rule if given and item.kind != WEIGHTS else None
        figure = slopes_figure(data, palette, wrong, told_right=is_told)
        alt = slopes_alt(data, wrong, told_right=is_told)
        show_figure(figure, key="practice_slopes", alt=alt)
        if is_told:
            st.markdown(f":small[:gray[{slopes_legend(wrong)}]]")
    elif is_told:
        figure = ruler_figure(data.trace, data.step, palette)
        show_figure(figure, key="practice_ruler", alt=item.solution[-1].text)
        st.markdown(f":small[:gray[{_RULER.format(data.index)}]]")


def _grid(data: GridData, *, is_told: bool) -> None:
    steps = [data.step] if is_told else []
    plane = plane_through(data.index, (len(data.rows), len(data.rows[0])), (0, 1))
    names = [f"y, {short(float(data.dy))} apart", f"x, {short(float(data.dx))} apart"]
    figure = input_figure(data.call.f.value, plane, names, steps, current_palette())
    show_figure(figure, key="practice_grid", alt=input_alt(plane, steps, data.trace.samples))


# --- what became of the answer -------------------------------------------------------------------


def verdict_card(item: Item, given: Given) -> None:
    """Say whether it was right; of a wrong answer, which rule gives it, with the numbers put in."""
    verdict = given.verdict
    if verdict.is_right:
        st.success(verdict.sentence, icon=":material/check:")
    else:
        st.warning(_wrong(item, given), icon=":material/close:")
    doubt = _DOUBT.get(given.confidence, "")
    if doubt and verdict.is_right == (given.confidence == GUESS):
        st.markdown(f":small[:gray[{doubt}]]")


def _wrong(item: Item, given: Given) -> str:
    """Return what a wrong answer comes of: the rule, its numbers put in, and why not."""
    verdict, rule = given.verdict, given.verdict.rule
    said = [f"**{verdict.sentence}**"]
    data = pull.answered(item, given) if item.kind == PULL else item.data
    has_formula = item.is_typed and item.kind != WEIGHTS
    if rule is not None and has_formula and not isinstance(data, Bug):
        value = latex_number(rule.value(data))
        said.append(rf"$\displaystyle {rule.latex(data)} = {value}$.")
    if verdict.slip is not None:
        said.append(verdict.slip.sentence)
    if item.kind == PULL:
        said.append(pull.what_numpy_says(item, given))
    return " ".join(filter(None, said))


def right_rule(item: Item) -> None:
    """Show the worked solution, as NumPy does it."""
    data = item.data
    if isinstance(data, Bug):
        _mended(data)
        return
    if item.kind == SPACING:
        st.markdown(escaped(item.solution[-1].text))
        return
    answer, step = data.call.answer(), data.step
    if isinstance(data, GridData):
        st.markdown("**The second output, along axis 1**")
    _worked(answer, step, item)


def _worked(answer: Answer, step: DifferenceStep, item: Item) -> None:
    if item.hidden:
        st.markdown(f"**What NumPy does** :small[`{item.solution[0].code}`]")
    step_card(answer, step, form="exact")


def _mended(bug: Bug) -> None:
    st.markdown(f"**Mended** :small[{escaped(bug.why)}]")
    st.code(bug.mended, language="python", wrap_lines=True)


# --- published answers, and the end --------------------------------------------------------------


def paper_question(paper: Paper, given: Given | None) -> None:
    """Show what is printed; once it is answered, the rule that gives it."""
    st.markdown(f":small[:gray[**A published answer**{_counted()}]]")
    st.markdown(f"**“{escaped(paper.title)}”**")
    st.markdown(f"{escaped(paper.where)}  \n{escaped(paper.printed)}")
    if _is_solved(given):
        weights = paper.rule.weights
        shown = rule_strip(paper.data, weights, WRONG)
        with room_for(shown):
            strip(shown, key="practice_strip", alt=rule_alt(weights))


def paper_verdict(paper: Paper, given: Given) -> None:
    """Say what a wrong choice would have printed; of the right one, why it is no good rule."""
    verdict = given.verdict
    if not verdict.is_right:
        st.warning(verdict.sentence, icon=":material/close:" if verdict.counts else None)
        return
    st.success(f"**{escaped(given.typed)}.** {verdict.sentence}", icon=":material/check:")
    st.markdown(escaped(paper.why))
    st.markdown(
        f":small[Printed: {told(paper.value)}. {paper.better_by}: {told(paper.data.right)}.]"
    )


def paper_picture(paper: Paper, given: Given | None) -> None:
    """Show the slope that is printed, dashed; once it is answered, what NumPy does."""
    is_solved, data = _is_solved(given), paper.data
    figure = slopes_figure(data, current_palette(), paper.rule, told_right=is_solved)
    alt = slopes_alt(data, paper.rule, told_right=is_solved)
    show_figure(figure, key="practice_slopes", alt=alt)
    solid = f" Solid: that of {paper.better_by}." if is_solved else ""
    st.markdown(f":small[:gray[Dashed: the slope that is printed.{solid}]]")
    if is_solved:
        st.markdown(f"**What NumPy does** :small[`{data.code}`]")
        step_card(data.call.answer(), data.step, form="exact")


def _is_solved(given: Given | None) -> bool:
    return given is not None and given.verdict.is_right


def summary(place: Place) -> None:
    """Offer what was asked and answered, to take along."""
    log = controls.log()
    if not log:
        return
    with st.popover(f"Your answers ({len(log)})", icon=":material/download:"):
        st.markdown(":small[They are kept until this page is closed or loaded anew.]")
        text = summary_markdown(log, read_seed(place.seed))
        st.download_button("as Markdown", text, "practice.md", "text/markdown", on_click="ignore")
        table = summary_csv(log)
        st.download_button("as CSV", table, "practice.csv", "text/csv", on_click="ignore")
