"""What the monitor writes: the walk over the register of reads, and the alarms of the exchanges."""
