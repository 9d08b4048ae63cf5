"""What `numpy.gradient` computes from the statements: values, spacing, dtypes."""
