import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('progetti_collettivita', '0009_inps'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='assegnazionepuc',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='assegnazionepuc',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='assegnazionepuc',
            name='motivo_proroga',
            field=models.CharField(blank=True, choices=[('ORE_DA_FARE', 'Restano ore da fare'), ('PROGETTO', 'Il progetto va avanti'), ('RICHIESTA', 'Chiede di continuare'), ('ALTRO', 'Altro')], max_length=20, verbose_name='perché è prorogata'),
        ),
        migrations.AddField(
            model_name='assegnazionepucevent',
            name='motivo_proroga',
            field=models.CharField(blank=True, choices=[('ORE_DA_FARE', 'Restano ore da fare'), ('PROGETTO', 'Il progetto va avanti'), ('RICHIESTA', 'Chiede di continuare'), ('ALTRO', 'Altro')], max_length=20, verbose_name='perché è prorogata'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinail',
            name='tipo',
            field=models.CharField(choices=[('ATTIVAZIONE', 'Inizio'), ('VARIAZIONE', 'Proroga'), ('CESSAZIONE', 'Fine')], max_length=15, verbose_name='che cosa'),
        ),
        migrations.AlterField(
            model_name='comunicazioneinailevent',
            name='tipo',
            field=models.CharField(choices=[('ATTIVAZIONE', 'Inizio'), ('VARIAZIONE', 'Proroga'), ('CESSAZIONE', 'Fine')], max_length=15, verbose_name='che cosa'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assegnazionepuc',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "progetti_collettivita_assegnazionepucevent" ("consenso_ore_maggiori", "creata_il", "data_accettazione", "data_fine_effettiva", "data_fine_prevista", "data_inizio", "data_proposta", "documento_accettazione_id", "dpi_consegnati_il", "formazione_svolta_il", "id", "idoneita", "mansioni", "motivo_interruzione", "motivo_proroga", "motivo_sospensione", "ore_settimanali", "persona_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proponente_id", "puc_id", "quota", "scadenza_risposta", "sede_id", "stato", "stato_inail", "versione") VALUES (OLD."consenso_ore_maggiori", OLD."creata_il", OLD."data_accettazione", OLD."data_fine_effettiva", OLD."data_fine_prevista", OLD."data_inizio", OLD."data_proposta", OLD."documento_accettazione_id", OLD."dpi_consegnati_il", OLD."formazione_svolta_il", OLD."id", OLD."idoneita", OLD."mansioni", OLD."motivo_interruzione", OLD."motivo_proroga", OLD."motivo_sospensione", OLD."ore_settimanali", OLD."persona_id", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."proponente_id", OLD."puc_id", OLD."quota", OLD."scadenza_risposta", OLD."sede_id", OLD."stato", OLD."stato_inail", OLD."versione"); RETURN NULL;', hash='bd9892a7776318526d0f652bd946845472bfadd3', operation='UPDATE', pgid='pgtrigger_update_update_6214e', table='progetti_collettivita_assegnazionepuc', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assegnazionepuc',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progetti_collettivita_assegnazionepucevent" ("consenso_ore_maggiori", "creata_il", "data_accettazione", "data_fine_effettiva", "data_fine_prevista", "data_inizio", "data_proposta", "documento_accettazione_id", "dpi_consegnati_il", "formazione_svolta_il", "id", "idoneita", "mansioni", "motivo_interruzione", "motivo_proroga", "motivo_sospensione", "ore_settimanali", "persona_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proponente_id", "puc_id", "quota", "scadenza_risposta", "sede_id", "stato", "stato_inail", "versione") VALUES (OLD."consenso_ore_maggiori", OLD."creata_il", OLD."data_accettazione", OLD."data_fine_effettiva", OLD."data_fine_prevista", OLD."data_inizio", OLD."data_proposta", OLD."documento_accettazione_id", OLD."dpi_consegnati_il", OLD."formazione_svolta_il", OLD."id", OLD."idoneita", OLD."mansioni", OLD."motivo_interruzione", OLD."motivo_proroga", OLD."motivo_sospensione", OLD."ore_settimanali", OLD."persona_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."proponente_id", OLD."puc_id", OLD."quota", OLD."scadenza_risposta", OLD."sede_id", OLD."stato", OLD."stato_inail", OLD."versione"); RETURN NULL;', hash='af4c6ffa4dab9535d97a7cbe1bd4592e96c754a3', operation='DELETE', pgid='pgtrigger_delete_delete_ec99a', table='progetti_collettivita_assegnazionepuc', when='AFTER')),
        ),
    ]
