"""The page of questions, run without a browser: answer, verdict, next, and what the link holds."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from gradient_core.practice import (
    IT_IS_RIGHT,
    KINDS,
    LAST_LEVEL,
    PAPERS,
    PULL,
    Item,
    WrongAnswer,
    draw_item,
    told,
)
from gradient_core.text import latex_number
from tests.app.helpers import (
    PRAISE,
    address,
    alternative_texts,
    figures,
    open_link,
    strips,
    texts,
)

PAGE = "../pages/practice.py"
VALUE = next(n for n in range(1, 99) if draw_item("1", LAST_LEVEL, n).kind == "next value")


def open_practice(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it."""
    app = open_link(PAGE, **parameters)
    assert not app.exception
    return app


def open_item(level: int, number: int) -> tuple[AppTest, Item]:
    """Open one item of the seed that the page opens with."""
    app = open_practice(pr_level=str(level), pr_item=str(number))
    return app, draw_item("1", level, number)


def answer(app: AppTest, *given: str, sure: str = "probably") -> AppTest:
    """Type or choose an answer, say how sure it is, and check."""
    for box in app.text_input:
        if box.label == "Your answer":
            box.set_value(given[0])
    for radio, text in zip(app.radio, given, strict=False):
        radio.set_value(text)
    next(group for group in app.button_group if "sure_" in str(group.key)).set_value(sure)
    return press(app, "check")


def press(app: AppTest, name: str) -> AppTest:
    """Press a button by its name, whatever marks surround it."""
    next(button for button in app.button if name in button.label).click().run()
    assert not app.exception
    return app


def buttons(app: AppTest) -> list[str]:
    """Return the names of all buttons."""
    return [button.label.strip("*:[]").replace("primary[", "") for button in app.button]


def slip_of(item: Item, part: str) -> WrongAnswer:
    """Return the slip whose name has this part."""
    return next(wrong for wrong in item.wrong if part in wrong.slip.name)


def uneven_value() -> tuple[int, Item]:
    """Return the first item for a value between gaps that differ."""
    items = ((n, draw_item("1", LAST_LEVEL, n)) for n in range(1, 200))
    return next(
        (n, item)
        for n, item in items
        if item.kind == "next value" and "secant" in item.wrong[0].slip.name
    )


def test_page_opens_on_a_worked_example() -> None:
    """All of it is shown: three steps, weights on the strip, the value; nothing is asked."""
    app = open_practice()
    item = draw_item("1", 0, 1)

    shown = texts(app)
    assert "**Item 1** · worked example" in shown
    assert item.data.code in shown
    assert all(
        part in shown for part in ("each with its own weight", "It reads", "The weights are")
    )
    assert PRAISE in shown
    (strip,) = strips(app)
    assert len(strip["links"]) == 3
    assert not app.radio
    assert "next" in buttons(app)
    assert "check" not in " ".join(buttons(app))
    assert address(app) == "/practice"


def test_next_leads_to_one_hidden_weight() -> None:
    """Two steps are shown, the weights are not; the link has the item."""
    app = open_practice()
    press(app, "next")

    assert "This step is yours" in texts(app)
    assert "The weights are" not in texts(app)
    assert {link["weight"] for link in strips(app)[0]["links"]} == {"?"}
    assert address(app) == "/practice?pr_level=1&pr_item=2"


def test_right_answer_is_told_and_leads_a_level_up() -> None:
    """The worked line appears with the answer, not before it."""
    app, item = open_item(1, 2)
    assert PRAISE not in texts(app)

    answer(app, str(item.right))

    assert any("is right" in found.value for found in app.success)
    assert PRAISE in texts(app)
    assert "1 of 1 right" in texts(app)
    press(app, "next")
    assert address(app).startswith("/practice?pr_level=2&pr_item=3")


def test_wrong_answer_is_named_and_shown_at_work() -> None:
    """The secant: its name, its formula with the numbers, its weights on the strip, its slope."""
    number, item = uneven_value()
    app, _ = open_item(LAST_LEVEL, number)
    assert [cell["text"] for cell in strips(app)[0]["lanes"][-1]["cells"]] == ["?"]
    assert strips(app)[0]["links"] == []
    assert [trace["meta"] for trace in figures(app)[0]["data"]] == ["samples"]
    secant = slip_of(item, "secant")

    answer(app, str(secant.answer), sure="sure")

    (warning,) = app.warning
    assert "is what comes of the secant across both gaps" in warning.value
    assert secant.rule.latex(item.data) in warning.value
    assert "NumPy weights each slope by the other gap" in warning.value
    assert "worth a second look" in texts(app)
    (strip,) = strips(app)
    assert strip["scheme"] == "wrong"
    assert len(strip["links"]) == 2
    roles = [trace["meta"] for trace in figures(app)[0]["data"]]
    assert {"right slope", "wrong slope"} <= set(roles)
    assert "dashed the slope" in alternative_texts(app)[-1]
    assert "What NumPy does" in texts(app)
    assert PRAISE in texts(app)


