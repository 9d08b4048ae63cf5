"""Formula text to a checked tree, its NumPy code and its exact derivative. Evaluates no text."""
