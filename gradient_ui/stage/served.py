"""The JavaScript modules of the live stages: which there are, and where they are served."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).with_name("modules")
_STATIC = Path(st.__file__).with_name("static")


@cache
def modules() -> dict[str, bytes]:
    """Return all modules, by file name."""
    return {path.name: path.read_bytes() for path in sorted(_FOLDER.glob("*.js"))}


@cache
def folder() -> str:
    """Return the folder under which they are served: another one for other modules."""
    digest = hashlib.sha256(b"".join(modules().values())).hexdigest()
    return f"stage-{digest[:16]}"


@cache
def katex_path() -> str:
    """Return where Streamlit serves KaTeX, empty where it has none: its name has a hash."""
    found = sorted(_STATIC.glob("static/js/katex.*.js"))
    return found[0].relative_to(_STATIC).as_posix() if found else ""
