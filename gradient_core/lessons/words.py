"""What stands in the words of a lesson: links, checked; and what is not shown, refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gradient_core.lessons.refusals import LessonError
from gradient_core.lessons.sections import line_of
from gradient_core.text import quote

# Says why a link into the app leads nowhere; nothing where it leads somewhere.
CheckLink: TypeAlias = Callable[[str], str]

_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": 10})
_OUTSIDE = ("https://", "http://")


def any_link(_link: str) -> str:
    """Take every link: for whoever does not know the pages."""
    return ""


def inline_of(block: Token) -> list[Token]:
    """Return what is inside a block of words: text, code, emphasis, links."""
    env: dict[str, Any] = {}
    children: list[Token] = []
    _MARKDOWN.inline.parse(block.content, _MARKDOWN, env, children)
    return children


def checked(blocks: Sequence[Token], check: CheckLink) -> None:
    """Refuse what is not shown, and links that lead nowhere.

    Parameters
    ----------
    blocks : sequence of Token
        Of one section, whose length has been checked.
    check : callable
        As `CheckLink`.

    Raises
    ------
    LessonError
    """
    for block in blocks:
        if block.type == "html_block":
            raise LessonError("html", line_of(block))
        if block.type == "inline":
            for token, line in _with_lines(block):
                _check(token, line, check)


def _with_lines(block: Token) -> Iterator[tuple[Token, int]]:
    line = line_of(block)
    for token in inline_of(block):
        line += token.type in ("softbreak", "hardbreak")
        yield token, line


def _check(token: Token, line: int, check: CheckLink) -> None:
    if token.type == "image":
        raise LessonError("image", line)
    if token.type == "html_inline":
        raise LessonError("html", line)
    if token.type == "link_open":
        check_address(address_of(token), line, check)


def address_of(token: Token) -> str:
    """Return where a link leads."""
    return str(token.attrGet("href") or "")


def is_inside(address: str) -> bool:
    """Whether an address is one of this app."""
    return address.startswith("/") and not address.startswith("//")


def check_address(address: str, line: int, check: CheckLink) -> None:
    """Refuse an address that leads nowhere."""
    if is_inside(address):
        why = check(address)
        if why:
            raise LessonError("link", line, got=quote(address), why=why)
    elif not address.startswith(_OUTSIDE):
        raise LessonError("address", line, got=quote(address))
