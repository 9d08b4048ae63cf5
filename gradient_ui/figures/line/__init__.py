"""Figures of samples on a line."""
