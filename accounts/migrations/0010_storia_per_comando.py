import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_finestra_degli_incarichi'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='incaricoambito',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incaricoambito',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incaricocomune',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incaricocomune',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incariconucleo',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incariconucleo',
            name='delete_delete',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricoambito',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_incaricoambitoevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."accreditamento_id", new_values."content_object_id", new_values."id", new_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c23ae5ef0b54386828899a7350e9a566a9114e66', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_efd01', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_incaricoambito', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricoambito',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_incaricoambitoevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."accreditamento_id", old_values."content_object_id", old_values."id", old_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8748003a9f35cca7995c57368f1737b30448f040', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9f7ef', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_incaricoambito', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocomune',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_incaricocomuneevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."accreditamento_id", new_values."content_object_id", new_values."id", new_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3629a3bc1f98f9d32186a9de3d5b83e41b31400c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b8cf0', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_incaricocomune', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocomune',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_incaricocomuneevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."accreditamento_id", old_values."content_object_id", old_values."id", old_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8c9fe8419e1245e4365fb4e0873ab5a3ffd7d045', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8f6f3', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_incaricocomune', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incariconucleo',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_incariconucleoevent" ("accreditamento_id", "al", "content_object_id", "dal", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."accreditamento_id", new_values."al", new_values."content_object_id", new_values."dal", new_values."id", new_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='34e780c1fba57957743a1ee7e483a075985f3782', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7e888', referencing='REFERENCING NEW TABLE AS new_values ', table='accounts_incariconucleo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incariconucleo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_incariconucleoevent" ("accreditamento_id", "al", "content_object_id", "dal", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."accreditamento_id", old_values."al", old_values."content_object_id", old_values."dal", old_values."id", old_values."permission_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0d95895091084389e145fed50429e880d7838325', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0455a', referencing='REFERENCING OLD TABLE AS old_values ', table='accounts_incariconucleo', when='AFTER')),
        ),
    ]
