"""Change history and the register of reads: append-only, sealed by a beat job."""
