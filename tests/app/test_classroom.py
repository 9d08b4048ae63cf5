"""The page for teachers, run without a browser: lessons, votes, files, worksheets, and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree as ET

import pytest
from streamlit.testing.v1 import AppTest

from gradient_core.lessons import PREDICTION, Step
from gradient_core.worksheets import draw_worksheet, exercise_markdown, key_markdown
from gradient_ui.files import holding
from gradient_ui.files.lessons import LESSONS, shipped
from gradient_ui.inputs.classroom import CLASSROOM, ROOM, WORKSHEET
from gradient_ui.inputs.declared import CURSOR, LOOK
from gradient_ui.inputs.pages import INPUTS
from gradient_ui.problems.classroom import Tally
from gradient_ui.screens import BY_PATH
from gradient_ui.words import in_plain_code
from tests.app.helpers import address, alternative_texts, components, figures, open_link, texts

PAGE = "../pages/classroom.py"
FIRST = next(iter(LESSONS.values()))
VOTE = next(step for step in FIRST.steps if step.kind == PREDICTION and len(step.answers) == 4)
VOTE_AT = str(FIRST.steps.index(VOTE) + 1)
SHOWN = next(step for step in FIRST.steps if step.link)
WHOLE = """# My lesson

- minutes: 5
- level: any

## Prediction: One

What is *it*?

- [ ] a
- [x] **b**

Because.

## Picture: Two

[show it](/edge-order?f=0,+10,+11)

