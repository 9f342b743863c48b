import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0011_indici_di_troppo'),
        ('ambiti', '0004_ricerca_persone'),
        ('controlli_anagrafici', '0010_lettere_e_auto_approvazione'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ricalcolo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stato', models.CharField(choices=[('IN_CORSO', 'Conto in corso'), ('DA_DECIDERE', 'Da decidere'), ('PROPOSTO', 'Riaperture proposte'), ('RITIRATO', 'Ritirato')], default='IN_CORSO', max_length=12, verbose_name='stato')),
                ('anni_totali', models.PositiveSmallIntegerField(verbose_name='anni di residenza')),
                ('anni_continuativi', models.PositiveSmallIntegerField(verbose_name='anni continuativi')),
                ('motivo', models.CharField(max_length=300, verbose_name='perché')),
                ('controlli', models.PositiveIntegerField(verbose_name='controlli da ricontare')),
                ('chiesto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesto il')),
                ('chiesto_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='chiesto da')),
                ('comune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ricalcoli', to='ambiti.comune', verbose_name='Comune')),
            ],
            options={
                'verbose_name': 'ricalcolo dei controlli',
                'verbose_name_plural': 'ricalcoli dei controlli',
            },
        ),
        migrations.CreateModel(
            name='RicalcoloEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('stato', models.CharField(choices=[('IN_CORSO', 'Conto in corso'), ('DA_DECIDERE', 'Da decidere'), ('PROPOSTO', 'Riaperture proposte'), ('RITIRATO', 'Ritirato')], default='IN_CORSO', max_length=12, verbose_name='stato')),
                ('anni_totali', models.PositiveSmallIntegerField(verbose_name='anni di residenza')),
                ('anni_continuativi', models.PositiveSmallIntegerField(verbose_name='anni continuativi')),
                ('motivo', models.CharField(max_length=300, verbose_name='perché')),
                ('controlli', models.PositiveIntegerField(verbose_name='controlli da ricontare')),
                ('chiesto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesto il')),
                ('chiesto_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesto da')),
                ('comune', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='controlli_anagrafici.ricalcolo')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RigaRicalcolo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('algoritmo_versione', models.CharField(blank=True, max_length=10, verbose_name="versione dell'algoritmo")),
                ('hash_ingressi', models.CharField(blank=True, max_length=64, verbose_name='impronta dei dati')),
                ('prima_totale', models.BooleanField(null=True, verbose_name='anni raggiunti, prima')),
                ('prima_continuativa', models.BooleanField(null=True, verbose_name='ultimi anni continuativi, prima')),
                ('dopo_totale', models.BooleanField(null=True, verbose_name='anni raggiunti, dopo')),
                ('dopo_continuativa', models.BooleanField(null=True, verbose_name='ultimi anni continuativi, dopo')),
                ('giorni_mancanti', models.PositiveIntegerField(null=True, verbose_name='giorni mancanti, dopo')),
                ('cambia', models.BooleanField(help_text='vuoto: non ancora ricontato', null=True, verbose_name='il risultato cambia')),
                ('riaperto_il', models.DateTimeField(blank=True, null=True, verbose_name='riaperto il')),
                ('controllo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ricalcoli', to='controlli_anagrafici.controllo', verbose_name='controllo')),
                ('ricalcolo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='righe', to='controlli_anagrafici.ricalcolo', verbose_name='ricalcolo')),
            ],
            options={
                'verbose_name': 'riga del ricalcolo',
                'verbose_name_plural': 'righe del ricalcolo',
            },
        ),
        migrations.AddConstraint(
            model_name='ricalcolo',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'IN_CORSO')), fields=('comune',), name='one_ricalcolo_in_corso_per_comune'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ricalcolo',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "controlli_anagrafici_ricalcoloevent" ("anni_continuativi", "anni_totali", "chiesto_da_id", "chiesto_il", "comune_id", "controlli", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato") VALUES (NEW."anni_continuativi", NEW."anni_totali", NEW."chiesto_da_id", NEW."chiesto_il", NEW."comune_id", NEW."controlli", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."stato"); RETURN NULL;', hash='d42a1e2481923698fa2481519ebee644906692e5', operation='UPDATE', pgid='pgtrigger_update_update_ffeb1', table='controlli_anagrafici_ricalcolo', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rigaricalcolo',
            constraint=models.UniqueConstraint(fields=('ricalcolo', 'controllo'), name='one_riga_per_controllo'),
        ),
        migrations.AddConstraint(
            model_name='rigaricalcolo',
            constraint=models.CheckConstraint(condition=models.Q(('cambia', None), ('dopo_totale__isnull', False), _connector='OR'), name='riga_ricontata_has_result'),
        ),
    ]
