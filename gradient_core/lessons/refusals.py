"""What a lesson is refused for: each rule once, with its fix; the line is put before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gradient_core.errors import GradientCoreError

RULES: Final[Mapping[str, str]] = {
    "too-long": "the file must have at most {most:,} characters; got {got:,}. Make two lessons.",
    "empty": "the file has no words. Begin with a title: # What np.gradient does.",
    "control": "the file has the character {got}, which no text holds. Save it as UTF-8.",
    "title": "the first thing must be the title; got {got}. Write # and the title.",
    "second-title": "there is one title already; got {got}. Write ## and a kind for a step.",
    "long-title": "a title must have 1 to {most} characters; got {got}. Put the rest below it.",
    "head": "the head must say {missing}. Write it below the title: - {example}.",
    "head-line": "the head has lines such as - minutes: 15; got {got}. Use minutes or level.",
    "minutes": "the minutes must be a whole number, 1 to {most}; got {got}. Write - minutes: 15.",
    "level": "the level must have 1 to {most} characters; got {got}. Write - level: first course.",
    "no-kind": "a step begins with its kind and a colon; got {got}. Write ## Prompt: {title}.",
    "kind": "a step of the kind {got} is not known. Use {use}.",
    "no-steps": "the lesson has no step to show. Write one: ## Prompt: and a title.",
    "many-steps": "a lesson must have at most {most} steps; this is one more. Make two lessons.",
    "empty-step": "the step {got} has no words. Write below its heading what is said or asked.",
    "long-step": "a step must have at most {most:,} characters; got {got:,}. Make two steps of it.",
    "boxes": "a list with [ ] is the answers of a prediction, and this is a {kind}. Begin it with "
    "## Prediction:, or leave the brackets out.",
    "no-answers": "a prediction must have a list of answers. Write - [ ] before each, - [x] "
    "before the right one.",
    "answers": "a prediction must have 2 to 4 answers; got {got}. Digits 1 to 4 choose them.",
    "box": "an answer begins with [ ] or [x]; got {got}. Write - [ ] {got}.",
    "long-answer": "an answer must be one line of 1 to {most} characters. Put the rest into the "
    "question.",
    "right": "one answer must be the right one, with [x]; got {got}. Mark one of them.",
    "why": "a prediction must say why its answer is right. Write it below the list.",
    "no-question": "a prediction must ask something. Write the question above the list.",
    "no-link": "a picture must have one link into this app, in a line of its own; got {got}. "
    "Write [show it](/edge-order?f=0,10,11).",
    "look-for": "a picture must say what to look for. Write it below the link.",
    "link": "the link {got} leads nowhere: {why}. Copy it with the button on its page.",
    "address": "a link must begin with / or https://; got {got}. Leave the others out.",
    "image": "files of pictures are not shown. Link to a page of this app instead.",
    "html": "HTML is not shown. Write Markdown.",
    "reference": "addresses stand beside their words: [words](address). Write them there.",
}
"""The rules by their names, in the order in which a file is read."""


class LessonError(GradientCoreError, ValueError):
    """A file that is no lesson; names the line and the fix.

    Parameters
    ----------
    code : str
        A name of `RULES`.
    line : int
        Where it is, counted from 1.
    **values : object
        What goes into the braces of the rule.

    Attributes
    ----------
    code : str
    line : int

    Examples
    --------
    >>> print(LessonError("kind", 12, got="`quiz`", use="prediction"))
    Line 12: a step of the kind `quiz` is not known. Use prediction.
    """

    def __init__(self, code: str, line: int, **values: object) -> None:
        message = f"Line {line}: {RULES[code].format(**values)}"
        GradientCoreError.__init__(self, message, argument="lesson")
        self.code = code
        self.line = line