Look there.
"""


def open_classroom(**parameters: str) -> AppTest:
    """Run the page as a link with these parameters opens it."""
    app = open_link(PAGE, **parameters)
    assert not app.exception
    return app


def upload(app: AppTest, text: str | bytes, name: str = "mine.md") -> None:
    """Open a file with a lesson, as the popover and a choice in it do."""
    app.session_state["lesson_opener"] = True
    app.run()
    content = text.encode() if isinstance(text, str) else text
    app.file_uploader[0].set_value((name, content, "text/markdown")).run()
    assert not app.exception


def press(app: AppTest, *keys: str) -> None:
    """Press buttons, one after the other."""
    for key in keys:
        app.button(key=f"cl_{key}").click().run()
    assert not app.exception


def vote_of(app: AppTest) -> dict[str, Any]:
    """Return what the counting of hands is told."""
    (found,) = [data for data in components(app) if "vote" in data]
    return found


def hands(app: AppTest) -> list[list[int]]:
    """Return the counts that the figure shows, by round."""
    (figure,) = figures(app)
    return [[int(count) for count in bar["text"]] for bar in figure["data"]]


# --- lessons -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", list(LESSONS))
def test_a_lesson_is_walked_to_its_end(name: str) -> None:
    """Each step shows what it says and nothing of the next one; the link has each of them."""
    lesson = LESSONS[name]
    app = open_classroom(lesson=name)

    for number, step in enumerate(lesson.steps, 1):
        shown = texts(app)
        assert f"### {step.title}\n\n{in_plain_code(step.text)}" in shown
        assert f"step {number} of {len(lesson.steps)}" in shown
        assert not step.why or in_plain_code(step.why) not in shown
        opened = [each.proto.label for each in app.get("page_link")][:-1]
        assert opened == ([step.label] if step.link else [])
        if number < len(lesson.steps):
            press(app, "next")
            assert f"step={number + 1}" in address(app)
    assert app.button(key="cl_next").disabled
    press(app, "previous")
    assert f"### {lesson.steps[-2].title}" in texts(app)


def pictures() -> Iterator[Step]:
    """Yield all steps with a link."""
    for lesson in LESSONS.values():
        yield from (step for step in lesson.steps if step.link)


@pytest.mark.parametrize("step", list(pictures()), ids=lambda step: step.link)
def test_a_picture_opens_what_its_link_says(step: Step) -> None:
    """The page and every input; nothing is lost, refused by us, or shown instead."""
    parts = urlsplit(step.link)
    page = str(BY_PATH[parts.path].file) if parts.path != "/" else None
    app = open_link(page, **dict(parse_qsl(parts.query)))

    assert not app.exception
    assert not app.toast
    assert "start again" not in [button.label for button in app.button]  # as below a refusal
    inputs = INPUTS[parts.path.strip("/")]
    asked, opened = (
        inputs.read(dict(parse_qsl(urlsplit(link).query))) for link in (step.link, address(app))
    )
    assert inputs.counting(opened[0]) == inputs.counting(asked[0])
    for key in inputs.keys(CURSOR, LOOK):
        assert opened[0][key] == asked[0][key]
    assert asked[1] == []


def test_notes_are_behind_a_switch_and_beside_their_step() -> None:
    """Those before the first step stand with it."""
    lesson = FIRST
    note = lesson.asides[0].text
    app = open_classroom()
    assert note not in texts(app)

    app.toggle(key="notes").set_value(True).run()
    assert note in texts(app)
    assert lesson.steps[0].asides[0].text in texts(app)
    assert "notes=true" in address(app)
    press(app, "next")
    assert note not in texts(app)


def test_another_lesson_begins_at_its_first_step() -> None:
    """A link to a step that is not there shows the last one, and says so."""
    app = open_classroom(lesson="the-ends", step="40")
    assert app.toast
    assert app.session_state["step"] == len(LESSONS["the-ends"].steps)

    app.selectbox(key="lesson").set_value("noise").run()
    assert address(app) == "/classroom?lesson=noise"


# --- votes ---------------------------------------------------------------------------------------


def count(app: AppTest, *rounds: list[int]) -> None:
    """Put rounds in, as the browser does when they have been counted."""
    place = (app.session_state["lesson"], app.session_state["step"])
    tally = Tally(len(rounds[0]))
    for each in rounds:
        tally = tally.with_round(each)
    app.session_state["tallies"] = {place: tally}
    app.run()


def test_counts_are_hidden_until_both_rounds_are_in() -> None:
    """Then both, the right answer, and why."""
    app = open_classroom(step=VOTE_AT)
    assert vote_of(app)["ended"] == "first vote is in"
    assert all(text in texts(app) for text in VOTE.answers)
    count(app, [1, 0, 2, 0])
    assert vote_of(app)["ended"] == "second vote is in"
    assert "convince your neighbour" in texts(app)
    assert figures(app) == []
    assert in_plain_code(VOTE.why) not in texts(app)
    assert "✓" not in texts(app)
    count(app, [1, 0, 2, 0], [0, 0, 4, 1])

    assert hands(app) == [[1, 0, 2, 0], [0, 0, 4, 1]]
    assert all(part in texts(app) for part in in_plain_code(VOTE.why).split("\n\n"))
    (marked,) = re.findall(r"✓ \*\*(\d)\*\*\]\u2002\*\*(.*)\*\*", texts(app))
    assert marked == (str(VOTE.right), VOTE.answers[VOTE.right - 1])
    assert f"Right is answer {VOTE.right}: " in alternative_texts(app)[-1]
    press(app, "next", "previous")
    assert hands(app) == [[1, 0, 2, 0], [0, 0, 4, 1]]


def test_a_new_vote_begins_without_hands() -> None:
    """The browser keeps counts by the name of a round: each has its own."""
    app = open_classroom(step=VOTE_AT)
    names = [vote_of(app)["vote"]]
    count(app, [1, 0, 2, 0])
    names.append(vote_of(app)["vote"])
    count(app, [1, 0, 2, 0], [0, 0, 4, 1])
    press(app, "again")
    names.append(vote_of(app)["vote"])

    assert vote_of(app)["ended"] == "first vote is in"
    assert len(set(names)) == 3


def test_a_prediction_can_be_shown_without_a_vote() -> None:
    """The right answer and why, and no figure of nothing."""
    app = open_classroom(step=VOTE_AT)

    press(app, "show")
    assert figures(app) == []
    assert all(part in texts(app) for part in in_plain_code(VOTE.why).split("\n\n"))


# --- a file of one's own -------------------------------------------------------------------------


def test_a_file_is_a_lesson_from_its_first_step() -> None:
    """In the list, by its title and its file; the hands of the one before are gone."""
    app = open_classroom(step="3")
    upload(app, WHOLE)

    assert "### One\n\nWhat is *it*?" in texts(app)
    assert address(app) == "/classroom?lesson=own"
    assert app.selectbox(key="lesson").options[-1] == "My lesson · 5 min · any (mine.md)"
    before = vote_of(app)["vote"]
    count(app, [1, 0], [0, 1])
    assert hands(app) == [[1, 0], [0, 1]]
    upload(app, WHOLE.replace("What is", "What was"))
    assert "What was" in texts(app)
    assert vote_of(app)["vote"] != before
    assert vote_of(app)["answers"] == 2


def test_a_file_with_a_slip_is_refused_by_its_line_and_the_class_goes_on() -> None:
    """Nothing else changes; a whole file then takes the words away."""
    app = open_classroom(lesson="the-ends", step="3")
    upload(app, WHOLE.replace("/edge-order?f", "/edge-order?q"), "with *stars*.md")

    (error,) = app.error
    assert "Line 17\\: the link `/edge\\-order" not in error.value  # quoted as it stands
    assert "Line 17\\: the link `/edge-order?q=0,+10,+11` leads nowhere" in error.value
    assert "**with \\*stars\\*\\.md.**" in error.value
    assert f"### {LESSONS['the-ends'].steps[2].title}" in texts(app)
    upload(app, WHOLE)
    assert not app.error


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a" * 1_000_000, "at most 30,000 characters"),
        ("# Größe\n\n- minutes: 5\n".encode("latin-1"), "Line 1\\: the file has the character"),
        (b"", "the file has no words"),
        (b"\x89PNG\r\n\x1a\n\x00", "which no text holds"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, says: str) -> None:
    """Quickly, in words."""
    app = open_classroom()
    upload(app, content)

    assert says in app.error[0].value


def test_a_link_to_a_file_says_that_it_is_not_here() -> None:
    """Somebody else has it."""
    app = open_classroom(lesson="own", step="2")

    assert any("a lesson from a file" in info.value for info in app.info)
    app.selectbox(key="lesson").set_value("noise").run()
    assert "step 1 of" in texts(app)


def test_a_server_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lesson that is shown stays."""
    monkeypatch.setattr(holding, "admit", lambda _record: False)
    app = open_classroom()
    upload(app, WHOLE)

    assert "holds as many files as it can" in app.error[0].value
    assert f"step 1 of {len(FIRST.steps)}" in texts(app)


