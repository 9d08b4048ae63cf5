"""Lessons: those that come along, and the file that a teacher opens."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gradient_core.lessons import Lesson, LessonError, read_lesson
from gradient_core.limits import MOST_LESSON_CHARACTERS

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "lessons"
KIND = "md"

_LOG = logging.getLogger("gradient_lens")
_MOST_BYTES_OF_A_CHARACTER = 4
_NUMBER = re.compile(r"^\d+-")


@dataclass(frozen=True, eq=False)
class OwnLesson:
    """A lesson from a file that somebody opened.

    Attributes
    ----------
    name : str
        Of the file.
    lesson : Lesson
    nbytes : int
        What it takes up, about.
    """

    name: str
    lesson: Lesson
    nbytes: int


def read_lesson_file(name: str, content: bytes, check_link: Callable[[str], str]) -> OwnLesson:
    r"""Read a lesson that somebody opened.

    Parameters
    ----------
    name : str
    content : bytes
    check_link : callable
        Says of a link into the app why it leads nowhere, or nothing.

    Raises
    ------
    LessonError
        It is no lesson; bytes that are no UTF-8 are found by their line, too.

    Examples
    --------
    >>> head = b"# The ends\n\n- minutes: 9\n- level: any\n\n"
    >>> read_lesson_file("a.md", head + b"## Prompt: One\n\nSay it.\n", str.strip).lesson.title
    'The ends'
    >>> read_lesson_file("a.md", b"# \xe4\n", str.strip)
    Traceback (most recent call last):
        ...
    gradient_core.lessons.refusals.LessonError: Line 1: the file has the character `\ufffd`, which
    no text holds. Save it as UTF-8.
    """
    if len(content) > _MOST_BYTES_OF_A_CHARACTER * MOST_LESSON_CHARACTERS:
        raise LessonError("too-long", 1, most=MOST_LESSON_CHARACTERS, got=len(content))
    text = content.decode("utf-8", errors="replace")
    return OwnLesson(name, read_lesson(text, check_link), 2 * len(content))


def shipped(folder: Path = FOLDER) -> dict[str, Lesson]:
    """Return the lessons of a folder by their names in a link, in the order of their files.

    One that cannot be read is left out, and the log says why: a class waits for the others.
    """
    found: dict[str, Lesson] = {}
    for file in sorted(folder.glob(f"*.{KIND}")):
        try:
            found[_NUMBER.sub("", file.stem)] = read_lesson(file.read_text(encoding="utf-8"))
        except (LessonError, UnicodeDecodeError, OSError) as error:
            _LOG.warning("Left out: %s: %s", file.name, error)
    return found


LESSONS = shipped()
