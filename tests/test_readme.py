"""The README is executed: its example gives what it prints, its commands exist."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"


def test_readme_example_prints_what_it_says() -> None:
    """Every prompt in the README gives the output under it."""
    results = doctest.testfile(str(README), module_relative=False)

    assert results.attempted >= 6
    assert results.failed == 0


def test_readme_commands_are_targets_of_the_makefile() -> None:
    """Each `make` command in the README names a target that exists."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"make ([a-z]+)", README.read_text(encoding="utf-8")))

    assert {"run", "test"} <= commands
    for command in commands:
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def test_readme_names_folders_that_exist() -> None:
    """The map of the code has no folder that is not there."""
    folders = re.findall(r"^\| `(\w+(?:/\w+)*)/`", README.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(folders) >= 5
    assert all((ROOT / folder).is_dir() for folder in folders)
