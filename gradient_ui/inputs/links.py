"""Links into the app that somebody wrote down: whether they lead where they should."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlsplit

from gradient_core.text import quote
from gradient_ui.inputs.input_set import PROJECTOR
from gradient_ui.inputs.pages import INPUTS
from gradient_ui.limits import LONGEST_SAFE_LINK

_MOST_FIELDS = 100


def why_not(link: str) -> str:
    """Return why a link leads nowhere, in some words; nothing where it does lead somewhere.

    Parameters
    ----------
    link : str
        Path and query: ``/edge-order?f=0,10,11``.

    Examples
    --------
    >>> why_not("/edge-order?f=0,10,11&end=Right+end"), why_not("/")
    ('', '')
    >>> print(why_not("/edges"), why_not("/axes?f=1,2"), why_not("/?edge_order=3"), sep="; ")
    there is no page `/edges`; the page has no input `f`; the input `edge_order` cannot be `3`
    """
    parts = _split(link)
    if parts is None:
        return "it cannot be read, or is too long"
    page = INPUTS.get(parts.path.strip("/"))
    if page is None:
        return f"there is no page {quote(parts.path)}"
    given = parse_qsl(parts.query, keep_blank_values=True)
    for key, text in given:
        if key not in page.by_key and (key != page.parameter or not page.examples):
            return f"the page has no input {quote(key)}"
        if key == page.parameter and text not in page.examples:
            return f"the page has no example {quote(text)}"
        declared = page.by_key.get(key, PROJECTOR)
        if key in page.by_key and declared.read(text) is None:
            return f"the input {quote(key)} cannot be {quote(text)}"
    return ""


def _split(link: str) -> SplitResult | None:
    if len(link) > LONGEST_SAFE_LINK or link.count("&") > _MOST_FIELDS:
        return None
    try:
        return urlsplit(link)
    except ValueError:  # a bracket that opens an address of the net and does not close
        return None


def inside(address: str, here: str) -> str:
    """Return the path and the query of an address of this server; empty for any other one.

    Parameters
    ----------
    address : str
        As it is copied from a browser, or a link that begins with a slash.
    here : str
        Where this server is: ``https://lens.example.org/maths``.

    Examples
    --------
    >>> inside("https://lens.example.org/maths/axes?ax_axis=0", "https://lens.example.org/maths")
    '/axes?ax_axis=0'
    >>> inside("/axes", "https://lens.example.org"), inside("https://a.org/", "https://b.org")
    ('/axes', '')
    """
    text = address.strip()
    if text.startswith("/") and not text.startswith("//"):
        return text
    if text == here:
        return "/"
    return text.removeprefix(here) if text.startswith((f"{here}/", f"{here}?")) else ""
