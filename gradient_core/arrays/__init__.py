"""Array text to an array, and back."""
