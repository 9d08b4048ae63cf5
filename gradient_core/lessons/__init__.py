"""Lessons: a Markdown file that a teacher can write, read into steps, refused by its line."""

from gradient_core.lessons.lesson import (
    KINDS,
    NOTE,
    PICTURE,
    PREDICTION,
    PROMPT,
    QUESTION,
    Aside,
    Lesson,
    Step,
)
from gradient_core.lessons.reader import read_lesson
from gradient_core.lessons.refusals import RULES, LessonError
