"""The inputs of each page, its examples and its link."""
