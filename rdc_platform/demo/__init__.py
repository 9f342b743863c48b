"""The demonstration's invented people, and the true acts that give them their profiles."""
