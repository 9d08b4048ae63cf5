"""Tables as people paste them."""
