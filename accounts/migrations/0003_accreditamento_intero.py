import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import rdc_platform.calendario
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_initial'),
        ('ambiti', '0002_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('documenti', '0001_initial'),
        ('pec', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Autenticazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('modo', models.CharField(choices=[('TOTP', 'Password e codice'), ('RECUPERO', 'Password e codice di recupero'), ('SPID', 'SPID'), ('CIE', 'CIE')], max_length=10, verbose_name='modo')),
                ('istante', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='istante')),
                ('acr', models.CharField(blank=True, help_text="come lo dichiara il gestore dell'identità", max_length=80, verbose_name='livello')),
                ('emittente', models.CharField(blank=True, max_length=200, verbose_name='emittente')),
                ('id_asserzione', models.CharField(blank=True, max_length=200, verbose_name="identificativo dell'asserzione")),
                ('spid_code', models.CharField(blank=True, max_length=40, verbose_name='codice SPID')),
                ('autenticato_il', models.DateTimeField(blank=True, null=True, verbose_name='autenticato il')),
            ],
            options={
                'verbose_name': 'autenticazione',
                'verbose_name_plural': 'autenticazioni',
            },
        ),
        migrations.CreateModel(
            name='BozzaRichiesta',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(max_length=64, unique=True, verbose_name='impronta del collegamento')),
                ('dati', models.JSONField(default=dict, verbose_name='risposte come sono scritte')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
                ('aggiornata_il', models.DateTimeField(auto_now=True, verbose_name='aggiornata il')),
                ('scade_il', models.DateTimeField(verbose_name='scade il')),
            ],
            options={
                'verbose_name': 'bozza di richiesta',
                'verbose_name_plural': 'bozze di richieste',
            },
        ),
        migrations.CreateModel(
            name='CodiceRecupero',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.PositiveSmallIntegerField(verbose_name='numero')),
                ('codice_hash', models.CharField(max_length=128, verbose_name='impronta del codice')),
                ('usato_il', models.DateTimeField(blank=True, null=True, verbose_name='usato il')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'codice di recupero',
                'verbose_name_plural': 'codici di recupero',
            },
        ),
        migrations.CreateModel(
            name='ImportazioneIndicazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('firmatario', models.CharField(max_length=160, verbose_name='firmatario')),
                ('protocollo', models.CharField(max_length=40, verbose_name='protocollo')),
                ('data', models.DateField(verbose_name='data')),
                ('pec_comune', models.EmailField(blank=True, max_length=254, verbose_name='PEC del Comune')),
                ('righe', models.JSONField(default=list, verbose_name='righe lette')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
            ],
            options={
                'verbose_name': "importazione di un'indicazione",
                'verbose_name_plural': 'importazioni di indicazioni',
            },
        ),
        migrations.CreateModel(
            name='IncaricoAmbitoEvent',
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
        migrations.CreateModel(
            name='IncaricoComuneEvent',
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
        migrations.CreateModel(
            name='IncaricoNucleoEvent',
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
        migrations.CreateModel(
            name='Sollecito',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('SENZA_MODULO', 'Nessun modulo'), ('SENZA_PEC', 'Modulo senza PEC')], max_length=15, verbose_name='tipo')),
                ('referenti_avvisati', models.PositiveSmallIntegerField(default=0, verbose_name='referenti avvisati per e-mail')),
                ('inviato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='inviato il')),
            ],
            options={
                'verbose_name': 'sollecito',
                'verbose_name_plural': 'solleciti',
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='accreditamento',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='accreditamento',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attodesignazione',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attodesignazione',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicazioneutente',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicazioneutente',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='richiestaaccreditamento',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='richiestaaccreditamento',
            name='update_update',
        ),
        migrations.RemoveConstraint(
            model_name='richiestaaccreditamento',
            name='pec_before_verifica',
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='confermato_il',
            field=models.DateField(blank=True, null=True, verbose_name='confermato il'),
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='stato_dal',
            field=models.DateField(default=rdc_platform.calendario.today, verbose_name='in questo stato dal'),
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='usato_il',
            field=models.DateField(blank=True, null=True, verbose_name='usato il'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='confermato_il',
            field=models.DateField(blank=True, null=True, verbose_name='confermato il'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='stato_dal',
            field=models.DateField(default=rdc_platform.calendario.today, verbose_name='in questo stato dal'),
        ),
        migrations.AddField(
            model_name='attodesignazione',
            name='attestazione',
            field=models.CharField(blank=True, help_text='dove il file non porta una firma digitale valida', max_length=500, verbose_name='attestazione di chi ha ricevuto la scansione'),
        ),
        migrations.AddField(
            model_name='attodesignazioneevent',
            name='attestazione',
            field=models.CharField(blank=True, help_text='dove il file non porta una firma digitale valida', max_length=500, verbose_name='attestazione di chi ha ricevuto la scansione'),
        ),
        migrations.AddField(
            model_name='identificazione',
            name='scopo',
            field=models.CharField(choices=[('ACCREDITAMENTO', 'Accreditamento'), ('NUOVO_ACCESSO', 'Nuovo accesso: telefono o password persi')], default='ACCREDITAMENTO', max_length=15, verbose_name='perché'),
        ),
        migrations.AddField(
            model_name='indicazioneutente',
            name='pec_comune',
            field=models.EmailField(blank=True, help_text="lì arriva la ricevuta dell'indicazione", max_length=254, verbose_name='PEC del Comune'),
        ),
        migrations.AddField(
            model_name='indicazioneutente',
            name='ricevuta',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='indicazioni', to='pec.messaggiopec', verbose_name='PEC con la ricevuta'),
        ),
        migrations.AddField(
            model_name='indicazioneutenteevent',
            name='pec_comune',
            field=models.EmailField(blank=True, help_text="lì arriva la ricevuta dell'indicazione", max_length=254, verbose_name='PEC del Comune'),
        ),
        migrations.AddField(
            model_name='indicazioneutenteevent',
            name='ricevuta',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pec.messaggiopec', verbose_name='PEC con la ricevuta'),
        ),
        migrations.AddField(
            model_name='invito',
            name='scopo',
            field=models.CharField(choices=[('ATTIVAZIONE', 'Attivazione'), ('PASSWORD', 'Nuova password')], default='ATTIVAZIONE', max_length=12, verbose_name='scopo'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamento',
            name='chiede_sostituzione',
            field=models.BooleanField(default=False, verbose_name='prende il posto di un Amministratore in carica'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamento',
            name='firmatario_codice_fiscale',
            field=models.CharField(blank=True, max_length=16, verbose_name='codice fiscale del firmatario'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamento',
            name='sostituisce',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sostituzioni', to='accounts.accreditamento', verbose_name='Amministratore sostituito'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='chiede_sostituzione',
            field=models.BooleanField(default=False, verbose_name='prende il posto di un Amministratore in carica'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='firmatario_codice_fiscale',
            field=models.CharField(blank=True, max_length=16, verbose_name='codice fiscale del firmatario'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='sostituisce',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Amministratore sostituito'),
        ),
        migrations.AddField(
            model_name='rigaindicazione',
            name='contratto_fino_al',
            field=models.DateField(blank=True, null=True, verbose_name='contratto fino al'),
        ),
        migrations.AddField(
            model_name='rigaindicazione',
            name='email',
            field=models.EmailField(blank=True, max_length=254, verbose_name='e-mail di lavoro'),
        ),
        migrations.AddField(
            model_name='rigaindicazione',
            name='profilo_professionale',
            field=models.CharField(blank=True, choices=[('ASSISTENTE_SOCIALE', 'Assistente sociale'), ('EDUCATORE', 'Educatore'), ('PSICOLOGO', 'Psicologo'), ('SOCIOLOGO', 'Sociologo'), ('AMMINISTRATIVO', 'Amministrativo'), ('UFFICIALE_ANAGRAFE', "Ufficiale d'anagrafe"), ('TECNICO_INSERIMENTO_LAVORATIVO', "Tecnico dell'inserimento lavorativo"), ('ALTRO', 'Altro')], max_length=40, verbose_name='profilo professionale'),
        ),
        migrations.AddField(
            model_name='rigaindicazione',
            name='telefono',
            field=models.CharField(blank=True, max_length=20, verbose_name='telefono'),
        ),
        migrations.AlterField(
            model_name='accreditamento',
            name='motivo_stato',
            field=models.CharField(blank=True, choices=[('CESSAZIONE_RAPPORTO', 'Cessazione del rapporto'), ('CAMBIO_MANSIONE', 'Cambio di mansione'), ('ASSENZA_PROLUNGATA', 'Assenza prolungata'), ('VIOLAZIONE_REGOLE', 'Violazione delle regole'), ('RICHIESTA_COMUNE', 'Richiesta del Comune'), ('REVOCA_CONVENZIONE', 'Revoca della convenzione'), ('INCIDENTE_SICUREZZA', 'Incidente di sicurezza'), ('SOSTITUZIONE', 'Sostituzione'), ('INATTIVITA', 'Profilo non usato da troppo tempo'), ('MANCATA_CONFERMA', "Non confermato dall'Amministratore"), ('ALTRO', 'Altro')], max_length=30, verbose_name='motivo'),
        ),
        migrations.AlterField(
            model_name='accreditamentoevent',
            name='motivo_stato',
            field=models.CharField(blank=True, choices=[('CESSAZIONE_RAPPORTO', 'Cessazione del rapporto'), ('CAMBIO_MANSIONE', 'Cambio di mansione'), ('ASSENZA_PROLUNGATA', 'Assenza prolungata'), ('VIOLAZIONE_REGOLE', 'Violazione delle regole'), ('RICHIESTA_COMUNE', 'Richiesta del Comune'), ('REVOCA_CONVENZIONE', 'Revoca della convenzione'), ('INCIDENTE_SICUREZZA', 'Incidente di sicurezza'), ('SOSTITUZIONE', 'Sostituzione'), ('INATTIVITA', 'Profilo non usato da troppo tempo'), ('MANCATA_CONFERMA', "Non confermato dall'Amministratore"), ('ALTRO', 'Altro')], max_length=30, verbose_name='motivo'),
        ),
        migrations.AlterField(
            model_name='identificazione',
            name='accreditamento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identificazioni', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamento',
            name='stato',
            field=models.CharField(choices=[('FORM_INVIATO', 'Modulo inviato'), ('PEC_RICEVUTA', 'PEC ricevuta'), ('IN_VERIFICA', 'In verifica'), ('INTEGRAZIONE_RICHIESTA', 'Integrazione richiesta'), ('ATTO_PREDISPOSTO', 'Atto predisposto'), ('ATTO_INVIATO', 'Atto inviato'), ('ATTO_CONTROFIRMATO', 'Atto controfirmato'), ('CENSITO', 'Registrato'), ('COMUNICATO', "Comunicato all'ente"), ('RIFIUTATA', 'Rifiutata'), ('RITIRATA', 'Ritirata')], default='FORM_INVIATO', max_length=25, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='richiestaaccreditamentoevent',
            name='stato',
            field=models.CharField(choices=[('FORM_INVIATO', 'Modulo inviato'), ('PEC_RICEVUTA', 'PEC ricevuta'), ('IN_VERIFICA', 'In verifica'), ('INTEGRAZIONE_RICHIESTA', 'Integrazione richiesta'), ('ATTO_PREDISPOSTO', 'Atto predisposto'), ('ATTO_INVIATO', 'Atto inviato'), ('ATTO_CONTROFIRMATO', 'Atto controfirmato'), ('CENSITO', 'Registrato'), ('COMUNICATO', "Comunicato all'ente"), ('RIFIUTATA', 'Rifiutata'), ('RITIRATA', 'Ritirata')], default='FORM_INVIATO', max_length=25, verbose_name='stato'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditamento',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_accreditamentoevent" ("ambito_id", "atto_id", "confermato_il", "creato_da_id", "creato_il", "fondi", "fondo_altro", "id", "livello", "motivo_cumulo", "motivo_stato", "motivo_testo", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "riga_indicazione_id", "ruolo", "stato", "stato_dal", "valido_al", "valido_dal") VALUES (NEW."ambito_id", NEW."atto_id", NEW."confermato_il", NEW."creato_da_id", NEW."creato_il", NEW."fondi", NEW."fondo_altro", NEW."id", NEW."livello", NEW."motivo_cumulo", NEW."motivo_stato", NEW."motivo_testo", NEW."operatore_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."riga_indicazione_id", NEW."ruolo", NEW."stato", NEW."stato_dal", NEW."valido_al", NEW."valido_dal"); RETURN NULL;', hash='077682460b06226eeba92c28524da2a1459982cf', operation='INSERT', pgid='pgtrigger_insert_insert_4a22d', table='accounts_accreditamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditamento',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ambito_id" IS DISTINCT FROM (NEW."ambito_id") OR OLD."atto_id" IS DISTINCT FROM (NEW."atto_id") OR OLD."confermato_il" IS DISTINCT FROM (NEW."confermato_il") OR OLD."creato_da_id" IS DISTINCT FROM (NEW."creato_da_id") OR OLD."creato_il" IS DISTINCT FROM (NEW."creato_il") OR OLD."fondi" IS DISTINCT FROM (NEW."fondi") OR OLD."fondo_altro" IS DISTINCT FROM (NEW."fondo_altro") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."livello" IS DISTINCT FROM (NEW."livello") OR OLD."motivo_cumulo" IS DISTINCT FROM (NEW."motivo_cumulo") OR OLD."motivo_stato" IS DISTINCT FROM (NEW."motivo_stato") OR OLD."motivo_testo" IS DISTINCT FROM (NEW."motivo_testo") OR OLD."operatore_id" IS DISTINCT FROM (NEW."operatore_id") OR OLD."riga_indicazione_id" IS DISTINCT FROM (NEW."riga_indicazione_id") OR OLD."ruolo" IS DISTINCT FROM (NEW."ruolo") OR OLD."stato" IS DISTINCT FROM (NEW."stato") OR OLD."stato_dal" IS DISTINCT FROM (NEW."stato_dal") OR OLD."valido_al" IS DISTINCT FROM (NEW."valido_al") OR OLD."valido_dal" IS DISTINCT FROM (NEW."valido_dal"))', func='INSERT INTO "accounts_accreditamentoevent" ("ambito_id", "atto_id", "confermato_il", "creato_da_id", "creato_il", "fondi", "fondo_altro", "id", "livello", "motivo_cumulo", "motivo_stato", "motivo_testo", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "riga_indicazione_id", "ruolo", "stato", "stato_dal", "valido_al", "valido_dal") VALUES (NEW."ambito_id", NEW."atto_id", NEW."confermato_il", NEW."creato_da_id", NEW."creato_il", NEW."fondi", NEW."fondo_altro", NEW."id", NEW."livello", NEW."motivo_cumulo", NEW."motivo_stato", NEW."motivo_testo", NEW."operatore_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."riga_indicazione_id", NEW."ruolo", NEW."stato", NEW."stato_dal", NEW."valido_al", NEW."valido_dal"); RETURN NULL;', hash='4dcae4f8f48340ec6edbdc46446198b90c28e488', operation='UPDATE', pgid='pgtrigger_update_update_31b82', table='accounts_accreditamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attodesignazione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_attodesignazioneevent" ("attestazione", "creato_il", "data", "data_controfirma", "file_controfirmato_id", "file_ministero_id", "id", "modello_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "richiesta_id") VALUES (NEW."attestazione", NEW."creato_il", NEW."data", NEW."data_controfirma", NEW."file_controfirmato_id", NEW."file_ministero_id", NEW."id", NEW."modello_id", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."richiesta_id"); RETURN NULL;', hash='dd0a01da2adfaeedf1dba1fd75fb18c9c8ea8357', operation='INSERT', pgid='pgtrigger_insert_insert_a1daa', table='accounts_attodesignazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attodesignazione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_attodesignazioneevent" ("attestazione", "creato_il", "data", "data_controfirma", "file_controfirmato_id", "file_ministero_id", "id", "modello_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "richiesta_id") VALUES (NEW."attestazione", NEW."creato_il", NEW."data", NEW."data_controfirma", NEW."file_controfirmato_id", NEW."file_ministero_id", NEW."id", NEW."modello_id", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."richiesta_id"); RETURN NULL;', hash='f5ef50f3380f5a6b05f6a64795d5f6c9885cf7fd', operation='UPDATE', pgid='pgtrigger_update_update_20caa', table='accounts_attodesignazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricoambito',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incaricoambitoevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."accreditamento_id", NEW."content_object_id", NEW."id", NEW."permission_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='5566cc07f75a6e644e9a766c1020773ccc1c9fc6', operation='INSERT', pgid='pgtrigger_insert_insert_efd01', table='accounts_incaricoambito', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricoambito',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incaricoambitoevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."accreditamento_id", OLD."content_object_id", OLD."id", OLD."permission_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;', hash='c06bc630766811f809e091c7de441d4cb6eb2967', operation='DELETE', pgid='pgtrigger_delete_delete_9f7ef', table='accounts_incaricoambito', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocomune',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incaricocomuneevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."accreditamento_id", NEW."content_object_id", NEW."id", NEW."permission_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='5029ee85924f2e2c68132c7a022f62607b61dd2e', operation='INSERT', pgid='pgtrigger_insert_insert_b8cf0', table='accounts_incaricocomune', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incaricocomune',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incaricocomuneevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."accreditamento_id", OLD."content_object_id", OLD."id", OLD."permission_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;', hash='dd4f6ae5de10e60ecbd28f8613e63fcce5e3155d', operation='DELETE', pgid='pgtrigger_delete_delete_8f6f3', table='accounts_incaricocomune', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incariconucleo',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incariconucleoevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."accreditamento_id", NEW."content_object_id", NEW."id", NEW."permission_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='d1439699cd3876f045f6c2da2bda2a82313dec05', operation='INSERT', pgid='pgtrigger_insert_insert_7e888', table='accounts_incariconucleo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incariconucleo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_incariconucleoevent" ("accreditamento_id", "content_object_id", "id", "permission_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."accreditamento_id", OLD."content_object_id", OLD."id", OLD."permission_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;', hash='e673dc92d1c844261132134f0080ad9362b64c47', operation='DELETE', pgid='pgtrigger_delete_delete_0455a', table='accounts_incariconucleo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicazioneutente',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_indicazioneutenteevent" ("ambito_id", "caricata_il", "comune_id", "data", "documento_id", "firmatario", "id", "pec_comune", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "ricevuta_id") VALUES (NEW."ambito_id", NEW."caricata_il", NEW."comune_id", NEW."data", NEW."documento_id", NEW."firmatario", NEW."id", NEW."pec_comune", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."protocollo", NEW."ricevuta_id"); RETURN NULL;', hash='e300f301c561c25359114b5e62789f9a9d97601e', operation='INSERT', pgid='pgtrigger_insert_insert_0af18', table='accounts_indicazioneutente', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicazioneutente',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_indicazioneutenteevent" ("ambito_id", "caricata_il", "comune_id", "data", "documento_id", "firmatario", "id", "pec_comune", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "ricevuta_id") VALUES (NEW."ambito_id", NEW."caricata_il", NEW."comune_id", NEW."data", NEW."documento_id", NEW."firmatario", NEW."id", NEW."pec_comune", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."protocollo", NEW."ricevuta_id"); RETURN NULL;', hash='86cedc5588b55620057eff4bfffd937bbda564cd', operation='UPDATE', pgid='pgtrigger_update_update_60f34', table='accounts_indicazioneutente', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='modelloatto',
            trigger=pgtrigger.compiler.Trigger(name='published_is_immutable', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c1b751acd211b59be29222f42bb0887b05a4acc', operation='UPDATE OR DELETE', pgid='pgtrigger_published_is_immutable_11998', table='accounts_modelloatto', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestaaccreditamento',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_richiestaaccreditamentoevent" ("aggiornata_il", "ambito_id", "belfiore_nascita", "chiede_sostituzione", "codice_fiscale", "cognome", "creata_il", "data_nascita", "email", "firmatario_codice_fiscale", "firmatario_cognome", "firmatario_nome", "firmatario_titolo", "genere", "id", "messaggio_pec_id", "motivo", "nome", "nota_id", "numero_richiesta", "pec_message_id", "pec_mittente", "pec_ricevuta_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sostituisce_id", "stato", "telefono") VALUES (NEW."aggiornata_il", NEW."ambito_id", NEW."belfiore_nascita", NEW."chiede_sostituzione", NEW."codice_fiscale", NEW."cognome", NEW."creata_il", NEW."data_nascita", NEW."email", NEW."firmatario_codice_fiscale", NEW."firmatario_cognome", NEW."firmatario_nome", NEW."firmatario_titolo", NEW."genere", NEW."id", NEW."messaggio_pec_id", NEW."motivo", NEW."nome", NEW."nota_id", NEW."numero_richiesta", NEW."pec_message_id", NEW."pec_mittente", NEW."pec_ricevuta_il", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."sostituisce_id", NEW."stato", NEW."telefono"); RETURN NULL;', hash='6ccd556ee2ef71c019aae72f9c76d34f9f839b4c', operation='INSERT', pgid='pgtrigger_insert_insert_5183c', table='accounts_richiestaaccreditamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestaaccreditamento',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_richiestaaccreditamentoevent" ("aggiornata_il", "ambito_id", "belfiore_nascita", "chiede_sostituzione", "codice_fiscale", "cognome", "creata_il", "data_nascita", "email", "firmatario_codice_fiscale", "firmatario_cognome", "firmatario_nome", "firmatario_titolo", "genere", "id", "messaggio_pec_id", "motivo", "nome", "nota_id", "numero_richiesta", "pec_message_id", "pec_mittente", "pec_ricevuta_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sostituisce_id", "stato", "telefono") VALUES (NEW."aggiornata_il", NEW."ambito_id", NEW."belfiore_nascita", NEW."chiede_sostituzione", NEW."codice_fiscale", NEW."cognome", NEW."creata_il", NEW."data_nascita", NEW."email", NEW."firmatario_codice_fiscale", NEW."firmatario_cognome", NEW."firmatario_nome", NEW."firmatario_titolo", NEW."genere", NEW."id", NEW."messaggio_pec_id", NEW."motivo", NEW."nome", NEW."nota_id", NEW."numero_richiesta", NEW."pec_message_id", NEW."pec_mittente", NEW."pec_ricevuta_il", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."sostituisce_id", NEW."stato", NEW."telefono"); RETURN NULL;', hash='61c065435fb822bd1789c50861fead289e310404', operation='UPDATE', pgid='pgtrigger_update_update_96549', table='accounts_richiestaaccreditamento', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='identificazione',
            constraint=models.UniqueConstraint(condition=models.Q(('scopo', 'ACCREDITAMENTO')), fields=('accreditamento',), name='one_identificazione_to_accredit'),
        ),
        migrations.AddConstraint(
            model_name='richiestaaccreditamento',
            constraint=models.CheckConstraint(condition=models.Q(('stato__in', ['FORM_INVIATO', 'RIFIUTATA', 'RITIRATA']), models.Q(('pec_ricevuta_il__isnull', False), models.Q(('pec_message_id', ''), _negated=True), models.Q(('pec_mittente', ''), _negated=True)), _connector='OR'), name='pec_before_verifica'),
        ),
        migrations.AddField(
            model_name='autenticazione',
            name='operatore',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='autenticazioni', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AddField(
            model_name='bozzarichiesta',
            name='richiesta',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='bozza', to='accounts.richiestaaccreditamento', verbose_name='richiesta mandata'),
        ),
        migrations.AddField(
            model_name='codicerecupero',
            name='operatore',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codici_recupero', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AddField(
            model_name='importazioneindicazione',
            name='ambito',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='importazioni', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AddField(
            model_name='importazioneindicazione',
            name='comune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='importazioni', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AddField(
            model_name='importazioneindicazione',
            name='creata_da',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='importazioni', to='accounts.accreditamento', verbose_name='caricata da'),
        ),
        migrations.AddField(
            model_name='importazioneindicazione',
            name='documento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='importazioni', to='documenti.documento', verbose_name='lettera firmata'),
        ),
        migrations.AddField(
            model_name='importazioneindicazione',
            name='indicazione',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='importazione', to='accounts.indicazioneutente', verbose_name='indicazione registrata'),
        ),
        migrations.AddField(
            model_name='incaricoambitoevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='incaricoambitoevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito'),
        ),
        migrations.AddField(
            model_name='incaricoambitoevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AddField(
            model_name='incaricoambitoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='incaricoambitoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.incaricoambito'),
        ),
        migrations.AddField(
            model_name='incaricoambitoevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incaricocomuneevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='incaricocomuneevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune'),
        ),
        migrations.AddField(
            model_name='incaricocomuneevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AddField(
            model_name='incaricocomuneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='incaricocomuneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.incaricocomune'),
        ),
        migrations.AddField(
            model_name='incaricocomuneevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='accreditamento',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='content_object',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo'),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='permission',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.permission'),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.incariconucleo'),
        ),
        migrations.AddField(
            model_name='incariconucleoevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sollecito',
            name='ambito',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='solleciti', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AddField(
            model_name='sollecito',
            name='inviato_da',
            field=models.ForeignKey(blank=True, help_text='vuoto se è partito da solo', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='solleciti', to='accounts.accreditamento', verbose_name='inviato da'),
        ),
        migrations.AddField(
            model_name='sollecito',
            name='messaggio_pec',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='solleciti', to='pec.messaggiopec', verbose_name='PEC'),
        ),
        migrations.AddField(
            model_name='sollecito',
            name='richiesta',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='solleciti', to='accounts.richiestaaccreditamento', verbose_name='richiesta'),
        ),
        migrations.AddIndex(
            model_name='autenticazione',
            index=models.Index(fields=['operatore', 'istante'], name='autenticazione_operatore'),
        ),
        migrations.AddConstraint(
            model_name='codicerecupero',
            constraint=models.UniqueConstraint(fields=('operatore', 'numero'), name='one_codice_per_numero'),
        ),
        migrations.AddIndex(
            model_name='sollecito',
            index=models.Index(fields=['ambito', 'inviato_il'], name='sollecito_ambito'),
        ),
        migrations.AddConstraint(
            model_name='sollecito',
            constraint=models.CheckConstraint(condition=models.Q(('tipo', 'SENZA_MODULO'), ('richiesta__isnull', False), _connector='XOR'), name='sollecito_senza_pec_of_a_richiesta'),
        ),
    ]
