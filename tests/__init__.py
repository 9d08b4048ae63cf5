"""The tests of Gradient Lens."""