def test_one_more_try_has_new_numbers_and_then_goes_on() -> None:
    """The same kind of question; right the second time the level stays; the link has the try."""
    app, item = open_item(1, 2)
    answer(app, str(item.wrong[0].answer))
    press(app, "one more try")

    again = draw_item("1", 1, 2, again=True)
    assert "pr_again=true" in address(app)
    assert again.data.code in texts(app)
    assert "second try" in texts(app)
    answer(app, str(again.right))
    assert "0 of 1 right at once, 1 at a later try" in texts(app)
    press(app, "next")
    assert address(app).startswith("/practice?pr_level=1&pr_item=3")


def test_step_that_was_missed_is_hidden_next() -> None:
    """Wrong twice on samples: the next item hides what the slip missed, and the link says which."""
    app, item = open_item(2, 3)
    wrong = next(choice for choice in item.choices if choice.slip is not None)
    answer(app, wrong.text)
    press(app, "one more try")
    again = draw_item("1", 2, 3, again=True)
    second = next(choice for choice in again.choices if choice.slip is not None)
    answer(app, second.text)

    assert "one more try" not in " ".join(buttons(app))
    press(app, "next")
    assert second.slip is not None
    assert f"pr_hide={second.slip.step}" in address(app)
    assert "0 of 1 right" in texts(app)


def test_what_is_no_number_is_said_and_does_not_count() -> None:
    """What was typed stays in the box, and there still is a first try."""
    app, item = open_item(1, 2)
    answer(app, "seven")

    assert "`seven` is no number" in app.warning[0].value
    assert "of 1 right" not in texts(app)
    box = next(box for box in app.text_input if box.label == "Your answer")
    assert box.value == "seven"
    answer(app, str(item.right))
    assert any("is right" in found.value for found in app.success)


def test_nothing_typed_or_chosen_is_asked_for() -> None:
    """Pressing check alone gives nothing away."""
    app, _ = open_item(1, 2)
    press(app, "check")
    assert "nothing to check yet" in app.warning[0].value
    assert PRAISE not in texts(app)

    app, _ = open_item(2, 3)
    press(app, "check")
    assert "Choose one first" in app.warning[0].value


def test_every_kind_can_be_answered_wrongly_and_rightly() -> None:
    """No page breaks, each says what was wrong, and the worked line is there."""
    for number in range(1, 9):
        app, item = open_item(LAST_LEVEL, number)
        assert item.question.split(" ")[0] in texts(app)
        effects = [c.text for c in item.effects]
        if item.is_typed:
            wrong, right = [str(item.wrong[0].answer)], [str(item.right)]
        else:
            text = next(c.text for c in item.choices if c.slip is not None)
            effect = [c.text for c in item.effects if c.slip is None]
            wrong, right = [text, *effects[:1]], [str(item.right), *effect]
        answer(app, *wrong)
        assert len(app.warning) == 1
        assert not app.success

        app, _ = open_item(LAST_LEVEL, number)
        answer(app, *right)
        assert len(app.success) == 1
        assert figures(app)

    assert {draw_item("1", LAST_LEVEL, n).kind for n in range(1, 9)} < set(KINDS)


def pull_item() -> tuple[int, Item]:
    """Return the first item that is answered by pulling a sample."""
    items = ((n, draw_item("1", LAST_LEVEL, n)) for n in range(1, 9))
    return next((n, item) for n, item in items if item.kind == PULL)


