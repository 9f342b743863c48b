"""Packaged data: Comuni, foreign States, mergers, holidays. README.md says where each comes from."""