def test_a_lesson_of_the_folder_that_is_none_is_left_out(tmp_path, caplog) -> None:
    """The log says why; the others are there, by their names without numbers."""
    for name, text in (("2-b.md", WHOLE), ("10-c.md", "no title"), ("1-a.md", WHOLE)):
        (tmp_path / name).write_text(text)

    assert list(shipped(tmp_path)) == ["a", "b"]
    assert "10-c.md: Line 1: the first thing must be the title" in caplog.text


# --- worksheets ----------------------------------------------------------------------------------


def test_a_sheet_has_its_questions_and_no_answer() -> None:
    """Until the key is asked for; the link has the word."""
    sheet = draw_worksheet("a-b", 4)
    app = open_classroom(part=WORKSHEET, sheet="A-b", questions="4")

    for exercise in sheet.exercises:
        assert in_plain_code(exercise_markdown(exercise)) in texts(app)
        assert in_plain_code(key_markdown(exercise)) not in texts(app)
    app.button_group(key="print").set_value("key").run()
    for exercise in sheet.exercises:
        assert in_plain_code(exercise_markdown(exercise)) not in texts(app)
        assert in_plain_code(key_markdown(exercise)) in texts(app)
    assert sheet.origin in texts(app)
    assert "sheet=A-b" in address(app)
    assert "print=key" in address(app)
    assert "lesson" not in address(app)


