"""Function 2: the checks on residence and stay."""
