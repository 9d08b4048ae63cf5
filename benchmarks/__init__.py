"""Speed and memory against NumPy, as ratios within one run; never run by the tests."""
