"""Numbers and quoted input as text."""
