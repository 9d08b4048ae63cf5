"""What a trace teaches: truncation terms, midpoint slopes, the lever rule, the ends."""
