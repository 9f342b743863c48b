"""Whose address was already to stay unknown is published as the sheets written from now on are."""

from django.db import migrations

PUBBLICA = """
INSERT INTO ambiti_personaprotetta (componente_id)
SELECT componente_id FROM patti_inclusione_schedapersona WHERE indirizzo_riservato
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ambiti", "0006_persona_protetta"),
        ("patti_inclusione", "0020_indici_di_troppo"),
    ]

    operations = [migrations.RunSQL(PUBBLICA, migrations.RunSQL.noop)]
