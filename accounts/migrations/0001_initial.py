import django.contrib.postgres.fields
import django.db.models.functions.datetime
import guardian.mixins
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Accreditamento',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ruolo', models.CharField(choices=[('MINISTERO', 'Ministero'), ('AMMINISTRATORE_AMBITO', 'Amministratore di Ambito'), ('COORDINATORE_PATTO', 'Coordinatore per il Patto'), ('CASE_MANAGER', 'Case manager'), ('COORDINATORE_ANAGRAFICI', 'Coordinatore controlli anagrafici'), ('RESPONSABILE_ANAGRAFICI', 'Responsabile controlli anagrafici'), ('RESPONSABILE_PUC', 'Responsabile PUC'), ('TUTOR_PUC', 'Tutor PUC'), ('MEMBRO_EQUIPE', "Membro dell'équipe"), ('RESPONSABILE_FLUSSI', 'Responsabile dei flussi'), ('DPO', 'Responsabile della protezione dei dati')], max_length=30, verbose_name='ruolo')),
                ('livello', models.CharField(choices=[('NAZIONALE', 'Nazionale'), ('AMBITO', 'Ambito'), ('COMUNE', 'Comune')], max_length=10, verbose_name='livello')),
                ('fondi', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('FONDO_POVERTA_QUOTA_SERVIZI', 'Fondo povertà, quota servizi'), ('PON_INCLUSIONE', 'PON Inclusione'), ('FONDO_NAZIONALE_POLITICHE_SOCIALI', 'Fondo nazionale politiche sociali'), ('FONDO_SOLIDARIETA_COMUNALE', 'Fondo di solidarietà comunale'), ('RISORSE_PROPRIE_ENTE', "Risorse proprie dell'ente"), ('PNRR', 'PNRR'), ('FONDI_REGIONALI', 'Fondi regionali'), ('ALTRO', 'Altro')], max_length=40), blank=True, default=list, size=None, verbose_name='fondi')),
                ('fondo_altro', models.CharField(blank=True, max_length=120, verbose_name='altro fondo')),
                ('valido_dal', models.DateField(verbose_name='valido dal')),
                ('valido_al', models.DateField(blank=True, null=True, verbose_name='valido al')),
                ('stato', models.CharField(choices=[('RICHIESTO', 'Richiesto'), ('ATTIVO', 'Attivo'), ('SOSPESO', 'Sospeso'), ('REVOCATO', 'Revocato'), ('SCADUTO', 'Scaduto')], default='RICHIESTO', max_length=10, verbose_name='stato')),
                ('motivo_stato', models.CharField(blank=True, choices=[('CESSAZIONE_RAPPORTO', 'Cessazione del rapporto'), ('CAMBIO_MANSIONE', 'Cambio di mansione'), ('ASSENZA_PROLUNGATA', 'Assenza prolungata'), ('VIOLAZIONE_REGOLE', 'Violazione delle regole'), ('RICHIESTA_COMUNE', 'Richiesta del Comune'), ('REVOCA_CONVENZIONE', 'Revoca della convenzione'), ('INCIDENTE_SICUREZZA', 'Incidente di sicurezza'), ('ALTRO', 'Altro')], max_length=30, verbose_name='motivo')),
                ('motivo_testo', models.CharField(blank=True, max_length=500, verbose_name='spiegazione')),
                ('motivo_cumulo', models.CharField(blank=True, help_text='richiesto quando i due ruoli hanno finalità diverse', max_length=500, verbose_name='perché con un altro ruolo')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'accreditamento',
                'verbose_name_plural': 'accreditamenti',
            },
        ),
        migrations.CreateModel(
            name='AccreditamentoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('ruolo', models.CharField(choices=[('MINISTERO', 'Ministero'), ('AMMINISTRATORE_AMBITO', 'Amministratore di Ambito'), ('COORDINATORE_PATTO', 'Coordinatore per il Patto'), ('CASE_MANAGER', 'Case manager'), ('COORDINATORE_ANAGRAFICI', 'Coordinatore controlli anagrafici'), ('RESPONSABILE_ANAGRAFICI', 'Responsabile controlli anagrafici'), ('RESPONSABILE_PUC', 'Responsabile PUC'), ('TUTOR_PUC', 'Tutor PUC'), ('MEMBRO_EQUIPE', "Membro dell'équipe"), ('RESPONSABILE_FLUSSI', 'Responsabile dei flussi'), ('DPO', 'Responsabile della protezione dei dati')], max_length=30, verbose_name='ruolo')),
                ('livello', models.CharField(choices=[('NAZIONALE', 'Nazionale'), ('AMBITO', 'Ambito'), ('COMUNE', 'Comune')], max_length=10, verbose_name='livello')),
                ('fondi', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('FONDO_POVERTA_QUOTA_SERVIZI', 'Fondo povertà, quota servizi'), ('PON_INCLUSIONE', 'PON Inclusione'), ('FONDO_NAZIONALE_POLITICHE_SOCIALI', 'Fondo nazionale politiche sociali'), ('FONDO_SOLIDARIETA_COMUNALE', 'Fondo di solidarietà comunale'), ('RISORSE_PROPRIE_ENTE', "Risorse proprie dell'ente"), ('PNRR', 'PNRR'), ('FONDI_REGIONALI', 'Fondi regionali'), ('ALTRO', 'Altro')], max_length=40), blank=True, default=list, size=None, verbose_name='fondi')),
                ('fondo_altro', models.CharField(blank=True, max_length=120, verbose_name='altro fondo')),
                ('valido_dal', models.DateField(verbose_name='valido dal')),
                ('valido_al', models.DateField(blank=True, null=True, verbose_name='valido al')),
                ('stato', models.CharField(choices=[('RICHIESTO', 'Richiesto'), ('ATTIVO', 'Attivo'), ('SOSPESO', 'Sospeso'), ('REVOCATO', 'Revocato'), ('SCADUTO', 'Scaduto')], default='RICHIESTO', max_length=10, verbose_name='stato')),
                ('motivo_stato', models.CharField(blank=True, choices=[('CESSAZIONE_RAPPORTO', 'Cessazione del rapporto'), ('CAMBIO_MANSIONE', 'Cambio di mansione'), ('ASSENZA_PROLUNGATA', 'Assenza prolungata'), ('VIOLAZIONE_REGOLE', 'Violazione delle regole'), ('RICHIESTA_COMUNE', 'Richiesta del Comune'), ('REVOCA_CONVENZIONE', 'Revoca della convenzione'), ('INCIDENTE_SICUREZZA', 'Incidente di sicurezza'), ('ALTRO', 'Altro')], max_length=30, verbose_name='motivo')),
                ('motivo_testo', models.CharField(blank=True, max_length=500, verbose_name='spiegazione')),
                ('motivo_cumulo', models.CharField(blank=True, help_text='richiesto quando i due ruoli hanno finalità diverse', max_length=500, verbose_name='perché con un altro ruolo')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AllegatoRichiesta',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('NOTA_AUTORIZZAZIONE', 'Nota di autorizzazione'), ('DOCUMENTO_IDENTITA', "Documento d'identità"), ('CODICE_FISCALE', 'Codice fiscale'), ('DELEGA', 'Provvedimento di delega o di incarico'), ('ALTRO', 'Altro')], max_length=25, verbose_name='tipo')),
                ('caricato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='caricato il')),
            ],
            options={
                'verbose_name': 'allegato della richiesta',
                'verbose_name_plural': 'allegati della richiesta',
            },
        ),
        migrations.CreateModel(
            name='AttoDesignazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=40, unique=True, verbose_name='numero')),
                ('data', models.DateField(verbose_name='data')),
                ('data_controfirma', models.DateField(blank=True, null=True, verbose_name='data della controfirma')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'atto di designazione',
                'verbose_name_plural': 'atti di designazione',
            },
        ),
        migrations.CreateModel(
            name='AttoDesignazioneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('numero', models.CharField(max_length=40, verbose_name='numero')),
                ('data', models.DateField(verbose_name='data')),
                ('data_controfirma', models.DateField(blank=True, null=True, verbose_name='data della controfirma')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DesignazioneOperatore',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('designato_da', models.CharField(max_length=160, verbose_name='designato da')),
                ('estremi_atto', models.CharField(max_length=120, verbose_name="estremi dell'atto")),
                ('data', models.DateField(verbose_name='data')),
            ],
            options={
                'verbose_name': "designazione dell'operatore",
                'verbose_name_plural': 'designazioni degli operatori',
            },
        ),
        migrations.CreateModel(
            name='DispositivoTotp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The human-readable name of this device.', max_length=64)),
                ('confirmed', models.BooleanField(default=True, help_text='Is this device ready for use?')),
                ('throttling_failure_timestamp', models.DateTimeField(blank=True, default=None, help_text='A timestamp of the last failed verification attempt. Null if last attempt succeeded.', null=True)),
                ('throttling_failure_count', models.PositiveIntegerField(default=0, help_text='Number of successive failed attempts.')),
                ('segreto', models.BinaryField(verbose_name='segreto cifrato')),
                ('ultimo_passo', models.BigIntegerField(default=-1, verbose_name='ultimo passo usato')),
            ],
            options={
                'verbose_name': 'dispositivo di verifica',
                'verbose_name_plural': 'dispositivi di verifica',
            },
        ),
        migrations.CreateModel(
            name='Identificazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo_documento', models.CharField(choices=[('CARTA_IDENTITA', "Carta d'identità"), ('PASSAPORTO', 'Passaporto'), ('PATENTE', 'Patente di guida'), ('TESSERA_SERVIZIO', 'Tessera di servizio')], max_length=20, verbose_name='documento')),
                ('numero_hash', models.CharField(max_length=64, verbose_name='impronta del numero')),
                ('ultime_tre', models.CharField(max_length=3, verbose_name='ultime tre cifre o lettere')),
                ('data', models.DateField(verbose_name='data')),
            ],
            options={
                'verbose_name': 'identificazione',
                'verbose_name_plural': 'identificazioni',
            },
        ),
        migrations.CreateModel(
            name='IncaricoAmbito',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IncaricoComune',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IncaricoNucleo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IndicazioneUtente',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('firmatario', models.CharField(max_length=160, verbose_name='firmatario')),
                ('protocollo', models.CharField(max_length=40, verbose_name='protocollo')),
                ('data', models.DateField(verbose_name='data')),
                ('caricata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='caricata il')),
            ],
            options={
                'verbose_name': 'indicazione del Comune',
                'verbose_name_plural': 'indicazioni dei Comuni',
            },
        ),
        migrations.CreateModel(
            name='IndicazioneUtenteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('firmatario', models.CharField(max_length=160, verbose_name='firmatario')),
                ('protocollo', models.CharField(max_length=40, verbose_name='protocollo')),
                ('data', models.DateField(verbose_name='data')),
                ('caricata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='caricata il')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invito',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(blank=True, max_length=64, null=True, unique=True, verbose_name='impronta del collegamento')),
                ('codice_hash', models.CharField(blank=True, help_text='vuoto per le utenze iniziali, create dal gestore', max_length=128, verbose_name='impronta del codice')),
                ('tentativi', models.PositiveSmallIntegerField(default=0, verbose_name='tentativi')),
                ('scade_il', models.DateTimeField(verbose_name='scade il')),
                ('usato_il', models.DateTimeField(blank=True, null=True, verbose_name='usato il')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'invito',
                'verbose_name_plural': 'inviti',
            },
        ),
        migrations.CreateModel(
            name='ModelloAtto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versione', models.PositiveSmallIntegerField(unique=True, verbose_name='versione')),
                ('titolare', models.CharField(max_length=200, verbose_name='titolare del trattamento')),
                ('oggetto', models.TextField(verbose_name='oggetto')),
                ('durata', models.TextField(verbose_name='durata')),
                ('natura_finalita', models.TextField(verbose_name='natura e finalità')),
                ('tipi_di_dati', models.TextField(verbose_name='tipi di dati')),
                ('categorie_interessati', models.TextField(verbose_name='categorie di interessati')),
                ('obblighi', models.TextField(verbose_name='obblighi')),
                ('sub_responsabili', models.TextField(verbose_name='altri responsabili')),
                ('misure', models.TextField(verbose_name='misure di sicurezza')),
                ('valido_dal', models.DateField(verbose_name='in uso dal')),
            ],
            options={
                'verbose_name': "modello dell'atto di designazione",
                'verbose_name_plural': "modelli dell'atto di designazione",
            },
        ),
        migrations.CreateModel(
            name='OperatoreEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('codice_fiscale', models.CharField(max_length=16, verbose_name='codice fiscale')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('data_nascita', models.DateField(verbose_name='data di nascita')),
                ('belfiore_nascita', models.CharField(max_length=4, verbose_name='luogo di nascita')),
                ('genere', models.CharField(choices=[('M', 'Maschio'), ('F', 'Femmina')], max_length=1, verbose_name='genere')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail di lavoro')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name='telefono')),
                ('ente_datore', models.CharField(blank=True, max_length=160, verbose_name='ente datore di lavoro')),
                ('profilo_professionale', models.CharField(blank=True, choices=[('ASSISTENTE_SOCIALE', 'Assistente sociale'), ('EDUCATORE', 'Educatore'), ('PSICOLOGO', 'Psicologo'), ('SOCIOLOGO', 'Sociologo'), ('AMMINISTRATIVO', 'Amministrativo'), ('UFFICIALE_ANAGRAFE', "Ufficiale d'anagrafe"), ('TECNICO_INSERIMENTO_LAVORATIVO', "Tecnico dell'inserimento lavorativo"), ('ALTRO', 'Altro')], max_length=40, verbose_name='profilo professionale')),
                ('numero_albo', models.CharField(blank=True, max_length=20, verbose_name="numero di iscrizione all'albo")),
                ('sezione_albo', models.CharField(blank=True, choices=[('A', 'A'), ('B', 'B')], max_length=1, verbose_name="sezione dell'albo")),
                ('regione_albo', models.CharField(blank=True, max_length=60, verbose_name="regione dell'albo")),
                ('contratto_fino_al', models.DateField(blank=True, null=True, verbose_name='contratto fino al')),
                ('is_active', models.BooleanField(default=True, verbose_name='attivo')),
                ('sintetico', models.BooleanField(default=False, help_text='Inventato per la dimostrazione.', verbose_name='sintetico')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RichiestaAccreditamento',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero_richiesta', models.CharField(max_length=20, unique=True, verbose_name='numero')),
                ('codice_fiscale', models.CharField(max_length=16, verbose_name='codice fiscale')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('data_nascita', models.DateField(verbose_name='data di nascita')),
                ('belfiore_nascita', models.CharField(max_length=4, verbose_name='Comune o Stato di nascita')),
                ('genere', models.CharField(choices=[('M', 'Maschio'), ('F', 'Femmina')], max_length=1, verbose_name='genere')),
                ('email', models.EmailField(max_length=254, verbose_name='indirizzo e-mail')),
                ('telefono', models.CharField(max_length=20, verbose_name='telefono')),
                ('firmatario_nome', models.CharField(blank=True, max_length=80, verbose_name='nome del firmatario')),
                ('firmatario_cognome', models.CharField(blank=True, max_length=80, verbose_name='cognome del firmatario')),
                ('firmatario_titolo', models.CharField(blank=True, choices=[('LEGALE_RAPPRESENTANTE', 'Legale rappresentante'), ('DELEGATO', 'Delegato')], max_length=25, verbose_name='titolo del firmatario')),
                ('pec_mittente', models.EmailField(blank=True, max_length=254, verbose_name='PEC del mittente')),
                ('pec_message_id', models.CharField(blank=True, max_length=200, verbose_name='identificativo della PEC')),
                ('pec_ricevuta_il', models.DateTimeField(blank=True, null=True, verbose_name='PEC ricevuta il')),
                ('stato', models.CharField(choices=[('BOZZA', 'Bozza'), ('FORM_INVIATO', 'Modulo inviato'), ('PEC_RICEVUTA', 'PEC ricevuta'), ('IN_VERIFICA', 'In verifica'), ('INTEGRAZIONE_RICHIESTA', 'Integrazione richiesta'), ('ATTO_PREDISPOSTO', 'Atto predisposto'), ('ATTO_INVIATO', 'Atto inviato'), ('ATTO_CONTROFIRMATO', 'Atto controfirmato'), ('CENSITO', 'Registrato'), ('COMUNICATO', "Comunicato all'ente"), ('RIFIUTATA', 'Rifiutata'), ('RITIRATA', 'Ritirata')], default='FORM_INVIATO', max_length=25, verbose_name='stato')),
                ('motivo', models.TextField(blank=True, help_text='del rifiuto, o che cosa manca', verbose_name='motivo')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
                ('aggiornata_il', models.DateTimeField(auto_now=True, verbose_name='aggiornata il')),
            ],
            options={
                'verbose_name': 'richiesta di accreditamento',
                'verbose_name_plural': 'richieste di accreditamento',
            },
        ),
        migrations.CreateModel(
            name='RichiestaAccreditamentoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('numero_richiesta', models.CharField(max_length=20, verbose_name='numero')),
                ('codice_fiscale', models.CharField(max_length=16, verbose_name='codice fiscale')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('data_nascita', models.DateField(verbose_name='data di nascita')),
                ('belfiore_nascita', models.CharField(max_length=4, verbose_name='Comune o Stato di nascita')),
                ('genere', models.CharField(choices=[('M', 'Maschio'), ('F', 'Femmina')], max_length=1, verbose_name='genere')),
                ('email', models.EmailField(max_length=254, verbose_name='indirizzo e-mail')),
                ('telefono', models.CharField(max_length=20, verbose_name='telefono')),
                ('firmatario_nome', models.CharField(blank=True, max_length=80, verbose_name='nome del firmatario')),
                ('firmatario_cognome', models.CharField(blank=True, max_length=80, verbose_name='cognome del firmatario')),
                ('firmatario_titolo', models.CharField(blank=True, choices=[('LEGALE_RAPPRESENTANTE', 'Legale rappresentante'), ('DELEGATO', 'Delegato')], max_length=25, verbose_name='titolo del firmatario')),
                ('pec_mittente', models.EmailField(blank=True, max_length=254, verbose_name='PEC del mittente')),
                ('pec_message_id', models.CharField(blank=True, max_length=200, verbose_name='identificativo della PEC')),
                ('pec_ricevuta_il', models.DateTimeField(blank=True, null=True, verbose_name='PEC ricevuta il')),
                ('stato', models.CharField(choices=[('BOZZA', 'Bozza'), ('FORM_INVIATO', 'Modulo inviato'), ('PEC_RICEVUTA', 'PEC ricevuta'), ('IN_VERIFICA', 'In verifica'), ('INTEGRAZIONE_RICHIESTA', 'Integrazione richiesta'), ('ATTO_PREDISPOSTO', 'Atto predisposto'), ('ATTO_INVIATO', 'Atto inviato'), ('ATTO_CONTROFIRMATO', 'Atto controfirmato'), ('CENSITO', 'Registrato'), ('COMUNICATO', "Comunicato all'ente"), ('RIFIUTATA', 'Rifiutata'), ('RITIRATA', 'Ritirata')], default='FORM_INVIATO', max_length=25, verbose_name='stato')),
                ('motivo', models.TextField(blank=True, help_text='del rifiuto, o che cosa manca', verbose_name='motivo')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
                ('aggiornata_il', models.DateTimeField(auto_now=True, verbose_name='aggiornata il')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RigaIndicazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('codice_fiscale', models.CharField(max_length=16, verbose_name='codice fiscale')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('ruolo', models.CharField(choices=[('MINISTERO', 'Ministero'), ('AMMINISTRATORE_AMBITO', 'Amministratore di Ambito'), ('COORDINATORE_PATTO', 'Coordinatore per il Patto'), ('CASE_MANAGER', 'Case manager'), ('COORDINATORE_ANAGRAFICI', 'Coordinatore controlli anagrafici'), ('RESPONSABILE_ANAGRAFICI', 'Responsabile controlli anagrafici'), ('RESPONSABILE_PUC', 'Responsabile PUC'), ('TUTOR_PUC', 'Tutor PUC'), ('MEMBRO_EQUIPE', "Membro dell'équipe"), ('RESPONSABILE_FLUSSI', 'Responsabile dei flussi'), ('DPO', 'Responsabile della protezione dei dati')], max_length=30, verbose_name='ruolo')),
                ('livello', models.CharField(choices=[('NAZIONALE', 'Nazionale'), ('AMBITO', 'Ambito'), ('COMUNE', 'Comune')], max_length=10, verbose_name='livello')),
            ],
            options={
                'verbose_name': "riga dell'indicazione",
                'verbose_name_plural': "righe dell'indicazione",
            },
        ),
        migrations.CreateModel(
            name='Operatore',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('codice_fiscale', models.CharField(max_length=16, unique=True, verbose_name='codice fiscale')),
                ('persona', models.GeneratedField(db_persist=True, expression=models.Func(models.F('codice_fiscale'), template="(substr(%(expressions)s, 1, 6) || translate(substr(%(expressions)s, 7, 2), 'LMNPQRSTUV', '0123456789') || substr(%(expressions)s, 9, 1) || translate(substr(%(expressions)s, 10, 2), 'LMNPQRSTUV', '0123456789') || substr(%(expressions)s, 12, 1) || translate(substr(%(expressions)s, 13, 3), 'LMNPQRSTUV', '0123456789'))"), output_field=models.CharField(db_collation='C', max_length=15), unique=True)),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('data_nascita', models.DateField(verbose_name='data di nascita')),
                ('belfiore_nascita', models.CharField(max_length=4, verbose_name='luogo di nascita')),
                ('genere', models.CharField(choices=[('M', 'Maschio'), ('F', 'Femmina')], max_length=1, verbose_name='genere')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail di lavoro')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name='telefono')),
                ('ente_datore', models.CharField(blank=True, max_length=160, verbose_name='ente datore di lavoro')),
                ('profilo_professionale', models.CharField(blank=True, choices=[('ASSISTENTE_SOCIALE', 'Assistente sociale'), ('EDUCATORE', 'Educatore'), ('PSICOLOGO', 'Psicologo'), ('SOCIOLOGO', 'Sociologo'), ('AMMINISTRATIVO', 'Amministrativo'), ('UFFICIALE_ANAGRAFE', "Ufficiale d'anagrafe"), ('TECNICO_INSERIMENTO_LAVORATIVO', "Tecnico dell'inserimento lavorativo"), ('ALTRO', 'Altro')], max_length=40, verbose_name='profilo professionale')),
                ('numero_albo', models.CharField(blank=True, max_length=20, verbose_name="numero di iscrizione all'albo")),
                ('sezione_albo', models.CharField(blank=True, choices=[('A', 'A'), ('B', 'B')], max_length=1, verbose_name="sezione dell'albo")),
                ('regione_albo', models.CharField(blank=True, max_length=60, verbose_name="regione dell'albo")),
                ('contratto_fino_al', models.DateField(blank=True, null=True, verbose_name='contratto fino al')),
                ('is_active', models.BooleanField(default=True, verbose_name='attivo')),
                ('sessione', models.CharField(blank=True, help_text='una sola per volta', max_length=64, verbose_name='sessione corrente')),
                ('tentativi_falliti', models.PositiveSmallIntegerField(default=0, verbose_name='tentativi falliti')),
                ('tentativi_dal', models.DateTimeField(blank=True, null=True, verbose_name='tentativi contati dal')),
                ('bloccato_fino_al', models.DateTimeField(blank=True, null=True, verbose_name='bloccato fino al')),
                ('sintetico', models.BooleanField(default=False, help_text='Inventato per la dimostrazione.', verbose_name='sintetico')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('cerca', models.GeneratedField(db_persist=True, expression=models.Func(models.F('cognome'), function='f_norm'), output_field=models.TextField())),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'operatore',
                'verbose_name_plural': 'operatori',
            },
            bases=(guardian.mixins.GuardianUserMixin, models.Model),
        ),
    ]
