"""What a call may cost: every bound on what is read, kept and written, with its reason.

Each is checked before the work is done. The seconds are of one processor of 2026 and the megabytes
are growth, for the most expensive input that the bound lets through: ``python -m benchmarks.costs``
measures them again.
"""

from __future__ import annotations

from typing import Final

# --- array text ----------------------------------------------------------------------------------

# A paste of 10,000 numbers of 9 digits. The slowest text of this length (25,000 fractions) is read
# in 0.2 s.
MAX_CHARACTERS: Final = 100_000

# In one array, and in all spacings of a call together, so that a call holds two million at most. As
# many fill a screen a thousand times over; reading them takes 0.1 s and 40 MB, all of a page 0.6 s.
MAX_VALUES: Final = 1_000_000

# Characters of one number. Python itself stops converting at 4,300 digits.
LONGEST_NUMBER: Final = 1_000

# Brackets inside each other: as many axes as are ever typed.
MAX_DEPTH: Final = 8

# Axes of a call that is read axis by axis: what a page can draw and a person follow.
MOST_DIMENSIONS: Final = 4

# Of the array with known slopes, which is for looking at.
MOST_RAMP_VALUES: Final = 10_000

# Of the name of an axis, so that it fits into its column.
LONGEST_NAME: Final = 12

# --- formulas ------------------------------------------------------------------------------------

# Twice what fits into its box. The slowest formula of all bounds below takes 0.4 s for a million
# samples, its three derivatives 0.3 s.
MAX_FORMULA_CHARACTERS: Final = 200

# Numbers, names, signs and functions; and of these inside each other.
MAX_NODES: Final = 80
MAX_FORMULA_DEPTH: Final = 40

# Of a derivative, before it is put in order, which takes 0.05 ms for each.
MAX_DERIVATIVE_NODES: Final = 2_500

# Trees are walked by recursion; Python's own limit is 1,000.
MAX_DERIVATIVE_DEPTH: Final = 150

# --- what is written -----------------------------------------------------------------------------

# Characters of the Python of one argument. Longer ones are numbers that nobody reads: they are left
# out, and the text says so. A page sends a call about three times, so this is 120 kB of it.
LONGEST_CODE: Final = 40_000

# --- stencils ------------------------------------------------------------------------------------

# Samples of a stencil whose weights are derived, how many gaps away they may be, and the digits of
# that: a centred stencil of accuracy order 8 has nine, four to each side.
MOST_OFFSETS: Final = 9
FARTHEST_OFFSET: Final = 8
OFFSET_DIGITS: Final = 10
HIGHEST_DERIVATIVE: Final = 6

# --- fields --------------------------------------------------------------------------------------

# Along an axis, for a figure of all nodes; the slowest formula takes 1.4 s for 400 x 400.
MOST_FIELD_SAMPLES: Final = 400

# --- practice ------------------------------------------------------------------------------------

# Characters of an answer: (8.25 - 2.5)/(3.75 - 0.5) has 26. Of the word that items are drawn from,
# so that it can be said aloud; and items of one word, which is a year of three a day.
LONGEST_ANSWER: Final = 80
LONGEST_SEED: Final = 20
MOST_ITEMS: Final = 999

# --- lessons and worksheets ----------------------------------------------------------------------

# Of the file of a lesson: fifteen pages; and of one step, which is two screens. The slowest file of
# this length is read in 0.8 s.
MOST_LESSON_CHARACTERS: Final = 30_000
MOST_STEP_CHARACTERS: Final = 3_000

# Steps of a lesson, notes included: half an hour has twenty.
MOST_LESSON_STEPS: Final = 60
MOST_LESSON_MINUTES: Final = 240

# Characters of a title, of the level and of an answer: each is one line on a projector.
LONGEST_TITLE: Final = 80
LONGEST_LESSON_ANSWER: Final = 120

# Questions on one sheet: two hours of work.
MOST_EXERCISES: Final = 30
