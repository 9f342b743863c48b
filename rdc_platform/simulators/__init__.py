"""The other side, played faithfully: processes of their own with their own store, that import pure modules only."""
