"""The ten statements that `numpy.gradient` executes, each written once."""
