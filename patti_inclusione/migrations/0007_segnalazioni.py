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
        ('outbox', '0001_initial'),
        ('patti_inclusione', '0006_agenda'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='AllegatoSegnalazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('visibile_coordinatore', models.BooleanField(default=False, verbose_name='lo vede anche il Coordinatore')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'allegato della segnalazione',
                'verbose_name_plural': 'allegati delle segnalazioni',
                'ordering': ['creato_il', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CursoreInps',
            fields=[
                ('risorsa', models.CharField(max_length=30, primary_key=True, serialize=False, verbose_name='elenco')),
                ('valore', models.CharField(blank=True, max_length=120, verbose_name='cursore')),
                ('aggiornato_il', models.DateTimeField(auto_now=True, verbose_name='aggiornato il')),
            ],
            options={
                'verbose_name': 'cursore di un elenco INPS',
                'verbose_name_plural': 'cursori degli elenchi INPS',
            },
        ),
        migrations.CreateModel(
            name='ProvvedimentoInps',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=60, unique=True, verbose_name='numero')),
                ('data', models.DateField(verbose_name='data')),
                ('tipo', models.CharField(choices=[('DECURTAZIONE', 'Decurtazione'), ('DECADENZA', 'Decadenza'), ('REVOCA', 'Revoca'), ('SOSPENSIONE', 'Sospensione'), ('ARCHIVIAZIONE', 'Archiviazione'), ('RIPRISTINO', 'Ripristino')], max_length=15, verbose_name='tipo')),
                ('natura', models.CharField(choices=[('SANZIONE', 'Sanzione'), ('PERDITA_REQUISITI', 'Perdita dei requisiti'), ('VARIAZIONE_NUCLEO', 'Variazione del nucleo')], max_length=20, verbose_name='natura')),
                ('mensilita', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='mensilità tolte')),
                ('decorrenza', models.DateField(blank=True, null=True, verbose_name='decorrenza')),
                ('motivo_testo', models.CharField(blank=True, max_length=300, verbose_name='motivo')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
            ],
            options={
                'verbose_name': 'provvedimento di INPS',
                'verbose_name_plural': 'provvedimenti di INPS',
            },
        ),
        migrations.CreateModel(
            name='Rettifica',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('ANNULLAMENTO', 'Annulla la segnalazione'), ('CORREZIONE_DATI', 'Correggi i dati')], max_length=20, verbose_name='che cosa fa')),
                ('motivo', models.CharField(choices=[('ERRORE_PERSONA', 'Persona sbagliata'), ('GIUSTIFICATO_MOTIVO_TARDIVO', 'Giustificato motivo arrivato dopo'), ('ERRORE_DATA', 'Data sbagliata'), ('DOPPIONE', 'Segnalata due volte'), ('PROVVEDIMENTO_GIUDICE', 'Decisione di un giudice'), ('ALTRO', 'Altro')], max_length=30, verbose_name='motivo')),
                ('data_evento', models.DateField(blank=True, null=True, verbose_name='data giusta del fatto')),
                ('data_accertamento', models.DateField(blank=True, null=True, verbose_name="data giusta dell'accertamento")),
                ('stato', models.CharField(choices=[('IN_APPROVAZIONE', 'Da approvare'), ('RESPINTA', 'Respinta dal Coordinatore'), ('IN_CODA', 'In partenza per INPS'), ('INVIATA', 'Mandata a INPS'), ('ACQUISITA', 'Acquisita da INPS'), ('SCARTATA', 'Scartata da INPS')], default='IN_APPROVAZIONE', max_length=25, verbose_name='stato')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='proposta il')),
                ('autori', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None, verbose_name="chi l'ha proposta")),
                ('approvata_il', models.DateTimeField(blank=True, null=True, verbose_name='approvata il')),
                ('motivo_rigetto', models.CharField(blank=True, max_length=300, verbose_name='perché è stata respinta')),
                ('esito_inps', models.CharField(blank=True, max_length=300, verbose_name='che cosa ha risposto INPS')),
            ],
            options={
                'verbose_name': 'rettifica di una segnalazione',
                'verbose_name_plural': 'rettifiche di segnalazioni',
                'ordering': ['creata_il', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RettificaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('ANNULLAMENTO', 'Annulla la segnalazione'), ('CORREZIONE_DATI', 'Correggi i dati')], max_length=20, verbose_name='che cosa fa')),
                ('motivo', models.CharField(choices=[('ERRORE_PERSONA', 'Persona sbagliata'), ('GIUSTIFICATO_MOTIVO_TARDIVO', 'Giustificato motivo arrivato dopo'), ('ERRORE_DATA', 'Data sbagliata'), ('DOPPIONE', 'Segnalata due volte'), ('PROVVEDIMENTO_GIUDICE', 'Decisione di un giudice'), ('ALTRO', 'Altro')], max_length=30, verbose_name='motivo')),
                ('data_evento', models.DateField(blank=True, null=True, verbose_name='data giusta del fatto')),
                ('data_accertamento', models.DateField(blank=True, null=True, verbose_name="data giusta dell'accertamento")),
                ('stato', models.CharField(choices=[('IN_APPROVAZIONE', 'Da approvare'), ('RESPINTA', 'Respinta dal Coordinatore'), ('IN_CODA', 'In partenza per INPS'), ('INVIATA', 'Mandata a INPS'), ('ACQUISITA', 'Acquisita da INPS'), ('SCARTATA', 'Scartata da INPS')], default='IN_APPROVAZIONE', max_length=25, verbose_name='stato')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='proposta il')),
                ('autori', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None, verbose_name="chi l'ha proposta")),
                ('approvata_il', models.DateTimeField(blank=True, null=True, verbose_name='approvata il')),
                ('motivo_rigetto', models.CharField(blank=True, max_length=300, verbose_name='perché è stata respinta')),
                ('esito_inps', models.CharField(blank=True, max_length=300, verbose_name='che cosa ha risposto INPS')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RichiamoFormale',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.PositiveSmallIntegerField(verbose_name='numero')),
                ('data', models.DateField(verbose_name='data')),
                ('canale', models.CharField(choices=[('CONSEGNA_A_MANO', 'Consegna a mano'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('PEC', 'PEC'), ('MESSO_NOTIFICATORE', 'Messo notificatore')], max_length=20, verbose_name='come è stato dato')),
                ('ricevuto_il', models.DateField(verbose_name='ricevuto il')),
                ('termine_adeguamento', models.DateField(verbose_name='mettersi in regola entro il')),
                ('esito_verifica', models.CharField(blank=True, choices=[('ADEGUATO', "L'impegno ora è rispettato"), ('NON_ADEGUATO', "L'impegno non è ancora rispettato"), ('GIUSTIFICATO', "C'è un giustificato motivo")], max_length=15, verbose_name='esito della verifica')),
                ('verificato_il', models.DateField(blank=True, null=True, verbose_name='verificato il')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'richiamo formale',
                'verbose_name_plural': 'richiami formali',
                'ordering': ['numero'],
            },
        ),
        migrations.CreateModel(
            name='RichiamoFormaleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('numero', models.PositiveSmallIntegerField(verbose_name='numero')),
                ('data', models.DateField(verbose_name='data')),
                ('canale', models.CharField(choices=[('CONSEGNA_A_MANO', 'Consegna a mano'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('PEC', 'PEC'), ('MESSO_NOTIFICATORE', 'Messo notificatore')], max_length=20, verbose_name='come è stato dato')),
                ('ricevuto_il', models.DateField(verbose_name='ricevuto il')),
                ('termine_adeguamento', models.DateField(verbose_name='mettersi in regola entro il')),
                ('esito_verifica', models.CharField(blank=True, choices=[('ADEGUATO', "L'impegno ora è rispettato"), ('NON_ADEGUATO', "L'impegno non è ancora rispettato"), ('GIUSTIFICATO', "C'è un giustificato motivo")], max_length=15, verbose_name='esito della verifica')),
                ('verificato_il', models.DateField(blank=True, null=True, verbose_name='verificato il')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Segnalazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('progressivo', models.PositiveSmallIntegerField(verbose_name='numero')),
                ('tipo_evento', models.CharField(choices=[('E01', 'Assenza alla convocazione'), ('E02', "Assenza all'incontro in presenza del Patto"), ('E03', 'Patto non firmato'), ('E04', 'Mancata partecipazione a formazione o altre attività'), ('E05', 'Mancata adesione ai progetti utili alla collettività'), ('E06', 'Mancata partecipazione alle iniziative di orientamento'), ('E07', 'Frequenza scolastica di un minorenne non rispettata'), ('E08', 'Impegno di prevenzione e cura non rispettato'), ('E09A', 'Redditi, patrimonio o composizione non comunicati'), ('E09B', 'Lavoro non comunicato o DSU non aggiornata'), ('E10', 'Dichiarazioni false'), ('E11', 'DID non resa'), ('E12', 'Offerta di lavoro congrua non accettata'), ('E13', "Lavoro senza comunicazione, trovato da un'ispezione")], max_length=4, verbose_name='che cosa si segnala')),
                ('data_evento', models.DateField(verbose_name='data del fatto')),
                ('data_accertamento', models.DateField(verbose_name="data dell'accertamento")),
                ('scadenza_invio', models.DateField(verbose_name='va mandata entro il')),
                ('giustificato_motivo_valutato', models.BooleanField(default=False, verbose_name='giustificato motivo valutato')),
                ('motivazione', models.TextField(max_length=2000, verbose_name='motivazione')),
                ('base_giuridica', models.CharField(blank=True, max_length=300, verbose_name='base giuridica')),
                ('spiegato_da', models.CharField(blank=True, max_length=160, verbose_name='chi ha fatto da interprete')),
                ('senza_patto_lavoro', models.BooleanField(default=False, verbose_name='la persona non ha un Patto per il lavoro')),
                ('motivo_ritardo', models.CharField(blank=True, max_length=300, verbose_name='perché è in ritardo')),
                ('ordinale_stimato', models.PositiveSmallIntegerField(verbose_name="numero d'ordine stimato")),
                ('effetto_stimato', models.CharField(max_length=40, verbose_name='effetto stimato')),
                ('stato', models.CharField(choices=[('BOZZA', 'In bozza'), ('IN_APPROVAZIONE', 'Da approvare'), ('RESPINTA', 'Respinta dal Coordinatore'), ('APPROVATA', 'Approvata'), ('IN_CODA', 'In partenza per INPS'), ('INVIATA', 'Mandata a INPS'), ('PRESA_IN_CARICO_INPS', "INPS l'ha presa in carico"), ('PROVVEDIMENTO', 'INPS ha deciso'), ('NESSUN_EFFETTO', 'Nessun effetto per INPS'), ('SCARTATA', 'Scartata da INPS'), ('RETTIFICATA', "Corretta dopo l'invio"), ('ANNULLATA', "Ritirata prima dell'invio")], default='BOZZA', max_length=25, verbose_name='stato')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritta il')),
                ('autori', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None, verbose_name="chi l'ha scritta")),
                ('proposta_il', models.DateTimeField(blank=True, null=True, verbose_name='proposta il')),
                ('avviso_il', models.DateTimeField(blank=True, null=True, verbose_name='Coordinatori avvisati il')),
                ('approvata_il', models.DateTimeField(blank=True, null=True, verbose_name='approvata il')),
                ('motivo_rigetto', models.CharField(blank=True, max_length=300, verbose_name='perché è stata respinta')),
                ('inviata_il', models.DateTimeField(blank=True, null=True, verbose_name='mandata il')),
                ('protocollo_inps', models.CharField(blank=True, max_length=60, verbose_name='protocollo di INPS')),
                ('esito_inps', models.CharField(blank=True, max_length=300, verbose_name='che cosa ha deciso INPS')),
            ],
            options={
                'verbose_name': 'segnalazione a INPS',
                'verbose_name_plural': 'segnalazioni a INPS',
            },
        ),
        migrations.CreateModel(
            name='SegnalazioneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('progressivo', models.PositiveSmallIntegerField(verbose_name='numero')),
                ('tipo_evento', models.CharField(choices=[('E01', 'Assenza alla convocazione'), ('E02', "Assenza all'incontro in presenza del Patto"), ('E03', 'Patto non firmato'), ('E04', 'Mancata partecipazione a formazione o altre attività'), ('E05', 'Mancata adesione ai progetti utili alla collettività'), ('E06', 'Mancata partecipazione alle iniziative di orientamento'), ('E07', 'Frequenza scolastica di un minorenne non rispettata'), ('E08', 'Impegno di prevenzione e cura non rispettato'), ('E09A', 'Redditi, patrimonio o composizione non comunicati'), ('E09B', 'Lavoro non comunicato o DSU non aggiornata'), ('E10', 'Dichiarazioni false'), ('E11', 'DID non resa'), ('E12', 'Offerta di lavoro congrua non accettata'), ('E13', "Lavoro senza comunicazione, trovato da un'ispezione")], max_length=4, verbose_name='che cosa si segnala')),
                ('data_evento', models.DateField(verbose_name='data del fatto')),
                ('data_accertamento', models.DateField(verbose_name="data dell'accertamento")),
                ('scadenza_invio', models.DateField(verbose_name='va mandata entro il')),
                ('giustificato_motivo_valutato', models.BooleanField(default=False, verbose_name='giustificato motivo valutato')),
                ('motivazione', models.TextField(max_length=2000, verbose_name='motivazione')),
                ('base_giuridica', models.CharField(blank=True, max_length=300, verbose_name='base giuridica')),
                ('spiegato_da', models.CharField(blank=True, max_length=160, verbose_name='chi ha fatto da interprete')),
                ('senza_patto_lavoro', models.BooleanField(default=False, verbose_name='la persona non ha un Patto per il lavoro')),
                ('motivo_ritardo', models.CharField(blank=True, max_length=300, verbose_name='perché è in ritardo')),
                ('ordinale_stimato', models.PositiveSmallIntegerField(verbose_name="numero d'ordine stimato")),
                ('effetto_stimato', models.CharField(max_length=40, verbose_name='effetto stimato')),
                ('stato', models.CharField(choices=[('BOZZA', 'In bozza'), ('IN_APPROVAZIONE', 'Da approvare'), ('RESPINTA', 'Respinta dal Coordinatore'), ('APPROVATA', 'Approvata'), ('IN_CODA', 'In partenza per INPS'), ('INVIATA', 'Mandata a INPS'), ('PRESA_IN_CARICO_INPS', "INPS l'ha presa in carico"), ('PROVVEDIMENTO', 'INPS ha deciso'), ('NESSUN_EFFETTO', 'Nessun effetto per INPS'), ('SCARTATA', 'Scartata da INPS'), ('RETTIFICATA', "Corretta dopo l'invio"), ('ANNULLATA', "Ritirata prima dell'invio")], default='BOZZA', max_length=25, verbose_name='stato')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritta il')),
                ('autori', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None, verbose_name="chi l'ha scritta")),
                ('proposta_il', models.DateTimeField(blank=True, null=True, verbose_name='proposta il')),
                ('avviso_il', models.DateTimeField(blank=True, null=True, verbose_name='Coordinatori avvisati il')),
                ('approvata_il', models.DateTimeField(blank=True, null=True, verbose_name='approvata il')),
                ('motivo_rigetto', models.CharField(blank=True, max_length=300, verbose_name='perché è stata respinta')),
                ('inviata_il', models.DateTimeField(blank=True, null=True, verbose_name='mandata il')),
                ('protocollo_inps', models.CharField(blank=True, max_length=60, verbose_name='protocollo di INPS')),
                ('esito_inps', models.CharField(blank=True, max_length=300, verbose_name='che cosa ha deciso INPS')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='comunicazioneinps',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='comunicazioneinps',
            name='update_update',
        ),
        migrations.RemoveConstraint(
            model_name='comunicazioneinps',
            name='one_comunicazione_running_per_patto',
        ),
        migrations.AddField(
            model_name='comunicazioneinps',
            name='riferimento',
            field=models.UUIDField(default=uuid.uuid4, verbose_name='che cosa riguarda'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='comunicazioneinpsevent',
            name='riferimento',
            field=models.UUIDField(default=uuid.uuid4, verbose_name='che cosa riguarda'),
            preserve_default=False,
        ),
        # Until now each was about a Patto, under a topic of its own.
        migrations.RunSQL(
            [
                'UPDATE patti_inclusione_comunicazioneinps SET riferimento = patto_id',
                'UPDATE patti_inclusione_comunicazioneinpsevent SET riferimento = patto_id',
                "UPDATE outbox_message SET topic = 'inps.comunicazione' WHERE topic = 'inps.sottoscrizione'",
            ],
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name='comunicazioneinps',
            name='codice',
            field=models.CharField(choices=[('M05', 'Patto firmato'), ('M06', 'Patto non firmato'), ('M07', 'Segnalazione'), ('M14', 'Rettifica di una segnalazione')], max_length=3, verbose_name='comunicazione'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinps',
            name='patto',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='comunicazioni', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinps',
            name='stato',
            field=models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATA', 'Mandata, senza ricevuta'), ('RICEVUTA', 'Ricevuta da INPS'), ('RIFIUTATA', 'Rifiutata da INPS'), ('RITIRATA', 'Ritirata prima di partire')], default='DA_INVIARE', max_length=12, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinps',
            name='termine',
            field=models.DateField(blank=True, null=True, verbose_name='entro il'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='codice',
            field=models.CharField(choices=[('M05', 'Patto firmato'), ('M06', 'Patto non firmato'), ('M07', 'Segnalazione'), ('M14', 'Rettifica di una segnalazione')], max_length=3, verbose_name='comunicazione'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='patto',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='stato',
            field=models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATA', 'Mandata, senza ricevuta'), ('RICEVUTA', 'Ricevuta da INPS'), ('RIFIUTATA', 'Rifiutata da INPS'), ('RITIRATA', 'Ritirata prima di partire')], default='DA_INVIARE', max_length=12, verbose_name='stato'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinpsevent',
            name='termine',
            field=models.DateField(blank=True, null=True, verbose_name='entro il'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comunicazioneinps',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_comunicazioneinpsevent" ("acquisita_il", "caso_id", "chiave", "codice", "codice_rifiuto", "creata_il", "id", "inviata_il", "motivo", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "ricevuta", "ricevuta_il", "riferimento", "stato", "tentativo", "termine") VALUES (NEW."acquisita_il", NEW."caso_id", NEW."chiave", NEW."codice", NEW."codice_rifiuto", NEW."creata_il", NEW."id", NEW."inviata_il", NEW."motivo", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."protocollo", NEW."ricevuta", NEW."ricevuta_il", NEW."riferimento", NEW."stato", NEW."tentativo", NEW."termine"); RETURN NULL;', hash='e06cb0d636b7378d75e508cf3aa274d33202edd5', operation='INSERT', pgid='pgtrigger_insert_insert_6dce3', table='patti_inclusione_comunicazioneinps', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comunicazioneinps',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_comunicazioneinpsevent" ("acquisita_il", "caso_id", "chiave", "codice", "codice_rifiuto", "creata_il", "id", "inviata_il", "motivo", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "ricevuta", "ricevuta_il", "riferimento", "stato", "tentativo", "termine") VALUES (NEW."acquisita_il", NEW."caso_id", NEW."chiave", NEW."codice", NEW."codice_rifiuto", NEW."creata_il", NEW."id", NEW."inviata_il", NEW."motivo", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."protocollo", NEW."ricevuta", NEW."ricevuta_il", NEW."riferimento", NEW."stato", NEW."tentativo", NEW."termine"); RETURN NULL;', hash='00d520ca194cbef4216df22f82a698d66e300bb8', operation='UPDATE', pgid='pgtrigger_update_update_0f389', table='patti_inclusione_comunicazioneinps', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='comunicazioneinps',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['RIFIUTATA', 'RITIRATA']), _negated=True), fields=('riferimento', 'codice'), name='one_comunicazione_running'),
        ),
        migrations.AddField(
            model_name='allegatosegnalazione',
            name='documento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allegati_segnalazione', to='documenti.documento', verbose_name='documento'),
        ),
        migrations.AddField(
            model_name='provvedimentoinps',
            name='caso',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provvedimenti', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='rettifica',
            name='approvata_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rettifiche_approvate', to='accounts.accreditamento', verbose_name='approvata da'),
        ),
        migrations.AddField(
            model_name='rettifica',
            name='componente',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rettifiche', to='ambiti.componente', verbose_name='persona giusta'),
        ),
        migrations.AddField(
            model_name='rettifica',
            name='creata_da',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rettifiche_proposte', to='accounts.accreditamento', verbose_name='proposta da'),
        ),
        migrations.AddField(
            model_name='rettificaevent',
            name='approvata_da',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='approvata da'),
        ),
        migrations.AddField(
            model_name='rettificaevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona giusta'),
        ),
        migrations.AddField(
            model_name='rettificaevent',
            name='creata_da',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='proposta da'),
        ),
        migrations.AddField(
            model_name='rettificaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='rettificaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.rettifica'),
        ),
        migrations.AddField(
            model_name='richiamoformale',
            name='creato_da',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='richiami', to='accounts.accreditamento', verbose_name='scritto da'),
        ),
        migrations.AddField(
            model_name='richiamoformale',
            name='file_firmato',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='richiami', to='documenti.documento', verbose_name='richiamo firmato'),
        ),
        migrations.AddField(
            model_name='richiamoformale',
            name='impegno',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='richiami', to='patti_inclusione.impegno', verbose_name='impegno'),
        ),
        migrations.AddField(
            model_name='richiamoformaleevent',
            name='creato_da',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritto da'),
        ),
        migrations.AddField(
            model_name='richiamoformaleevent',
            name='file_firmato',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='richiamo firmato'),
        ),
        migrations.AddField(
            model_name='richiamoformaleevent',
            name='impegno',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.impegno', verbose_name='impegno'),
        ),
        migrations.AddField(
            model_name='richiamoformaleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='richiamoformaleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.richiamoformale'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='approvata_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni_approvate', to='accounts.accreditamento', verbose_name='approvata da'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='caso',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='segnalazioni', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='componente',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='convocazione',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni', to='patti_inclusione.convocazione', verbose_name='appuntamento'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='creata_da',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni_scritte', to='accounts.accreditamento', verbose_name='scritta da'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='firma',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni', to='patti_inclusione.firmapatto', verbose_name='rifiuto'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='impegno',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni', to='patti_inclusione.impegno', verbose_name='impegno'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='richiamo',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni', to='patti_inclusione.richiamoformale', verbose_name='richiamo'),
        ),
        migrations.AddField(
            model_name='rettificaevent',
            name='segnalazione',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.segnalazione', verbose_name='segnalazione'),
        ),
        migrations.AddField(
            model_name='rettifica',
            name='segnalazione',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rettifiche', to='patti_inclusione.segnalazione', verbose_name='segnalazione'),
        ),
        migrations.AddField(
            model_name='provvedimentoinps',
            name='segnalazione',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='provvedimenti', to='patti_inclusione.segnalazione', verbose_name='segnalazione'),
        ),
        migrations.AddField(
            model_name='allegatosegnalazione',
            name='segnalazione',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allegati', to='patti_inclusione.segnalazione', verbose_name='segnalazione'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='approvata_da',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='approvata da'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='componente',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='convocazione',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.convocazione', verbose_name='appuntamento'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='creata_da',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritta da'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='firma',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.firmapatto', verbose_name='rifiuto'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='impegno',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.impegno', verbose_name='impegno'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.segnalazione'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='richiamo',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.richiamoformale', verbose_name='richiamo'),
        ),
        migrations.AddConstraint(
            model_name='richiamoformale',
            constraint=models.UniqueConstraint(fields=('impegno', 'numero'), name='one_richiamo_per_numero'),
        ),
        migrations.AddConstraint(
            model_name='richiamoformale',
            constraint=models.UniqueConstraint(condition=models.Q(('esito_verifica', '')), fields=('impegno',), name='one_open_richiamo_per_impegno'),
        ),
        migrations.AddConstraint(
            model_name='richiamoformale',
            constraint=models.CheckConstraint(condition=models.Q(('numero__gte', 1), ('numero__lte', 4)), name='richiamo_numero_1_to_4'),
        ),
        migrations.AddConstraint(
            model_name='richiamoformale',
            constraint=models.CheckConstraint(condition=models.Q(('ricevuto_il__gte', models.F('data')), ('termine_adeguamento__gte', models.F('ricevuto_il'))), name='richiamo_dates_in_order'),
        ),
        migrations.AddConstraint(
            model_name='richiamoformale',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('esito_verifica', ''), ('verificato_il', None)), models.Q(models.Q(('esito_verifica', ''), _negated=True), ('verificato_il__gt', models.F('termine_adeguamento'))), _connector='OR'), name='richiamo_esito_iff_verificato'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiamoformale',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_richiamoformaleevent" ("canale", "creato_da_id", "creato_il", "data", "esito_verifica", "file_firmato_id", "id", "impegno_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuto_il", "termine_adeguamento", "verificato_il") VALUES (NEW."canale", NEW."creato_da_id", NEW."creato_il", NEW."data", NEW."esito_verifica", NEW."file_firmato_id", NEW."id", NEW."impegno_id", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."ricevuto_il", NEW."termine_adeguamento", NEW."verificato_il"); RETURN NULL;', hash='9c7922bd88be46fd7ee4ad5f8adda2fbcb25366f', operation='INSERT', pgid='pgtrigger_insert_insert_d5e5b', table='patti_inclusione_richiamoformale', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiamoformale',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_richiamoformaleevent" ("canale", "creato_da_id", "creato_il", "data", "esito_verifica", "file_firmato_id", "id", "impegno_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuto_il", "termine_adeguamento", "verificato_il") VALUES (NEW."canale", NEW."creato_da_id", NEW."creato_il", NEW."data", NEW."esito_verifica", NEW."file_firmato_id", NEW."id", NEW."impegno_id", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."ricevuto_il", NEW."termine_adeguamento", NEW."verificato_il"); RETURN NULL;', hash='33c5cf62ff1834907bc1e3ce605ff1505b990af9', operation='UPDATE', pgid='pgtrigger_update_update_c3f3a', table='patti_inclusione_richiamoformale', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='segnalazione',
            index=models.Index(fields=['caso', '-creata_il'], name='segnalazione_caso'),
        ),
        migrations.AddIndex(
            model_name='segnalazione',
            index=models.Index(fields=['stato', 'scadenza_invio'], name='segnalazione_coda'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.UniqueConstraint(fields=('caso', 'progressivo'), name='one_segnalazione_per_progressivo'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['ANNULLATA', 'NESSUN_EFFETTO', 'RETTIFICATA']), _negated=True), fields=('caso', 'componente', 'tipo_evento', 'data_evento', 'impegno'), name='one_segnalazione_per_fact', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['ANNULLATA', 'NESSUN_EFFETTO', 'RETTIFICATA']), _negated=True), fields=('richiamo',), name='one_segnalazione_per_richiamo'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.CheckConstraint(condition=models.Q(('componente__isnull', False), ('tipo_evento', 'E03'), _connector='OR'), name='segnalazione_componente_unless_e03'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.CheckConstraint(condition=models.Q(('data_accertamento__gte', models.F('data_evento'))), name='accertamento_not_before_evento'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.CheckConstraint(condition=models.Q(('giustificato_motivo_valutato', True)), name='giustificato_motivo_assessed'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('impegno__isnull', False), ('richiamo__isnull', False), ('tipo_evento__in', ['E07', 'E08'])), models.Q(models.Q(('tipo_evento__in', ['E07', 'E08']), _negated=True), ('richiamo', None)), _connector='OR'), name='richiamo_iff_e07_e08'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.CheckConstraint(condition=models.Q(('stato__in', ['BOZZA', 'IN_APPROVAZIONE', 'RESPINTA', 'ANNULLATA']), models.Q(('approvata_da__isnull', False), ('approvata_il__isnull', False)), _connector='OR'), name='segnalazione_sent_only_if_approved'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.CheckConstraint(condition=models.Q(('approvata_da', None), models.Q(('approvata_da', models.F('creata_da')), _negated=True), _connector='OR'), name='approver_is_not_author'),
        ),
        migrations.AddConstraint(
            model_name='segnalazione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RESPINTA'), _negated=True), models.Q(('motivo_rigetto', ''), _negated=True), _connector='OR'), name='respinta_has_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segnalazione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_segnalazioneevent" ("approvata_da_id", "approvata_il", "autori", "avviso_il", "base_giuridica", "caso_id", "componente_id", "convocazione_id", "creata_da_id", "creata_il", "data_accertamento", "data_evento", "effetto_stimato", "esito_inps", "firma_id", "giustificato_motivo_valutato", "id", "impegno_id", "inviata_il", "motivazione", "motivo_rigetto", "motivo_ritardo", "ordinale_stimato", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progressivo", "proposta_il", "protocollo_inps", "richiamo_id", "scadenza_invio", "senza_patto_lavoro", "spiegato_da", "stato", "tipo_evento") VALUES (NEW."approvata_da_id", NEW."approvata_il", NEW."autori", NEW."avviso_il", NEW."base_giuridica", NEW."caso_id", NEW."componente_id", NEW."convocazione_id", NEW."creata_da_id", NEW."creata_il", NEW."data_accertamento", NEW."data_evento", NEW."effetto_stimato", NEW."esito_inps", NEW."firma_id", NEW."giustificato_motivo_valutato", NEW."id", NEW."impegno_id", NEW."inviata_il", NEW."motivazione", NEW."motivo_rigetto", NEW."motivo_ritardo", NEW."ordinale_stimato", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."progressivo", NEW."proposta_il", NEW."protocollo_inps", NEW."richiamo_id", NEW."scadenza_invio", NEW."senza_patto_lavoro", NEW."spiegato_da", NEW."stato", NEW."tipo_evento"); RETURN NULL;', hash='907a876905ca2e666bc8fee1ce1839820c1f491d', operation='INSERT', pgid='pgtrigger_insert_insert_520cf', table='patti_inclusione_segnalazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segnalazione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_segnalazioneevent" ("approvata_da_id", "approvata_il", "autori", "avviso_il", "base_giuridica", "caso_id", "componente_id", "convocazione_id", "creata_da_id", "creata_il", "data_accertamento", "data_evento", "effetto_stimato", "esito_inps", "firma_id", "giustificato_motivo_valutato", "id", "impegno_id", "inviata_il", "motivazione", "motivo_rigetto", "motivo_ritardo", "ordinale_stimato", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progressivo", "proposta_il", "protocollo_inps", "richiamo_id", "scadenza_invio", "senza_patto_lavoro", "spiegato_da", "stato", "tipo_evento") VALUES (NEW."approvata_da_id", NEW."approvata_il", NEW."autori", NEW."avviso_il", NEW."base_giuridica", NEW."caso_id", NEW."componente_id", NEW."convocazione_id", NEW."creata_da_id", NEW."creata_il", NEW."data_accertamento", NEW."data_evento", NEW."effetto_stimato", NEW."esito_inps", NEW."firma_id", NEW."giustificato_motivo_valutato", NEW."id", NEW."impegno_id", NEW."inviata_il", NEW."motivazione", NEW."motivo_rigetto", NEW."motivo_ritardo", NEW."ordinale_stimato", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."progressivo", NEW."proposta_il", NEW."protocollo_inps", NEW."richiamo_id", NEW."scadenza_invio", NEW."senza_patto_lavoro", NEW."spiegato_da", NEW."stato", NEW."tipo_evento"); RETURN NULL;', hash='fd40ad7435f557ff062379a2525ceb62d23acc78', operation='UPDATE', pgid='pgtrigger_update_update_c863e', table='patti_inclusione_segnalazione', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rettifica',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['IN_APPROVAZIONE', 'IN_CODA', 'INVIATA'])), fields=('segnalazione',), name='one_rettifica_running'),
        ),
        migrations.AddConstraint(
            model_name='rettifica',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('componente', None), ('data_accertamento', None), ('data_evento', None), ('tipo', 'ANNULLAMENTO')), models.Q(('tipo', 'CORREZIONE_DATI'), models.Q(('componente__isnull', False), ('data_evento__isnull', False), ('data_accertamento__isnull', False), _connector='OR')), _connector='OR'), name='correzione_changes_something'),
        ),
        migrations.AddConstraint(
            model_name='rettifica',
            constraint=models.CheckConstraint(condition=models.Q(('stato__in', ['IN_APPROVAZIONE', 'RESPINTA']), models.Q(('approvata_da__isnull', False), ('approvata_il__isnull', False)), _connector='OR'), name='rettifica_sent_only_if_approved'),
        ),
        migrations.AddConstraint(
            model_name='rettifica',
            constraint=models.CheckConstraint(condition=models.Q(('approvata_da', None), models.Q(('approvata_da', models.F('creata_da')), _negated=True), _connector='OR'), name='rettifica_approver_is_not_author'),
        ),
        migrations.AddConstraint(
            model_name='rettifica',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RESPINTA'), _negated=True), models.Q(('motivo_rigetto', ''), _negated=True), _connector='OR'), name='rettifica_respinta_has_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rettifica',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_rettificaevent" ("approvata_da_id", "approvata_il", "autori", "componente_id", "creata_da_id", "creata_il", "data_accertamento", "data_evento", "esito_inps", "id", "motivo", "motivo_rigetto", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segnalazione_id", "stato", "tipo") VALUES (NEW."approvata_da_id", NEW."approvata_il", NEW."autori", NEW."componente_id", NEW."creata_da_id", NEW."creata_il", NEW."data_accertamento", NEW."data_evento", NEW."esito_inps", NEW."id", NEW."motivo", NEW."motivo_rigetto", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."segnalazione_id", NEW."stato", NEW."tipo"); RETURN NULL;', hash='369eb5cca4a410645c70064df1f63656048418f7', operation='INSERT', pgid='pgtrigger_insert_insert_d2850', table='patti_inclusione_rettifica', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rettifica',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_rettificaevent" ("approvata_da_id", "approvata_il", "autori", "componente_id", "creata_da_id", "creata_il", "data_accertamento", "data_evento", "esito_inps", "id", "motivo", "motivo_rigetto", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segnalazione_id", "stato", "tipo") VALUES (NEW."approvata_da_id", NEW."approvata_il", NEW."autori", NEW."componente_id", NEW."creata_da_id", NEW."creata_il", NEW."data_accertamento", NEW."data_evento", NEW."esito_inps", NEW."id", NEW."motivo", NEW."motivo_rigetto", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."segnalazione_id", NEW."stato", NEW."tipo"); RETURN NULL;', hash='5dab8ab4e05335f237337c0b42406507be9e53d2', operation='UPDATE', pgid='pgtrigger_update_update_c7358', table='patti_inclusione_rettifica', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='provvedimentoinps',
            index=models.Index(fields=['caso', '-data'], name='provvedimento_caso'),
        ),
        migrations.AddConstraint(
            model_name='provvedimentoinps',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mensilita__gte', 1), ('tipo', 'DECURTAZIONE')), models.Q(models.Q(('tipo', 'DECURTAZIONE'), _negated=True), ('mensilita', None)), _connector='OR'), name='mensilita_iff_decurtazione'),
        ),
    ]
