import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('patti_inclusione', '0017_indici_della_coda'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='caso',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='caso',
            name='delete_delete',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caso',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patti_inclusione_casoevent" ("arrivato_il", "caso_precedente_id", "codice", "esito_ap", "id", "motivo_chiusura", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenienza", "stato", "stato_prima", "versione") SELECT new_values."arrivato_il", new_values."caso_precedente_id", new_values."codice", new_values."esito_ap", new_values."id", new_values."motivo_chiusura", new_values."nucleo_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."provenienza", new_values."stato", new_values."stato_prima", new_values."versione" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3b7e336312fd8a97b681bc36854b7e9c9b2736b8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fa0cf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='patti_inclusione_caso', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caso',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patti_inclusione_casoevent" ("arrivato_il", "caso_precedente_id", "codice", "esito_ap", "id", "motivo_chiusura", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenienza", "stato", "stato_prima", "versione") SELECT old_values."arrivato_il", old_values."caso_precedente_id", old_values."codice", old_values."esito_ap", old_values."id", old_values."motivo_chiusura", old_values."nucleo_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."provenienza", old_values."stato", old_values."stato_prima", old_values."versione" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1a252bca65f21a9a7beee6c3bc267dbab8623400', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_94ffc', referencing='REFERENCING OLD TABLE AS old_values ', table='patti_inclusione_caso', when='AFTER')),
        ),
    ]
