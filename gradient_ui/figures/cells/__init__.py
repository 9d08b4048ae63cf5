"""Figures of an array, cell by cell."""
