import django.contrib.postgres.indexes
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0003_modello_documento'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='componente',
            name='update_update',
        ),
        migrations.AddField(
            model_name='componente',
            name='cerca',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Concat(models.Value(' '), models.Func(django.db.models.functions.text.Concat(models.F('cognome'), models.Value(' '), models.F('nome'), output_field=models.TextField()), function='f_norm'), models.Value(' '), django.db.models.functions.text.Lower('codice_fiscale'), models.Value(' '), output_field=models.TextField()), output_field=models.TextField()),
        ),
        migrations.AddIndex(
            model_name='componente',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('cerca', name='gin_trgm_ops'), name='componente_cerca'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='componente',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."avvisi" IS DISTINCT FROM (NEW."avvisi") OR OLD."belfiore_nascita" IS DISTINCT FROM (NEW."belfiore_nascita") OR OLD."cittadinanza" IS DISTINCT FROM (NEW."cittadinanza") OR OLD."codice_fiscale" IS DISTINCT FROM (NEW."codice_fiscale") OR OLD."cognome" IS DISTINCT FROM (NEW."cognome") OR OLD."data_nascita" IS DISTINCT FROM (NEW."data_nascita") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."nome" IS DISTINCT FROM (NEW."nome") OR OLD."nucleo_id" IS DISTINCT FROM (NEW."nucleo_id") OR OLD."relazione" IS DISTINCT FROM (NEW."relazione") OR OLD."sesso" IS DISTINCT FROM (NEW."sesso") OR OLD."uscito_il" IS DISTINCT FROM (NEW."uscito_il"))', func='INSERT INTO "ambiti_componenteevent" ("avvisi", "belfiore_nascita", "cittadinanza", "codice_fiscale", "cognome", "data_nascita", "id", "nome", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relazione", "sesso", "uscito_il") VALUES (OLD."avvisi", OLD."belfiore_nascita", OLD."cittadinanza", OLD."codice_fiscale", OLD."cognome", OLD."data_nascita", OLD."id", OLD."nome", OLD."nucleo_id", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."relazione", OLD."sesso", OLD."uscito_il"); RETURN NULL;', hash='779e1939b916aadeec6014ee4057048e7a75728a', operation='UPDATE', pgid='pgtrigger_update_update_fa799', table='ambiti_componente', when='AFTER')),
        ),
    ]
