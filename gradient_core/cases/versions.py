"""The releases of NumPy that changed `numpy.gradient`, and what they make wrong in old answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gradient_core.cases.records import DATA, read_examples


@dataclass(frozen=True, kw_only=True)
class VersionChange:
    """One release.

    Attributes
    ----------
    name : str
        The release.
    year : int
        When it came out.
    changed : str
        What has been so since then, in Markdown.
    outdated : str
        What was written before and is no longer so, in Markdown.

    Examples
    --------
    >>> [change.name for change in VERSION_CHANGES]
    ['1.9.0', '1.9.1', '1.11', '1.13', '2.0']
    """

    name: str
    year: int
    changed: str
    outdated: str


def changes_known_to(version: str) -> list[VersionChange]:
    """Return the changes that a release of NumPy has, oldest first.

    Parameters
    ----------
    version : str
        As ``numpy.__version__`` has it.

    Examples
    --------
    >>> [change.name for change in changes_known_to("1.10.4")]
    ['1.9.0', '1.9.1']
    >>> changes_known_to("2.0.0rc1")[-1].name
    '2.0'
    """
    return [change for change in VERSION_CHANGES if _parts(change.name) <= _parts(version)]


def _parts(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


VERSION_CHANGES: Final = tuple(read_examples(VersionChange, DATA / "versions.toml").values())
