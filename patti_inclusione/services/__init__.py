"""The acts on a case. Each locks the case first and then reads the permission again (see `caso.lock_caso`)."""
