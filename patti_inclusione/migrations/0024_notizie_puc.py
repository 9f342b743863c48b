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
        ('patti_inclusione', '0023_chiavi_di_troppo'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='NotiziaPuc',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('RIFIUTO', 'Non ha aderito'), ('SENZA_RISPOSTA', 'Non ha risposto alla proposta'), ('ASSENZE_RICHIAMO', 'Assenze ingiustificate da richiamare'), ('ASSENZE_DECADENZA', 'Assenze ingiustificate oltre la soglia'), ('COMPLETATO', 'Ha completato il progetto'), ('INTERROTTO', 'Ha interrotto il progetto')], max_length=20, verbose_name='che cosa')),
                ('partecipazione', models.UUIDField(verbose_name='partecipazione')),
                ('progetto', models.CharField(max_length=20, verbose_name='progetto')),
                ('il', models.DateField(verbose_name='il')),
                ('arrivata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='arrivata il')),
                ('chiusa_il', models.DateTimeField(blank=True, null=True, verbose_name='chiusa il')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché')),
            ],
            options={
                'verbose_name': 'notizia di un progetto',
                'verbose_name_plural': 'notizie dei progetti',
            },
        ),
        migrations.CreateModel(
            name='NotiziaPucEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('RIFIUTO', 'Non ha aderito'), ('SENZA_RISPOSTA', 'Non ha risposto alla proposta'), ('ASSENZE_RICHIAMO', 'Assenze ingiustificate da richiamare'), ('ASSENZE_DECADENZA', 'Assenze ingiustificate oltre la soglia'), ('COMPLETATO', 'Ha completato il progetto'), ('INTERROTTO', 'Ha interrotto il progetto')], max_length=20, verbose_name='che cosa')),
                ('partecipazione', models.UUIDField(verbose_name='partecipazione')),
                ('progetto', models.CharField(max_length=20, verbose_name='progetto')),
                ('il', models.DateField(verbose_name='il')),
                ('arrivata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='arrivata il')),
                ('chiusa_il', models.DateTimeField(blank=True, null=True, verbose_name='chiusa il')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='segnalazione',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='segnalazione',
            name='update_update',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segnalazione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_segnalazioneevent" ("approvata_da_id", "approvata_il", "autori", "avviso_il", "base_giuridica", "caso_id", "componente_id", "convocazione_id", "creata_da_id", "creata_il", "data_accertamento", "data_evento", "effetto_stimato", "esito_inps", "firma_id", "giustificato_motivo_valutato", "id", "impegno_id", "inviata_il", "motivazione", "motivo_rigetto", "motivo_ritardo", "notizia_id", "ordinale_stimato", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progressivo", "proposta_il", "protocollo_inps", "richiamo_id", "scadenza_invio", "senza_patto_lavoro", "spiegato_da", "stato", "tipo_evento") VALUES (NEW."approvata_da_id", NEW."approvata_il", NEW."autori", NEW."avviso_il", NEW."base_giuridica", NEW."caso_id", NEW."componente_id", NEW."convocazione_id", NEW."creata_da_id", NEW."creata_il", NEW."data_accertamento", NEW."data_evento", NEW."effetto_stimato", NEW."esito_inps", NEW."firma_id", NEW."giustificato_motivo_valutato", NEW."id", NEW."impegno_id", NEW."inviata_il", NEW."motivazione", NEW."motivo_rigetto", NEW."motivo_ritardo", NEW."notizia_id", NEW."ordinale_stimato", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."progressivo", NEW."proposta_il", NEW."protocollo_inps", NEW."richiamo_id", NEW."scadenza_invio", NEW."senza_patto_lavoro", NEW."spiegato_da", NEW."stato", NEW."tipo_evento"); RETURN NULL;', hash='c1efdff736742a360f511f2a7472abff3b645601', operation='INSERT', pgid='pgtrigger_insert_insert_520cf', table='patti_inclusione_segnalazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='segnalazione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_segnalazioneevent" ("approvata_da_id", "approvata_il", "autori", "avviso_il", "base_giuridica", "caso_id", "componente_id", "convocazione_id", "creata_da_id", "creata_il", "data_accertamento", "data_evento", "effetto_stimato", "esito_inps", "firma_id", "giustificato_motivo_valutato", "id", "impegno_id", "inviata_il", "motivazione", "motivo_rigetto", "motivo_ritardo", "notizia_id", "ordinale_stimato", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progressivo", "proposta_il", "protocollo_inps", "richiamo_id", "scadenza_invio", "senza_patto_lavoro", "spiegato_da", "stato", "tipo_evento") VALUES (NEW."approvata_da_id", NEW."approvata_il", NEW."autori", NEW."avviso_il", NEW."base_giuridica", NEW."caso_id", NEW."componente_id", NEW."convocazione_id", NEW."creata_da_id", NEW."creata_il", NEW."data_accertamento", NEW."data_evento", NEW."effetto_stimato", NEW."esito_inps", NEW."firma_id", NEW."giustificato_motivo_valutato", NEW."id", NEW."impegno_id", NEW."inviata_il", NEW."motivazione", NEW."motivo_rigetto", NEW."motivo_ritardo", NEW."notizia_id", NEW."ordinale_stimato", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."progressivo", NEW."proposta_il", NEW."protocollo_inps", NEW."richiamo_id", NEW."scadenza_invio", NEW."senza_patto_lavoro", NEW."spiegato_da", NEW."stato", NEW."tipo_evento"); RETURN NULL;', hash='92e9cce85fc927ca53d40e5c56e80092d93e8727', operation='UPDATE', pgid='pgtrigger_update_update_c863e', table='patti_inclusione_segnalazione', when='AFTER')),
        ),
        migrations.AddField(
            model_name='notiziapuc',
            name='caso',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notizie_puc', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='notiziapuc',
            name='chiusa_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notizie_puc', to='accounts.accreditamento', verbose_name='chiusa da'),
        ),
        migrations.AddField(
            model_name='notiziapuc',
            name='componente',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notizie_puc', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='segnalazione',
            name='notizia',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='segnalazioni', to='patti_inclusione.notiziapuc', verbose_name='progetto'),
        ),
        migrations.AddField(
            model_name='segnalazioneevent',
            name='notizia',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.notiziapuc', verbose_name='progetto'),
        ),
        migrations.AddField(
            model_name='notiziapucevent',
            name='caso',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso'),
        ),
        migrations.AddField(
            model_name='notiziapucevent',
            name='chiusa_da',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='chiusa da'),
        ),
        migrations.AddField(
            model_name='notiziapucevent',
            name='componente',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona'),
        ),
        migrations.AddField(
            model_name='notiziapucevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='notiziapucevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.notiziapuc'),
        ),
        migrations.AddConstraint(
            model_name='notiziapuc',
            constraint=models.UniqueConstraint(fields=('partecipazione', 'tipo'), name='one_notizia_puc_per_fact'),
        ),
        migrations.AddConstraint(
            model_name='notiziapuc',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('chiusa_da', None), ('chiusa_il', None), ('motivo', '')), models.Q(('chiusa_da__isnull', False), ('chiusa_il__isnull', False), models.Q(('motivo', ''), _negated=True)), _connector='OR'), name='notizia_puc_closed_iff_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notiziapuc',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_notiziapucevent" ("arrivata_il", "caso_id", "chiusa_da_id", "chiusa_il", "componente_id", "id", "il", "motivo", "partecipazione", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progetto", "tipo") VALUES (NEW."arrivata_il", NEW."caso_id", NEW."chiusa_da_id", NEW."chiusa_il", NEW."componente_id", NEW."id", NEW."il", NEW."motivo", NEW."partecipazione", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."progetto", NEW."tipo"); RETURN NULL;', hash='832f4e05a4c8a1c4c58acff9f3f0603e6580a43e', operation='INSERT', pgid='pgtrigger_insert_insert_082d9', table='patti_inclusione_notiziapuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notiziapuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_notiziapucevent" ("arrivata_il", "caso_id", "chiusa_da_id", "chiusa_il", "componente_id", "id", "il", "motivo", "partecipazione", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progetto", "tipo") VALUES (NEW."arrivata_il", NEW."caso_id", NEW."chiusa_da_id", NEW."chiusa_il", NEW."componente_id", NEW."id", NEW."il", NEW."motivo", NEW."partecipazione", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."progetto", NEW."tipo"); RETURN NULL;', hash='6cdca8179e968adf96dd3d61016907f1d499ff1b', operation='UPDATE', pgid='pgtrigger_update_update_4591e', table='patti_inclusione_notiziapuc', when='AFTER')),
        ),
    ]
