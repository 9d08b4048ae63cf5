"""One call of `numpy.gradient` as a person typed it: how it is read, refused and mended."""
