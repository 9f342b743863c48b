"""Settings: base reads the environment, the others only differ from it."""
