import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_chiavi_di_troppo'),
        ('ambiti', '0007_indici_della_storia'),
        ('documenti', '0002_verifica_firma'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('progetti_collettivita', '0004_registro_presenze'),
    ]

    operations = [
        migrations.CreateModel(
            name='ComunicazioneInail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('ATTIVAZIONE', 'Inizio'), ('VARIAZIONE', 'Variazione'), ('CESSAZIONE', 'Fine')], max_length=15, verbose_name='che cosa')),
                ('data_evento', models.DateField(verbose_name='dal, o al')),
                ('entro', models.DateField(verbose_name='entro il')),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da inviare'), ('INVIATA', 'Inviata'), ('CONFERMATA', 'Confermata'), ('SCARTATA', 'Scartata'), ('TARDIVA', 'Tardiva')], default='DA_INVIARE', max_length=15, verbose_name='stato')),
                ('data_ora_invio', models.DateTimeField(blank=True, null=True, verbose_name='inviata il')),
                ('id_flusso', models.CharField(blank=True, max_length=40, verbose_name='flusso')),
                ('riscontro_il', models.DateTimeField(blank=True, null=True, verbose_name='riscontro del')),
                ('codice_errore', models.CharField(blank=True, max_length=40, verbose_name='codice dello scarto')),
                ('dettaglio_errore', models.CharField(blank=True, max_length=300, verbose_name='perché è scartata')),
                ('superata_il', models.DateTimeField(blank=True, null=True, verbose_name='superata il')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
            ],
            options={
                'verbose_name': 'comunicazione a INAIL',
                'verbose_name_plural': 'comunicazioni a INAIL',
            },
        ),
        migrations.CreateModel(
            name='ComunicazioneInailEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('ATTIVAZIONE', 'Inizio'), ('VARIAZIONE', 'Variazione'), ('CESSAZIONE', 'Fine')], max_length=15, verbose_name='che cosa')),
                ('data_evento', models.DateField(verbose_name='dal, o al')),
                ('entro', models.DateField(verbose_name='entro il')),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da inviare'), ('INVIATA', 'Inviata'), ('CONFERMATA', 'Confermata'), ('SCARTATA', 'Scartata'), ('TARDIVA', 'Tardiva')], default='DA_INVIARE', max_length=15, verbose_name='stato')),
                ('data_ora_invio', models.DateTimeField(blank=True, null=True, verbose_name='inviata il')),
                ('id_flusso', models.CharField(blank=True, max_length=40, verbose_name='flusso')),
                ('riscontro_il', models.DateTimeField(blank=True, null=True, verbose_name='riscontro del')),
                ('codice_errore', models.CharField(blank=True, max_length=40, verbose_name='codice dello scarto')),
                ('dettaglio_errore', models.CharField(blank=True, max_length=300, verbose_name='perché è scartata')),
                ('superata_il', models.DateTimeField(blank=True, null=True, verbose_name='superata il')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creata il')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TrimestreInail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('anno', models.PositiveSmallIntegerField(verbose_name='anno')),
                ('numero', models.PositiveSmallIntegerField(verbose_name='trimestre')),
                ('comunicato_il', models.DateField(verbose_name='comunicato il')),
                ('giorni', models.PositiveIntegerField(verbose_name='giorni di attività')),
                ('persone', models.PositiveIntegerField(verbose_name='persone')),
                ('premio_stimato', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='premio, stima')),
                ('scritto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
            ],
            options={
                'verbose_name': 'trimestre comunicato a INAIL',
                'verbose_name_plural': 'trimestri comunicati a INAIL',
            },
        ),
        migrations.CreateModel(
            name='TrimestreInailEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('anno', models.PositiveSmallIntegerField(verbose_name='anno')),
                ('numero', models.PositiveSmallIntegerField(verbose_name='trimestre')),
                ('comunicato_il', models.DateField(verbose_name='comunicato il')),
                ('giorni', models.PositiveIntegerField(verbose_name='giorni di attività')),
                ('persone', models.PositiveIntegerField(verbose_name='persone')),
                ('premio_stimato', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='premio, stima')),
                ('scritto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='puc',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='puc',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='puc',
            name='inail_certificato_data',
            field=models.DateField(blank=True, null=True, verbose_name='certificato INAIL: data'),
        ),
        migrations.AddField(
            model_name='puc',
            name='inail_certificato_numero',
            field=models.CharField(blank=True, max_length=40, verbose_name='certificato INAIL: numero'),
        ),
        migrations.AddField(
            model_name='pucevent',
            name='inail_certificato_data',
            field=models.DateField(blank=True, null=True, verbose_name='certificato INAIL: data'),
        ),
        migrations.AddField(
            model_name='pucevent',
            name='inail_certificato_numero',
            field=models.CharField(blank=True, max_length=40, verbose_name='certificato INAIL: numero'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='puc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ambito_attivita" IS DISTINCT FROM (NEW."ambito_attivita") OR OLD."ambito_secondario" IS DISTINCT FROM (NEW."ambito_secondario") OR OLD."ambito_titolare_id" IS DISTINCT FROM (NEW."ambito_titolare_id") OR OLD."atto_data" IS DISTINCT FROM (NEW."atto_data") OR OLD."atto_documento_id" IS DISTINCT FROM (NEW."atto_documento_id") OR OLD."atto_numero" IS DISTINCT FROM (NEW."atto_numero") OR OLD."atto_tipo" IS DISTINCT FROM (NEW."atto_tipo") OR OLD."codice_puc" IS DISTINCT FROM (NEW."codice_puc") OR OLD."competenze_note" IS DISTINCT FROM (NEW."competenze_note") OR OLD."competenze_richieste" IS DISTINCT FROM (NEW."competenze_richieste") OR OLD."comune_titolare_id" IS DISTINCT FROM (NEW."comune_titolare_id") OR OLD."creato_il" IS DISTINCT FROM (NEW."creato_il") OR OLD."data_fine" IS DISTINCT FROM (NEW."data_fine") OR OLD."data_inizio" IS DISTINCT FROM (NEW."data_inizio") OR OLD."descrizione_attivita" IS DISTINCT FROM (NEW."descrizione_attivita") OR OLD."dichiarazione_non_sostitutiva" IS DISTINCT FROM (NEW."dichiarazione_non_sostitutiva") OR OLD."duplicato_di_id" IS DISTINCT FROM (NEW."duplicato_di_id") OR OLD."eta_min" IS DISTINCT FROM (NEW."eta_min") OR OLD."finalita_obiettivi" IS DISTINCT FROM (NEW."finalita_obiettivi") OR OLD."formazione_contenuti" IS DISTINCT FROM (NEW."formazione_contenuti") OR OLD."formazione_data" IS DISTINCT FROM (NEW."formazione_data") OR OLD."formazione_ente" IS DISTINCT FROM (NEW."formazione_ente") OR OLD."formazione_ore" IS DISTINCT FROM (NEW."formazione_ore") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."idoneita_fisica_richiesta" IS DISTINCT FROM (NEW."idoneita_fisica_richiesta") OR OLD."inail_certificato_id" IS DISTINCT FROM (NEW."inail_certificato_id") OR OLD."inail_certificato_data" IS DISTINCT FROM (NEW."inail_certificato_data") OR OLD."inail_certificato_numero" IS DISTINCT FROM (NEW."inail_certificato_numero") OR OLD."inail_pat" IS DISTINCT FROM (NEW."inail_pat") OR OLD."limitazioni" IS DISTINCT FROM (NEW."limitazioni") OR OLD."materiali_collettivi" IS DISTINCT FROM (NEW."materiali_collettivi") OR OLD."materiali_individuali" IS DISTINCT FROM (NEW."materiali_individuali") OR OLD."motivo_stato" IS DISTINCT FROM (NEW."motivo_stato") OR OLD."ore_settimanali_max" IS DISTINCT FROM (NEW."ore_settimanali_max") OR OLD."ore_settimanali_min" IS DISTINCT FROM (NEW."ore_settimanali_min") OR OLD."patente" IS DISTINCT FROM (NEW."patente") OR OLD."polizza_compagnia" IS DISTINCT FROM (NEW."polizza_compagnia") OR OLD."polizza_inizio" IS DISTINCT FROM (NEW."polizza_inizio") OR OLD."polizza_massimale" IS DISTINCT FROM (NEW."polizza_massimale") OR OLD."polizza_numero" IS DISTINCT FROM (NEW."polizza_numero") OR OLD."polizza_scadenza" IS DISTINCT FROM (NEW."polizza_scadenza") OR OLD."posti_comune" IS DISTINCT FROM (NEW."posti_comune") OR OLD."posti_cpi" IS DISTINCT FROM (NEW."posti_cpi") OR OLD."posti_totali" IS DISTINCT FROM (NEW."posti_totali") OR OLD."posti_volontari" IS DISTINCT FROM (NEW."posti_volontari") OR OLD."pubblico_in_catalogo" IS DISTINCT FROM (NEW."pubblico_in_catalogo") OR OLD."requisiti_note" IS DISTINCT FROM (NEW."requisiti_note") OR OLD."responsabile_puc_id" IS DISTINCT FROM (NEW."responsabile_puc_id") OR OLD."stato" IS DISTINCT FROM (NEW."stato") OR OLD."supervisore_nome" IS DISTINCT FROM (NEW."supervisore_nome") OR OLD."supervisore_qualifica" IS DISTINCT FROM (NEW."supervisore_qualifica") OR OLD."supervisore_recapito" IS DISTINCT FROM (NEW."supervisore_recapito") OR OLD."tipo_attivita" IS DISTINCT FROM (NEW."tipo_attivita") OR OLD."titolo" IS DISTINCT FROM (NEW."titolo") OR OLD."titolo_studio_min" IS DISTINCT FROM (NEW."titolo_studio_min") OR OLD."tutor_nome" IS DISTINCT FROM (NEW."tutor_nome") OR OLD."tutor_qualifica" IS DISTINCT FROM (NEW."tutor_qualifica") OR OLD."tutor_recapito" IS DISTINCT FROM (NEW."tutor_recapito") OR OLD."versione" IS DISTINCT FROM (NEW."versione"))', func='INSERT INTO "progetti_collettivita_pucevent" ("ambito_attivita", "ambito_secondario", "ambito_titolare_id", "atto_data", "atto_documento_id", "atto_numero", "atto_tipo", "codice_puc", "competenze_note", "competenze_richieste", "comune_titolare_id", "creato_il", "data_fine", "data_inizio", "descrizione_attivita", "dichiarazione_non_sostitutiva", "duplicato_di_id", "eta_min", "finalita_obiettivi", "formazione_contenuti", "formazione_data", "formazione_ente", "formazione_ore", "id", "idoneita_fisica_richiesta", "inail_certificato_data", "inail_certificato_id", "inail_certificato_numero", "inail_pat", "limitazioni", "materiali_collettivi", "materiali_individuali", "motivo_stato", "ore_settimanali_max", "ore_settimanali_min", "patente", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "polizza_compagnia", "polizza_inizio", "polizza_massimale", "polizza_numero", "polizza_scadenza", "posti_comune", "posti_cpi", "posti_totali", "posti_volontari", "pubblico_in_catalogo", "requisiti_note", "responsabile_puc_id", "stato", "supervisore_nome", "supervisore_qualifica", "supervisore_recapito", "tipo_attivita", "titolo", "titolo_studio_min", "tutor_nome", "tutor_qualifica", "tutor_recapito", "versione") VALUES (OLD."ambito_attivita", OLD."ambito_secondario", OLD."ambito_titolare_id", OLD."atto_data", OLD."atto_documento_id", OLD."atto_numero", OLD."atto_tipo", OLD."codice_puc", OLD."competenze_note", OLD."competenze_richieste", OLD."comune_titolare_id", OLD."creato_il", OLD."data_fine", OLD."data_inizio", OLD."descrizione_attivita", OLD."dichiarazione_non_sostitutiva", OLD."duplicato_di_id", OLD."eta_min", OLD."finalita_obiettivi", OLD."formazione_contenuti", OLD."formazione_data", OLD."formazione_ente", OLD."formazione_ore", OLD."id", OLD."idoneita_fisica_richiesta", OLD."inail_certificato_data", OLD."inail_certificato_id", OLD."inail_certificato_numero", OLD."inail_pat", OLD."limitazioni", OLD."materiali_collettivi", OLD."materiali_individuali", OLD."motivo_stato", OLD."ore_settimanali_max", OLD."ore_settimanali_min", OLD."patente", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."polizza_compagnia", OLD."polizza_inizio", OLD."polizza_massimale", OLD."polizza_numero", OLD."polizza_scadenza", OLD."posti_comune", OLD."posti_cpi", OLD."posti_totali", OLD."posti_volontari", OLD."pubblico_in_catalogo", OLD."requisiti_note", OLD."responsabile_puc_id", OLD."stato", OLD."supervisore_nome", OLD."supervisore_qualifica", OLD."supervisore_recapito", OLD."tipo_attivita", OLD."titolo", OLD."titolo_studio_min", OLD."tutor_nome", OLD."tutor_qualifica", OLD."tutor_recapito", OLD."versione"); RETURN NULL;', hash='4b1076a033a3a687eba18ebacc5748cea439d1fc', operation='UPDATE', pgid='pgtrigger_update_update_fb7ad', table='progetti_collettivita_puc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='puc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_pucevent" ("ambito_attivita", "ambito_secondario", "ambito_titolare_id", "atto_data", "atto_documento_id", "atto_numero", "atto_tipo", "codice_puc", "competenze_note", "competenze_richieste", "comune_titolare_id", "creato_il", "data_fine", "data_inizio", "descrizione_attivita", "dichiarazione_non_sostitutiva", "duplicato_di_id", "eta_min", "finalita_obiettivi", "formazione_contenuti", "formazione_data", "formazione_ente", "formazione_ore", "id", "idoneita_fisica_richiesta", "inail_certificato_data", "inail_certificato_id", "inail_certificato_numero", "inail_pat", "limitazioni", "materiali_collettivi", "materiali_individuali", "motivo_stato", "ore_settimanali_max", "ore_settimanali_min", "patente", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "polizza_compagnia", "polizza_inizio", "polizza_massimale", "polizza_numero", "polizza_scadenza", "posti_comune", "posti_cpi", "posti_totali", "posti_volontari", "pubblico_in_catalogo", "requisiti_note", "responsabile_puc_id", "stato", "supervisore_nome", "supervisore_qualifica", "supervisore_recapito", "tipo_attivita", "titolo", "titolo_studio_min", "tutor_nome", "tutor_qualifica", "tutor_recapito", "versione") VALUES (OLD."ambito_attivita", OLD."ambito_secondario", OLD."ambito_titolare_id", OLD."atto_data", OLD."atto_documento_id", OLD."atto_numero", OLD."atto_tipo", OLD."codice_puc", OLD."competenze_note", OLD."competenze_richieste", OLD."comune_titolare_id", OLD."creato_il", OLD."data_fine", OLD."data_inizio", OLD."descrizione_attivita", OLD."dichiarazione_non_sostitutiva", OLD."duplicato_di_id", OLD."eta_min", OLD."finalita_obiettivi", OLD."formazione_contenuti", OLD."formazione_data", OLD."formazione_ente", OLD."formazione_ore", OLD."id", OLD."idoneita_fisica_richiesta", OLD."inail_certificato_data", OLD."inail_certificato_id", OLD."inail_certificato_numero", OLD."inail_pat", OLD."limitazioni", OLD."materiali_collettivi", OLD."materiali_individuali", OLD."motivo_stato", OLD."ore_settimanali_max", OLD."ore_settimanali_min", OLD."patente", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."polizza_compagnia", OLD."polizza_inizio", OLD."polizza_massimale", OLD."polizza_numero", OLD."polizza_scadenza", OLD."posti_comune", OLD."posti_cpi", OLD."posti_totali", OLD."posti_volontari", OLD."pubblico_in_catalogo", OLD."requisiti_note", OLD."responsabile_puc_id", OLD."stato", OLD."supervisore_nome", OLD."supervisore_qualifica", OLD."supervisore_recapito", OLD."tipo_attivita", OLD."titolo", OLD."titolo_studio_min", OLD."tutor_nome", OLD."tutor_qualifica", OLD."tutor_recapito", OLD."versione"); RETURN NULL;', hash='f2f7e001613fa3d7bcc14ffaa96689c9720cf701', operation='DELETE', pgid='pgtrigger_delete_delete_26d62', table='progetti_collettivita_puc', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='puc',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('inail_certificato', None), ('inail_certificato_data', None), ('inail_certificato_numero', '')), models.Q(('inail_certificato__isnull', False), ('inail_certificato_data__isnull', False), models.Q(('inail_certificato_numero', ''), _negated=True)), _connector='OR'), name='puc_certificato_inail_is_whole'),
        ),
        migrations.AddField(
            model_name='comunicazioneinail',
            name='assegnazione',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comunicazioni_inail', to='progetti_collettivita.assegnazionepuc', verbose_name='assegnazione'),
        ),
        migrations.AddField(
            model_name='comunicazioneinailevent',
            name='assegnazione',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='progetti_collettivita.assegnazionepuc', verbose_name='assegnazione'),
        ),
        migrations.AddField(
            model_name='comunicazioneinailevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='comunicazioneinailevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.comunicazioneinail'),
        ),
        migrations.AddField(
            model_name='trimestreinail',
            name='comune',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='trimestri_inail', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AddField(
            model_name='trimestreinail',
            name='scritto_da',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='scritto da'),
        ),
        migrations.AddField(
            model_name='trimestreinailevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AddField(
            model_name='trimestreinailevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='trimestreinailevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='progetti_collettivita.trimestreinail'),
        ),
        migrations.AddField(
            model_name='trimestreinailevent',
            name='scritto_da',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritto da'),
        ),
        migrations.AddIndex(
            model_name='comunicazioneinail',
            index=models.Index(condition=models.Q(('stato__in', ('DA_INVIARE', 'INVIATA'))), fields=['entro'], name='comunicazione_inail_attesa'),
        ),
        migrations.AddConstraint(
            model_name='comunicazioneinail',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ('DA_INVIARE', 'INVIATA', 'CONFERMATA')), ('superata_il', None)), fields=('assegnazione', 'tipo'), name='one_comunicazione_inail_viva'),
        ),
        migrations.AddConstraint(
            model_name='comunicazioneinail',
            constraint=models.CheckConstraint(condition=models.Q(('stato', 'SCARTATA'), ('codice_errore', ''), _connector='XOR'), name='comunicazione_inail_scartata_iff_codice'),
        ),
        migrations.AddConstraint(
            model_name='comunicazioneinail',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('data_ora_invio', None), ('id_flusso', ''), ('stato', 'DA_INVIARE')), models.Q(models.Q(('stato', 'DA_INVIARE'), _negated=True), ('data_ora_invio__isnull', False), models.Q(('id_flusso', ''), _negated=True)), _connector='OR'), name='comunicazione_inail_inviata_iff_flusso'),
        ),
        migrations.AddConstraint(
            model_name='comunicazioneinail',
            constraint=models.CheckConstraint(condition=models.Q(('stato__in', ('CONFERMATA', 'SCARTATA', 'TARDIVA')), ('riscontro_il', None), _connector='XOR'), name='comunicazione_inail_risposta_iff_riscontro'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comunicazioneinail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_comunicazioneinailevent" ("assegnazione_id", "codice_errore", "creata_il", "data_evento", "data_ora_invio", "dettaglio_errore", "entro", "id", "id_flusso", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "riscontro_il", "stato", "superata_il", "tipo") VALUES (OLD."assegnazione_id", OLD."codice_errore", OLD."creata_il", OLD."data_evento", OLD."data_ora_invio", OLD."dettaglio_errore", OLD."entro", OLD."id", OLD."id_flusso", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."riscontro_il", OLD."stato", OLD."superata_il", OLD."tipo"); RETURN NULL;', hash='06f626f0ef21c2e2a03974785efaa5d7c82d7bdd', operation='UPDATE', pgid='pgtrigger_update_update_57504', table='progetti_collettivita_comunicazioneinail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comunicazioneinail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_comunicazioneinailevent" ("assegnazione_id", "codice_errore", "creata_il", "data_evento", "data_ora_invio", "dettaglio_errore", "entro", "id", "id_flusso", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "riscontro_il", "stato", "superata_il", "tipo") VALUES (OLD."assegnazione_id", OLD."codice_errore", OLD."creata_il", OLD."data_evento", OLD."data_ora_invio", OLD."dettaglio_errore", OLD."entro", OLD."id", OLD."id_flusso", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."riscontro_il", OLD."stato", OLD."superata_il", OLD."tipo"); RETURN NULL;', hash='d30b6b25c6e34d1131feecc8fef2a3ac73f327fe', operation='DELETE', pgid='pgtrigger_delete_delete_38dab', table='progetti_collettivita_comunicazioneinail', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='trimestreinail',
            constraint=models.UniqueConstraint(fields=('comune', 'anno', 'numero'), name='one_trimestre_inail'),
        ),
        migrations.AddConstraint(
            model_name='trimestreinail',
            constraint=models.CheckConstraint(condition=models.Q(('numero__range', (1, 4))), name='trimestre_inail_numero'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trimestreinail',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_trimestreinailevent" ("anno", "comune_id", "comunicato_il", "giorni", "id", "numero", "persone", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premio_stimato", "scritto_da_id", "scritto_il") VALUES (OLD."anno", OLD."comune_id", OLD."comunicato_il", OLD."giorni", OLD."id", OLD."numero", OLD."persone", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."premio_stimato", OLD."scritto_da_id", OLD."scritto_il"); RETURN NULL;', hash='e826b52c3880157f80d2d6ba4a16a88236bda192', operation='UPDATE', pgid='pgtrigger_update_update_52153', table='progetti_collettivita_trimestreinail', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trimestreinail',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_trimestreinailevent" ("anno", "comune_id", "comunicato_il", "giorni", "id", "numero", "persone", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "premio_stimato", "scritto_da_id", "scritto_il") VALUES (OLD."anno", OLD."comune_id", OLD."comunicato_il", OLD."giorni", OLD."id", OLD."numero", OLD."persone", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."premio_stimato", OLD."scritto_da_id", OLD."scritto_il"); RETURN NULL;', hash='deb975cde817c4faa73c425ead8876c0ddefe74e', operation='DELETE', pgid='pgtrigger_delete_delete_f34b4', table='progetti_collettivita_trimestreinail', when='AFTER')),
        ),
    ]
