"""The public docstrings are numpydoc, section by section, for every name the core exports."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import re
from functools import cache
from types import FunctionType
from typing import Any

import pytest

import gradient_core

FUNCTIONS = [n for n in gradient_core.__all__ if inspect.isfunction(getattr(gradient_core, n))]
CLASSES = [n for n in gradient_core.__all__ if inspect.isclass(getattr(gradient_core, n))]


def sections(thing: Any) -> dict[str, str]:
    """Return the sections of a docstring by title, the part before the first under ""."""
    parts = re.split(r"^(\w[\w ]*)\n-+$", inspect.getdoc(thing) or "", flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def described(section: str) -> set[str]:
    """Return the names that a section has an entry for."""
    entries = re.findall(r"^([*\w, ]+?)(?: :.*)?$", section, flags=re.MULTILINE)
    return {name.strip("* ") for entry in entries for name in entry.split(",")}


@cache
def raises(function: FunctionType) -> bool:
    """Whether it raises, or something of its module that it uses does."""
    tree = ast.parse(inspect.getsource(importlib.import_module(function.__module__)))
    bodies = {node.name: list(ast.walk(node)) for node in tree.body if hasattr(node, "name")}
    reached, waiting = set(), [function.__name__]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        used = {node.id for node in bodies[name] if isinstance(node, ast.Name)}
        waiting += [n for n in used & set(bodies) if n not in reached]
    return any(isinstance(node, ast.Raise) and node.exc for n in reached for node in bodies[n])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function_describes_what_it_takes_gives_and_refuses(name: str) -> None:
    """Every parameter, the result, the refusals, and an example, which runs as a doctest."""
    function = getattr(gradient_core, name)
    found = sections(function)

    assert described(found.get("Parameters", "")) == set(inspect.signature(function).parameters)
    assert found["Returns"].strip()
    assert "Raises" in found or not raises(function)
    assert ">>>" in found["Examples"]


@pytest.mark.parametrize("name", CLASSES)
def test_class_describes_what_it_holds(name: str) -> None:
    """Every public field of a record, and an example; a refusal has its in the functions."""
    cls = getattr(gradient_core, name)
    found = sections(cls)

    if dataclasses.is_dataclass(cls):
        fields = {field.name for field in dataclasses.fields(cls) if field.name[0] != "_"}
        assert described(found.get("Attributes", "")) >= fields
    assert ">>>" in found.get("Examples", "") or issubclass(cls, Exception)