def test_a_word_that_is_none_is_refused() -> None:
    """And stays in its box."""
    app = open_classroom(part=WORKSHEET, sheet="a b")

    assert "`seed` must be" in app.error[0].value
    assert app.text_input(key="sheet").value == "a b"


def test_files_are_those_of_the_sheet() -> None:
    """What is asked for, and in Moodle always the answers."""
    app = open_classroom(part=WORKSHEET, sheet="a-b", questions="4", print="both")
    app.session_state["sheet_files"] = True
    app.run()

    names = [button.proto.label for button in app.get("download_button")]
    assert names == ["Markdown", "LaTeX", "Moodle XML, with the answers"]


# --- the room ------------------------------------------------------------------------------------


def codes(app: AppTest) -> list[str]:
    """Return the links that have a code."""
    return [code.value for code in app.code if "://" in code.value and "iframe" not in code.value]


@pytest.mark.parametrize(
    ("parameters", "path"),
    [
        ({}, "/classroom"),
        ({"room": "worksheet"}, "/practice?pr_seed=class-7b&pr_level=4"),
        ({"room": "another link", "goto": "/axes?ax_axis=0"}, "/axes?ax_axis=0"),
        ({"room": "another link", "goto": " http://localhost:8501/axes "}, "/axes"),
    ],
)
def test_code_leads_where_it_says(parameters: dict[str, str], path: str) -> None:
    """Below it stands the link, and a frame with the same."""
    app = open_classroom(part=ROOM, **parameters)

    (link,) = codes(app)
    assert link == f"http://localhost:8501{path}"
    (frame,) = [code.value for code in app.code if "iframe" in code.value]
    element = ET.fromstring(frame)
    assert element.get("src") == f"{link}{'&' if '?' in link else '?'}embed=true"
    assert any("on this computer alone" in warning.value for warning in app.warning)


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("https://evil.example/axes", "begins with http"),
        ("//evil.example/axes", "begins with http"),
        ("/nowhere", "there is no page"),
        ("/axes?ax_axes=0", "has no input"),
        ("/?edge_order=3", "cannot be"),
        ("/?case=nothing", "has no example"),
        (f"/axes?ax_f={'1,' * 400}", "characters, and a code that a room can read"),
        ("javascript:alert(1)", "begins with http"),
    ],
)
def test_a_link_that_leads_nowhere_has_no_code(pasted: str, says: str) -> None:
    """Nor one to another server; why is said."""
    app = open_classroom(part=ROOM, room="another link", goto=pasted)

    assert codes(app) == []
    assert says in app.warning[0].value.replace("\\", "")


def test_code_leads_to_the_step_and_the_word_of_the_other_parts() -> None:
    """Where the lesson stands, and what is typed for the worksheet."""
    app = open_classroom(lesson="noise")
    press(app, "next", "next")
    app.session_state["part"] = WORKSHEET
    app.run()
    app.text_input(key="sheet").set_value("abc").run()
    app.selectbox(key="ask").set_value(2).run()
    app.session_state["part"] = ROOM
    app.run()

    assert codes(app) == ["http://localhost:8501/classroom?lesson=noise&step=3"]
    app.button_group(key="room").set_value("worksheet").run()
    assert codes(app) == ["http://localhost:8501/practice?pr_seed=abc&pr_level=2"]


def test_a_picture_has_a_code_of_its_own() -> None:
    """Of its page, not of the lesson: the room opens it on its own devices."""
    app = open_classroom(step=str(FIRST.steps.index(SHOWN) + 1))
    assert codes(app) == []
    app.session_state["picture_code"] = True
    app.run()
    assert codes(app) == [f"http://localhost:8501{SHOWN.link}"]


def test_page_says_what_belongs_to_the_open_part() -> None:
    """A link to a worksheet tells nothing of a lesson."""
    values = {**CLASSROOM.defaults, "part": WORKSHEET, "step": 5, "sheet": "x", "goto": "/axes"}

    assert CLASSROOM.link(values) == "/classroom?part=Worksheet&sheet=x"
    assert not any("figure" in data for data in components(open_classroom()))
