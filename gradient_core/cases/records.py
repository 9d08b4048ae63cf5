"""What an example is, and how the examples of a file become a dict.

An example answers a question that people ask about `numpy.gradient`; the questions and their
numbers are listed in ``data/QUESTIONS.md``. A set of examples is a TOML file in ``data``: data
that a teacher adds to without writing Python. `read_examples` says how it is read; what a key
means is said by the class of the set, for example `gradient_core.cases.line.LineExample`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType, UnionType
from typing import Any, Final, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from gradient_core.cases.co2 import co2_days, co2_samples

DATA: Final = files("gradient_core.cases") / "data"
# Texts too long for a file of examples, by the name they have there.
RECORDS: Final = {"co2_samples": co2_samples, "co2_days": co2_days}

Text: TypeAlias = str | Callable[[], str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Example:
    """What every example has, whatever it is an example of.

    Attributes
    ----------
    name : str
        The head of its table. Stable, since it goes into links.
    title : str
        A few words that tell it from all others of its set.
    look_for : str
        One sentence: what to look for.
    question : int or None
        Number in ``data/QUESTIONS.md`` of the question it answers.
    """

    name: str
    title: str
    look_for: str
    question: int | None = None


AnyExample = TypeVar("AnyExample")


def read_examples(
    kind: Callable[..., AnyExample],
    file: Traversable,
    known: Mapping[str, AnyExample] = MappingProxyType({}),
) -> dict[str, AnyExample]:
    """Read a set of examples, or of other records that have a name, in the order of the file.

    Each table of the file is one example: its head is the name, its keys are attributes of
    `kind`. Nothing is evaluated. A list becomes a tuple, and ``{ record = "co2_days" }`` the
    function of that name in `RECORDS`. In `expected` a string is a complex number, ``"1+2j"``,
    which TOML has no sign for, and the keys of a table are places, ``"2"`` or ``"2, 3"``.

    Parameters
    ----------
    kind : class of the examples
    file : TOML file
    known : mapping from name to example, optional
        What a table with nothing in it stands for.

    Raises
    ------
    ValueError
        If a key is unknown, is missing or has a value of another type; names the example.
    """
    types = get_type_hints(kind)
    examples: dict[str, AnyExample] = {}
    for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
        if name in known and not table:
            examples[name] = known[name]
            continue
        try:
            values = {key: _value(key, written) for key, written in table.items()}
            examples[name] = kind(name=name, **values)
            for key, value in values.items():
                _require_type(key, value, types[key])
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"example {name!r} of {file.name}: {error}") from error
    return examples


def _value(key: str, written: Any) -> Any:
    """Return the value of an attribute for what TOML has in its place."""
    if key == "expected":
        return _numbers(written)
    if isinstance(written, list):
        return tuple(written)
    return RECORDS[written["record"]] if isinstance(written, dict) else written


def _numbers(written: Any) -> Any:
    if isinstance(written, list):
        return tuple(map(_numbers, written))
    if isinstance(written, dict):
        return {_place(key): _numbers(value) for key, value in written.items()}
    return complex(written) if isinstance(written, str) else written


def _place(key: str) -> int | tuple[int, ...]:
    first, *others = (int(index) for index in key.split(","))
    return (first, *others) if others else first


def _require_type(key: str, value: Any, wanted: Any) -> None:
    """Refuse ``h = 0.5`` for ``h = "0.5"``: the outer type alone, not that of the parts."""
    choices = get_args(wanted) if isinstance(wanted, UnionType) else (wanted,)
    if not isinstance(value, tuple(get_origin(choice) or choice for choice in choices)):
        raise TypeError(f"{key} = {value!r} should be {wanted}")
