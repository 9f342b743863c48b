"""Clients of other systems. They know settings and the wire, no table of ours; whoever calls them holds no row lock."""
