from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

# Italian order and search without ICU: unaccent is only STABLE, for its dictionary might change; pinned by schema it may be wrapped.
F_NORM = """
CREATE OR REPLACE FUNCTION f_norm(testo text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, testo)) $$
"""


class Migration(migrations.Migration):
    initial = True
    run_before = [("ambiti", "0001_initial")]
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(F_NORM, "DROP FUNCTION f_norm(text)"),
    ]
