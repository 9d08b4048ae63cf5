"""Figures of f(x, y) on a grid."""
