"""What runs in the browser: figures that stay in place."""
