"""Certified mail: one row a message, a state committed before each step, never sent twice by itself."""
