"""What the pages may cost, beside the bounds of the core: each with its reason."""

from __future__ import annotations

import os
import re
from typing import Final


def origins(text: str) -> tuple[str, ...]:
    """Return the sites that a setting names with commas between, such as ``https://a.org``.

    Raises
    ------
    ValueError
        One of them is no scheme and host: it would go into a header as it stands.

    Examples
    --------
    >>> origins("https://moodle.example.org, http://localhost:8080")
    ('https://moodle.example.org', 'http://localhost:8080')
    """
    named = tuple(filter(None, (each.strip().rstrip("/") for each in text.split(","))))
    for each in named:
        if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?", each):
            raise ValueError(
                f"GRADIENT_LENS_FRAMED_BY must name sites such as https://a.org; got {each!r}"
            )
    return named


# Sites whose pages may show this one in a frame, besides those of this server.
FRAMED_BY: Final = origins(os.environ.get("GRADIENT_LENS_FRAMED_BY", ""))

# Of all answers that are kept for the next visitor, for the whole server. One of a million samples
# with a formula has 50 MB; with less room they are computed again, in under a second.
CACHE_MEGABYTES: Final = float(os.environ.get("GRADIENT_LENS_CACHE_MB", "256"))

# Of that, for one answer, larger ones are not kept: the one of ten million samples of a file is.
LARGEST_SHARE: Final = 0.75

# Answers that are computed at the same time. Python runs one thread after the other: with sixteen
# of them a click of somebody else took 0.66 s, with two 0.15 s.
COMPUTED_AT_ONCE: Final = 2

# Characters of a traceback that is explained: the deepest ones of a notebook.
MOST_PASTED: Final = 20_000

# Of a link that mail programs do not cut.
LONGEST_SAFE_LINK: Final = 4_000

# Characters of a single number: any float64 has fewer, and so has 17pi/33.
LONGEST_NUMBER: Final = 100

# Rows of a table on a page: what a person scrolls through.
MOST_ROWS: Final = 200

# Rows of an export that are worked on at once, 20 MB of them.
ROWS_AT_ONCE: Final = 50_000

# Exports that are remembered so that their links work: the texts typed for them, 0.2 MB at most.
MOST_EXPORTS: Final = 100

# Of a file that somebody opens, in bytes: ten million int16 go in.
LARGEST_FILE: Final = 21_000_000

# Of a table that is read cell by cell, as many readings try each cell: the worst takes 30 MB.
# Longer ones are read by pandas, if all rows are like the first ones.
MOST_FILE_CHARACTERS: Final = 250_000
MOST_FILE_LINES: Final = 25_000

# Characters of a spreadsheet as CSV: 25,000 rows of three columns.
MOST_SHEET_CHARACTERS: Final = 700_000

# Numbers of a file: ten million float64 and their gradient, ours and NumPy's, are 240 MB.
MOST_FILE_VALUES: Final = 10_000_000

# What an archive may unpack to: so many times its size, and a small one this much.
UNPACKED_TIMES: Final = 10
MOST_UNPACKED: Final = 16 * 2**20

# Files of one visitor that wait to be read, and bytes of all that wait on this server.
MOST_WAITING: Final = 3
MOST_BYTES_WAITING: Final = 200 * 2**20

# Bytes of all that is held of files, for the whole server: 25 of the largest.
MOST_BYTES_HELD: Final = 500_000_000

# Arrays of files that are held for one visitor, the last ones.
MOST_HELD: Final = 3
