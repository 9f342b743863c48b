import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('progetti_collettivita', '0008_anpal'),
    ]

    operations = [
        migrations.CreateModel(
            name='ComunicazionePuc',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fatto', models.CharField(choices=[('INIZIO', 'Inizio'), ('COMPLETAMENTO', 'Completamento'), ('INTERRUZIONE', 'Interruzione')], max_length=15, verbose_name='che cosa')),
                ('il', models.DateField(verbose_name='il')),
                ('tentativo', models.PositiveSmallIntegerField(default=1, verbose_name='tentativo')),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATA', 'Mandata, senza ricevuta'), ('RICEVUTA', 'Ricevuta da INPS'), ('ACQUISITA', 'Acquisita da INPS'), ('RIFIUTATA', 'Rifiutata da INPS')], default='DA_INVIARE', max_length=12, verbose_name='stato')),
                ('inviata_il', models.DateTimeField(blank=True, null=True, verbose_name='mandata il')),
                ('ricevuta_il', models.DateTimeField(blank=True, null=True, verbose_name='ricevuta il')),
                ('protocollo', models.CharField(blank=True, max_length=60, verbose_name='protocollo di INPS')),
                ('id_inps', models.CharField(blank=True, max_length=60, verbose_name='numero di INPS')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo_rifiuto', models.CharField(blank=True, max_length=300, verbose_name='perché è rifiutata')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
                ('assegnazione', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comunicazioni_inps', to='progetti_collettivita.assegnazionepuc', verbose_name='assegnazione')),
            ],
            options={
                'verbose_name': 'comunicazione a INPS di una partecipazione',
                'verbose_name_plural': 'comunicazioni a INPS delle partecipazioni',
            },
        ),
        migrations.CreateModel(
            name='ComunicazionePucEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('fatto', models.CharField(choices=[('INIZIO', 'Inizio'), ('COMPLETAMENTO', 'Completamento'), ('INTERRUZIONE', 'Interruzione')], max_length=15, verbose_name='che cosa')),
                ('il', models.DateField(verbose_name='il')),
                ('tentativo', models.PositiveSmallIntegerField(default=1, verbose_name='tentativo')),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATA', 'Mandata, senza ricevuta'), ('RICEVUTA', 'Ricevuta da INPS'), ('ACQUISITA', 'Acquisita da INPS'), ('RIFIUTATA', 'Rifiutata da INPS')], default='DA_INVIARE', max_length=12, verbose_name='stato')),
                ('inviata_il', models.DateTimeField(blank=True, null=True, verbose_name='mandata il')),
                ('ricevuta_il', models.DateTimeField(blank=True, null=True, verbose_name='ricevuta il')),
                ('protocollo', models.CharField(blank=True, max_length=60, verbose_name='protocollo di INPS')),
                ('id_inps', models.CharField(blank=True, max_length=60, verbose_name='numero di INPS')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo_rifiuto', models.CharField(blank=True, max_length=300, verbose_name='perché è rifiutata')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
                ('assegnazione', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.assegnazionepuc', verbose_name='assegnazione')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.comunicazionepuc')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='comunicazionepuc',
            constraint=models.UniqueConstraint(fields=('assegnazione', 'fatto', 'tentativo'), name='one_comunicazione_puc_per_tentativo'),
        ),
        migrations.AddConstraint(
            model_name='comunicazionepuc',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'RIFIUTATA'), _negated=True), fields=('assegnazione', 'fatto'), name='one_comunicazione_puc_viva'),
        ),
        migrations.AddConstraint(
            model_name='comunicazionepuc',
            constraint=models.CheckConstraint(condition=models.Q(('stato', 'RIFIUTATA'), ('motivo_rifiuto', ''), _connector='XOR'), name='comunicazione_puc_rifiutata_iff_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comunicazionepuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_comunicazionepucevent" ("assegnazione_id", "codice_rifiuto", "creata_il", "fatto", "id", "id_inps", "il", "inviata_il", "motivo_rifiuto", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "ricevuta_il", "stato", "tentativo") VALUES (OLD."assegnazione_id", OLD."codice_rifiuto", OLD."creata_il", OLD."fatto", OLD."id", OLD."id_inps", OLD."il", OLD."inviata_il", OLD."motivo_rifiuto", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."protocollo", OLD."ricevuta_il", OLD."stato", OLD."tentativo"); RETURN NULL;', hash='f3fa8a2121c8e6a16186a9bf79105ff5964001bf', operation='UPDATE', pgid='pgtrigger_update_update_2a57e', table='progetti_collettivita_comunicazionepuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comunicazionepuc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_comunicazionepucevent" ("assegnazione_id", "codice_rifiuto", "creata_il", "fatto", "id", "id_inps", "il", "inviata_il", "motivo_rifiuto", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "ricevuta_il", "stato", "tentativo") VALUES (OLD."assegnazione_id", OLD."codice_rifiuto", OLD."creata_il", OLD."fatto", OLD."id", OLD."id_inps", OLD."il", OLD."inviata_il", OLD."motivo_rifiuto", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."protocollo", OLD."ricevuta_il", OLD."stato", OLD."tentativo"); RETURN NULL;', hash='6ec03e5049addb65d56fc7b9bd6783490bbd2ba4', operation='DELETE', pgid='pgtrigger_delete_delete_6b914', table='progetti_collettivita_comunicazionepuc', when='AFTER')),
        ),
    ]
