"""The inputs of the Classroom page: the lesson and its step, the worksheet, and the room's link."""

from __future__ import annotations

from gradient_core.limits import LONGEST_SEED, MOST_EXERCISES, MOST_LESSON_STEPS
from gradient_core.practice import LAST_LEVEL
from gradient_core.worksheets import LEVELS, PARTS, SHEET
from gradient_ui.files.lessons import LESSONS
from gradient_ui.inputs.declared import CURSOR, LOOK, Input
from gradient_ui.inputs.parts import InputsInParts
from gradient_ui.limits import LONGEST_SAFE_LINK

PART, LESSON, STEP, NOTES = "part", "lesson", "step", "notes"
WORD, COUNT, LEVEL, PRINTED = "sheet", "questions", "ask", "print"
TARGET, LINK = "room", "goto"
TEACH, WORKSHEET, ROOM = "Lesson", "Worksheet", "Link for the room"
OWN = "own"  # the lesson of a file that somebody opened
THIS_LESSON, SAME_QUESTIONS, OWN_LINK = "lesson", "worksheet", "another link"

_ONLY_IN = {
    **dict.fromkeys((LESSON, STEP, NOTES), (PART, TEACH)),
    **dict.fromkeys((WORD, COUNT, LEVEL, PRINTED), (PART, WORKSHEET)),
    **dict.fromkeys((TARGET, LINK), (PART, ROOM)),
}


CLASSROOM = InputsInParts(
    path="/classroom",
    parameter="classroom",
    inputs=(
        Input(PART, TEACH, options=(TEACH, WORKSHEET, ROOM), role=LOOK),
        Input(LESSON, next(iter(LESSONS), OWN), options=(*LESSONS, OWN), role=CURSOR),
        Input(STEP, 1, least=1, most=MOST_LESSON_STEPS, role=CURSOR),
        Input(NOTES, default=False, role=LOOK),
        Input(WORD, "class-7b", most=LONGEST_SEED, role=LOOK),
        Input(COUNT, 6, least=1, most=MOST_EXERCISES, role=LOOK),
        Input(LEVEL, LAST_LEVEL, options=tuple(LEVELS), role=LOOK),
        Input(PRINTED, SHEET, options=PARTS, role=LOOK),
        Input(TARGET, THIS_LESSON, options=(THIS_LESSON, SAME_QUESTIONS, OWN_LINK), role=LOOK),
        Input(LINK, "", most=LONGEST_SAFE_LINK, role=LOOK),
    ),
    examples={},
    inputs_of=lambda _example: {},
    undone_too=frozenset({LESSON}),
    only_in=_ONLY_IN,
)