def test_wrong_place_of_a_sample_is_named_and_shown_with_both_slopes() -> None:
    """The rule has the slope that was asked for, NumPy another one, and it is said which."""
    number, item = pull_item()
    app, _ = open_item(LAST_LEVEL, number)
    wrong = item.wrong[0]
    answer(app, str(wrong.answer))

    (warning,) = app.warning
    answered = item.with_sample(wrong.answer)
    assert f"is what comes of {wrong.slip.name}" in warning.value
    assert wrong.rule.latex(answered) in warning.value
    assert f"= {latex_number(item.target)}$" in warning.value
    assert f"NumPy returns {told(answered.right)}." in warning.value
    roles = {trace["meta"] for trace in figures(app)[0]["data"]}
    assert roles == {"samples", "right slope", "wrong slope", "right sample"}
    assert PRAISE in texts(app)


def test_place_of_no_rule_is_shown_with_the_slope_of_numpy() -> None:
    """Also one that cannot be drawn: then the right one is."""
    number, _ = pull_item()
    for typed, says in (("19.25", "NumPy returns"), ("1e9", "no usual slip")):
        app, _ = open_item(LAST_LEVEL, number)
        answer(app, typed)
        assert says in app.warning[0].value
        assert "right slope" in {trace["meta"] for trace in figures(app)[0]["data"]}
        assert PRAISE in texts(app)


def test_a_program_is_mended_before_the_eyes() -> None:
    """The wrong line is marked, the mended one shown, both results drawn."""
    app, item = open_item(LAST_LEVEL, 8)
    effect = next(c.text for c in item.effects if c.slip is None)
    answer(app, str(item.right), effect)

    assert f"{item.right}  # ✗" in texts(app)
    assert item.data.mended in texts(app)
    roles = [trace["meta"] for trace in figures(app)[0]["data"]]
    assert roles == ["as it stands", "mended"]


def test_published_mistakes_are_asked_when_something_has_been_right() -> None:
    """Not before the first success; the next one later."""
    app, item = open_item(1, 2)
    assert "A published answer" not in texts(app)
    answer(app, str(item.wrong[0].answer))
    assert "A published answer" not in texts(app)

    app, item = open_item(1, 2)
    answer(app, str(item.right))
    assert "A published answer" not in texts(app)
    press(app, "next")
    assert "“How fast the pH rises”" in texts(app)
    assert "Item 3" not in texts(app)
    press(app, "skip")
    assert "A published answer" not in texts(app)
    assert "Item 3" in texts(app)


def at_paper() -> AppTest:
    """Answer the first item rightly: then a published answer is asked."""
    app, item = open_item(1, 2)
    return press(answer(app, str(item.right)), "next")


def choose(app: AppTest, text: str | None) -> None:
    """Choose where a published answer goes wrong, and check."""
    if text is not None:
        app.radio[0].set_value(text)
    press(app, "check")


def test_where_a_published_answer_goes_wrong_is_asked_and_not_told() -> None:
    """What is printed is shown, with four choices; why it is wrong, and what is right, are not."""
    app, paper = at_paper(), PAPERS[0]
    (radio,) = app.radio
    assert radio.label == "Where does it go wrong?"
    assert [option.replace("\\", "") for option in radio.options] == list(paper.choices)
    assert radio.value is None
    assert paper.printed in texts(app).replace("\\", "")
    assert paper.why[:40] not in texts(app)
    assert told(paper.data.right) not in texts(app)
    assert "skip" in buttons(app)
    choose(app, None)
    assert "Choose one first" in app.warning[0].value
    assert "1 of 1 right at once" in texts(app)


def test_wrong_choice_gets_the_number_of_its_rule_and_the_right_one_why() -> None:
    """The first may be mended, and is counted; the choice is there when the page runs again."""
    app, paper = at_paper(), PAPERS[0]
    for text in ("The plain mean of the two slopes", IT_IS_RIGHT):
        choose(app, text)
        (warning,) = app.warning
        assert f" {float(paper.choices[text]):.2g}" in warning.value
        assert "printed is 0.47." in warning.value
        assert paper.why[:40] not in texts(app)
        assert "1 of 2 right at once" in texts(app)
        app.run()
        assert app.radio[0].value == text
        assert len(app.warning) == 1

    choose(app, paper.right)
    assert not app.radio
    assert paper.right in app.success[-1].value
    assert paper.why[:40] in texts(app)
    assert f"{paper.better_by}: {told(paper.data.right)}" in texts(app)
    assert "1 of 2 right at once, 1 at a later try" in texts(app)


