
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_motivo_obbligatorio'),
        ('ambiti', '0003_modello_documento'),
        ('documenti', '0002_verifica_firma'),
        ('patti_inclusione', '0005_patto'),
        ('pec', '0002_ricevute'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarioPersonale',
            fields=[
                ('accreditamento', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='calendario', serialize=False, to='accounts.accreditamento', verbose_name='profilo')),
                ('impronta', models.CharField(max_length=64, unique=True, verbose_name='impronta del collegamento')),
                ('livello', models.CharField(choices=[('OCCUPATO', 'Solo che sono occupato'), ('INIZIALI', 'Le iniziali della famiglia'), ('COMPLETO', 'Il cognome della famiglia e il luogo')], max_length=10, verbose_name='che cosa mostra')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('minuto', models.DateTimeField(null=True, verbose_name='minuto delle ultime letture')),
                ('letture', models.PositiveSmallIntegerField(default=0, verbose_name='letture in quel minuto')),
            ],
            options={
                'verbose_name': 'calendario personale',
                'verbose_name_plural': 'calendari personali',
            },
        ),
        migrations.CreateModel(
            name='ChiusuraUfficio',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(verbose_name='al')),
                ('motivo', models.CharField(blank=True, max_length=120, verbose_name='perché')),
            ],
            options={
                'verbose_name': "chiusura dell'ufficio",
                'verbose_name_plural': "chiusure dell'ufficio",
            },
        ),
        migrations.CreateModel(
            name='ChiusuraUfficioEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(verbose_name='al')),
                ('motivo', models.CharField(blank=True, max_length=120, verbose_name='perché')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DisponibilitaUfficio',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('giorno_settimana', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Lunedì'), (1, 'Martedì'), (2, 'Mercoledì'), (3, 'Giovedì'), (4, 'Venerdì'), (5, 'Sabato')], null=True, verbose_name='giorno della settimana')),
                ('data', models.DateField(blank=True, null=True, verbose_name='solo il giorno')),
                ('ora_inizio', models.TimeField(verbose_name='dalle')),
                ('ora_fine', models.TimeField(verbose_name='alle')),
                ('durata_slot_min', models.PositiveSmallIntegerField(choices=[(20, 20), (30, 30), (45, 45), (60, 60), (90, 90), (120, 120)], verbose_name='durata di un appuntamento')),
                ('posti', models.PositiveSmallIntegerField(default=1, verbose_name='famiglie nello stesso orario')),
                ('stanza', models.CharField(blank=True, max_length=60, verbose_name='stanza')),
                ('valida_dal', models.DateField(verbose_name='dal')),
                ('valida_al', models.DateField(blank=True, null=True, verbose_name='al')),
            ],
            options={
                'verbose_name': "disponibilità dell'ufficio",
                'verbose_name_plural': 'disponibilità degli uffici',
            },
        ),
        migrations.CreateModel(
            name='DisponibilitaUfficioEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('giorno_settimana', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Lunedì'), (1, 'Martedì'), (2, 'Mercoledì'), (3, 'Giovedì'), (4, 'Venerdì'), (5, 'Sabato')], null=True, verbose_name='giorno della settimana')),
                ('data', models.DateField(blank=True, null=True, verbose_name='solo il giorno')),
                ('ora_inizio', models.TimeField(verbose_name='dalle')),
                ('ora_fine', models.TimeField(verbose_name='alle')),
                ('durata_slot_min', models.PositiveSmallIntegerField(choices=[(20, 20), (30, 30), (45, 45), (60, 60), (90, 90), (120, 120)], verbose_name='durata di un appuntamento')),
                ('posti', models.PositiveSmallIntegerField(default=1, verbose_name='famiglie nello stesso orario')),
                ('stanza', models.CharField(blank=True, max_length=60, verbose_name='stanza')),
                ('valida_dal', models.DateField(verbose_name='dal')),
                ('valida_al', models.DateField(blank=True, null=True, verbose_name='al')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Sede',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('denominazione', models.CharField(max_length=120, verbose_name='nome')),
                ('indirizzo', models.CharField(max_length=160, verbose_name='indirizzo')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name='telefono')),
                ('accessibile', models.BooleanField(default=False, verbose_name='accessibile a chi è in carrozzina')),
                ('attiva', models.BooleanField(default=True, verbose_name='riceve le famiglie')),
                ('versione', models.PositiveIntegerField(default=0, verbose_name='versione degli orari')),
                ('versione_inps', models.PositiveIntegerField(default=0, verbose_name='versione che INPS ha')),
                ('rifiuto_inps', models.CharField(blank=True, max_length=300, verbose_name="perché INPS l'ha rifiutata")),
            ],
            options={
                'verbose_name': 'sede',
                'verbose_name_plural': 'sedi',
            },
        ),
        migrations.CreateModel(
            name='SedeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('denominazione', models.CharField(max_length=120, verbose_name='nome')),
                ('indirizzo', models.CharField(max_length=160, verbose_name='indirizzo')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name='telefono')),
                ('accessibile', models.BooleanField(default=False, verbose_name='accessibile a chi è in carrozzina')),
                ('attiva', models.BooleanField(default=True, verbose_name='riceve le famiglie')),
                ('versione', models.PositiveIntegerField(default=0, verbose_name='versione degli orari')),
                ('versione_inps', models.PositiveIntegerField(default=0, verbose_name='versione che INPS ha')),
                ('rifiuto_inps', models.CharField(blank=True, max_length=300, verbose_name="perché INPS l'ha rifiutata")),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StampaLettere',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
            ],
            options={
                'verbose_name': 'stampa di lettere',
                'verbose_name_plural': 'stampe di lettere',
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='convocazione',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='convocazione',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='esitoappuntamento',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='esitoappuntamento',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='schedapersona',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='schedapersona',
            name='update_update',
        ),
        migrations.RemoveConstraint(
            model_name='invioconvocazione',
            name='one_invio_per_person_and_canale',
        ),
        migrations.AddField(
            model_name='convocazione',
            name='motivo_fine',
            field=models.CharField(blank=True, choices=[('FAMIGLIA', "L'ha chiesto la famiglia"), ('UFFICIO', "L'ha deciso l'ufficio"), ('ERRORE', 'Era un errore')], max_length=10, verbose_name='perché non si fa più'),
        ),
        migrations.AddField(
            model_name='convocazione',
            name='posto',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='posto'),
        ),
        migrations.AddField(
            model_name='convocazione',
            name='spostata_da',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spostata_a', to='patti_inclusione.convocazione', verbose_name='spostata da'),
        ),
        migrations.AddField(
            model_name='convocazioneevent',
            name='motivo_fine',
            field=models.CharField(blank=True, choices=[('FAMIGLIA', "L'ha chiesto la famiglia"), ('UFFICIO', "L'ha deciso l'ufficio"), ('ERRORE', 'Era un errore')], max_length=10, verbose_name='perché non si fa più'),
        ),
        migrations.AddField(
            model_name='convocazioneevent',
            name='posto',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='posto'),
        ),
        migrations.AddField(
            model_name='convocazioneevent',
            name='spostata_da',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.convocazione', verbose_name='spostata da'),
        ),
        migrations.AddField(
            model_name='esitoappuntamento',
            name='accertato_il',
            field=models.DateField(blank=True, null=True, verbose_name='assenza accertata il'),
        ),
        migrations.AddField(
            model_name='esitoappuntamento',
            name='da_definire_dal',
            field=models.DateField(blank=True, null=True, verbose_name='da definire dal'),
        ),
        migrations.AddField(
            model_name='esitoappuntamento',
            name='giustificare_entro',
            field=models.DateField(blank=True, null=True, verbose_name='da giustificare entro il'),
        ),
        migrations.AddField(
            model_name='esitoappuntamento',
            name='impedimento_al',
            field=models.DateField(blank=True, null=True, verbose_name='impedimento fino al'),
        ),
        migrations.AddField(
            model_name='esitoappuntamentoevent',
            name='accertato_il',
            field=models.DateField(blank=True, null=True, verbose_name='assenza accertata il'),
        ),
        migrations.AddField(
            model_name='esitoappuntamentoevent',
            name='da_definire_dal',
            field=models.DateField(blank=True, null=True, verbose_name='da definire dal'),
        ),
        migrations.AddField(
            model_name='esitoappuntamentoevent',
            name='giustificare_entro',
            field=models.DateField(blank=True, null=True, verbose_name='da giustificare entro il'),
        ),
        migrations.AddField(
            model_name='esitoappuntamentoevent',
            name='impedimento_al',
            field=models.DateField(blank=True, null=True, verbose_name='impedimento fino al'),
        ),
        migrations.AddField(
            model_name='invioconvocazione',
            name='a_chi',
            field=models.CharField(choices=[('PERSONA', 'La persona'), ('TUTELA', 'Chi la assiste')], default='PERSONA', max_length=10, verbose_name='a chi'),
        ),
        migrations.AddField(
            model_name='invioconvocazione',
            name='pec',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invii', to='pec.messaggiopec', verbose_name='PEC'),
        ),
        migrations.AddField(
            model_name='schedapersona',
            name='pec',
            field=models.EmailField(blank=True, max_length=254, verbose_name='PEC della persona'),
        ),
        migrations.AddField(
            model_name='schedapersonaevent',
            name='pec',
            field=models.EmailField(blank=True, max_length=254, verbose_name='PEC della persona'),
        ),
        migrations.AlterField(
            model_name='convocazione',
            name='canali',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('PEC', 'PEC'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('CONSEGNA_A_MANO', 'Consegna a mano'), ('MESSO_NOTIFICATORE', 'Messo notificatore'), ('TELEFONO', 'Telefono'), ('IO_APP', 'App IO'), ('CONCORDATO_FIRMATO', 'Appuntamento concordato e firmato')], max_length=20), size=None, verbose_name='canali'),
        ),
        migrations.AlterField(
            model_name='convocazione',
            name='stato',
            field=models.CharField(choices=[('FISSATA', 'Fissata'), ('SVOLTA', 'Svolta'), ('ANNULLATA', 'Annullata'), ('SPOSTATA', 'Spostata'), ('NON_PRESENTATI', 'Nessuno si è presentato')], default='FISSATA', max_length=15, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='canali',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('PEC', 'PEC'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('CONSEGNA_A_MANO', 'Consegna a mano'), ('MESSO_NOTIFICATORE', 'Messo notificatore'), ('TELEFONO', 'Telefono'), ('IO_APP', 'App IO'), ('CONCORDATO_FIRMATO', 'Appuntamento concordato e firmato')], max_length=20), size=None, verbose_name='canali'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='stato',
            field=models.CharField(choices=[('FISSATA', 'Fissata'), ('SVOLTA', 'Svolta'), ('ANNULLATA', 'Annullata'), ('SPOSTATA', 'Spostata'), ('NON_PRESENTATI', 'Nessuno si è presentato')], default='FISSATA', max_length=15, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='invioconvocazione',
            name='canale',
            field=models.CharField(choices=[('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('PEC', 'PEC'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('CONSEGNA_A_MANO', 'Consegna a mano'), ('MESSO_NOTIFICATORE', 'Messo notificatore'), ('TELEFONO', 'Telefono'), ('IO_APP', 'App IO'), ('CONCORDATO_FIRMATO', 'Appuntamento concordato e firmato')], max_length=20, verbose_name='canale'),
        ),
        migrations.AlterField(
            model_name='invioconvocazione',
            name='esito',
            field=models.CharField(choices=[('DA_FARE', 'Da fare'), ('IN_PARTENZA', 'In partenza'), ('INVIATO', 'Inviato'), ('CONSEGNATO', 'Consegnato'), ('FALLITO', 'Non riuscito'), ('COMPIUTA_GIACENZA', 'Compiuta giacenza')], default='DA_FARE', max_length=20, verbose_name='esito'),
        ),
        migrations.AddIndex(
            model_name='esitoappuntamento',
            index=models.Index(condition=models.Q(('esito', 'ASSENTE_IN_ATTESA_GIUSTIFICAZIONE')), fields=['giustificare_entro'], name='esito_in_attesa'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='convocazione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_convocazioneevent" ("canali", "caso_id", "creata_da_id", "creata_il", "data_ora", "disponibilita_id", "durata_min", "id", "luogo", "modalita", "motivo_fine", "numero_progressivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posto", "sede_id", "spostata_da_id", "stato", "termine_breve_accettato", "testo", "tipo") VALUES (NEW."canali", NEW."caso_id", NEW."creata_da_id", NEW."creata_il", NEW."data_ora", NEW."disponibilita_id", NEW."durata_min", NEW."id", NEW."luogo", NEW."modalita", NEW."motivo_fine", NEW."numero_progressivo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."posto", NEW."sede_id", NEW."spostata_da_id", NEW."stato", NEW."termine_breve_accettato", NEW."testo", NEW."tipo"); RETURN NULL;', hash='20a04a33e2b9f0ae5a44e7099be0b45bae67640a', operation='INSERT', pgid='pgtrigger_insert_insert_a099f', table='patti_inclusione_convocazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='convocazione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_convocazioneevent" ("canali", "caso_id", "creata_da_id", "creata_il", "data_ora", "disponibilita_id", "durata_min", "id", "luogo", "modalita", "motivo_fine", "numero_progressivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posto", "sede_id", "spostata_da_id", "stato", "termine_breve_accettato", "testo", "tipo") VALUES (NEW."canali", NEW."caso_id", NEW."creata_da_id", NEW."creata_il", NEW."data_ora", NEW."disponibilita_id", NEW."durata_min", NEW."id", NEW."luogo", NEW."modalita", NEW."motivo_fine", NEW."numero_progressivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."posto", NEW."sede_id", NEW."spostata_da_id", NEW."stato", NEW."termine_breve_accettato", NEW."testo", NEW."tipo"); RETURN NULL;', hash='b03a5fdda255436bc4fd1ac94db7758bbdf82079', operation='UPDATE', pgid='pgtrigger_update_update_4a809', table='patti_inclusione_convocazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='esitoappuntamento',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_esitoappuntamentoevent" ("accertato_il", "componente_id", "convocazione_id", "da_definire_dal", "documento_id", "esito", "giustificare_entro", "id", "impedimento_al", "motivo_giustificazione", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."accertato_il", NEW."componente_id", NEW."convocazione_id", NEW."da_definire_dal", NEW."documento_id", NEW."esito", NEW."giustificare_entro", NEW."id", NEW."impedimento_al", NEW."motivo_giustificazione", NEW."note", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id"); RETURN NULL;', hash='899bb3ca65af390d5629d71e1fc4ab39274d5441', operation='INSERT', pgid='pgtrigger_insert_insert_c27c5', table='patti_inclusione_esitoappuntamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='esitoappuntamento',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_esitoappuntamentoevent" ("accertato_il", "componente_id", "convocazione_id", "da_definire_dal", "documento_id", "esito", "giustificare_entro", "id", "impedimento_al", "motivo_giustificazione", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."accertato_il", NEW."componente_id", NEW."convocazione_id", NEW."da_definire_dal", NEW."documento_id", NEW."esito", NEW."giustificare_entro", NEW."id", NEW."impedimento_al", NEW."motivo_giustificazione", NEW."note", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id"); RETURN NULL;', hash='9771845c2ea90b1208d08d884453a3cd57e29333', operation='UPDATE', pgid='pgtrigger_update_update_07219', table='patti_inclusione_esitoappuntamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedapersona',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_schedapersonaevent" ("bisogno_mediatore", "collocazione", "componente_id", "domicilio_effettivo", "email_verificata", "indirizzo_riservato", "lingua", "pec", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "punto_contatto", "recapito_sicuro", "responsabilita_limitata", "senza_dimora", "telefono_verificato", "tutela", "tutela_estremi", "tutela_firma", "tutela_nome", "tutela_recapito", "tutela_scadenza", "versione") VALUES (NEW."bisogno_mediatore", NEW."collocazione", NEW."componente_id", NEW."domicilio_effettivo", NEW."email_verificata", NEW."indirizzo_riservato", NEW."lingua", NEW."pec", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."componente_id", NEW."punto_contatto", NEW."recapito_sicuro", NEW."responsabilita_limitata", NEW."senza_dimora", NEW."telefono_verificato", NEW."tutela", NEW."tutela_estremi", NEW."tutela_firma", NEW."tutela_nome", NEW."tutela_recapito", NEW."tutela_scadenza", NEW."versione"); RETURN NULL;', hash='e6bcd44375999ff9900a5b500d5aff140c320be4', operation='INSERT', pgid='pgtrigger_insert_insert_c1579', table='patti_inclusione_schedapersona', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schedapersona',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_schedapersonaevent" ("bisogno_mediatore", "collocazione", "componente_id", "domicilio_effettivo", "email_verificata", "indirizzo_riservato", "lingua", "pec", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "punto_contatto", "recapito_sicuro", "responsabilita_limitata", "senza_dimora", "telefono_verificato", "tutela", "tutela_estremi", "tutela_firma", "tutela_nome", "tutela_recapito", "tutela_scadenza", "versione") VALUES (NEW."bisogno_mediatore", NEW."collocazione", NEW."componente_id", NEW."domicilio_effettivo", NEW."email_verificata", NEW."indirizzo_riservato", NEW."lingua", NEW."pec", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."componente_id", NEW."punto_contatto", NEW."recapito_sicuro", NEW."responsabilita_limitata", NEW."senza_dimora", NEW."telefono_verificato", NEW."tutela", NEW."tutela_estremi", NEW."tutela_firma", NEW."tutela_nome", NEW."tutela_recapito", NEW."tutela_scadenza", NEW."versione"); RETURN NULL;', hash='5e138d49be78bcd5933d5717412f12cc0026917d', operation='UPDATE', pgid='pgtrigger_update_update_20af4', table='patti_inclusione_schedapersona', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='esitoappuntamento',
            constraint=models.CheckConstraint(condition=models.Q(('accertato_il', None), ('esito', 'ASSENTE_NON_GIUSTIFICATO'), _connector='OR'), name='accertato_only_if_ingiustificato'),
        ),
        migrations.AddConstraint(
            model_name='esitoappuntamento',
            constraint=models.CheckConstraint(condition=models.Q(('da_definire_dal', None), ('esito', 'ASSENTE_IN_ATTESA_GIUSTIFICAZIONE'), _connector='OR'), name='da_definire_only_if_in_attesa'),
        ),
        migrations.AddConstraint(
            model_name='invioconvocazione',
            constraint=models.UniqueConstraint(fields=('convocazione', 'componente', 'a_chi', 'canale'), name='one_invio_per_person_and_canale'),
        ),
        migrations.AddConstraint(
            model_name='invioconvocazione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('canale', 'CONCORDATO_FIRMATO'), _negated=True), models.Q(('esito', 'CONSEGNATO'), _negated=True), ('prova__isnull', False), _connector='OR'), name='concordato_firmato_has_prova'),
        ),
        migrations.AddField(
            model_name='chiusuraufficioevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='chiusuraufficioevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.chiusuraufficio'),
        ),
        migrations.AddField(
            model_name='disponibilitaufficio',
            name='operatore',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disponibilita', to='accounts.accreditamento', verbose_name='solo di'),
        ),
        migrations.AddField(
            model_name='convocazione',
            name='disponibilita',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='convocazioni', to='patti_inclusione.disponibilitaufficio', verbose_name="orario dell'ufficio"),
        ),
        migrations.AddField(
            model_name='convocazioneevent',
            name='disponibilita',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.disponibilitaufficio', verbose_name="orario dell'ufficio"),
        ),
        migrations.AddField(
            model_name='disponibilitaufficioevent',
            name='operatore',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='solo di'),
        ),
        migrations.AddField(
            model_name='disponibilitaufficioevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='disponibilitaufficioevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.disponibilitaufficio'),
        ),
        migrations.AddField(
            model_name='sede',
            name='comune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sedi', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AddField(
            model_name='disponibilitaufficioevent',
            name='sede',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AddField(
            model_name='disponibilitaufficio',
            name='sede',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disponibilita', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AddField(
            model_name='chiusuraufficioevent',
            name='sede',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AddField(
            model_name='chiusuraufficio',
            name='sede',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chiusure', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AddField(
            model_name='convocazione',
            name='sede',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='convocazioni', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AddField(
            model_name='convocazioneevent',
            name='sede',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.sede', verbose_name='sede'),
        ),
        migrations.AddIndex(
            model_name='convocazione',
            index=models.Index(condition=models.Q(('stato', 'FISSATA')), fields=['data_ora'], name='convocazione_fissata'),
        ),
        migrations.AddConstraint(
            model_name='convocazione',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'FISSATA')), fields=('disponibilita', 'data_ora', 'posto'), name='one_convocazione_per_posto'),
        ),
        migrations.AddConstraint(
            model_name='convocazione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('disponibilita', None), ('posto', None)), models.Q(('disponibilita__isnull', False), ('posto__gte', 1), ('sede__isnull', False)), _connector='OR'), name='posto_iff_disponibilita'),
        ),
        migrations.AddConstraint(
            model_name='convocazione',
            constraint=models.CheckConstraint(condition=models.Q(('motivo_fine', ''), ('stato__in', ['ANNULLATA', 'SPOSTATA']), _connector='OR'), name='motivo_fine_only_if_over'),
        ),
        migrations.AddField(
            model_name='sedeevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AddField(
            model_name='sedeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='sedeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.sede'),
        ),
        migrations.AddField(
            model_name='stampalettere',
            name='accreditamento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stampe_lettere', to='accounts.accreditamento', verbose_name='di chi'),
        ),
        migrations.AddField(
            model_name='stampalettere',
            name='documento',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stampe_lettere', to='documenti.documento', verbose_name='PDF'),
        ),
        migrations.AddField(
            model_name='stampalettere',
            name='invii',
            field=models.ManyToManyField(related_name='stampe', to='patti_inclusione.invioconvocazione', verbose_name='lettere'),
        ),
        migrations.AddConstraint(
            model_name='sede',
            constraint=models.UniqueConstraint(fields=('comune', 'denominazione'), name='one_sede_per_comune_and_name'),
        ),
        migrations.AddConstraint(
            model_name='sede',
            constraint=models.CheckConstraint(condition=models.Q(('versione_inps__lte', models.F('versione'))), name='sede_versione_inps_not_ahead'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sede',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_sedeevent" ("accessibile", "attiva", "comune_id", "denominazione", "id", "indirizzo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rifiuto_inps", "telefono", "versione", "versione_inps") VALUES (NEW."accessibile", NEW."attiva", NEW."comune_id", NEW."denominazione", NEW."id", NEW."indirizzo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."rifiuto_inps", NEW."telefono", NEW."versione", NEW."versione_inps"); RETURN NULL;', hash='54d36ed23067bdac7587e6fce8e966ab7b9e96f0', operation='INSERT', pgid='pgtrigger_insert_insert_fcc4b', table='patti_inclusione_sede', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sede',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_sedeevent" ("accessibile", "attiva", "comune_id", "denominazione", "id", "indirizzo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rifiuto_inps", "telefono", "versione", "versione_inps") VALUES (NEW."accessibile", NEW."attiva", NEW."comune_id", NEW."denominazione", NEW."id", NEW."indirizzo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."rifiuto_inps", NEW."telefono", NEW."versione", NEW."versione_inps"); RETURN NULL;', hash='b6b930a879b285886fc227d4a1adc7f3596faaf4', operation='UPDATE', pgid='pgtrigger_update_update_d0b99', table='patti_inclusione_sede', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='disponibilitaufficio',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('data__isnull', False), ('giorno_settimana__isnull', True)), models.Q(('data__isnull', True), ('giorno_settimana__isnull', False)), _connector='OR'), name='disponibilita_weekly_or_one_day'),
        ),
        migrations.AddConstraint(
            model_name='disponibilitaufficio',
            constraint=models.CheckConstraint(condition=models.Q(('ora_inizio__lt', models.F('ora_fine'))), name='disponibilita_begins_before_end'),
        ),
        migrations.AddConstraint(
            model_name='disponibilitaufficio',
            constraint=models.CheckConstraint(condition=models.Q(('posti__gte', 1), models.Q(models.Q(('operatore', None), ('stanza', '')), ('posti', 1), _connector='OR')), name='disponibilita_posti'),
        ),
        migrations.AddConstraint(
            model_name='disponibilitaufficio',
            constraint=models.CheckConstraint(condition=models.Q(('valida_al', None), ('valida_al__gte', models.F('valida_dal')), _connector='OR'), name='disponibilita_dal_before_al'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disponibilitaufficio',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_disponibilitaufficioevent" ("data", "durata_slot_min", "giorno_settimana", "id", "operatore_id", "ora_fine", "ora_inizio", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posti", "sede_id", "stanza", "valida_al", "valida_dal") VALUES (NEW."data", NEW."durata_slot_min", NEW."giorno_settimana", NEW."id", NEW."operatore_id", NEW."ora_fine", NEW."ora_inizio", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."posti", NEW."sede_id", NEW."stanza", NEW."valida_al", NEW."valida_dal"); RETURN NULL;', hash='3721381e1c5b8e6b16957ab1198643258d4439b2', operation='INSERT', pgid='pgtrigger_insert_insert_cd4b8', table='patti_inclusione_disponibilitaufficio', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disponibilitaufficio',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_disponibilitaufficioevent" ("data", "durata_slot_min", "giorno_settimana", "id", "operatore_id", "ora_fine", "ora_inizio", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posti", "sede_id", "stanza", "valida_al", "valida_dal") VALUES (NEW."data", NEW."durata_slot_min", NEW."giorno_settimana", NEW."id", NEW."operatore_id", NEW."ora_fine", NEW."ora_inizio", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."posti", NEW."sede_id", NEW."stanza", NEW."valida_al", NEW."valida_dal"); RETURN NULL;', hash='ce3b548f903331d6433829c2a3ec66a07b0b73f2', operation='UPDATE', pgid='pgtrigger_update_update_c33ba', table='patti_inclusione_disponibilitaufficio', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='chiusuraufficio',
            constraint=models.CheckConstraint(condition=models.Q(('al__gte', models.F('dal'))), name='chiusura_dal_before_al'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chiusuraufficio',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_chiusuraufficioevent" ("al", "dal", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sede_id") VALUES (NEW."al", NEW."dal", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."sede_id"); RETURN NULL;', hash='f852c360c3ab558ce65d89817dc3da31fdcbe35f', operation='INSERT', pgid='pgtrigger_insert_insert_87943', table='patti_inclusione_chiusuraufficio', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='chiusuraufficio',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_chiusuraufficioevent" ("al", "dal", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sede_id") VALUES (NEW."al", NEW."dal", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."sede_id"); RETURN NULL;', hash='6b4029f9e0ff1236d8ba30d894d8ebb7c6dc2199', operation='UPDATE', pgid='pgtrigger_update_update_3c399', table='patti_inclusione_chiusuraufficio', when='AFTER')),
        ),
    ]
