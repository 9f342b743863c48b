"""Reads of the monitor: the register of reads and the lots, the exchanges."""
