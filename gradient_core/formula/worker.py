"""Differentiates small trees in place, and larger ones in a process that can be killed.

How long SymPy takes is not bounded by the size of a formula alone. Up to 25 nodes it is
short. Beyond, a worker process does it, and is killed after one second. Where no process
can be started, larger formulas have no derivative.
"""

from __future__ import annotations

import atexit
import concurrent.futures
import multiprocessing
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar

from gradient_core.formula.errors import DerivativeError
from gradient_core.formula.tree import Node, Variable, count_nodes

IN_PLACE_NODES: Final = 25
SECONDS: Final = 1.0
_PATIENCE: Final = 20.0  # seconds for the start of the worker and the queue before this task

if TYPE_CHECKING:
    from pebble import ProcessPool

_Result = TypeVar("_Result")

_starting = Lock()
_pool: ProcessPool | None = None


def derivative_tree(tree: Node, variable: str) -> Node:
    """Differentiate a tree, in bounded time.

    Parameters
    ----------
    tree : Node
        Folded.
    variable : str

    Returns
    -------
    Node

    Raises
    ------
    DerivativeError
        If it takes longer than `SECONDS`, becomes too large, or needs a process where none
        can be started.

    Examples
    --------
    >>> derivative_tree(Variable("x"), "x")
    Number(value=1)
    """
    return _derivative_tree(tree, variable)


@lru_cache(maxsize=256)
def _derivative_tree(tree: Node, variable: str) -> Node:
    if count_nodes(tree) <= IN_PLACE_NODES:
        return _differentiate(tree, variable)
    return in_worker(_differentiate, tree, variable)


def _differentiate(tree: Node, variable: str) -> Node:
    # SymPy takes a third of a second to import: only now is it needed
    from gradient_core.formula.derivative import differentiate

    return differentiate(tree, variable)


def in_worker(function: Callable[..., _Result], *arguments: object) -> _Result:
    """Call a function in the worker process; kill it after `SECONDS`.

    Parameters
    ----------
    function : callable
        A module's function: the worker imports it by its name.
    *arguments : object
        What can be pickled.

    Raises
    ------
    DerivativeError
        If it took longer, or no process can be used.
    """
    try:
        from pebble import ProcessExpired

        task = _running_pool().schedule(function, arguments, timeout=SECONDS)
    except (ImportError, NotImplementedError, OSError, RuntimeError) as error:
        raise _no_process() from error
    try:
        return task.result(timeout=SECONDS + _PATIENCE)
    except concurrent.futures.TimeoutError:
        task.cancel()  # type: ignore[no-untyped-call]
        raise _refused(f"takes longer than {SECONDS:g} second") from None
    except (ProcessExpired, BrokenProcessPool) as error:
        raise _no_process() from error


def _no_process() -> DerivativeError:
    what = f"needs a second process, with more than {IN_PLACE_NODES} numbers, names and signs"
    fix = 'Shorten it, or put the script under if __name__ == "__main__"'
    return _refused(f"{what}, and none can be started here", fix)


def _refused(why: str, fix: str = "Shorten it") -> DerivativeError:
    return DerivativeError(
        f"`formula` must have a derivative that is quickly found; got one that {why}. {fix}."
    )


def _running_pool() -> ProcessPool:
    """Return the pool with its one worker; start it if there is none."""
    global _pool
    from pebble import ProcessPool  # there may be none where there are no processes

    with _starting:
        if _pool is None or not _pool.active:
            # not fork: the threads of a server would hold locks in the copy for ever
            context = multiprocessing.get_context("spawn")
            _pool = ProcessPool(max_workers=1, initializer=_prepare, context=context)
            atexit.register(_stop, _pool)
        return _pool


def _prepare() -> None:
    """Import SymPy in the worker before its clock runs, and fill its first caches."""
    _differentiate(Variable("x"), "x")


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def warm_up() -> bool:
    """Import SymPy and start the worker, so that the first formula does not wait for them.

    Returns
    -------
    bool
        Whether a worker could be started.
    """
    _prepare()
    try:
        in_worker(_prepare)
    except DerivativeError:
        return False
    return True
