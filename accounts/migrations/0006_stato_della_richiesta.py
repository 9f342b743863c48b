import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Requests there already: since the first row of their history after the last one in another state.
STATO_DAL = """
    UPDATE accounts_richiestaaccreditamento AS r
    SET stato_dal = COALESCE(
        (SELECT min(e.pgh_created_at) FROM accounts_richiestaaccreditamentoevent AS e
         WHERE e.pgh_obj_id = r.id AND e.stato = r.stato AND e.pgh_created_at > COALESCE(
             (SELECT max(o.pgh_created_at) FROM accounts_richiestaaccreditamentoevent AS o
              WHERE o.pgh_obj_id = r.id AND o.stato <> r.stato), '-infinity')),
        r.creata_il)
"""


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0005_scheda_operatore"),
        ('ambiti', '0002_initial'),
        ('documenti', '0001_initial'),
        ('pec', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='richiestaaccreditamento',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='richiestaaccreditamento',
            name='update_update',
        ),
        migrations.AddField(
            model_name='richiestaaccreditamento',
            name='stato_dal',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='in questo stato dal'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='stato_dal',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='in questo stato dal'),
        ),
        migrations.RunSQL(STATO_DAL, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestaaccreditamento',
            trigger=pgtrigger.compiler.Trigger(name='stato_dal_follows_stato', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."stato" IS DISTINCT FROM (NEW."stato"))', func='NEW.stato_dal = statement_timestamp(); RETURN NEW;', hash='06542ba31079c729da2e144fadfcc4df8ad9a731', operation='UPDATE', pgid='pgtrigger_stato_dal_follows_stato_1d13b', table='accounts_richiestaaccreditamento', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestaaccreditamento',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_richiestaaccreditamentoevent" ("aggiornata_il", "ambito_id", "belfiore_nascita", "chiede_sostituzione", "codice_fiscale", "cognome", "creata_il", "data_nascita", "email", "firmatario_codice_fiscale", "firmatario_cognome", "firmatario_nome", "firmatario_titolo", "genere", "id", "messaggio_pec_id", "motivo", "nome", "nota_id", "numero_richiesta", "pec_message_id", "pec_mittente", "pec_ricevuta_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sostituisce_id", "stato", "stato_dal", "telefono") VALUES (NEW."aggiornata_il", NEW."ambito_id", NEW."belfiore_nascita", NEW."chiede_sostituzione", NEW."codice_fiscale", NEW."cognome", NEW."creata_il", NEW."data_nascita", NEW."email", NEW."firmatario_codice_fiscale", NEW."firmatario_cognome", NEW."firmatario_nome", NEW."firmatario_titolo", NEW."genere", NEW."id", NEW."messaggio_pec_id", NEW."motivo", NEW."nome", NEW."nota_id", NEW."numero_richiesta", NEW."pec_message_id", NEW."pec_mittente", NEW."pec_ricevuta_il", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."sostituisce_id", NEW."stato", NEW."stato_dal", NEW."telefono"); RETURN NULL;', hash='f5434060cb3999c53359c40954b6ce7d7b619700', operation='INSERT', pgid='pgtrigger_insert_insert_5183c', table='accounts_richiestaaccreditamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestaaccreditamento',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_richiestaaccreditamentoevent" ("aggiornata_il", "ambito_id", "belfiore_nascita", "chiede_sostituzione", "codice_fiscale", "cognome", "creata_il", "data_nascita", "email", "firmatario_codice_fiscale", "firmatario_cognome", "firmatario_nome", "firmatario_titolo", "genere", "id", "messaggio_pec_id", "motivo", "nome", "nota_id", "numero_richiesta", "pec_message_id", "pec_mittente", "pec_ricevuta_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sostituisce_id", "stato", "stato_dal", "telefono") VALUES (NEW."aggiornata_il", NEW."ambito_id", NEW."belfiore_nascita", NEW."chiede_sostituzione", NEW."codice_fiscale", NEW."cognome", NEW."creata_il", NEW."data_nascita", NEW."email", NEW."firmatario_codice_fiscale", NEW."firmatario_cognome", NEW."firmatario_nome", NEW."firmatario_titolo", NEW."genere", NEW."id", NEW."messaggio_pec_id", NEW."motivo", NEW."nome", NEW."nota_id", NEW."numero_richiesta", NEW."pec_message_id", NEW."pec_mittente", NEW."pec_ricevuta_il", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."sostituisce_id", NEW."stato", NEW."stato_dal", NEW."telefono"); RETURN NULL;', hash='493fadbb4706dbbc5d93c24325a9f08373b46e44', operation='UPDATE', pgid='pgtrigger_update_update_96549', table='accounts_richiestaaccreditamento', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='richiestaaccreditamento',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['RIFIUTATA', 'RITIRATA']), _negated=True), fields=('sostituisce',), name='one_richiesta_per_sostituito'),
        ),
    ]
