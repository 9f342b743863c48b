"""PostgreSQL and Valkey as they come with pip, and the runners of bin/demo, bin/manage and bin/test.

Nothing here is used in production: there the servers are the installation's own (docs/esercizio.md).
"""
