import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0005_persone_seguite'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='PersonaProtetta',
            fields=[
                ('componente', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='protezione', serialize=False, to='ambiti.componente', verbose_name='persona')),
                ('dal', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='dal')),
            ],
            options={
                'verbose_name': 'persona protetta',
                'verbose_name_plural': 'persone protette',
            },
        ),
        migrations.CreateModel(
            name='PersonaProtettaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('dal', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='dal')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personaprotetta',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ambiti_personaprotettaevent" ("componente_id", "dal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."componente_id", OLD."dal", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."componente_id"); RETURN NULL;', hash='60580445a0eeda20f6d77f4476ab30ca21ead307', operation='DELETE', pgid='pgtrigger_delete_delete_2d132', table='ambiti_personaprotetta', when='AFTER')),
        ),
        migrations.AddField(
            model_name='personaprotettaevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='personaprotettaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='personaprotettaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ambiti.personaprotetta'),
        ),
    ]
