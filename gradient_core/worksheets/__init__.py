"""Questions on paper: drawn from a seed, with a key, as Markdown, LaTeX and Moodle XML."""

from gradient_core.worksheets.latex import latex_of
from gradient_core.worksheets.markdown import exercise_markdown, key_markdown, markdown_of
from gradient_core.worksheets.moodle import moodle_of
from gradient_core.worksheets.sheet import (
    BOTH,
    KEY,
    LEVELS,
    PARTS,
    SHEET,
    Exercise,
    Worksheet,
    draw_worksheet,
)
