"""What INPS is told is kept as it left: under one key it never hears two things."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('patti_inclusione', '0030_provvedimento_attesa'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='comunicazioneinps',
            name='update_update',
        ),
        migrations.AddField(
            model_name='comunicazioneinps',
            name='contenuto',
            field=models.JSONField(blank=True, null=True, verbose_name='contenuto'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comunicazioneinps',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."acquisita_il" IS DISTINCT FROM (NEW."acquisita_il") OR OLD."caso_id" IS DISTINCT FROM (NEW."caso_id") OR OLD."chiave" IS DISTINCT FROM (NEW."chiave") OR OLD."codice" IS DISTINCT FROM (NEW."codice") OR OLD."codice_rifiuto" IS DISTINCT FROM (NEW."codice_rifiuto") OR OLD."creata_il" IS DISTINCT FROM (NEW."creata_il") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."inviata_il" IS DISTINCT FROM (NEW."inviata_il") OR OLD."motivo" IS DISTINCT FROM (NEW."motivo") OR OLD."patto_id" IS DISTINCT FROM (NEW."patto_id") OR OLD."protocollo" IS DISTINCT FROM (NEW."protocollo") OR OLD."ricevuta" IS DISTINCT FROM (NEW."ricevuta") OR OLD."ricevuta_il" IS DISTINCT FROM (NEW."ricevuta_il") OR OLD."riferimento" IS DISTINCT FROM (NEW."riferimento") OR OLD."stato" IS DISTINCT FROM (NEW."stato") OR OLD."tentativo" IS DISTINCT FROM (NEW."tentativo") OR OLD."termine" IS DISTINCT FROM (NEW."termine"))', func='INSERT INTO "patti_inclusione_comunicazioneinpsevent" ("acquisita_il", "caso_id", "chiave", "codice", "codice_rifiuto", "creata_il", "id", "inviata_il", "motivo", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "ricevuta", "ricevuta_il", "riferimento", "stato", "tentativo", "termine") VALUES (NEW."acquisita_il", NEW."caso_id", NEW."chiave", NEW."codice", NEW."codice_rifiuto", NEW."creata_il", NEW."id", NEW."inviata_il", NEW."motivo", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."protocollo", NEW."ricevuta", NEW."ricevuta_il", NEW."riferimento", NEW."stato", NEW."tentativo", NEW."termine"); RETURN NULL;', hash='1fd2da3961879c831d8986c74e081fe6e8fa226d', operation='UPDATE', pgid='pgtrigger_update_update_0f389', table='patti_inclusione_comunicazioneinps', when='AFTER')),
        ),
    ]