def test_published_answer_has_a_link_and_can_be_passed_over() -> None:
    """Asked or not, one goes on to the item that comes next; and it comes once."""
    app = at_paper()
    assert address(app) == "/practice?pr_level=2&pr_item=3&pr_printed=1"
    press(app, "skip")
    assert address(app) == "/practice?pr_level=2&pr_item=3"

    app = at_paper()
    choose(app, IT_IS_RIGHT)
    press(app, "skip")
    assert "A published answer" not in texts(app)
    assert address(app) == "/practice?pr_level=2&pr_item=3"
    press(app, "skip")
    assert "A published answer" not in texts(app)


def test_printed_slope_is_drawn_and_how_it_is_made_only_when_it_is_found() -> None:
    """The samples that it reads, its weights, and NumPy's own slope."""
    app, paper = at_paper(), PAPERS[0]
    assert [trace["meta"] for trace in figures(app)[0]["data"]] == ["wrong slope", "samples"]
    assert not strips(app)

    choose(app, paper.right)
    roles = [trace["meta"] for trace in figures(app)[0]["data"]]
    assert roles == ["wrong slope", "right slope", "samples"]
    assert len(strips(app)[0]["links"]) == 2


def test_every_published_answer_is_asked_in_its_turn() -> None:
    """After the first, the third and the fifth success, whatever was found in those before."""
    app = open_practice(pr_level=str(LAST_LEVEL), pr_item="1")
    shown = []
    for number in range(1, 7):
        item = draw_item("1", LAST_LEVEL, number)
        press(answer(app, str(item.right)), "next")
        said = texts(app).replace("\\", "")
        papers = [paper for paper in PAPERS if paper.title in said]
        shown.append(papers[0].title if papers else "")
        if papers:
            choose(app, papers[0].right)
            assert f"{papers[0].better_by}: {told(papers[0].data.right)}" in texts(app)
            press(app, "next")

    assert shown == [PAPERS[0].title, "", PAPERS[1].title, "", PAPERS[2].title, ""]


def test_skip_know_and_start_over() -> None:
    """To the next item, to the highest level, and back to the example with nothing counted."""
    app, _ = open_item(1, 2)
    press(app, "skip")
    assert address(app) == "/practice?pr_level=1&pr_item=3"
    press(app, "I know this")
    assert address(app) == "/practice?pr_level=4&pr_item=3"
    assert "I know this" not in buttons(app)
    press(app, "start over")
    assert address(app) == "/practice"
    assert not app.get("download_button")


def test_answers_are_taken_along() -> None:
    """As Markdown and as CSV, once there is one."""
    app, item = open_item(1, 2)
    assert not app.get("download_button")
    answer(app, str(item.wrong[0].answer))

    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["as Markdown", "as CSV"]


def test_a_seed_makes_other_questions_and_is_in_the_link() -> None:
    """The same word in capitals is the same; the answer to another item is gone."""
    app, item = open_item(1, 2)
    answer(app, str(item.right))
    app.text_input(key="pr_seed").set_value("Class-7b").run()

    other = draw_item("class-7b", 1, 2)
    assert other.data.code in texts(app)
    assert not app.success
    assert "pr_seed=Class-7b" in address(app)
    assert open_practice(pr_seed="class-7b", pr_level="1", pr_item="2").code[0].value == (
        other.data.code
    )


def test_a_seed_of_another_shape_is_refused_with_a_sentence() -> None:
    """What was typed stays; one press leads back to questions."""
    for seed in ("a b", "x" * 300, "<b>", ""):
        app = open_practice(pr_seed=seed)
        assert "must be 1 to 20 letters a to z, digits or hyphens" in app.error[0].value
        assert not figures(app)
        press(app, "start again")
        assert not app.error
        assert address(app) == "/practice"


def test_links_beyond_the_items_open_the_nearest_and_say_so() -> None:
    """A level and a number that do not exist."""
    app = open_practice(pr_level="9", pr_item="1000")

    assert "worked example" in texts(app)
    assert "pr_item=1000, pr_level=9" in app.toast[0].value.replace("\\", "")


def test_choosing_a_level_forgets_the_missed_step() -> None:
    """What is hidden is what was chosen."""
    app = open_practice(pr_level="1", pr_item="2", pr_hide="statement")
    assert "Which statement" in texts(app)
    app.button_group(key="pr_level").set_value(2).run()

    assert "Which samples" in texts(app)
    assert "pr_hide" not in address(app)


def test_a_late_press_changes_nothing() -> None:
    """The second of two presses on check finds the item answered."""
    app, item = open_item(1, 2)
    answer(app, str(item.right))
    app.run()

    assert "1 of 1 right" in texts(app)
