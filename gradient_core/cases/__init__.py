"""The instructive examples, and the data that some of them show."""
