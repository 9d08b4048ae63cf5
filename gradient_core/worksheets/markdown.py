"""A worksheet as Markdown: what the page shows, and what is downloaded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gradient_core.worksheets.blocks import Block, Code, Formula, Options, Space, Words
from gradient_core.worksheets.sheet import KEY, SHEET, Exercise, Worksheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>$|~#])")


def escaped(text: str) -> str:
    r"""Return plain text as Markdown.

    Examples
    --------
    >>> print(escaped("f[0] and a*b"))
    f\[0\] and a\*b
    """
    return _SPECIAL.sub(r"\\\1", text)


def exercise_markdown(exercise: Exercise) -> str:
    r"""Return a question as Markdown.

    Parameters
    ----------
    exercise : Exercise

    Examples
    --------
    >>> from gradient_core.worksheets.sheet import draw_worksheet
    >>> print(exercise_markdown(draw_worksheet("class-7b", 4).exercises[3]))
    **4.** Which samples does NumPy read for gradient\[0\]?
    <BLANKLINE>
    ```python
    np.gradient([3, 15, 9, 10, 14, 13], edge_order=2)[0]
    ```
    <BLANKLINE>
    a) f\[0\] and f\[2\]\
    b) f\[0\], f\[1\] and f\[2\]\
    c) f\[1\] and f\[2\]\
    d) f\[0\] and f\[1\]
    """
    return _joined(exercise.question)


def key_markdown(exercise: Exercise) -> str:
    """Return what the key says of a question, as Markdown."""
    return _joined(exercise.key)


def markdown_of(sheet: Worksheet, part: str) -> str:
    """Return a worksheet as a Markdown file.

    Parameters
    ----------
    sheet : Worksheet
    part : {"sheet", "key", "both"}

    Examples
    --------
    >>> from gradient_core.worksheets.sheet import draw_worksheet
    >>> print(markdown_of(draw_worksheet("class-7b", 7), "key").splitlines()[0])
    # np.gradient, worksheet class-7b: key
    """
    parts = []
    if part != KEY:
        parts += [f"# {sheet.title}", "Name: ____________________ Date: ____________"]
        parts += [exercise_markdown(each) for each in sheet.exercises]
    if part != SHEET:
        parts += [f"# {sheet.title}: key"]
        parts += [key_markdown(each) for each in sheet.exercises]
        parts += [f"*{sheet.origin}*"]
    return "\n\n".join(parts) + "\n"


def _joined(blocks: Iterable[Block]) -> str:
    return "\n\n".join(filter(None, map(_written, blocks)))


def _written(block: Block) -> str:
    if isinstance(block, Code):
        return f"```python\n{block.shown}\n```"
    if isinstance(block, Formula):
        return f"$$\n{block.latex}\n$$"
    if isinstance(block, Options):
        rows = (f"{letter}) {_option(text, block)}" for letter, text in block.lettered)
        return "\\\n".join(rows)
    if isinstance(block, Space):
        return ""  # whoever prints it leaves room
    return _paragraph(block)


def _option(text: str, block: Options) -> str:
    return f"`{text}`" if block.is_code else escaped(text)


def _paragraph(block: Words) -> str:
    strong = f"**{escaped(block.strong)}**" if block.strong else ""
    code = f"`{block.code}`" if block.code else ""
    return " ".join(filter(None, (strong, escaped(block.text), code)))
