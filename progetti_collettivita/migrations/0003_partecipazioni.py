import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0012_indici_della_storia'),
        ('ambiti', '0007_indici_della_storia'),
        ('documenti', '0002_verifica_firma'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('progetti_collettivita', '0002_indici_della_storia'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProfiloPuc',
            fields=[
                ('componente', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='profilo_puc', serialize=False, to='ambiti.componente', verbose_name='persona')),
                ('aree', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('CULTURALE', 'Culturale'), ('SOCIALE', 'Sociale'), ('ARTISTICO', 'Artistico'), ('AMBIENTALE', 'Ambientale'), ('FORMATIVO', 'Formativo'), ('BENI_COMUNI', 'Tutela dei beni comuni')], max_length=20), blank=True, default=list, size=None, verbose_name='interessi')),
                ('competenze', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='competenze')),
                ('giorni', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(1, 'Lunedì'), (2, 'Martedì'), (3, 'Mercoledì'), (4, 'Giovedì'), (5, 'Venerdì'), (6, 'Sabato'), (7, 'Domenica')]), blank=True, default=list, size=None, verbose_name='giorni liberi')),
                ('momenti', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('MATTINA', 'Mattina'), ('POMERIGGIO', 'Pomeriggio')], max_length=10), blank=True, default=list, size=None, verbose_name='ore libere')),
                ('idoneita', models.CharField(blank=True, choices=[('IDONEO', 'Idoneo'), ('NON_IDONEO', 'Non idoneo'), ('CON_LIMITAZIONI', 'Con limitazioni')], max_length=15, verbose_name='idoneità')),
                ('limiti', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('ESTERNO', "Lavoro all'aperto"), ('CARICHI', 'Carichi da sollevare'), ('ALTEZZA', 'Lavoro in altezza'), ('CONTATTO_MINORI', 'Contatto con minorenni'), ('CONTATTO_FRAGILI', 'Contatto con persone fragili'), ('GUIDA', 'Guida di veicoli')], max_length=20), blank=True, default=list, size=None, verbose_name='che cosa non può fare')),
                ('bozza', models.JSONField(blank=True, null=True, verbose_name='bozza')),
                ('scritto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
                ('versione', models.PositiveIntegerField(db_default=1, verbose_name='versione')),
                ('scritto_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='scritto da')),
            ],
            options={
                'verbose_name': 'profilo per i progetti',
                'verbose_name_plural': 'profili per i progetti',
            },
        ),
        migrations.CreateModel(
            name='ProfiloPucEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('aree', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('CULTURALE', 'Culturale'), ('SOCIALE', 'Sociale'), ('ARTISTICO', 'Artistico'), ('AMBIENTALE', 'Ambientale'), ('FORMATIVO', 'Formativo'), ('BENI_COMUNI', 'Tutela dei beni comuni')], max_length=20), blank=True, default=list, size=None, verbose_name='interessi')),
                ('competenze', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None, verbose_name='competenze')),
                ('giorni', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(1, 'Lunedì'), (2, 'Martedì'), (3, 'Mercoledì'), (4, 'Giovedì'), (5, 'Venerdì'), (6, 'Sabato'), (7, 'Domenica')]), blank=True, default=list, size=None, verbose_name='giorni liberi')),
                ('momenti', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('MATTINA', 'Mattina'), ('POMERIGGIO', 'Pomeriggio')], max_length=10), blank=True, default=list, size=None, verbose_name='ore libere')),
                ('idoneita', models.CharField(blank=True, choices=[('IDONEO', 'Idoneo'), ('NON_IDONEO', 'Non idoneo'), ('CON_LIMITAZIONI', 'Con limitazioni')], max_length=15, verbose_name='idoneità')),
                ('limiti', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('ESTERNO', "Lavoro all'aperto"), ('CARICHI', 'Carichi da sollevare'), ('ALTEZZA', 'Lavoro in altezza'), ('CONTATTO_MINORI', 'Contatto con minorenni'), ('CONTATTO_FRAGILI', 'Contatto con persone fragili'), ('GUIDA', 'Guida di veicoli')], max_length=20), blank=True, default=list, size=None, verbose_name='che cosa non può fare')),
                ('scritto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
                ('versione', models.PositiveIntegerField(db_default=1, verbose_name='versione')),
                ('componente', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='ambiti.componente', verbose_name='persona')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.profilopuc')),
                ('scritto_da', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritto da')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EventoAssegnazione',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('tipo', models.CharField(max_length=40, verbose_name='tipo')),
                ('testo', models.CharField(max_length=300, verbose_name='testo')),
                ('nota', models.CharField(blank=True, max_length=500, verbose_name='nota per chi segue la famiglia')),
                ('a_stato', models.CharField(blank=True, choices=[('PROPOSTO', 'Proposto'), ('ACCETTATO', 'Accettato'), ('ATTIVO', 'Attivo'), ('SOSPESO', 'Sospeso'), ('COMPLETATO', 'Completato'), ('INTERROTTO', 'Interrotto'), ('RIFIUTATO', 'Rifiutato'), ('RITIRATO', 'Ritirato'), ('SCADUTO', 'Scaduto')], max_length=12, verbose_name='a')),
                ('istante', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='istante')),
                ('accreditamento', models.ForeignKey(help_text='vuoto: il sistema', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='chi')),
                ('assegnazione', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='eventi', to='progetti_collettivita.assegnazionepuc', verbose_name='assegnazione')),
                ('documento', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documenti.documento', verbose_name='lettera')),
            ],
            options={
                'verbose_name': 'evento della partecipazione',
                'verbose_name_plural': 'eventi della partecipazione',
                'indexes': [models.Index(fields=['assegnazione', '-istante'], name='evento_assegnazione_istante')],
            },
        ),
        migrations.AddConstraint(
            model_name='profilopuc',
            constraint=models.CheckConstraint(condition=models.Q(('limiti', []), ('idoneita', 'CON_LIMITAZIONI'), _connector='OR'), name='profilo_puc_limiti_iff_limitato'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilopuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."aree" IS DISTINCT FROM (NEW."aree") OR OLD."competenze" IS DISTINCT FROM (NEW."competenze") OR OLD."componente_id" IS DISTINCT FROM (NEW."componente_id") OR OLD."giorni" IS DISTINCT FROM (NEW."giorni") OR OLD."idoneita" IS DISTINCT FROM (NEW."idoneita") OR OLD."limiti" IS DISTINCT FROM (NEW."limiti") OR OLD."momenti" IS DISTINCT FROM (NEW."momenti") OR OLD."scritto_da_id" IS DISTINCT FROM (NEW."scritto_da_id") OR OLD."scritto_il" IS DISTINCT FROM (NEW."scritto_il") OR OLD."versione" IS DISTINCT FROM (NEW."versione"))', func='INSERT INTO "progetti_collettivita_profilopucevent" ("aree", "competenze", "componente_id", "giorni", "idoneita", "limiti", "momenti", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scritto_da_id", "scritto_il", "versione") VALUES (OLD."aree", OLD."competenze", OLD."componente_id", OLD."giorni", OLD."idoneita", OLD."limiti", OLD."momenti", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."componente_id", OLD."scritto_da_id", OLD."scritto_il", OLD."versione"); RETURN NULL;', hash='92c3c0ff23b82be091c8aac2ab844fdc8b3cc345', operation='UPDATE', pgid='pgtrigger_update_update_7eb40', table='progetti_collettivita_profilopuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='profilopuc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_profilopucevent" ("aree", "competenze", "componente_id", "giorni", "idoneita", "limiti", "momenti", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scritto_da_id", "scritto_il", "versione") VALUES (OLD."aree", OLD."competenze", OLD."componente_id", OLD."giorni", OLD."idoneita", OLD."limiti", OLD."momenti", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."componente_id", OLD."scritto_da_id", OLD."scritto_il", OLD."versione"); RETURN NULL;', hash='47ca40331e7e602a2b79017d6f1d4691b6531644', operation='DELETE', pgid='pgtrigger_delete_delete_25db3', table='progetti_collettivita_profilopuc', when='AFTER')),
        ),
    ]
