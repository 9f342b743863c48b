"""Messages to INPS: what every app that tells it something keeps of one, the steps of its life, and its road."""
