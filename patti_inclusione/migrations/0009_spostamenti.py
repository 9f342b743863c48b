
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
        ('forniture', '0001_initial'),
        ('patti_inclusione', '0008_quadro'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='CeppoTrasferimento',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('codice_caso', models.CharField(max_length=30, verbose_name='caso')),
                ('trasferito_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='trasferito il')),
            ],
            options={
                'verbose_name': 'caso trasferito',
                'verbose_name_plural': 'casi trasferiti',
            },
        ),
        migrations.CreateModel(
            name='MovimentoFornitura',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tipo', models.CharField(choices=[('ENTRATO', 'Nuova'), ('USCITO', 'Tolta'), ('VARIATO', 'Cambiata')], max_length=8, verbose_name='tipo')),
                ('motivo', models.CharField(choices=[('NUOVA_DOMANDA', 'Nuova domanda'), ('RINNOVO', 'Rinnovo'), ('DECADENZA', 'Non riceve più il beneficio'), ('ALTRA_DESTINAZIONE', 'INPS non la manda più ai Comuni'), ('COMPOSIZIONE', 'Sono cambiate le persone'), ('RESIDENZA', 'È cambiata la residenza'), ('DATI', 'Sono cambiati altri dati')], max_length=20, verbose_name='motivo')),
            ],
            options={
                'verbose_name': 'movimento della fornitura',
                'verbose_name_plural': 'movimenti della fornitura',
            },
        ),
        migrations.CreateModel(
            name='Riapertura',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stato', models.CharField(choices=[('CHIESTA', 'Chiesta'), ('APPROVATA', 'Approvata'), ('RESPINTA', 'Non approvata')], default='CHIESTA', max_length=9, verbose_name='stato')),
                ('motivo', models.CharField(max_length=300, verbose_name='perché riaprirlo')),
                ('stato_prima', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], max_length=25, verbose_name='stato del caso prima')),
                ('motivo_chiusura', models.CharField(choices=[('CONCLUSIONE_PERCORSO', 'Percorso concluso'), ('INVIO_CPI', 'Invio al CPI'), ('ESCLUSIONE_OBBLIGHI', 'Tutti esclusi dagli obblighi'), ('ESONERO_TUTTI', 'Tutti esonerati'), ('DECADENZA', 'Decadenza'), ('REVOCA', 'Revoca'), ('RINUNCIA', 'Rinuncia'), ('TERMINE_18_MENSILITA', 'Fine delle 18 mensilità'), ('DECESSO', 'Decesso'), ('TRASFERITO_ALTRO_COMUNE', 'Trasferito ad altro Comune'), ('TRASFERITO_ALTRO_AMBITO', 'Trasferito ad altro Ambito'), ('NUCLEO_MODIFICATO', 'Nucleo modificato'), ('ERRORE_DATI', 'Errore nei dati'), ('IRREPERIBILE', 'Irreperibile'), ('ALTRO', 'Altro')], max_length=30, verbose_name='era chiuso per')),
                ('chiesta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
                ('decisa_il', models.DateTimeField(blank=True, null=True, verbose_name='decisa il')),
                ('motivo_risposta', models.CharField(blank=True, max_length=300, verbose_name='perché no')),
            ],
            options={
                'verbose_name': 'riapertura',
                'verbose_name_plural': 'riaperture',
            },
        ),
        migrations.CreateModel(
            name='RiaperturaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('stato', models.CharField(choices=[('CHIESTA', 'Chiesta'), ('APPROVATA', 'Approvata'), ('RESPINTA', 'Non approvata')], default='CHIESTA', max_length=9, verbose_name='stato')),
                ('motivo', models.CharField(max_length=300, verbose_name='perché riaprirlo')),
                ('stato_prima', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], max_length=25, verbose_name='stato del caso prima')),
                ('motivo_chiusura', models.CharField(choices=[('CONCLUSIONE_PERCORSO', 'Percorso concluso'), ('INVIO_CPI', 'Invio al CPI'), ('ESCLUSIONE_OBBLIGHI', 'Tutti esclusi dagli obblighi'), ('ESONERO_TUTTI', 'Tutti esonerati'), ('DECADENZA', 'Decadenza'), ('REVOCA', 'Revoca'), ('RINUNCIA', 'Rinuncia'), ('TERMINE_18_MENSILITA', 'Fine delle 18 mensilità'), ('DECESSO', 'Decesso'), ('TRASFERITO_ALTRO_COMUNE', 'Trasferito ad altro Comune'), ('TRASFERITO_ALTRO_AMBITO', 'Trasferito ad altro Ambito'), ('NUCLEO_MODIFICATO', 'Nucleo modificato'), ('ERRORE_DATI', 'Errore nei dati'), ('IRREPERIBILE', 'Irreperibile'), ('ALTRO', 'Altro')], max_length=30, verbose_name='era chiuso per')),
                ('chiesta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
                ('decisa_il', models.DateTimeField(blank=True, null=True, verbose_name='decisa il')),
                ('motivo_risposta', models.CharField(blank=True, max_length=300, verbose_name='perché no')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Trasferimento',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stato', models.CharField(choices=[('PROPOSTO', 'Proposto dal Case manager'), ('CHIESTO', "Aspetta l'altro Comune"), ('ACCETTATO', 'Accettato'), ('RIFIUTATO', 'Rifiutato'), ('ANNULLATO', 'Annullato')], max_length=10, verbose_name='stato')),
                ('motivo', models.CharField(choices=[('CAMBIO_RESIDENZA', 'La famiglia ha cambiato residenza'), ('COMUNE_SBAGLIATO', 'INPS aveva un Comune sbagliato'), ('MUNICIPIO', 'Passa a un altro municipio')], max_length=20, verbose_name='motivo')),
                ('stato_prima', models.CharField(blank=True, choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], max_length=25, verbose_name='stato del caso prima')),
                ('scheda', models.JSONField(blank=True, default=list, verbose_name='scheda di consegna')),
                ('proposto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='proposto il')),
                ('chiesto_il', models.DateTimeField(blank=True, null=True, verbose_name='chiesto il')),
                ('risposto_il', models.DateTimeField(blank=True, null=True, verbose_name='risposta del')),
                ('sollecitato_il', models.DateTimeField(blank=True, null=True, verbose_name='sollecitato il')),
                ('motivo_risposta', models.CharField(blank=True, max_length=300, verbose_name='perché no')),
            ],
            options={
                'verbose_name': 'trasferimento',
                'verbose_name_plural': 'trasferimenti',
            },
        ),
        migrations.CreateModel(
            name='TrasferimentoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('stato', models.CharField(choices=[('PROPOSTO', 'Proposto dal Case manager'), ('CHIESTO', "Aspetta l'altro Comune"), ('ACCETTATO', 'Accettato'), ('RIFIUTATO', 'Rifiutato'), ('ANNULLATO', 'Annullato')], max_length=10, verbose_name='stato')),
                ('motivo', models.CharField(choices=[('CAMBIO_RESIDENZA', 'La famiglia ha cambiato residenza'), ('COMUNE_SBAGLIATO', 'INPS aveva un Comune sbagliato'), ('MUNICIPIO', 'Passa a un altro municipio')], max_length=20, verbose_name='motivo')),
                ('stato_prima', models.CharField(blank=True, choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], max_length=25, verbose_name='stato del caso prima')),
                ('scheda', models.JSONField(blank=True, default=list, verbose_name='scheda di consegna')),
                ('proposto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='proposto il')),
                ('chiesto_il', models.DateTimeField(blank=True, null=True, verbose_name='chiesto il')),
                ('risposto_il', models.DateTimeField(blank=True, null=True, verbose_name='risposta del')),
                ('sollecitato_il', models.DateTimeField(blank=True, null=True, verbose_name='sollecitato il')),
                ('motivo_risposta', models.CharField(blank=True, max_length=300, verbose_name='perché no')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='caso',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='caso',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='caso',
            name='caso_precedente',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='casi_successivi', to='patti_inclusione.caso', verbose_name='caso della domanda precedente'),
        ),
        migrations.AddField(
            model_name='casoevent',
            name='caso_precedente',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso della domanda precedente'),
        ),
        migrations.AddField(
            model_name='differenzafornitura',
            name='chiave',
            field=models.CharField(blank=True, max_length=60, verbose_name='campo di INPS'),
        ),
        migrations.AddField(
            model_name='differenzafornitura',
            name='componente',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='differenze', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='differenzafornitura',
            name='decisa_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='differenze', to='accounts.accreditamento', verbose_name='decisa da'),
        ),
        migrations.AddField(
            model_name='differenzafornitura',
            name='esito',
            field=models.CharField(blank=True, choices=[('ACCETTATA', 'Accettata'), ('DA_VERIFICARE', 'Da verificare')], max_length=13, verbose_name='che cosa ne dici'),
        ),
        migrations.AddField(
            model_name='differenzafornitura',
            name='motivo',
            field=models.CharField(blank=True, choices=[('NASCITA', 'È nato un bambino'), ('DECESSO', 'È morta una persona'), ('SEPARAZIONE', 'I coniugi si sono separati'), ('MATRIMONIO', "C'è stato un matrimonio"), ('ALTRO', 'È entrata o uscita per un altro motivo'), ('CORREZIONE', 'INPS ha corretto un errore')], max_length=12, verbose_name='perché'),
        ),
        migrations.AddField(
            model_name='differenzafornitura',
            name='nota',
            field=models.CharField(blank=True, max_length=500, verbose_name="che cosa c'è da verificare"),
        ),
        migrations.AlterField(
            model_name='differenzafornitura',
            name='vista_il',
            field=models.DateTimeField(blank=True, null=True, verbose_name='decisa il'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caso',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_casoevent" ("arrivato_il", "caso_precedente_id", "codice", "esito_ap", "id", "motivo_chiusura", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenienza", "stato", "stato_prima", "versione") VALUES (NEW."arrivato_il", NEW."caso_precedente_id", NEW."codice", NEW."esito_ap", NEW."id", NEW."motivo_chiusura", NEW."nucleo_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."provenienza", NEW."stato", NEW."stato_prima", NEW."versione"); RETURN NULL;', hash='6d3944c60bbc828d439391b1e4968c5960833ed7', operation='UPDATE', pgid='pgtrigger_update_update_fa0cf', table='patti_inclusione_caso', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caso',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_casoevent" ("arrivato_il", "caso_precedente_id", "codice", "esito_ap", "id", "motivo_chiusura", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provenienza", "stato", "stato_prima", "versione") VALUES (OLD."arrivato_il", OLD."caso_precedente_id", OLD."codice", OLD."esito_ap", OLD."id", OLD."motivo_chiusura", OLD."nucleo_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."provenienza", OLD."stato", OLD."stato_prima", OLD."versione"); RETURN NULL;', hash='bfdaf5c0c7dfdd7164b1e61e376f206bbfca73c4', operation='DELETE', pgid='pgtrigger_delete_delete_94ffc', table='patti_inclusione_caso', when='AFTER')),
        ),
        # What somebody had looked at before is accepted.
        migrations.RunSQL(
            "UPDATE patti_inclusione_differenzafornitura SET esito = 'ACCETTATA', "
            "motivo = CASE tipo WHEN 'DATO' THEN '' ELSE 'ALTRO' END WHERE vista_il IS NOT NULL",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='caso',
            constraint=models.CheckConstraint(condition=models.Q(('caso_precedente', models.F('id')), _negated=True), name='caso_is_not_its_precedente'),
        ),
        migrations.AddConstraint(
            model_name='differenzafornitura',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('esito', 'DA_VERIFICARE'), _negated=True), models.Q(('nota', ''), _negated=True), _connector='OR'), name='da_verificare_has_nota'),
        ),
        migrations.AddConstraint(
            model_name='differenzafornitura',
            constraint=models.CheckConstraint(condition=models.Q(('tipo', 'DATO'), models.Q(('esito', 'ACCETTATA'), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='persona_accettata_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='differenzafornitura',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('esito', ''), ('vista_il', None)), models.Q(models.Q(('esito', ''), _negated=True), ('vista_il__isnull', False)), _connector='OR'), name='vista_iff_esito'),
        ),
        migrations.AddField(
            model_name='ceppotrasferimento',
            name='a_comune',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ceppi_in_arrivo', to='ambiti.comune', verbose_name='al Comune'),
        ),
        migrations.AddField(
            model_name='ceppotrasferimento',
            name='case_manager',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ceppi', to='accounts.accreditamento', verbose_name='la seguiva'),
        ),
        migrations.AddField(
            model_name='ceppotrasferimento',
            name='da_comune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ceppi', to='ambiti.comune', verbose_name='dal Comune'),
        ),
        migrations.AddField(
            model_name='movimentofornitura',
            name='caso',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='movimenti', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='movimentofornitura',
            name='lotto',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='movimenti', to='forniture.lotto', verbose_name='lotto'),
        ),
        migrations.AddField(
            model_name='riapertura',
            name='caso',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='riaperture', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='riapertura',
            name='chiesta_da',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='riaperture_chieste', to='accounts.accreditamento', verbose_name='chiesta da'),
        ),
        migrations.AddField(
            model_name='riapertura',
            name='decisa_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='riaperture_decise', to='accounts.accreditamento', verbose_name='decisa da'),
        ),
        migrations.AddField(
            model_name='riaperturaevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='riaperturaevent',
            name='chiesta_da',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesta da'),
        ),
        migrations.AddField(
            model_name='riaperturaevent',
            name='decisa_da',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='decisa da'),
        ),
        migrations.AddField(
            model_name='riaperturaevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='riaperturaevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.riapertura'),
        ),
        migrations.AddField(
            model_name='trasferimento',
            name='a_ambito',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trasferimenti_in_arrivo', to='ambiti.ambito', verbose_name="all'Ambito"),
        ),
        migrations.AddField(
            model_name='trasferimento',
            name='a_comune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trasferimenti_in_arrivo', to='ambiti.comune', verbose_name='al Comune'),
        ),
        migrations.AddField(
            model_name='trasferimento',
            name='caso',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trasferimenti', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='trasferimento',
            name='chiesto_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='trasferimenti_chiesti', to='accounts.accreditamento', verbose_name='chiesto da'),
        ),
        migrations.AddField(
            model_name='trasferimento',
            name='da_comune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trasferimenti_in_partenza', to='ambiti.comune', verbose_name='dal Comune'),
        ),
        migrations.AddField(
            model_name='trasferimento',
            name='proposto_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='trasferimenti_proposti', to='accounts.accreditamento', verbose_name='proposto da'),
        ),
        migrations.AddField(
            model_name='trasferimento',
            name='risposto_da',
            field=models.ForeignKey(blank=True, help_text='chi ha accettato, rifiutato o annullato', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='trasferimenti_decisi', to='accounts.accreditamento', verbose_name='risposta di'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='a_ambito',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name="all'Ambito"),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='a_comune',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='al Comune'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='chiesto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesto da'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='da_comune',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='dal Comune'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.trasferimento'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='proposto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='proposto da'),
        ),
        migrations.AddField(
            model_name='trasferimentoevent',
            name='risposto_da',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='chi ha accettato, rifiutato o annullato', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='risposta di'),
        ),
        migrations.AddConstraint(
            model_name='movimentofornitura',
            constraint=models.UniqueConstraint(fields=('lotto', 'caso'), name='one_movimento_per_lotto_and_caso'),
        ),
        migrations.AddConstraint(
            model_name='riapertura',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'CHIESTA')), fields=('caso',), name='one_open_riapertura'),
        ),
        migrations.AddConstraint(
            model_name='riapertura',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decisa_il', None), ('stato', 'CHIESTA')), models.Q(models.Q(('stato', 'CHIESTA'), _negated=True), ('decisa_il__isnull', False)), _connector='OR'), name='riapertura_decided_has_when'),
        ),
        migrations.AddConstraint(
            model_name='riapertura',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RESPINTA'), _negated=True), models.Q(('motivo_risposta', ''), _negated=True), _connector='OR'), name='riapertura_respinta_has_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='riapertura',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_riaperturaevent" ("caso_id", "chiesta_da_id", "chiesta_il", "decisa_da_id", "decisa_il", "id", "motivo", "motivo_chiusura", "motivo_risposta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato", "stato_prima") VALUES (NEW."caso_id", NEW."chiesta_da_id", NEW."chiesta_il", NEW."decisa_da_id", NEW."decisa_il", NEW."id", NEW."motivo", NEW."motivo_chiusura", NEW."motivo_risposta", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."stato", NEW."stato_prima"); RETURN NULL;', hash='09a564c48e374d1541a54b1b703d4e2c489a5322', operation='INSERT', pgid='pgtrigger_insert_insert_35c2a', table='patti_inclusione_riapertura', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='riapertura',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_riaperturaevent" ("caso_id", "chiesta_da_id", "chiesta_il", "decisa_da_id", "decisa_il", "id", "motivo", "motivo_chiusura", "motivo_risposta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato", "stato_prima") VALUES (NEW."caso_id", NEW."chiesta_da_id", NEW."chiesta_il", NEW."decisa_da_id", NEW."decisa_il", NEW."id", NEW."motivo", NEW."motivo_chiusura", NEW."motivo_risposta", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."stato", NEW."stato_prima"); RETURN NULL;', hash='5fa7d721e0096ecb59eb3a73cd5b1a2903c85270', operation='UPDATE', pgid='pgtrigger_update_update_a8a56', table='patti_inclusione_riapertura', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='trasferimento',
            index=models.Index(condition=models.Q(('stato', 'CHIESTO')), fields=['chiesto_il'], name='trasferimento_in_attesa'),
        ),
        migrations.AddConstraint(
            model_name='trasferimento',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['PROPOSTO', 'CHIESTO'])), fields=('caso',), name='one_open_trasferimento'),
        ),
        migrations.AddConstraint(
            model_name='trasferimento',
            constraint=models.CheckConstraint(condition=models.Q(('da_comune', models.F('a_comune')), _negated=True), name='trasferimento_changes_comune'),
        ),
        migrations.AddConstraint(
            model_name='trasferimento',
            constraint=models.CheckConstraint(condition=models.Q(('stato__in', ['PROPOSTO', 'ANNULLATO']), models.Q(models.Q(('stato_prima', ''), _negated=True), ('chiesto_il__isnull', False)), _connector='OR'), name='chiesto_has_stato_prima'),
        ),
        migrations.AddConstraint(
            model_name='trasferimento',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('risposto_il', None), ('stato__in', ['PROPOSTO', 'CHIESTO'])), models.Q(models.Q(('stato__in', ['PROPOSTO', 'CHIESTO']), _negated=True), ('risposto_il__isnull', False)), _connector='OR'), name='risposto_iff_not_open'),
        ),
        migrations.AddConstraint(
            model_name='trasferimento',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RIFIUTATO'), _negated=True), models.Q(('motivo_risposta', ''), _negated=True), _connector='OR'), name='rifiutato_has_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trasferimento',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_trasferimentoevent" ("a_ambito_id", "a_comune_id", "caso_id", "chiesto_da_id", "chiesto_il", "da_comune_id", "id", "motivo", "motivo_risposta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposto_da_id", "proposto_il", "risposto_da_id", "risposto_il", "scheda", "sollecitato_il", "stato", "stato_prima") VALUES (NEW."a_ambito_id", NEW."a_comune_id", NEW."caso_id", NEW."chiesto_da_id", NEW."chiesto_il", NEW."da_comune_id", NEW."id", NEW."motivo", NEW."motivo_risposta", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."proposto_da_id", NEW."proposto_il", NEW."risposto_da_id", NEW."risposto_il", NEW."scheda", NEW."sollecitato_il", NEW."stato", NEW."stato_prima"); RETURN NULL;', hash='9def5858dd512bb69f6f0223fcacd7919b43f8a1', operation='INSERT', pgid='pgtrigger_insert_insert_16802', table='patti_inclusione_trasferimento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trasferimento',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_trasferimentoevent" ("a_ambito_id", "a_comune_id", "caso_id", "chiesto_da_id", "chiesto_il", "da_comune_id", "id", "motivo", "motivo_risposta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposto_da_id", "proposto_il", "risposto_da_id", "risposto_il", "scheda", "sollecitato_il", "stato", "stato_prima") VALUES (NEW."a_ambito_id", NEW."a_comune_id", NEW."caso_id", NEW."chiesto_da_id", NEW."chiesto_il", NEW."da_comune_id", NEW."id", NEW."motivo", NEW."motivo_risposta", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."proposto_da_id", NEW."proposto_il", NEW."risposto_da_id", NEW."risposto_il", NEW."scheda", NEW."sollecitato_il", NEW."stato", NEW."stato_prima"); RETURN NULL;', hash='e7d2d0a0f8c868583adc82cc7b104a19cb7c2590', operation='UPDATE', pgid='pgtrigger_update_update_cd31c', table='patti_inclusione_trasferimento', when='AFTER')),
        ),
    ]
