import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('controlli_anagrafici', '0004_controllo_intero'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='incaricocontrollo',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incaricocontrollo',
            name='delete_delete',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocontrollo',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "controlli_anagrafici_incaricocontrolloevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."accreditamento_id", new_values."content_object_id", new_values."id", new_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8ea98063601c2d466107034fabcb0ac6ec6932ce', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6d166', referencing='REFERENCING NEW TABLE AS new_values ', table='controlli_anagrafici_incaricocontrollo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocontrollo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "controlli_anagrafici_incaricocontrolloevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."accreditamento_id", old_values."content_object_id", old_values."id", old_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='03708d756c85f2ce4bdd23ede6cc85112cf94fc9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_48ea6', referencing='REFERENCING OLD TABLE AS old_values ', table='controlli_anagrafici_incaricocontrollo', when='AFTER')),
        ),
    ]
