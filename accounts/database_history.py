"""The two functions that every history trigger asks, without the exception that theirs raise at each row.

The libraries' own read a setting that is nearly always missing and catch the error: a subtransaction for each row, whose abort
looks at all the checks that the transaction has put off. 10,000 rows in one act then take minutes; asking for the setting
with `missing_ok` gives the same answer in microseconds.
"""

ATTACH_CONTEXT = """
CREATE OR REPLACE FUNCTION public._pgh_attach_context() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    context_id uuid := nullif(current_setting('pghistory.context_id', true), '');
    context_metadata jsonb := nullif(current_setting('pghistory.context_metadata', true), '');
BEGIN
    IF context_id IS NULL OR context_metadata IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO pghistory_context AS kept (id, metadata, created_at, updated_at)
    VALUES (context_id, context_metadata, now(), now())
    ON CONFLICT (id) DO UPDATE SET metadata = excluded.metadata, updated_at = excluded.updated_at
    WHERE kept.metadata <> excluded.metadata;
    RETURN context_id;
END $$
"""
SHOULD_IGNORE = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN coalesce(
        trigger_name = ANY (CAST(nullif(current_setting('pgtrigger.ignore', true), '') AS text[])), false
    );
END $$
"""


def install_history_functions(cursor) -> None:
    """Replace both; run by the owner after each migration, which may bring the libraries' own back."""
    cursor.execute(ATTACH_CONTEXT)
    cursor.execute(SHOULD_IGNORE)
