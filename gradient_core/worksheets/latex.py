r"""A worksheet as LaTeX: a whole document for ``pdflatex``, in plain ASCII."""

from __future__ import annotations

from collections.abc import Iterable

from gradient_core.worksheets.blocks import Block, Code, Formula, Options, Space, Words
from gradient_core.worksheets.sheet import KEY, SHEET, Worksheet

_HEAD = r"""\documentclass[11pt]{article}
% The paper is that of your installation, A4 or letter.
\usepackage[margin=22mm]{geometry}
\usepackage[T1]{fontenc}
\usepackage{amsmath}
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\pagestyle{plain}
\begin{document}
"""
_NAME = r"Name: \rule{70mm}{0.4pt} \hfill Date: \rule{35mm}{0.4pt}"
_BEGIN = r"\begin{minipage}{\linewidth}\setlength{\parskip}{6pt}"
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    '"': r"\textquotedbl{}",
    "<": "$<$",
    ">": "$>$",
    "−": "$-$",
    "×": r"$\times$",
    "·": r"$\cdot$",
    "′": "$'$",
    "²": "$^2$",
    "½": r"$\frac{1}{2}$",
    "°": r"$^\circ$",
    "–": "--",
    "’": "'",
    "“": "``",
    "”": "''",
    "…": r"\ldots{}",
}


def escaped(text: str) -> str:
    r"""Return plain text as LaTeX.

    Examples
    --------
    >>> print(escaped("edge_order = −1 & 50%"))
    edge\_order = $-$1 \& 50\%
    """
    return "".join(_ESCAPES.get(sign, sign) for sign in text)


def latex_of(sheet: Worksheet, part: str) -> str:
    r"""Return a worksheet as a LaTeX document.

    Parameters
    ----------
    sheet : Worksheet
    part : {"sheet", "key", "both"}
        With both, the key begins on a page of its own.

    Examples
    --------
    >>> from gradient_core.worksheets.sheet import draw_worksheet
    >>> lines = latex_of(draw_worksheet("class-7b", 7), "key").splitlines()
    >>> lines[0], lines[-1]
    ('\\documentclass[11pt]{article}', '\\end{document}')
    """
    parts = []
    if part != KEY:
        parts += [rf"\section*{{{escaped(sheet.title)}}}", _NAME]
        parts += [_together(each.question) for each in sheet.exercises]
    if part not in (SHEET, KEY):
        parts.append(r"\newpage")
    if part != SHEET:
        parts.append(rf"\section*{{{escaped(sheet.title)}: key}}")
        parts += [_together(each.key) for each in sheet.exercises]
        parts.append(rf"\emph{{{escaped(sheet.origin)}}}")
    body = "\n\n".join(parts)
    return f"{_HEAD}\n{body}\n\n\\end{{document}}\n"


def _together(blocks: Iterable[Block]) -> str:
    """Return what is kept on one page."""
    inside = "\n\n".join(map(_written, blocks))
    return "\n".join((_BEGIN, inside, r"\end{minipage}\medskip"))


def _written(block: Block) -> str:
    if isinstance(block, Code):
        begin, end = "\\begin{small}\n\\begin{verbatim}", "\\end{verbatim}\n\\end{small}"
        return "\n".join((begin, block.shown, end))
    if isinstance(block, Formula):
        return f"\\[\n{block.latex}\n\\]"
    if isinstance(block, Options):
        rows = (rf"{letter}) {_option(text, block)}" for letter, text in block.lettered)
        return " \\\\\n".join(rows)
    if isinstance(block, Space):
        return "\n\n".join([r"\vspace{7mm}\rule{\linewidth}{0.2pt}"] * block.lines)
    return _paragraph(block)


def _option(text: str, block: Options) -> str:
    return rf"\texttt{{{escaped(text)}}}" if block.is_code else escaped(text)


def _paragraph(block: Words) -> str:
    strong = rf"\textbf{{{escaped(block.strong)}}}" if block.strong else ""
    code = rf"\texttt{{{escaped(block.code)}}}" if block.code else ""
    return " ".join(filter(None, (strong, escaped(block.text), code)))
