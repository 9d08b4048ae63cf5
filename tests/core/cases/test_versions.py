"""The releases that changed the gradient: their order, and which of them a release has."""

from __future__ import annotations

import numpy as np
import pytest

from gradient_core.cases import changes_known_to
from gradient_core.cases.versions import VERSION_CHANGES


def test_changes_stand_in_the_order_of_time() -> None:
    """Numbers and years; every change says what it makes wrong."""
    years = [change.year for change in VERSION_CHANGES]
    names = [[int(part) for part in change.name.split(".")] for change in VERSION_CHANGES]

    assert years == sorted(years)
    assert names == sorted(names)
    assert all(change.changed.endswith(".") for change in VERSION_CHANGES)
    assert all(change.outdated.endswith(".") for change in VERSION_CHANGES)


@pytest.mark.parametrize(
    ("version", "last"),
    [
        ("1.9.0", "1.9.0"),
        ("1.10.4", "1.9.1"),
        ("1.13.0", "1.13"),
        ("1.26.4", "1.13"),
        ("2.0.0rc1", "2.0"),
        (np.__version__, "2.0"),
    ],
)
def test_release_has_the_changes_before_it(version: str, last: str) -> None:
    """1.10 comes after 1.9.1, although it reads smaller."""
    assert changes_known_to(version)[-1].name == last


def test_oldest_release_has_none() -> None:
    """Before 1.9.0 there was nothing to tell apart."""
    assert changes_known_to("1.8.2") == []


def test_installed_numpy_is_as_the_last_changes_say() -> None:
    """A tuple; coordinates; axis; and the plain difference at the ends."""
    f = np.array([[0.0, 1, 4], [1, 2, 5]])

    assert isinstance(np.gradient(f), tuple)
    assert np.gradient(f, [0, 1, 3], axis=1)[0].tolist() == [1, 4 / 3 - 1 / 6, 1.5]
    assert np.gradient(f[0]).tolist() == [1, 2, 3]
    assert np.gradient(f[0], edge_order=2).tolist() == [0, 2, 4]
