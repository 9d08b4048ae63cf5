"""Functions and arrays sampled on lines and grids; which output is d/dx."""
