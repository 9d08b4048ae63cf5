"""What NumPy does to the dtype of the samples before it subtracts them."""

from __future__ import annotations

from typing import Any

import numpy as np


def dtype_note(samples: Any) -> str | None:
    """Return what happens to the dtype, or None for float64, where nothing does.

    Parameters
    ----------
    samples : ndarray
        As given to `gradient`, before anything is converted.

    Returns
    -------
    str or None

    Examples
    --------
    >>> print(dtype_note(np.array([3, 1, 2], dtype=np.uint8)))
    uint8 → float64 before subtracting; np.diff would wrap round: 1 − 3 = 254
    >>> print(dtype_note(np.array([1, 2])))
    int64 → float64 before subtracting
    """
    dtype = samples.dtype
    if dtype.kind == "u":
        return f"{dtype} → float64 before subtracting{_wrapped(samples)}"
    if dtype.kind == "i":
        return f"{dtype} → float64 before subtracting"
    if dtype.kind in "fc" and dtype.itemsize < (8 if dtype.kind == "f" else 16):
        digits = np.finfo(dtype).precision
        return f"{dtype} is kept: about {digits} digits, so small changes of large numbers vanish"
    return None


def _wrapped(samples: Any) -> str:
    """Return where unsigned subtraction would wrap round, for the first such place."""
    flat = np.asarray(samples).reshape(-1)
    falls = np.flatnonzero(flat[1:] < flat[:-1])
    if falls.size == 0:
        return ""
    k = int(falls[0])
    wrapped = np.diff(flat[k : k + 2])[0]
    return f"; np.diff would wrap round: {flat[k + 1]} − {flat[k]} = {wrapped}"
