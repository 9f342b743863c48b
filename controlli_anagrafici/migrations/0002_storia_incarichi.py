import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_accreditamento_intero'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('controlli_anagrafici', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='IncaricoControlloEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocontrollo',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "controlli_anagrafici_incaricocontrolloevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."accreditamento_id", NEW."content_object_id", NEW."id", NEW."permission_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='73c1b918b56a3a117c44f9ae83372ea50457e3ae', operation='INSERT', pgid='pgtrigger_insert_insert_6d166', table='controlli_anagrafici_incaricocontrollo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocontrollo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "controlli_anagrafici_incaricocontrolloevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."accreditamento_id", OLD."content_object_id", OLD."id", OLD."permission_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;', hash='3fe7a254b6a5deaa22251d4dac32974c8c724827', operation='DELETE', pgid='pgtrigger_delete_delete_48ea6', table='controlli_anagrafici_incaricocontrollo', when='AFTER')),
        ),
        migrations.AddField(
            model_name='incaricocontrolloevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='incaricocontrolloevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='controlli_anagrafici.controllo'),
        ),
        migrations.AddField(
            model_name='incaricocontrolloevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AddField(
            model_name='incaricocontrolloevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='incaricocontrolloevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.incaricocontrollo'),
        ),
        migrations.AddField(
            model_name='incaricocontrolloevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
    ]
