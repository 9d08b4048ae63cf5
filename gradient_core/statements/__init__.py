"""The ten statements that `numpy.gradient` executes, each written once: the lecture.

To be read in this order: `schemes`, the statements and where they come from; `stencils`, the
same weights by another route; `symbols`, `statement_text` and `programs`, how one function is
also the formula, the code and the fast pass.
"""
