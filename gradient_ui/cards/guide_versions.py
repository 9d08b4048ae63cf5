"""Shows which releases of NumPy changed np.gradient, and where the installed one stands."""

from __future__ import annotations

import numpy as np
import streamlit as st

from gradient_core.cases import VersionChange, changes_known_to
from gradient_core.cases.versions import VERSION_CHANGES

HERE = "installed here"


def versions() -> None:
    """Show the table, with the installed release in its place."""
    st.markdown(
        "Many answers about `np.gradient` are older than the NumPy they are used with. These "
        "releases changed what it does, and made some of them wrong."
    )
    st.markdown(version_table(np.__version__))


def version_table(version: str) -> str:
    """Return the releases as a table in Markdown, an installed one in its place and marked."""
    known = changes_known_to(version)
    here = (
        f"| :blue-background[**{version}**] | **{HERE}** | Nothing more: all of the above holds. |"
    )
    rows = [*map(_row, known), here, *map(_row, VERSION_CHANGES[len(known) :])]
    head = "| NumPy | what changed | what it makes wrong in old answers |\n|:--|:--|:--|\n"
    return head + "\n".join(rows)


def _row(change: VersionChange) -> str:
    return f"| **{change.name}** ({change.year}) | {change.changed} | {change.outdated} |"
