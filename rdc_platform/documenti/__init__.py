"""Files that people upload and documents that the platform makes: kept by hash, checked by content, never served in place."""
