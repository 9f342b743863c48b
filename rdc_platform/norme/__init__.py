"""Thresholds and terms of the law as dated rows: never a literal in the code."""
