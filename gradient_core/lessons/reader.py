"""Reads a lesson from its Markdown, strictly: what is not understood is refused with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from markdown_it.token import Token

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
from gradient_core.lessons.refusals import LessonError
from gradient_core.lessons.sections import Section, check_title, end_of, line_of, sections_of
from gradient_core.lessons.words import (
    CheckLink,
    address_of,
    any_link,
    checked,
    inline_of,
    is_inside,
)
from gradient_core.limits import (
    LONGEST_LESSON_ANSWER,
    LONGEST_TITLE,
    MOST_LESSON_MINUTES,
    MOST_STEP_CHARACTERS,
)
from gradient_core.text import quote

_MINUTES, _LEVEL = "minutes", "level"
_EXAMPLES = {_MINUTES: "minutes: 15", _LEVEL: "level: first course"}
_FEWEST_ANSWERS, _MOST_ANSWERS = 2, 4
_BOX = re.compile(r"\[([ xX])\](?: +(.*))?")
# What people call the kinds.
_OTHER_WORDS = {
    "quiz": PREDICTION,
    "vote": PREDICTION,
    "poll": PREDICTION,
    "predict": PREDICTION,
    "choice": PREDICTION,
    "show": PICTURE,
    "image": PICTURE,
    "figure": PICTURE,
    "link": PICTURE,
    "demo": PICTURE,
    "say": PROMPT,
    "tell": PROMPT,
    "text": PROMPT,
    "ask": QUESTION,
    "discuss": QUESTION,
    "discussion": QUESTION,
    "exercise": QUESTION,
    "teacher": NOTE,
    "comment": NOTE,
    "remark": NOTE,
}


def read_lesson(text: str, check_link: CheckLink = any_link) -> Lesson:
    r"""Read a lesson.

    Parameters
    ----------
    text : str
        The file, in the form of ``docs/lessons.md``.
    check_link : callable, optional
        Says of a link into the app, such as ``/edge-order?f=0,10,11``, why it leads nowhere, or
        nothing; by default every link is taken.

    Returns
    -------
    Lesson

    Raises
    ------
    LessonError
        The first thing that is wrong, with its line and its fix.

    Examples
    --------
    >>> lesson = read_lesson('''# The ends
    ...
    ... - minutes: 10
    ... - level: first course
    ...
    ... ## Prediction: The last value
    ...
    ... What is the last value of `np.gradient([0, 10, 11])`?
    ...
    ... - [ ] 5.5
    ... - [x] 1
    ...
    ... The slope of the last interval.
    ... ''')
    >>> lesson.steps[0].answers, lesson.steps[0].right, lesson.steps[0].why
    (('5.5', '1'), 2, 'The slope of the last interval.')
    >>> read_lesson("# The ends\n\n- minutes: 9\n- level: any\n\n## Quiz: The last value\n")
    Traceback (most recent call last):
        ...
    gradient_core.lessons.refusals.LessonError: Line 6: a step of the kind `Quiz` is not known. Use
    prediction.
    """
    head, *parts = sections_of(text)
    minutes, level, about = _head(head, check_link)
    steps: list[Step] = []
    before: list[Aside] = []
    for part in parts:
        kind, title = _kind_and_title(part)
        _length(part)
        checked([part.heading, *part.blocks], check_link)
        _no_boxes(part, kind)
        if kind == NOTE:
            aside = Aside(title, _text(part))
            if steps:
                steps[-1] = replace(steps[-1], asides=(*steps[-1].asides, aside))
            else:
                before.append(aside)
        else:
            steps.append(_READERS[kind](part, Step(kind, title, part.line, "")))
    if not steps:
        raise LessonError("no-steps", len(head.lines))
    return Lesson(head.title, minutes, level, about, tuple(steps), tuple(before))


# --- the head ------------------------------------------------------------------------------------


def _head(head: Section, check_link: CheckLink) -> tuple[int, str, str]:
    """Return minutes, level, and what the lesson is about."""
    _length(head)
    checked([head.heading, *head.blocks], check_link)
    given: dict[str, str] = {}
    lines: dict[str, int] = {}
    start = head.first
    if head.blocks and head.blocks[0].type == "bullet_list_open":
        start = end_of(head.blocks[0])
        for line, item in _items(head.blocks, head.blocks[0]):
            key, _, value = (item or "").partition(":")
            key = key.strip().casefold()
            if key not in _EXAMPLES:
                raise LessonError("head-line", line, got=quote(item or "nothing"))
            given[key], lines[key] = value.strip(), line
    for key, example in _EXAMPLES.items():
        if key not in given:
            raise LessonError("head", head.line, missing=key, example=example)
    minutes = _minutes(given[_MINUTES], lines[_MINUTES])
    level = given[_LEVEL]
    if not 1 <= len(level) <= LONGEST_TITLE:
        raise LessonError("level", lines[_LEVEL], most=LONGEST_TITLE, got=len(level))
    return minutes, level, head.words(start, head.end)


def _minutes(text: str, line: int) -> int:
    if re.fullmatch(r"[0-9]{1,3}", text) and 1 <= int(text) <= MOST_LESSON_MINUTES:
        return int(text)
    raise LessonError("minutes", line, most=MOST_LESSON_MINUTES, got=quote(text))


# --- a step --------------------------------------------------------------------------------------


def _kind_and_title(part: Section) -> tuple[str, str]:
    word, colon, title = part.title.partition(":")
    kind = word.strip().casefold()
    if not colon:
        raise LessonError("no-kind", part.line, got=quote(part.title), title=part.title[:40])
    if kind not in KINDS:
        near = get_close_matches(kind, KINDS, 1)
        use = _OTHER_WORDS.get(kind) or (near[0] if near else f"{', '.join(KINDS[:-1])} or {NOTE}")
        raise LessonError("kind", part.line, got=quote(word.strip()), use=use)
    check_title(title.strip(), part.line)
    return kind, title.strip()


def _length(part: Section) -> None:
    got = len(part.text)
    if got > MOST_STEP_CHARACTERS:
        raise LessonError("long-step", part.line, most=MOST_STEP_CHARACTERS, got=got)


def _no_boxes(part: Section, kind: str) -> None:
    for block in part.blocks:
        if kind != PREDICTION and block.type == "inline" and _BOX.match(block.content):
            raise LessonError("boxes", line_of(block), kind=kind)


def _text(part: Section) -> str:
    if not part.text:
        raise LessonError("empty-step", part.line, got=quote(part.title))
    return part.text


def _said(part: Section, step: Step) -> Step:
    return replace(step, text=_text(part))


def _predicted(part: Section, step: Step) -> Step:
    """Read the question, the list of answers, and why one of them is right."""
    opened = next((b for b in part.blocks if b.type == "bullet_list_open" and b.level == 0), None)
    if opened is None:
        raise LessonError("no-answers", part.line)
    items = _items(part.blocks, opened)
    if not _FEWEST_ANSWERS <= len(items) <= _MOST_ANSWERS:
        raise LessonError("answers", line_of(opened), got=len(items))
    answers = tuple(_answer(line, item) for line, item in items)
    right = [number for number, (_, is_right) in enumerate(answers, 1) if is_right]
    if len(right) != 1:
        raise LessonError("right", line_of(opened), got=len(right) or "none")
    question, why = part.words(part.first, line_of(opened)), part.words(end_of(opened), part.end)
    if not question:
        raise LessonError("no-question", part.line)
    if not why:
        raise LessonError("why", end_of(opened) - 1)
    texts = tuple(text for text, _ in answers)
    return replace(step, text=question, answers=texts, right=right[0], why=why)


def _answer(line: int, item: str | None) -> tuple[str, bool]:
    if item is None or len(item) > LONGEST_LESSON_ANSWER:
        raise LessonError("long-answer", line, most=LONGEST_LESSON_ANSWER)
    found = _BOX.fullmatch(item)
    if found is None:
        raise LessonError("box", line, got=item[:40])
    text = (found[2] or "").strip()
    if not text:
        raise LessonError("long-answer", line, most=LONGEST_LESSON_ANSWER)
    return text, found[1] in "xX"


def _items(blocks: list[Token], opened: Token) -> list[tuple[int, str | None]]:
    """Return line and words of each item of a list; None for one that is no single line."""
    place = blocks.index(opened)
    found: list[tuple[int, str | None]] = []
    inside: list[Token] = []
    for token in blocks[place + 1 :]:
        if token.type == "list_item_open" and token.level == opened.level + 1:
            inside = []
            found.append((line_of(token), None))
        elif token.type == "list_item_close" and token.level == opened.level + 1:
            words = [each for each in inside if each.type == "inline"]
            is_line = len(inside) == 3 and len(words) == 1 and "\n" not in words[0].content
            found[-1] = (found[-1][0], words[0].content if is_line else None)
        elif token.type == "bullet_list_close" and token.level == opened.level:
            break
        else:
            inside.append(token)
    return found


def _pictured(part: Section, step: Step) -> Step:
    """Read the link, which stands in a line of its own, and what to look for."""
    found = [
        (block, link, label)
        for block in part.blocks
        if block.type == "inline" and block.level == 1
        for link, label in _lone_link(block)
    ]
    if len(found) != 1:
        raise LessonError("no-link", part.line, got=len(found) or "none")
    block, link, label = found[0]
    above = part.words(part.first, line_of(block))
    below = part.words(end_of(block), part.end)
    text = "\n\n".join(each for each in (above, below) if each)
    if not text:
        raise LessonError("look-for", end_of(block) - 1)
    return replace(step, text=text, link=link, label=label)


def _lone_link(block: Token) -> list[tuple[str, str]]:
    """Return address and words of a link into the app that is all of a paragraph."""
    children = [each for each in inline_of(block) if each.content.strip() or each.nesting]
    if len(children) < 3 or children[0].type != "link_open" or children[-1].type != "link_close":
        return []
    if sum(each.type == "link_open" for each in children) > 1:
        return []
    address, label = address_of(children[0]), "".join(each.content for each in children[1:-1])
    return [(address, label)] if is_inside(address) else []


_READERS = {
    PROMPT: _said,
    QUESTION: _said,
    PREDICTION: _predicted,
    PICTURE: _pictured,
}
