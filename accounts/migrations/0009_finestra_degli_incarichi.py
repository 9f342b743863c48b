import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_motivo_obbligatorio'),
        ('ambiti', '0003_modello_documento'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='incariconucleo',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='incariconucleo',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='incariconucleo',
            name='al',
            field=models.DateTimeField(blank=True, help_text='escluso', null=True, verbose_name='al'),
        ),
        migrations.AddField(
            model_name='incariconucleo',
            name='dal',
            field=models.DateTimeField(blank=True, help_text='vuoto: senza limiti di tempo', null=True, verbose_name='dal'),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='al',
            field=models.DateTimeField(blank=True, help_text='escluso', null=True, verbose_name='al'),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='dal',
            field=models.DateTimeField(blank=True, help_text='vuoto: senza limiti di tempo', null=True, verbose_name='dal'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incariconucleo',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incariconucleoevent" ("accreditamento_id", "al", "content_object_id", "dal", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."accreditamento_id", NEW."al", NEW."content_object_id", NEW."dal", NEW."id", NEW."permission_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='646258f383145d986c63786cd9337cc3cdd753ee', operation='INSERT', pgid='pgtrigger_insert_insert_7e888', table='accounts_incariconucleo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incariconucleo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incariconucleoevent" ("accreditamento_id", "al", "content_object_id", "dal", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."accreditamento_id", OLD."al", OLD."content_object_id", OLD."dal", OLD."id", OLD."permission_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;', hash='5c06baf78c72f6ca6e2fbd4fc58ded52db9d8e94', operation='DELETE', pgid='pgtrigger_delete_delete_0455a', table='accounts_incariconucleo', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='incariconucleo',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('al', None), ('dal', None)), models.Q(('al__isnull', False), ('dal__isnull', False), ('dal__lt', models.F('al'))), _connector='OR'), name='incarico_nucleo_dal_before_al'),
        ),
    ]
