"""Records on the screen."""
