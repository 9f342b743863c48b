"""Which tables a request writes, by PostgreSQL's own count of this transaction: an update shows as an insertion does."""

from django.db import connection

# The register of reads, the sessions, and who did what when: what every request may write.
SEMPRE = {"audit_accessodato", "django_session", "pghistory_context"}
COUNTS = """
    SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables
    WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
"""


def written_by(act) -> tuple[set[str], object]:
    """The tables that `act()` writes, those of every request left out; and what it returns."""
    before = _counts()
    result = act()
    after = _counts()
    return {table for table, count in after.items() if count != before.get(table)} - SEMPRE, result


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(COUNTS)
        return dict(cursor.fetchall())
