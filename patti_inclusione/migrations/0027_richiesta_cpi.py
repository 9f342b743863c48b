import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_chiavi_di_troppo'),
        ('ambiti', '0008_tutor'),
        ('patti_inclusione', '0026_presa_in_carico'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.AddField(
            model_name='scartocpi',
            name='esito',
            field=models.CharField(blank=True, max_length=40, verbose_name='che cosa risponde'),
        ),
        migrations.AddField(
            model_name='scartocpi',
            name='riferimento',
            field=models.CharField(blank=True, max_length=60, verbose_name='numero dello scambio'),
        ),
        migrations.AlterField(
            model_name='scartocpi',
            name='motivo',
            field=models.CharField(choices=[('ILLEGGIBILE', 'Il messaggio non si legge'), ('SCONOSCIUTA', 'La persona non è tra i beneficiari'), ('BENEFICIO_FINITO', 'Il beneficio della famiglia è finito'), ('NON_IN_CARICO', 'La persona non è in carico'), ('RISPOSTA_INATTESA', "È una risposta a una richiesta che qui non c'è")], max_length=20, verbose_name='perché'),
        ),
        migrations.CreateModel(
            name='RichiestaCpi',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('id_scambio', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='numero dello scambio')),
                ('verso', models.CharField(choices=[('AL_CPI', 'Chiesta da noi'), ('DAL_CPI', 'Chiesta dal Centro')], max_length=10, verbose_name='chi chiede')),
                ('richiesta', models.CharField(choices=[('COLLOQUIO_CONGIUNTO', 'Un colloquio insieme'), ('VALUTAZIONE_CONGIUNTA', 'Una valutazione fatta insieme'), ('SOSPENSIONE_OBBLIGO', 'Sospendere gli obblighi per un periodo'), ('ORARI_OBBLIGHI', 'Orari degli impegni che non si sovrappongano'), ('AGGIORNAMENTO_PATTO', 'A che punto è il Patto')], max_length=25, verbose_name='che cosa')),
                ('cpi', models.CharField(blank=True, help_text='vuoto: lo trova ANPAL', max_length=160, verbose_name="Centro per l'impiego")),
                ('ufficio', models.CharField(max_length=160, verbose_name='ufficio che chiede')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name="telefono dell'ufficio che chiede")),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATA', 'Mandata, senza ricevuta'), ('IN_ATTESA', 'In attesa della risposta del Centro'), ('RIFIUTATA', 'Rifiutata da ANPAL'), ('LASCIATA', 'Non si aspetta più'), ('DA_RISPONDERE', 'Aspetta la nostra risposta'), ('RISPOSTA_DA_INVIARE', 'Risposta in partenza'), ('CONCLUSA', 'Conclusa')], default='DA_INVIARE', max_length=20, verbose_name='stato')),
                ('tentativo', models.PositiveSmallIntegerField(default=1, verbose_name='tentativo')),
                ('numero', models.CharField(blank=True, max_length=60, verbose_name='numero di ANPAL')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
                ('inviata_il', models.DateTimeField(blank=True, null=True, verbose_name='mandata il')),
                ('ricevuta_il', models.DateTimeField(blank=True, null=True, verbose_name='ricevuta il')),
                ('attesa_fino_al', models.DateField(blank=True, null=True, verbose_name='si aspetta la risposta fino al')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo_rifiuto', models.CharField(blank=True, max_length=300, verbose_name='perché ANPAL ha rifiutato')),
                ('esito', models.CharField(blank=True, choices=[('ACCOLTA', 'Accolta'), ('NON_ACCOLTA', 'Non accolta'), ('INFORMAZIONE_RESA', 'Informazione data'), ('NON_IN_CARICO', 'La persona non è in carico')], max_length=20, verbose_name='risposta')),
                ('data_proposta', models.DateField(blank=True, null=True, verbose_name='per il giorno')),
                ('motivo', models.CharField(blank=True, choices=[('NON_COMPETENTE', "non è compito di quell'ufficio"), ('GIA_IN_CORSO', 'è già in corso'), ('NON_POSSIBILE_ORA', 'adesso non è possibile'), ('NON_PREVISTA', 'le norme non lo prevedono'), ('ILLEGGIBILE', 'la richiesta non si legge')], max_length=20, verbose_name='perché no')),
                ('informazione', models.CharField(blank=True, choices=[('PATTO_IN_DEFINIZIONE', 'il Patto si sta definendo'), ('PATTO_IN_VIGORE', 'il Patto è in vigore'), ('PATTO_IN_REVISIONE', 'il Patto è in revisione'), ('PATTO_NON_PREVISTO', "per la persona non c'è un Patto"), ('ORARI_COMPATIBILI', 'gli orari non si sovrappongono'), ('ORARI_DA_CONCORDARE', 'gli orari si concordano fra gli uffici')], max_length=25, verbose_name='informazione')),
                ('ufficio_risposta', models.CharField(blank=True, max_length=160, verbose_name='ufficio che risponde')),
                ('telefono_risposta', models.CharField(blank=True, max_length=20, verbose_name="telefono dell'ufficio che risponde")),
                ('risposta_il', models.DateTimeField(blank=True, null=True, verbose_name='risposta il')),
                ('letta_il', models.DateTimeField(blank=True, null=True, verbose_name='letta il')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='richieste_cpi', to='patti_inclusione.caso', verbose_name='caso')),
                ('componente', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='richieste_cpi', to='ambiti.componente', verbose_name='persona')),
                ('creata_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='richieste_cpi', to='accounts.accreditamento', verbose_name='chiesta da')),
                ('letta_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='risposte_lette', to='accounts.accreditamento', verbose_name='letta da')),
                ('risposta_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='risposte_cpi', to='accounts.accreditamento', verbose_name='risposta di')),
            ],
            options={
                'verbose_name': "richiesta fra Comune e Centro per l'impiego",
                'verbose_name_plural': "richieste fra Comuni e Centri per l'impiego",
            },
        ),
        migrations.CreateModel(
            name='RichiestaCpiEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('id_scambio', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='numero dello scambio')),
                ('verso', models.CharField(choices=[('AL_CPI', 'Chiesta da noi'), ('DAL_CPI', 'Chiesta dal Centro')], max_length=10, verbose_name='chi chiede')),
                ('richiesta', models.CharField(choices=[('COLLOQUIO_CONGIUNTO', 'Un colloquio insieme'), ('VALUTAZIONE_CONGIUNTA', 'Una valutazione fatta insieme'), ('SOSPENSIONE_OBBLIGO', 'Sospendere gli obblighi per un periodo'), ('ORARI_OBBLIGHI', 'Orari degli impegni che non si sovrappongano'), ('AGGIORNAMENTO_PATTO', 'A che punto è il Patto')], max_length=25, verbose_name='che cosa')),
                ('cpi', models.CharField(blank=True, help_text='vuoto: lo trova ANPAL', max_length=160, verbose_name="Centro per l'impiego")),
                ('ufficio', models.CharField(max_length=160, verbose_name='ufficio che chiede')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name="telefono dell'ufficio che chiede")),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATA', 'Mandata, senza ricevuta'), ('IN_ATTESA', 'In attesa della risposta del Centro'), ('RIFIUTATA', 'Rifiutata da ANPAL'), ('LASCIATA', 'Non si aspetta più'), ('DA_RISPONDERE', 'Aspetta la nostra risposta'), ('RISPOSTA_DA_INVIARE', 'Risposta in partenza'), ('CONCLUSA', 'Conclusa')], default='DA_INVIARE', max_length=20, verbose_name='stato')),
                ('tentativo', models.PositiveSmallIntegerField(default=1, verbose_name='tentativo')),
                ('numero', models.CharField(blank=True, max_length=60, verbose_name='numero di ANPAL')),
                ('creata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
                ('inviata_il', models.DateTimeField(blank=True, null=True, verbose_name='mandata il')),
                ('ricevuta_il', models.DateTimeField(blank=True, null=True, verbose_name='ricevuta il')),
                ('attesa_fino_al', models.DateField(blank=True, null=True, verbose_name='si aspetta la risposta fino al')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo_rifiuto', models.CharField(blank=True, max_length=300, verbose_name='perché ANPAL ha rifiutato')),
                ('esito', models.CharField(blank=True, choices=[('ACCOLTA', 'Accolta'), ('NON_ACCOLTA', 'Non accolta'), ('INFORMAZIONE_RESA', 'Informazione data'), ('NON_IN_CARICO', 'La persona non è in carico')], max_length=20, verbose_name='risposta')),
                ('data_proposta', models.DateField(blank=True, null=True, verbose_name='per il giorno')),
                ('motivo', models.CharField(blank=True, choices=[('NON_COMPETENTE', "non è compito di quell'ufficio"), ('GIA_IN_CORSO', 'è già in corso'), ('NON_POSSIBILE_ORA', 'adesso non è possibile'), ('NON_PREVISTA', 'le norme non lo prevedono'), ('ILLEGGIBILE', 'la richiesta non si legge')], max_length=20, verbose_name='perché no')),
                ('informazione', models.CharField(blank=True, choices=[('PATTO_IN_DEFINIZIONE', 'il Patto si sta definendo'), ('PATTO_IN_VIGORE', 'il Patto è in vigore'), ('PATTO_IN_REVISIONE', 'il Patto è in revisione'), ('PATTO_NON_PREVISTO', "per la persona non c'è un Patto"), ('ORARI_COMPATIBILI', 'gli orari non si sovrappongono'), ('ORARI_DA_CONCORDARE', 'gli orari si concordano fra gli uffici')], max_length=25, verbose_name='informazione')),
                ('ufficio_risposta', models.CharField(blank=True, max_length=160, verbose_name='ufficio che risponde')),
                ('telefono_risposta', models.CharField(blank=True, max_length=20, verbose_name="telefono dell'ufficio che risponde")),
                ('risposta_il', models.DateTimeField(blank=True, null=True, verbose_name='risposta il')),
                ('letta_il', models.DateTimeField(blank=True, null=True, verbose_name='letta il')),
                ('caso', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('componente', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona')),
                ('creata_da', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiesta da')),
                ('letta_da', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='letta da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.richiestacpi')),
                ('risposta_da', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='risposta di')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='richiestacpi',
            index=models.Index(condition=models.Q(('stato__in', ['CONCLUSA', 'LASCIATA']), _negated=True), fields=['caso'], name='richiesta_cpi_in_corso'),
        ),
        migrations.AddConstraint(
            model_name='richiestacpi',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['DA_INVIARE', 'INVIATA', 'IN_ATTESA', 'RIFIUTATA']), ('verso', 'AL_CPI')), fields=('componente', 'richiesta'), name='one_running_richiesta_cpi'),
        ),
        migrations.AddConstraint(
            model_name='richiestacpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RIFIUTATA'), _negated=True), models.Q(('motivo_rifiuto', ''), _negated=True), _connector='OR'), name='richiesta_cpi_rifiutata_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='richiestacpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato__in', ['RISPOSTA_DA_INVIARE', 'CONCLUSA']), _negated=True), models.Q(('esito', ''), _negated=True), _connector='OR'), name='richiesta_cpi_answered_has_esito'),
        ),
        migrations.AddConstraint(
            model_name='richiestacpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('data_proposta', None), ('esito__in', ['', 'NON_IN_CARICO']), ('informazione', ''), ('motivo', '')), models.Q(('esito', 'ACCOLTA'), ('informazione', ''), ('motivo', ''), models.Q(('data_proposta', None), _negated=True)), models.Q(('data_proposta', None), ('esito', 'NON_ACCOLTA'), ('informazione', ''), models.Q(('motivo', ''), _negated=True)), models.Q(('data_proposta', None), ('esito', 'INFORMAZIONE_RESA'), ('motivo', ''), models.Q(('informazione', ''), _negated=True)), _connector='OR'), name='richiesta_cpi_esito_has_its_field'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestacpi',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_richiestacpievent" ("attesa_fino_al", "caso_id", "codice_rifiuto", "componente_id", "cpi", "creata_da_id", "creata_il", "data_proposta", "esito", "id", "id_scambio", "informazione", "inviata_il", "letta_da_id", "letta_il", "motivo", "motivo_rifiuto", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuta_il", "richiesta", "risposta_da_id", "risposta_il", "stato", "telefono", "telefono_risposta", "tentativo", "ufficio", "ufficio_risposta", "verso") VALUES (NEW."attesa_fino_al", NEW."caso_id", NEW."codice_rifiuto", NEW."componente_id", NEW."cpi", NEW."creata_da_id", NEW."creata_il", NEW."data_proposta", NEW."esito", NEW."id", NEW."id_scambio", NEW."informazione", NEW."inviata_il", NEW."letta_da_id", NEW."letta_il", NEW."motivo", NEW."motivo_rifiuto", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."ricevuta_il", NEW."richiesta", NEW."risposta_da_id", NEW."risposta_il", NEW."stato", NEW."telefono", NEW."telefono_risposta", NEW."tentativo", NEW."ufficio", NEW."ufficio_risposta", NEW."verso"); RETURN NULL;', hash='3f29f0e2e80f2d25ab2d84d983ded04a1c1314f5', operation='UPDATE', pgid='pgtrigger_update_update_dccf0', table='patti_inclusione_richiestacpi', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestacpi',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_richiestacpievent" ("attesa_fino_al", "caso_id", "codice_rifiuto", "componente_id", "cpi", "creata_da_id", "creata_il", "data_proposta", "esito", "id", "id_scambio", "informazione", "inviata_il", "letta_da_id", "letta_il", "motivo", "motivo_rifiuto", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuta_il", "richiesta", "risposta_da_id", "risposta_il", "stato", "telefono", "telefono_risposta", "tentativo", "ufficio", "ufficio_risposta", "verso") VALUES (OLD."attesa_fino_al", OLD."caso_id", OLD."codice_rifiuto", OLD."componente_id", OLD."cpi", OLD."creata_da_id", OLD."creata_il", OLD."data_proposta", OLD."esito", OLD."id", OLD."id_scambio", OLD."informazione", OLD."inviata_il", OLD."letta_da_id", OLD."letta_il", OLD."motivo", OLD."motivo_rifiuto", OLD."numero", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."ricevuta_il", OLD."richiesta", OLD."risposta_da_id", OLD."risposta_il", OLD."stato", OLD."telefono", OLD."telefono_risposta", OLD."tentativo", OLD."ufficio", OLD."ufficio_risposta", OLD."verso"); RETURN NULL;', hash='5b4955021ec2f82b66ae5758b29260c676f84800', operation='DELETE', pgid='pgtrigger_delete_delete_a11fe', table='patti_inclusione_richiestacpi', when='AFTER')),
        ),
    ]
