"""What a trace teaches: truncation terms, midpoint slopes, the lever rule, the ends.

Each module begins with its derivation, in the letters of `gradient_core.statements.schemes`.
"""
