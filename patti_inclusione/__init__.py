"""Function 1: the Patto per l'inclusione sociale, from the queue to the signature and beyond."""
