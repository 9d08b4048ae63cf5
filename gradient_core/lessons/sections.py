"""A Markdown file cut at its headings of the first two levels; nothing of it is drawn here.

The reader is markdown-it-py, so a heading inside a code block is none, and a list is what everybody
else takes for one. It first finds the blocks alone; what is within them is read step by step, whose
length is bounded, because emphasis and links can take time that grows with the square of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gradient_core.lessons.refusals import LessonError
from gradient_core.limits import LONGEST_TITLE, MOST_LESSON_CHARACTERS, MOST_LESSON_STEPS
from gradient_core.text import quote

MARKDOWN = MarkdownIt("commonmark", {"maxNesting": 10}).enable("table").disable("inline")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass
class Section:
    """A heading and what stands below it.

    Attributes
    ----------
    heading : Token
        The words of the heading.
    level : int
        1 or 2.
    line : int
        Of the heading, counted from 1.
    lines : list of str
        All of the file.
    blocks : list of Token
        What markdown-it found below the heading, lower headings included.
    end : int
        The line after its last one, counted from 1.
    """

    heading: Token
    level: int
    line: int
    lines: list[str]
    blocks: list[Token] = field(default_factory=list)
    end: int = 0

    @property
    def title(self) -> str:
        """The heading on one line."""
        return " ".join(self.heading.content.split())

    @property
    def first(self) -> int:
        """The first line below the heading, counted from 1; a heading may have a line under it."""
        return self.line + (1 if self.lines[self.line - 1].lstrip().startswith("#") else 2)

    def words(self, start: int, end: int) -> str:
        """Return the lines from `start` to the one before `end`, without empty ones around."""
        return "\n".join(self.lines[start - 1 : end - 1]).strip("\n").rstrip()

    @property
    def text(self) -> str:
        """All that stands below the heading."""
        return self.words(self.first, self.end)


def line_of(token: Token) -> int:
    """Return the line in which a block begins, counted from 1."""
    return (token.map[0] if token.map else 0) + 1


def end_of(token: Token) -> int:
    """Return the line after the last one of a block, counted from 1."""
    return (token.map[1] if token.map else 0) + 1


def sections_of(text: str) -> list[Section]:
    """Return the parts of a file: its head, then its steps.

    Raises
    ------
    LessonError
        It is too long, no text, or something stands before its title.
    """
    if len(text) > MOST_LESSON_CHARACTERS:
        raise LessonError("too-long", 1, most=MOST_LESSON_CHARACTERS, got=len(text))
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.split("\n")
    bad = _CONTROL.search(plain)
    if bad:
        line = plain.count("\n", 0, bad.start()) + 1
        raise LessonError("control", line, got=quote(bad.group()))
    if not plain.strip():
        raise LessonError("empty", 1)
    env: dict[str, Any] = {}
    tokens = MARKDOWN.parse(plain, env)
    _no_references(env)
    found = list(_cut(tokens, lines))
    for this, following in zip(found, [*found[1:], None], strict=True):
        this.end = following.line if following else len(lines) + 1
    return found


def _no_references(env: dict[str, Any]) -> None:
    places = [each.get("map") or [0] for each in env.get("references", {}).values()]
    if places:
        raise LessonError("reference", min(place[0] for place in places) + 1)


def _cut(tokens: list[Token], lines: list[str]) -> Iterator[Section]:
    now: Section | None = None
    steps, words = 0, iter(tokens)
    for token in words:
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2"):
            if now is not None:
                yield now
            begun = Section(next(words), int(token.tag[1]), line_of(token), lines)
            next(words)  # the end of the heading
            _check_heading(begun, is_first=now is None)
            now = begun
            steps += now.level == 2
            if steps > MOST_LESSON_STEPS:
                raise LessonError("many-steps", now.line, most=MOST_LESSON_STEPS)
        elif now is None:
            raise LessonError("title", line_of(token), got=quote(lines[line_of(token) - 1].strip()))
        else:
            now.blocks.append(token)
    if now is not None:
        yield now


def _check_heading(begun: Section, *, is_first: bool) -> None:
    if begun.level == 1 and not is_first:
        raise LessonError("second-title", begun.line, got=quote(begun.title))
    if begun.level == 2 and is_first:
        raise LessonError("title", begun.line, got=quote(f"## {begun.title}"))
    if begun.level == 1:
        check_title(begun.title, begun.line)


def check_title(title: str, line: int) -> None:
    """Refuse a title that is none, or too long for one line."""
    if not 1 <= len(title) <= LONGEST_TITLE:
        got = f"{len(title):,}"
        raise LessonError("long-title", line, most=LONGEST_TITLE, got=got)
