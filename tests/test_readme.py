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


def test_readme_names_every_room() -> None:
    """The map of the code has a line for each room, and for no other."""
    named = re.findall(r"^\| `(\w+(?:/\w+)*)/`", README.read_text(encoding="utf-8"), re.MULTILINE)
    packages = (ROOT, ROOT / "gradient_core", ROOT / "gradient_ui")
    rooms = {path.parent.name for package in packages[1:] for path in package.glob("*/__init__.py")}

    assert all(any((package / room).is_dir() for package in packages) for room in named)
    assert rooms <= set(named)


def test_files_named_in_the_map_of_changes_exist() -> None:
    """The record that says where twenty changes go names files of this tree."""
    record = (ROOT / "docs" / "decisions" / "0011-rooms.md").read_text(encoding="utf-8")
    paths = re.findall(r"`(gradient_[\w./]+)`", record)

    assert len(paths) >= 20
    assert all((ROOT / path).exists() for path in paths)
