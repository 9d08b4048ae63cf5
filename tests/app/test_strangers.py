"""Words of strangers, sent into every input of every page: they are shown, and do nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from google.protobuf.message import Message
from markdown_it import MarkdownIt
from streamlit.testing.v1 import AppTest

from gradient_ui.inputs.input_set import InputSet
from gradient_ui.router import INPUTS
from gradient_ui.screens import SCREENS
from gradient_ui.words import escaped
from tests.app.helpers import open_link

FILES = {
    screen.url_path: f"../pages/{screen.name}.py" if screen.url_path else None for screen in SCREENS
}
# Each below 40 characters, so that no message cuts it.
WORDS = (
    "`[zqj](//e.c/a)`",
    "<a href=//e.c>zqj</a>![zqj](//e.c)",
    ":red[zqj] $zqj$ **zqj** www.zqj.de",
    "x\n\n# zqj\n\u202e&lt;zqj ~~zqj~~ |\u200b",
)
# Shown as they are: nothing in them is drawn.
VERBATIM = {"code", "text_area", "text_input", "bidi_component", "arrow_data_frame"}
MARKDOWN = MarkdownIt("commonmark", {"linkify": False}).enable(["strikethrough", "table"])


def counting(page: InputSet, key: str) -> dict[str, str]:
    """Return the choices with which an input of a page counts."""
    chosen = [given for given in page.inputs if given.options and given.key != key]
    for options in product(*(given.options for given in chosen)):
        values = {**page.defaults, **{g.key: o for g, o in zip(chosen, options, strict=True)}}
        if page.by_key[key].counts(values):
            changed = {g.key: g.text(values[g.key]) for g in chosen}
            return {k: v for k, v in changed.items() if values[k] != page.defaults[k]}
    return {}  # it counts by what is typed elsewhere


def sinks() -> Iterator[tuple[str, str, dict[str, str], str]]:
    """Yield the page, the input, what else its link says and words, for every input there is.

    An input that holds no texts says of all words alike that there is no such value, and those of a
    page before have the same widgets and messages: they get one of the words, in turn.
    """
    seen: set[str] = set()
    for path, page in INPUTS.items():
        for turn, key in enumerate((page.parameter, *(given.key for given in page.inputs))):
            given = page.by_key.get(key)
            others = counting(page, key) if given else {}
            is_text = given is None or (isinstance(given.default, str) and not given.options)
            first = turn % len(WORDS)
            words = WORDS if is_text and key not in seen else WORDS[first : first + 1]
            yield from ((path, key, others, each) for each in words)
            seen.add(key)


def strings(message: Message) -> Iterator[str]:
    """Yield all texts of an element."""
    for field, value in message.ListFields():
        parts = value if field.is_repeated else [value]
        for part in parts:
            if isinstance(part, Message):
                yield from strings(part)
            elif isinstance(part, str):
                yield part


def drawn(app: AppTest) -> Iterator[tuple[str, str]]:
    """Yield the kind of every element whose text is drawn as Markdown, and the text."""
    for element in (*app.main, *app.sidebar):
        yield from ((element.type, text) for text in _texts(element))
    yield from (("toast", toast.value) for toast in app.toast)


def _texts(element: Any) -> Iterator[str]:
    proto = getattr(element, "proto", None)
    if element.type in VERBATIM or not isinstance(proto, Message):
        return
    yield from strings(proto)
    if element.type in ("arrow_table", "table"):
        yield from (str(cell) for cell in element.value.to_numpy().ravel())


def opened_by_strangers(text: str) -> list[str]:
    """Return what Markdown opens around the words of a stranger: emphasis, links, pictures."""
    found: list[str] = []
    for block in MARKDOWN.parse(text):
        if block.type.startswith("html") and "zqj" in block.content:
            found.append(block.type)
        around: list[str] = []
        for token in block.children or []:
            if token.nesting > 0:
                around.append(token.type)
            elif token.nesting < 0:
                around.pop()
            elif "zqj" in token.content + str(token.attrs):
                found += around
                found += [token.type] if token.type in ("image", "html_inline") else []
    return found


def directives(text: str) -> list[str]:
    """Return what Streamlit would draw specially, outside code, near the words of a stranger."""
    outside = re.sub(r"(`+).*?\1", "", text, flags=re.DOTALL)
    special = (
        r"(?<!\\)(?::[a-z-]+\[[^]]*zqj|\$[^$]*zqj[^$]*\$|:material/|:tada:|https?://zqj|www\.zqj)"
    )
    return re.findall(special, outside)


@pytest.mark.parametrize(("path", "key", "others", "words"), list(sinks()))
def test_words_of_strangers_open_nothing(
    path: str, key: str, others: dict[str, str], words: str
) -> None:
    """No link, picture, HTML, formula, emphasis or directive comes of what a link says."""
    app = open_link(FILES[path], **{**others, key: words})

    assert not app.exception
    for kind, text in drawn(app):
        if "zqj" in text and kind != "selectbox":
            assert opened_by_strangers(text) == [], (kind, text)
            assert directives(text) == [], (kind, text)
    for element in app.get("bidi_component"):
        figure = json.loads(element.proto.json).get("figure", {}) if element.proto.json else {}
        assert "<a" not in json.dumps(figure)


@pytest.mark.parametrize("words", WORDS)
def test_escaped_words_read_as_they_are(words: str) -> None:
    """Drawn as Markdown, they are the same words; what cannot be seen is a blank."""
    (paragraph,) = (block for block in MARKDOWN.parse(escaped(words)) if block.type == "inline")
    seen = "".join(token.content for token in paragraph.children or [])

    assert seen.split() == re.sub(r"[\n\u202e\u200b]", " ", words).split()
