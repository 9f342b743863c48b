import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0003_modello_documento'),
        ('patti_inclusione', '0002_moves_and_terms'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='SchedaPersonaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('telefono_verificato', models.CharField(blank=True, max_length=40, verbose_name='telefono verificato')),
                ('email_verificata', models.EmailField(blank=True, max_length=254, verbose_name='e-mail verificata')),
                ('domicilio_effettivo', models.CharField(blank=True, max_length=200, verbose_name='dove vive davvero')),
                ('senza_dimora', models.BooleanField(default=False, verbose_name='senza fissa dimora')),
                ('punto_contatto', models.CharField(blank=True, max_length=200, verbose_name='punto di contatto')),
                ('lingua', models.CharField(choices=[('it', 'Italiano'), ('en', 'Inglese'), ('fr', 'Francese'), ('es', 'Spagnolo'), ('ro', 'Rumeno'), ('sq', 'Albanese'), ('ar', 'Arabo'), ('zh', 'Cinese'), ('altra', "Un'altra lingua")], default='it', max_length=5, verbose_name='lingua')),
                ('bisogno_mediatore', models.BooleanField(default=False, verbose_name='serve un interprete o un mediatore')),
                ('tutela', models.CharField(choices=[('NESSUNA', 'Nessuna'), ('AMMINISTRATORE_SOSTEGNO', 'Amministratore di sostegno'), ('TUTORE', 'Tutore'), ('CURATORE', 'Curatore')], default='NESSUNA', max_length=25, verbose_name='tutela')),
                ('tutela_nome', models.CharField(blank=True, max_length=160, verbose_name='chi è')),
                ('tutela_recapito', models.CharField(blank=True, max_length=254, verbose_name='come si raggiunge')),
                ('tutela_firma', models.BooleanField(default=False, verbose_name='firma al posto della persona, o con lei')),
                ('tutela_estremi', models.CharField(blank=True, help_text='Tribunale, numero e data.', max_length=160, verbose_name='decreto')),
                ('tutela_scadenza', models.DateField(blank=True, null=True, verbose_name='il decreto scade il')),
                ('indirizzo_riservato', models.BooleanField(default=False, verbose_name='indirizzo riservato')),
                ('recapito_sicuro', models.CharField(blank=True, max_length=254, verbose_name='recapito sicuro')),
                ('collocazione', models.CharField(blank=True, choices=[('', 'In famiglia'), ('AFFIDO', 'In affido'), ('COMUNITA', 'In comunità')], max_length=10, verbose_name='dove vive il minorenne')),
                ('responsabilita_limitata', models.BooleanField(default=False, verbose_name='responsabilità genitoriale limitata')),
                ('versione', models.PositiveIntegerField(default=0, verbose_name='versione')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchedaPersona',
            fields=[
                ('componente', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='scheda', serialize=False, to='ambiti.componente', verbose_name='persona')),
                ('telefono_verificato', models.CharField(blank=True, max_length=40, verbose_name='telefono verificato')),
                ('email_verificata', models.EmailField(blank=True, max_length=254, verbose_name='e-mail verificata')),
                ('domicilio_effettivo', models.CharField(blank=True, max_length=200, verbose_name='dove vive davvero')),
                ('senza_dimora', models.BooleanField(default=False, verbose_name='senza fissa dimora')),
                ('punto_contatto', models.CharField(blank=True, max_length=200, verbose_name='punto di contatto')),
                ('lingua', models.CharField(choices=[('it', 'Italiano'), ('en', 'Inglese'), ('fr', 'Francese'), ('es', 'Spagnolo'), ('ro', 'Rumeno'), ('sq', 'Albanese'), ('ar', 'Arabo'), ('zh', 'Cinese'), ('altra', "Un'altra lingua")], default='it', max_length=5, verbose_name='lingua')),
                ('bisogno_mediatore', models.BooleanField(default=False, verbose_name='serve un interprete o un mediatore')),
                ('tutela', models.CharField(choices=[('NESSUNA', 'Nessuna'), ('AMMINISTRATORE_SOSTEGNO', 'Amministratore di sostegno'), ('TUTORE', 'Tutore'), ('CURATORE', 'Curatore')], default='NESSUNA', max_length=25, verbose_name='tutela')),
                ('tutela_nome', models.CharField(blank=True, max_length=160, verbose_name='chi è')),
                ('tutela_recapito', models.CharField(blank=True, max_length=254, verbose_name='come si raggiunge')),
                ('tutela_firma', models.BooleanField(default=False, verbose_name='firma al posto della persona, o con lei')),
                ('tutela_estremi', models.CharField(blank=True, help_text='Tribunale, numero e data.', max_length=160, verbose_name='decreto')),
                ('tutela_scadenza', models.DateField(blank=True, null=True, verbose_name='il decreto scade il')),
                ('indirizzo_riservato', models.BooleanField(default=False, verbose_name='indirizzo riservato')),
                ('recapito_sicuro', models.CharField(blank=True, max_length=254, verbose_name='recapito sicuro')),
                ('collocazione', models.CharField(blank=True, choices=[('', 'In famiglia'), ('AFFIDO', 'In affido'), ('COMUNITA', 'In comunità')], max_length=10, verbose_name='dove vive il minorenne')),
                ('responsabilita_limitata', models.BooleanField(default=False, verbose_name='responsabilità genitoriale limitata')),
                ('versione', models.PositiveIntegerField(default=0, verbose_name='versione')),
            ],
            options={
                'verbose_name': 'scheda della persona',
                'verbose_name_plural': 'schede delle persone',
                'constraints': [models.CheckConstraint(condition=models.Q(('tutela', 'NESSUNA'), models.Q(('tutela_nome', ''), _negated=True), _connector='OR'), name='tutela_has_nome'), models.CheckConstraint(condition=models.Q(('indirizzo_riservato', False), models.Q(('recapito_sicuro', ''), _negated=True), _connector='OR'), name='riservato_has_recapito')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedapersona',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_schedapersonaevent" ("bisogno_mediatore", "collocazione", "componente_id", "domicilio_effettivo", "email_verificata", "indirizzo_riservato", "lingua", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "punto_contatto", "recapito_sicuro", "responsabilita_limitata", "senza_dimora", "telefono_verificato", "tutela", "tutela_estremi", "tutela_firma", "tutela_nome", "tutela_recapito", "tutela_scadenza", "versione") VALUES (NEW."bisogno_mediatore", NEW."collocazione", NEW."componente_id", NEW."domicilio_effettivo", NEW."email_verificata", NEW."indirizzo_riservato", NEW."lingua", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."componente_id", NEW."punto_contatto", NEW."recapito_sicuro", NEW."responsabilita_limitata", NEW."senza_dimora", NEW."telefono_verificato", NEW."tutela", NEW."tutela_estremi", NEW."tutela_firma", NEW."tutela_nome", NEW."tutela_recapito", NEW."tutela_scadenza", NEW."versione"); RETURN NULL;', hash='2550b435558dc2841b5feee11e2b083228295c29', operation='INSERT', pgid='pgtrigger_insert_insert_c1579', table='patti_inclusione_schedapersona', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedapersona',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_schedapersonaevent" ("bisogno_mediatore", "collocazione", "componente_id", "domicilio_effettivo", "email_verificata", "indirizzo_riservato", "lingua", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "punto_contatto", "recapito_sicuro", "responsabilita_limitata", "senza_dimora", "telefono_verificato", "tutela", "tutela_estremi", "tutela_firma", "tutela_nome", "tutela_recapito", "tutela_scadenza", "versione") VALUES (NEW."bisogno_mediatore", NEW."collocazione", NEW."componente_id", NEW."domicilio_effettivo", NEW."email_verificata", NEW."indirizzo_riservato", NEW."lingua", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."componente_id", NEW."punto_contatto", NEW."recapito_sicuro", NEW."responsabilita_limitata", NEW."senza_dimora", NEW."telefono_verificato", NEW."tutela", NEW."tutela_estremi", NEW."tutela_firma", NEW."tutela_nome", NEW."tutela_recapito", NEW."tutela_scadenza", NEW."versione"); RETURN NULL;', hash='0aa0de02da57d8fc9c3ecd8df74f15366af9c969', operation='UPDATE', pgid='pgtrigger_update_update_20af4', table='patti_inclusione_schedapersona', when='AFTER')),
        ),
        migrations.AddField(
            model_name='schedapersonaevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', serialize=False, to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='schedapersonaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='schedapersonaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.schedapersona'),
        ),
    ]
