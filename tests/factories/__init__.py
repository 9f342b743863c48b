"""Rows for tests, made with the ORM and valid by themselves. All people are invented."""
