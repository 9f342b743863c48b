from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

# Italian order and search without ICU. unaccent is only STABLE, for its dictionary might change; named in full it may be wrapped.
F_NORM = """
CREATE OR REPLACE FUNCTION f_norm(testo text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, testo)) $$
"""


class Migration(migrations.Migration):
    dependencies = [("norme", "0001_estensioni")]
    operations = [TrigramExtension(), UnaccentExtension(), migrations.RunSQL(F_NORM, "DROP FUNCTION f_norm(text)")]
