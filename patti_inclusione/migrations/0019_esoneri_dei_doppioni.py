import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('patti_inclusione', '0018_storia_per_comando'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='doppione',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='doppione',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='esonero',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='esonero',
            name='update_update',
        ),
        migrations.AddField(
            model_name='doppione',
            name='cure',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None, verbose_name='cure passate'),
        ),
        migrations.AddField(
            model_name='doppione',
            name='esoneri',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None, verbose_name='esoneri passati'),
        ),
        migrations.AddField(
            model_name='doppioneevent',
            name='cure',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None, verbose_name='cure passate'),
        ),
        migrations.AddField(
            model_name='doppioneevent',
            name='esoneri',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None, verbose_name='esoneri passati'),
        ),
        migrations.AddField(
            model_name='esonero',
            name='versione',
            field=models.PositiveIntegerField(default=0, verbose_name='versione'),
        ),
        migrations.AddField(
            model_name='esoneroevent',
            name='versione',
            field=models.PositiveIntegerField(default=0, verbose_name='versione'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doppione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_doppioneevent" ("cure", "deciso_da_id", "deciso_il", "esoneri", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prima_id", "resta_id", "seconda_id", "stato", "tipo", "tolta_id", "trovato_il") VALUES (NEW."cure", NEW."deciso_da_id", NEW."deciso_il", NEW."esoneri", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."prima_id", NEW."resta_id", NEW."seconda_id", NEW."stato", NEW."tipo", NEW."tolta_id", NEW."trovato_il"); RETURN NULL;', hash='d46599a19dccbaee3d65cc6b1a6b9adf1ffda3d0', operation='INSERT', pgid='pgtrigger_insert_insert_1ef26', table='patti_inclusione_doppione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doppione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_doppioneevent" ("cure", "deciso_da_id", "deciso_il", "esoneri", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prima_id", "resta_id", "seconda_id", "stato", "tipo", "tolta_id", "trovato_il") VALUES (NEW."cure", NEW."deciso_da_id", NEW."deciso_il", NEW."esoneri", NEW."id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."prima_id", NEW."resta_id", NEW."seconda_id", NEW."stato", NEW."tipo", NEW."tolta_id", NEW."trovato_il"); RETURN NULL;', hash='1f09ba1e30ff0199e7fe0e93aef7092f371db7f4', operation='UPDATE', pgid='pgtrigger_update_update_88687', table='patti_inclusione_doppione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='esonero',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_esoneroevent" ("adesione_volontaria", "al", "ambito_obbligo", "assistito_id", "codice", "componente_id", "creato_il", "dal", "deroga", "documento_id", "fonte", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rivalutazione_il", "stato", "tipo", "tolto_dal", "tolto_perche", "valutato_da_id", "valutazione_testo", "versione") VALUES (NEW."adesione_volontaria", NEW."al", NEW."ambito_obbligo", NEW."assistito_id", NEW."codice", NEW."componente_id", NEW."creato_il", NEW."dal", NEW."deroga", NEW."documento_id", NEW."fonte", NEW."id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."rivalutazione_il", NEW."stato", NEW."tipo", NEW."tolto_dal", NEW."tolto_perche", NEW."valutato_da_id", NEW."valutazione_testo", NEW."versione"); RETURN NULL;', hash='52147513acbc4a3f73284ac88d1ba3a392c618a3', operation='INSERT', pgid='pgtrigger_insert_insert_64ccb', table='patti_inclusione_esonero', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='esonero',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_esoneroevent" ("adesione_volontaria", "al", "ambito_obbligo", "assistito_id", "codice", "componente_id", "creato_il", "dal", "deroga", "documento_id", "fonte", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rivalutazione_il", "stato", "tipo", "tolto_dal", "tolto_perche", "valutato_da_id", "valutazione_testo", "versione") VALUES (NEW."adesione_volontaria", NEW."al", NEW."ambito_obbligo", NEW."assistito_id", NEW."codice", NEW."componente_id", NEW."creato_il", NEW."dal", NEW."deroga", NEW."documento_id", NEW."fonte", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."rivalutazione_il", NEW."stato", NEW."tipo", NEW."tolto_dal", NEW."tolto_perche", NEW."valutato_da_id", NEW."valutazione_testo", NEW."versione"); RETURN NULL;', hash='7aada784392eb335fae45648dc1640f7bd823cb8', operation='UPDATE', pgid='pgtrigger_update_update_1fe4f', table='patti_inclusione_esonero', when='AFTER')),
        ),
    ]
