"""Fewer indexes, and room in the pages: a case that only changes its state writes no index, nor does its row of the queue.

And its trigger writes what the case itself says, without reading the other tables: whoever writes a case holds it locked.
"""

from django.db import migrations, models


DAL_CASO = """
CREATE OR REPLACE FUNCTION public.riga_coda_patti_inclusione_caso_update() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE patti_inclusione_rigacoda r SET stato = n.stato, arrivato_il = n.arrivato_il
    FROM nuove n WHERE r.caso_id = n.id AND (r.stato, r.arrivato_il) IS DISTINCT FROM (n.stato, n.arrivato_il);
    RETURN NULL;
END $$;
"""
SPAZIO = """
ALTER TABLE public.patti_inclusione_caso SET (fillfactor = 80);
ALTER TABLE public.patti_inclusione_rigacoda SET (fillfactor = 70);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_finestra_degli_incarichi'),
        ('ambiti', '0004_ricerca_persone'),
        ('patti_inclusione', '0016_bozza_segnalazione'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='caso',
            name='caso_stato',
        ),
        migrations.RemoveIndex(
            model_name='rigacoda',
            name='riga_coda_comune',
        ),
        migrations.RemoveIndex(
            model_name='rigacoda',
            name='riga_coda_attesa',
        ),
        migrations.RemoveIndex(
            model_name='rigacoda',
            name='riga_coda_carico',
        ),
        migrations.AddIndex(
            model_name='rigacoda',
            index=models.Index(fields=['comune'], name='riga_coda_comune'),
        ),
        migrations.AddIndex(
            model_name='rigacoda',
            index=models.Index(condition=models.Q(('case_manager__isnull', False)), fields=['case_manager'], name='riga_coda_carico'),
        ),
        migrations.RunSQL(DAL_CASO + SPAZIO, migrations.RunSQL.noop),
    ]
