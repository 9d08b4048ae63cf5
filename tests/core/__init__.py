"""Tests of the maths: no screen, no browser."""
