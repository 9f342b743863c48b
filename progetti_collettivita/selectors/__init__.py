"""Reads that cross models, or feed a list or a page."""
