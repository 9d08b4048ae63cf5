"""Words of strangers: what users and links say, put where Markdown is drawn."""

from __future__ import annotations

import re

# Everything that begins something in Markdown, in HTML, or in the directives of Streamlit. A line
# break would end the paragraph; marks of direction would turn the words after them around.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~:$^&@./-])")
_LANGUAGE = re.compile(r"^( {0,3}`{3,})[^`\n]+$", re.MULTILINE)
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def escaped(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    Examples
    --------
    >>> print(escaped("2*x*y was read as $5"))
    2\*x\*y was read as \$5
    >>> print(escaped("a\n\u202eb"))
    a b
    """
    return _SPECIAL.sub(r"\\\1", _INVISIBLE.sub(" ", text))


def in_plain_code(text: str) -> str:
    r"""Return Markdown whose blocks of code have no language.

    The colours that Streamlit gives to the words of a language are too pale to be read.

    Examples
    --------
    >>> in_plain_code("```python\n>>> 1\n```")
    '```\n>>> 1\n```'
    """
    return _LANGUAGE.sub(r"\1", text)
