
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
        ('patti_inclusione', '0004_termini'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodiceVerifica',
            fields=[
                ('codice', models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name='codice')),
                ('edizione', models.PositiveSmallIntegerField(verbose_name='edizione del testo')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'codice di verifica',
                'verbose_name_plural': 'codici di verifica',
            },
        ),
        migrations.CreateModel(
            name='CopiaPatto',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('edizione', models.PositiveSmallIntegerField(verbose_name='edizione del testo')),
                ('lingua', models.CharField(choices=[('it', 'Italiano'), ('en', 'Inglese'), ('fr', 'Francese'), ('es', 'Spagnolo'), ('ro', 'Rumeno'), ('sq', 'Albanese'), ('ar', 'Arabo'), ('zh', 'Cinese'), ('altra', "Un'altra lingua")], default='it', max_length=5, verbose_name='lingua')),
                ('chiesta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
            ],
            options={
                'verbose_name': 'copia del Patto per la famiglia',
                'verbose_name_plural': 'copie del Patto per la famiglia',
                'ordering': ['chiesta_il', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PassaggioSostegno',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('da_stato', models.CharField(choices=[('PREVISTO', 'Previsto'), ('ATTIVATO', 'Attivato'), ('IN_LISTA_ATTESA', "In lista d'attesa"), ('NON_DISPONIBILE', 'Non disponibile'), ('CONCLUSO', 'Concluso')], max_length=16, verbose_name='da')),
                ('a_stato', models.CharField(choices=[('PREVISTO', 'Previsto'), ('ATTIVATO', 'Attivato'), ('IN_LISTA_ATTESA', "In lista d'attesa"), ('NON_DISPONIBILE', 'Non disponibile'), ('CONCLUSO', 'Concluso')], max_length=16, verbose_name='a')),
                ('giorno', models.DateField(verbose_name='giorno')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché')),
                ('istante', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
            ],
            options={
                'verbose_name': 'passaggio di un sostegno',
                'verbose_name_plural': 'passaggi dei sostegni',
                'ordering': ['istante', 'pk'],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='firmapatto',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='firmapatto',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='impegno',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='impegno',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='obiettivogenerale',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='obiettivogenerale',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='patto',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='patto',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='risultatoatteso',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='risultatoatteso',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='sostegno',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='sostegno',
            name='update_update',
        ),
        migrations.RemoveConstraint(
            model_name='firmapatto',
            name='firmatario_componente_xor_operatore',
        ),
        migrations.RemoveConstraint(
            model_name='firmapatto',
            name='one_firma_per_firmatario',
        ),
        migrations.AddField(
            model_name='firmapatto',
            name='firma_tutela',
            field=models.CharField(blank=True, choices=[('AL_POSTO', 'Firma al posto della persona'), ('INSIEME', 'Firmano tutti e due')], max_length=10, verbose_name='come firma il tutore'),
        ),
        migrations.AddField(
            model_name='firmapatto',
            name='interprete',
            field=models.CharField(blank=True, max_length=160, verbose_name='interprete o mediatore'),
        ),
        migrations.AddField(
            model_name='firmapatto',
            name='nome',
            field=models.CharField(blank=True, max_length=160, verbose_name='chi firma, se non è della famiglia'),
        ),
        migrations.AddField(
            model_name='firmapatto',
            name='spiegato',
            field=models.BooleanField(default=False, verbose_name='spiegato e compreso'),
        ),
        migrations.AddField(
            model_name='firmapattoevent',
            name='firma_tutela',
            field=models.CharField(blank=True, choices=[('AL_POSTO', 'Firma al posto della persona'), ('INSIEME', 'Firmano tutti e due')], max_length=10, verbose_name='come firma il tutore'),
        ),
        migrations.AddField(
            model_name='firmapattoevent',
            name='interprete',
            field=models.CharField(blank=True, max_length=160, verbose_name='interprete o mediatore'),
        ),
        migrations.AddField(
            model_name='firmapattoevent',
            name='nome',
            field=models.CharField(blank=True, max_length=160, verbose_name='chi firma, se non è della famiglia'),
        ),
        migrations.AddField(
            model_name='firmapattoevent',
            name='spiegato',
            field=models.BooleanField(default=False, verbose_name='spiegato e compreso'),
        ),
        migrations.AddField(
            model_name='impegno',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AddField(
            model_name='impegnoevent',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AddField(
            model_name='obiettivogenerale',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AddField(
            model_name='obiettivogeneraleevent',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AddField(
            model_name='patto',
            name='in_vigore_dal',
            field=models.DateField(blank=True, null=True, verbose_name='in vigore dal'),
        ),
        migrations.AddField(
            model_name='patto',
            name='motivo_revisione',
            field=models.CharField(blank=True, choices=[('CAMBIO_COMPOSIZIONE', 'La famiglia è cambiata'), ('NUOVO_BISOGNO', "C'è un nuovo bisogno"), ('RISULTATI_RAGGIUNTI', 'I risultati sono raggiunti'), ('IMPEGNI_NON_SOSTENIBILI', 'Gli impegni sono troppo pesanti'), ('NUOVO_LAVORO', "C'è un nuovo lavoro"), ('TRASFERIMENTO', 'La famiglia cambia Comune'), ('RICHIESTA_FAMIGLIA', 'Lo chiede la famiglia'), ('RINNOVO_RDC', 'Il beneficio è rinnovato'), ('PERIODICA', 'Revisione periodica')], max_length=25, verbose_name='perché si rivede'),
        ),
        migrations.AddField(
            model_name='patto',
            name='precedente',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successivi', to='patti_inclusione.patto', verbose_name='versione di prima'),
        ),
        migrations.AddField(
            model_name='patto',
            name='vale_la_firma_di_prima',
            field=models.BooleanField(default=False, verbose_name='vale la firma della versione di prima'),
        ),
        migrations.AddField(
            model_name='pattoevent',
            name='in_vigore_dal',
            field=models.DateField(blank=True, null=True, verbose_name='in vigore dal'),
        ),
        migrations.AddField(
            model_name='pattoevent',
            name='motivo_revisione',
            field=models.CharField(blank=True, choices=[('CAMBIO_COMPOSIZIONE', 'La famiglia è cambiata'), ('NUOVO_BISOGNO', "C'è un nuovo bisogno"), ('RISULTATI_RAGGIUNTI', 'I risultati sono raggiunti'), ('IMPEGNI_NON_SOSTENIBILI', 'Gli impegni sono troppo pesanti'), ('NUOVO_LAVORO', "C'è un nuovo lavoro"), ('TRASFERIMENTO', 'La famiglia cambia Comune'), ('RICHIESTA_FAMIGLIA', 'Lo chiede la famiglia'), ('RINNOVO_RDC', 'Il beneficio è rinnovato'), ('PERIODICA', 'Revisione periodica')], max_length=25, verbose_name='perché si rivede'),
        ),
        migrations.AddField(
            model_name='pattoevent',
            name='precedente',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='versione di prima'),
        ),
        migrations.AddField(
            model_name='pattoevent',
            name='vale_la_firma_di_prima',
            field=models.BooleanField(default=False, verbose_name='vale la firma della versione di prima'),
        ),
        migrations.AddField(
            model_name='risultatoatteso',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AddField(
            model_name='risultatoattesoevent',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AddField(
            model_name='sostegno',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AddField(
            model_name='sostegnoevent',
            name='origine',
            field=models.UUIDField(editable=False, null=True, verbose_name='la stessa parte nella prima versione'),
        ),
        migrations.AlterField(
            model_name='firmapatto',
            name='ruolo',
            field=models.CharField(choices=[('TENUTO', 'Tenuto agli obblighi'), ('ADERENTE', 'Aderisce liberamente'), ('GENITORE', 'Genitore, per un minorenne'), ('TUTORE', 'Tutore, per un minorenne'), ('EQUIPE', "Componente dell'équipe"), ('CASE_MANAGER', 'Case manager')], max_length=15, verbose_name='ruolo'),
        ),
        migrations.AlterField(
            model_name='firmapattoevent',
            name='ruolo',
            field=models.CharField(choices=[('TENUTO', 'Tenuto agli obblighi'), ('ADERENTE', 'Aderisce liberamente'), ('GENITORE', 'Genitore, per un minorenne'), ('TUTORE', 'Tutore, per un minorenne'), ('EQUIPE', "Componente dell'équipe"), ('CASE_MANAGER', 'Case manager')], max_length=15, verbose_name='ruolo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='firmapatto',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_firmapattoevent" ("accreditamento_id", "componente_id", "data", "firma_tutela", "id", "interprete", "modalita", "nome", "note", "patto_id", "per_conto_di_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ruolo", "spiegato") VALUES (NEW."accreditamento_id", NEW."componente_id", NEW."data", NEW."firma_tutela", NEW."id", NEW."interprete", NEW."modalita", NEW."nome", NEW."note", NEW."patto_id", NEW."per_conto_di_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."ruolo", NEW."spiegato"); RETURN NULL;', hash='4c749ffcb8ae94302e1930010e6671529a8a3fe5', operation='INSERT', pgid='pgtrigger_insert_insert_15f23', table='patti_inclusione_firmapatto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='firmapatto',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_firmapattoevent" ("accreditamento_id", "componente_id", "data", "firma_tutela", "id", "interprete", "modalita", "nome", "note", "patto_id", "per_conto_di_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ruolo", "spiegato") VALUES (NEW."accreditamento_id", NEW."componente_id", NEW."data", NEW."firma_tutela", NEW."id", NEW."interprete", NEW."modalita", NEW."nome", NEW."note", NEW."patto_id", NEW."per_conto_di_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."ruolo", NEW."spiegato"); RETURN NULL;', hash='9da47850fd4019d215985e07c891933c075f8705', operation='UPDATE', pgid='pgtrigger_update_update_13dd9', table='patti_inclusione_firmapatto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='impegno',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_impegnoevent" ("al", "categoria", "componente_id", "condizionalita", "creato_il", "dal", "descrizione", "frequenza", "id", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professionista_sanitario", "revisione", "risultato_id", "servizio_sanitario", "stato", "tipo_evento_sanzione", "verificatore") VALUES (NEW."al", NEW."categoria", NEW."componente_id", NEW."condizionalita", NEW."creato_il", NEW."dal", NEW."descrizione", NEW."frequenza", NEW."id", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."professionista_sanitario", NEW."revisione", NEW."risultato_id", NEW."servizio_sanitario", NEW."stato", NEW."tipo_evento_sanzione", NEW."verificatore"); RETURN NULL;', hash='f1bf0befa92cba600a996babb6908bd40e163067', operation='INSERT', pgid='pgtrigger_insert_insert_48427', table='patti_inclusione_impegno', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='impegno',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_impegnoevent" ("al", "categoria", "componente_id", "condizionalita", "creato_il", "dal", "descrizione", "frequenza", "id", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professionista_sanitario", "revisione", "risultato_id", "servizio_sanitario", "stato", "tipo_evento_sanzione", "verificatore") VALUES (NEW."al", NEW."categoria", NEW."componente_id", NEW."condizionalita", NEW."creato_il", NEW."dal", NEW."descrizione", NEW."frequenza", NEW."id", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."professionista_sanitario", NEW."revisione", NEW."risultato_id", NEW."servizio_sanitario", NEW."stato", NEW."tipo_evento_sanzione", NEW."verificatore"); RETURN NULL;', hash='f44b12ec4f262f11c94103c208931ce2ec05637b', operation='UPDATE', pgid='pgtrigger_update_update_ee2d3', table='patti_inclusione_impegno', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='obiettivogenerale',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_obiettivogeneraleevent" ("area", "bisogni", "componente_id", "creato_il", "id", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisione", "testo") VALUES (NEW."area", NEW."bisogni", NEW."componente_id", NEW."creato_il", NEW."id", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."revisione", NEW."testo"); RETURN NULL;', hash='dafcacbc1efe8144627cf94c36e0fcda1c127754', operation='INSERT', pgid='pgtrigger_insert_insert_3a794', table='patti_inclusione_obiettivogenerale', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='obiettivogenerale',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_obiettivogeneraleevent" ("area", "bisogni", "componente_id", "creato_il", "id", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisione", "testo") VALUES (NEW."area", NEW."bisogni", NEW."componente_id", NEW."creato_il", NEW."id", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."revisione", NEW."testo"); RETURN NULL;', hash='0d867135b17876292ea763b0617ccc5f26c5ed7b', operation='UPDATE', pgid='pgtrigger_update_update_7ddf4', table='patti_inclusione_obiettivogenerale', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='patto',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_pattoevent" ("caso_id", "chiuso_il", "comunicato_inps_il", "creato_il", "data_sottoscrizione", "durata_al", "durata_dal", "edizione", "figura_riferimento_id", "file_firmato_id", "frequenza_incontri", "hash", "id", "in_vigore_dal", "modalita_monitoraggio", "motivo_revisione", "pagine_file_firmato", "pdf_generato_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precedente_id", "provvisorio", "revisione", "stato", "tipo", "vale_la_firma_di_prima", "versione") VALUES (NEW."caso_id", NEW."chiuso_il", NEW."comunicato_inps_il", NEW."creato_il", NEW."data_sottoscrizione", NEW."durata_al", NEW."durata_dal", NEW."edizione", NEW."figura_riferimento_id", NEW."file_firmato_id", NEW."frequenza_incontri", NEW."hash", NEW."id", NEW."in_vigore_dal", NEW."modalita_monitoraggio", NEW."motivo_revisione", NEW."pagine_file_firmato", NEW."pdf_generato_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."precedente_id", NEW."provvisorio", NEW."revisione", NEW."stato", NEW."tipo", NEW."vale_la_firma_di_prima", NEW."versione"); RETURN NULL;', hash='ed9bdc7ef7c09abdd5fc8b270ef7662198f4bc24', operation='INSERT', pgid='pgtrigger_insert_insert_01bb2', table='patti_inclusione_patto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='patto',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_pattoevent" ("caso_id", "chiuso_il", "comunicato_inps_il", "creato_il", "data_sottoscrizione", "durata_al", "durata_dal", "edizione", "figura_riferimento_id", "file_firmato_id", "frequenza_incontri", "hash", "id", "in_vigore_dal", "modalita_monitoraggio", "motivo_revisione", "pagine_file_firmato", "pdf_generato_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "precedente_id", "provvisorio", "revisione", "stato", "tipo", "vale_la_firma_di_prima", "versione") VALUES (NEW."caso_id", NEW."chiuso_il", NEW."comunicato_inps_il", NEW."creato_il", NEW."data_sottoscrizione", NEW."durata_al", NEW."durata_dal", NEW."edizione", NEW."figura_riferimento_id", NEW."file_firmato_id", NEW."frequenza_incontri", NEW."hash", NEW."id", NEW."in_vigore_dal", NEW."modalita_monitoraggio", NEW."motivo_revisione", NEW."pagine_file_firmato", NEW."pdf_generato_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."precedente_id", NEW."provvisorio", NEW."revisione", NEW."stato", NEW."tipo", NEW."vale_la_firma_di_prima", NEW."versione"); RETURN NULL;', hash='2f0b7f14a15eb7740eacbcda99bd295660eb6df6', operation='UPDATE', pgid='pgtrigger_update_update_948d7', table='patti_inclusione_patto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='risultatoatteso',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_risultatoattesoevent" ("creato_il", "id", "indicatore", "obiettivo_id", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsabile_id", "responsabile_servizio", "revisione", "situazione_attesa", "situazione_iniziale", "termine", "testo") VALUES (NEW."creato_il", NEW."id", NEW."indicatore", NEW."obiettivo_id", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."responsabile_id", NEW."responsabile_servizio", NEW."revisione", NEW."situazione_attesa", NEW."situazione_iniziale", NEW."termine", NEW."testo"); RETURN NULL;', hash='b8b23400d2da6940c61e627e9d7b240ff78a6de5', operation='INSERT', pgid='pgtrigger_insert_insert_4beec', table='patti_inclusione_risultatoatteso', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='risultatoatteso',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_risultatoattesoevent" ("creato_il", "id", "indicatore", "obiettivo_id", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responsabile_id", "responsabile_servizio", "revisione", "situazione_attesa", "situazione_iniziale", "termine", "testo") VALUES (NEW."creato_il", NEW."id", NEW."indicatore", NEW."obiettivo_id", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."responsabile_id", NEW."responsabile_servizio", NEW."revisione", NEW."situazione_attesa", NEW."situazione_iniziale", NEW."termine", NEW."testo"); RETURN NULL;', hash='2264c5cbbfdd60307d3b4f539fe48b8e6e47e19c', operation='UPDATE', pgid='pgtrigger_update_update_43429', table='patti_inclusione_risultatoatteso', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sostegno',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_sostegnoevent" ("al", "attivato_il", "codice", "creato_il", "dal", "descrizione", "destinatario_id", "ente_erogatore", "fondo", "id", "intensita", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisione", "stato") VALUES (NEW."al", NEW."attivato_il", NEW."codice", NEW."creato_il", NEW."dal", NEW."descrizione", NEW."destinatario_id", NEW."ente_erogatore", NEW."fondo", NEW."id", NEW."intensita", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."revisione", NEW."stato"); RETURN NULL;', hash='393ce2874dc8bf961543e7aa0ff54aebd8292b66', operation='INSERT', pgid='pgtrigger_insert_insert_be338', table='patti_inclusione_sostegno', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sostegno',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_sostegnoevent" ("al", "attivato_il", "codice", "creato_il", "dal", "descrizione", "destinatario_id", "ente_erogatore", "fondo", "id", "intensita", "origine", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisione", "stato") VALUES (NEW."al", NEW."attivato_il", NEW."codice", NEW."creato_il", NEW."dal", NEW."descrizione", NEW."destinatario_id", NEW."ente_erogatore", NEW."fondo", NEW."id", NEW."intensita", NEW."origine", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."revisione", NEW."stato"); RETURN NULL;', hash='ed950dfdd260f19e6748f9079d529fbd8bb66e4c', operation='UPDATE', pgid='pgtrigger_update_update_91ea1', table='patti_inclusione_sostegno', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='firmapatto',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('accreditamento', None), ('componente__isnull', False), ('ruolo__in', ['TENUTO', 'ADERENTE', 'GENITORE', 'TUTORE'])), models.Q(('accreditamento__isnull', False), ('componente', None), ('ruolo', 'CASE_MANAGER')), models.Q(('accreditamento', None), ('componente', None), ('ruolo', 'EQUIPE'), models.Q(('nome', ''), _negated=True)), _connector='OR'), name='firmatario_is_of_his_ruolo'),
        ),
        migrations.AddConstraint(
            model_name='firmapatto',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('firma_tutela', ''), models.Q(('ruolo', 'TUTORE'), _negated=True)), models.Q(models.Q(('firma_tutela', ''), _negated=True), models.Q(('nome', ''), _negated=True)), _connector='OR'), name='tutela_of_firma_has_nome'),
        ),
        migrations.AddConstraint(
            model_name='firmapatto',
            constraint=models.CheckConstraint(condition=models.Q(('spiegato', False), models.Q(('interprete', ''), _negated=True), _connector='OR'), name='spiegato_has_interprete'),
        ),
        migrations.AddConstraint(
            model_name='firmapatto',
            constraint=models.UniqueConstraint(fields=('patto', 'componente', 'accreditamento', 'per_conto_di', 'nome'), name='one_firma_per_firmatario', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='patto',
            constraint=models.CheckConstraint(condition=models.Q(('motivo_revisione', ''), ('precedente__isnull', False), _connector='OR'), name='revisione_has_precedente'),
        ),
        migrations.AddConstraint(
            model_name='patto',
            constraint=models.CheckConstraint(condition=models.Q(('vale_la_firma_di_prima', False), models.Q(('motivo_revisione', ''), _negated=True), _connector='OR'), name='firma_di_prima_only_of_revisione'),
        ),
        migrations.AddConstraint(
            model_name='sostegno',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'ATTIVATO'), _negated=True), ('attivato_il__isnull', False), _connector='OR'), name='attivato_has_giorno'),
        ),
        migrations.AddField(
            model_name='codiceverifica',
            name='documento',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='codici_verifica', to='documenti.documento', verbose_name='documento'),
        ),
        migrations.AddField(
            model_name='codiceverifica',
            name='patto',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='codici_verifica', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AddField(
            model_name='copiapatto',
            name='componente',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copie_riservate', to='ambiti.componente', verbose_name='solo per'),
        ),
        migrations.AddField(
            model_name='copiapatto',
            name='documento',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copie_del_patto', to='documenti.documento', verbose_name='documento'),
        ),
        migrations.AddField(
            model_name='copiapatto',
            name='patto',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copie', to='patti_inclusione.patto', verbose_name='Patto'),
        ),
        migrations.AddField(
            model_name='passaggiosostegno',
            name='accreditamento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passaggi_sostegni', to='accounts.accreditamento', verbose_name='chi'),
        ),
        migrations.AddField(
            model_name='passaggiosostegno',
            name='sostegno',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passaggi', to='patti_inclusione.sostegno', verbose_name='sostegno'),
        ),
        migrations.AddConstraint(
            model_name='codiceverifica',
            constraint=models.UniqueConstraint(fields=('patto', 'edizione'), name='one_codice_per_edizione'),
        ),
        migrations.AddConstraint(
            model_name='codiceverifica',
            constraint=models.CheckConstraint(condition=models.Q(('codice__regex', '^[0-9A-HJKMNP-TV-Z]{20}$')), name='codice_is_long'),
        ),
        migrations.AddConstraint(
            model_name='copiapatto',
            constraint=models.UniqueConstraint(fields=('patto', 'edizione', 'lingua', 'componente'), name='one_copia_per_lingua', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='copiapatto',
            constraint=models.CheckConstraint(condition=models.Q(('lingua', 'altra'), _negated=True), name='copia_of_a_sheet_we_have'),
        ),
        migrations.AddConstraint(
            model_name='copiapatto',
            constraint=models.CheckConstraint(condition=models.Q(('componente', None), ('lingua', 'it'), _connector='OR'), name='riservata_in_italian'),
        ),
        migrations.AddConstraint(
            model_name='passaggiosostegno',
            constraint=models.CheckConstraint(condition=models.Q(('da_stato', models.F('a_stato')), _negated=True), name='passaggio_changes_stato'),
        ),
        migrations.AddConstraint(
            model_name='passaggiosostegno',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('a_stato__in', ['IN_LISTA_ATTESA', 'NON_DISPONIBILE']), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='attesa_has_motivo'),
        ),
    ]
