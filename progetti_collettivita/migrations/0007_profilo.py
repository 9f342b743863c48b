import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0008_tutor'),
        ('progetti_collettivita', '0006_foglio_presenze'),
    ]

    operations = [
        migrations.CreateModel(
            name='BozzaProfilo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dati', models.JSONField(default=dict, verbose_name='dati')),
                ('versione', models.PositiveIntegerField(default=1, verbose_name='versione')),
                ('salvata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='salvata il')),
            ],
            options={
                'verbose_name': 'bozza di un profilo',
                'verbose_name_plural': 'bozze dei profili',
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='profilopuc',
            name='update_update',
        ),
        migrations.RemoveField(
            model_name='profilopuc',
            name='bozza',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilopuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_profilopucevent" ("aree", "competenze", "componente_id", "giorni", "idoneita", "limiti", "momenti", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scritto_da_id", "scritto_il", "versione") VALUES (OLD."aree", OLD."competenze", OLD."componente_id", OLD."giorni", OLD."idoneita", OLD."limiti", OLD."momenti", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."componente_id", OLD."scritto_da_id", OLD."scritto_il", OLD."versione"); RETURN NULL;', hash='15b31e911a021b7da5bc975f1aeccf275e47bfa6', operation='UPDATE', pgid='pgtrigger_update_update_7eb40', table='progetti_collettivita_profilopuc', when='AFTER')),
        ),
        migrations.AddField(
            model_name='bozzaprofilo',
            name='componente',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='bozza_profilo_puc', to='ambiti.componente', verbose_name='persona'),
        ),
    ]
