import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('ambiti', '0002_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('documenti', '0001_initial'),
        ('pec', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.AddField(
            model_name='accreditamento',
            name='ambito',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accreditamenti', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='comuni',
            field=models.ManyToManyField(blank=True, related_name='accreditamenti', to='ambiti.comune', verbose_name='Comuni'),
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='creato_da',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accreditamenti_dati', to='accounts.accreditamento', verbose_name='dato da'),
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='operatore',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accreditamenti', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='ambito',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='creato_da',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='dato da'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='operatore',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.accreditamento'),
        ),
        migrations.AddField(
            model_name='allegatorichiesta',
            name='documento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allegati_richieste', to='documenti.documento', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='attodesignazione',
            name='file_controfirmato',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='atti_controfirmati', to='documenti.documento', verbose_name='atto controfirmato'),
        ),
        migrations.AddField(
            model_name='attodesignazione',
            name='file_ministero',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='atti_ministero', to='documenti.documento', verbose_name='atto del Ministero'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='atto',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.attodesignazione', verbose_name='atto di designazione'),
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='atto',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accreditamenti', to='accounts.attodesignazione', verbose_name='atto di designazione'),
        ),
        migrations.AddField(
            model_name='attodesignazioneevent',
            name='file_controfirmato',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='atto controfirmato'),
        ),
        migrations.AddField(
            model_name='attodesignazioneevent',
            name='file_ministero',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='atto del Ministero'),
        ),
        migrations.AddField(
            model_name='attodesignazioneevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='attodesignazioneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.attodesignazione'),
        ),
        migrations.AddField(
            model_name='designazioneoperatore',
            name='accreditamento',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='designazione', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='dispositivototp',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='dispositivo', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AddField(
            model_name='identificazione',
            name='accreditamento',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='identificazione', to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='identificazione',
            name='effettuata_da',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identificazioni_effettuate', to=settings.AUTH_USER_MODEL, verbose_name='effettuata da'),
        ),
        migrations.AddField(
            model_name='incaricoambito',
            name='accreditamento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='incaricoambito',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incarichi', to='ambiti.ambito'),
        ),
        migrations.AddField(
            model_name='incaricoambito',
            name='permission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AddField(
            model_name='incaricoambito',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incaricocomune',
            name='accreditamento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='incaricocomune',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incarichi', to='ambiti.comune'),
        ),
        migrations.AddField(
            model_name='incaricocomune',
            name='permission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AddField(
            model_name='incaricocomune',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incariconucleo',
            name='accreditamento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='accounts.accreditamento', verbose_name='accreditamento'),
        ),
        migrations.AddField(
            model_name='incariconucleo',
            name='content_object',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incarichi', to='ambiti.nucleo'),
        ),
        migrations.AddField(
            model_name='incariconucleo',
            name='permission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission'),
        ),
        migrations.AddField(
            model_name='incariconucleo',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='indicazioneutente',
            name='ambito',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicazioni', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AddField(
            model_name='indicazioneutente',
            name='comune',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicazioni', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AddField(
            model_name='indicazioneutente',
            name='documento',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicazioni', to='documenti.documento', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='indicazioneutenteevent',
            name='ambito',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito'),
        ),
        migrations.AddField(
            model_name='indicazioneutenteevent',
            name='comune',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune'),
        ),
        migrations.AddField(
            model_name='indicazioneutenteevent',
            name='documento',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='indicazioneutenteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='indicazioneutenteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.indicazioneutente'),
        ),
        migrations.AddField(
            model_name='invito',
            name='operatore',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inviti', to=settings.AUTH_USER_MODEL, verbose_name='operatore'),
        ),
        migrations.AddField(
            model_name='attodesignazioneevent',
            name='modello',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.modelloatto', verbose_name='modello'),
        ),
        migrations.AddField(
            model_name='attodesignazione',
            name='modello',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='atti', to='accounts.modelloatto', verbose_name='modello'),
        ),
        migrations.AddField(
            model_name='operatoreevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='operatoreevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamento',
            name='ambito',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='richieste', to='ambiti.ambito', verbose_name='Ambito di riferimento'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamento',
            name='messaggio_pec',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='richieste', to='pec.messaggiopec', verbose_name="PEC all'ente"),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamento',
            name='nota',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='richieste', to='documenti.documento', verbose_name='nota di autorizzazione da firmare'),
        ),
        migrations.AddField(
            model_name='attodesignazioneevent',
            name='richiesta',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.richiestaaccreditamento', verbose_name='richiesta'),
        ),
        migrations.AddField(
            model_name='attodesignazione',
            name='richiesta',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='atto', to='accounts.richiestaaccreditamento', verbose_name='richiesta'),
        ),
        migrations.AddField(
            model_name='allegatorichiesta',
            name='richiesta',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allegati', to='accounts.richiestaaccreditamento', verbose_name='richiesta'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='ambito',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito di riferimento'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='messaggio_pec',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pec.messaggiopec', verbose_name="PEC all'ente"),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='nota',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='nota di autorizzazione da firmare'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='richiestaaccreditamentoevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.richiestaaccreditamento'),
        ),
        migrations.AddField(
            model_name='rigaindicazione',
            name='indicazione',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='righe', to='accounts.indicazioneutente', verbose_name='indicazione'),
        ),
        migrations.AddField(
            model_name='accreditamentoevent',
            name='riga_indicazione',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.rigaindicazione', verbose_name='indicazione del Comune'),
        ),
        migrations.AddField(
            model_name='accreditamento',
            name='riga_indicazione',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accreditamenti', to='accounts.rigaindicazione', verbose_name='indicazione del Comune'),
        ),
        migrations.AddConstraint(
            model_name='operatore',
            constraint=models.CheckConstraint(condition=models.Q(('is_superuser', False)), name='nobody_is_superuser'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='operatore',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_operatoreevent" ("belfiore_nascita", "codice_fiscale", "cognome", "contratto_fino_al", "creato_il", "data_nascita", "email", "ente_datore", "genere", "id", "is_active", "is_superuser", "nome", "numero_albo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profilo_professionale", "regione_albo", "sezione_albo", "sintetico", "telefono") VALUES (NEW."belfiore_nascita", NEW."codice_fiscale", NEW."cognome", NEW."contratto_fino_al", NEW."creato_il", NEW."data_nascita", NEW."email", NEW."ente_datore", NEW."genere", NEW."id", NEW."is_active", NEW."is_superuser", NEW."nome", NEW."numero_albo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."profilo_professionale", NEW."regione_albo", NEW."sezione_albo", NEW."sintetico", NEW."telefono"); RETURN NULL;', hash='a870d63e9f9b8e547ad2a2006610f31b553317ed', operation='INSERT', pgid='pgtrigger_insert_insert_a4b45', table='accounts_operatore', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='operatore',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."belfiore_nascita" IS DISTINCT FROM (NEW."belfiore_nascita") OR OLD."codice_fiscale" IS DISTINCT FROM (NEW."codice_fiscale") OR OLD."cognome" IS DISTINCT FROM (NEW."cognome") OR OLD."contratto_fino_al" IS DISTINCT FROM (NEW."contratto_fino_al") OR OLD."creato_il" IS DISTINCT FROM (NEW."creato_il") OR OLD."data_nascita" IS DISTINCT FROM (NEW."data_nascita") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ente_datore" IS DISTINCT FROM (NEW."ente_datore") OR OLD."genere" IS DISTINCT FROM (NEW."genere") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."nome" IS DISTINCT FROM (NEW."nome") OR OLD."numero_albo" IS DISTINCT FROM (NEW."numero_albo") OR OLD."profilo_professionale" IS DISTINCT FROM (NEW."profilo_professionale") OR OLD."regione_albo" IS DISTINCT FROM (NEW."regione_albo") OR OLD."sezione_albo" IS DISTINCT FROM (NEW."sezione_albo") OR OLD."sintetico" IS DISTINCT FROM (NEW."sintetico") OR OLD."telefono" IS DISTINCT FROM (NEW."telefono"))', func='INSERT INTO "accounts_operatoreevent" ("belfiore_nascita", "codice_fiscale", "cognome", "contratto_fino_al", "creato_il", "data_nascita", "email", "ente_datore", "genere", "id", "is_active", "is_superuser", "nome", "numero_albo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profilo_professionale", "regione_albo", "sezione_albo", "sintetico", "telefono") VALUES (NEW."belfiore_nascita", NEW."codice_fiscale", NEW."cognome", NEW."contratto_fino_al", NEW."creato_il", NEW."data_nascita", NEW."email", NEW."ente_datore", NEW."genere", NEW."id", NEW."is_active", NEW."is_superuser", NEW."nome", NEW."numero_albo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."profilo_professionale", NEW."regione_albo", NEW."sezione_albo", NEW."sintetico", NEW."telefono"); RETURN NULL;', hash='65118c9a89bafb73a8fdd14457ecc677785334a1', operation='UPDATE', pgid='pgtrigger_update_update_57a40', table='accounts_operatore', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='incaricoambito',
            constraint=models.UniqueConstraint(fields=('accreditamento', 'permission', 'content_object'), name='accounts_incaricoambito_one_row'),
        ),
        migrations.AddConstraint(
            model_name='incaricocomune',
            constraint=models.UniqueConstraint(fields=('accreditamento', 'permission', 'content_object'), name='accounts_incaricocomune_one_row'),
        ),
        migrations.AddConstraint(
            model_name='incariconucleo',
            constraint=models.UniqueConstraint(fields=('accreditamento', 'permission', 'content_object'), name='accounts_incariconucleo_one_row'),
        ),
        migrations.AddConstraint(
            model_name='indicazioneutente',
            constraint=models.UniqueConstraint(fields=('comune', 'protocollo', 'data'), name='one_indicazione_per_protocollo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicazioneutente',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_indicazioneutenteevent" ("ambito_id", "caricata_il", "comune_id", "data", "documento_id", "firmatario", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo") VALUES (NEW."ambito_id", NEW."caricata_il", NEW."comune_id", NEW."data", NEW."documento_id", NEW."firmatario", NEW."id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."protocollo"); RETURN NULL;', hash='1e25cda3c3a8cc2c62ca0e7a5f58520e9633bfd9', operation='INSERT', pgid='pgtrigger_insert_insert_0af18', table='accounts_indicazioneutente', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicazioneutente',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_indicazioneutenteevent" ("ambito_id", "caricata_il", "comune_id", "data", "documento_id", "firmatario", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo") VALUES (NEW."ambito_id", NEW."caricata_il", NEW."comune_id", NEW."data", NEW."documento_id", NEW."firmatario", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."protocollo"); RETURN NULL;', hash='bf0b28de09a7c330e47222ab85f17d9443976acb', operation='UPDATE', pgid='pgtrigger_update_update_60f34', table='accounts_indicazioneutente', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='richiestaaccreditamento',
            index=models.Index(fields=['stato', 'creata_il'], name='richiesta_stato'),
        ),
        migrations.AddConstraint(
            model_name='richiestaaccreditamento',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['COMUNICATO', 'RIFIUTATA', 'RITIRATA']), _negated=True), fields=('ambito', 'codice_fiscale'), name='one_open_richiesta_per_person_and_ambito'),
        ),
        migrations.AddConstraint(
            model_name='richiestaaccreditamento',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RIFIUTATA'), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='rifiutata_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='richiestaaccreditamento',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'COMUNICATO'), _negated=True), ('messaggio_pec__isnull', False), _connector='OR'), name='comunicato_by_pec'),
        ),
        migrations.AddConstraint(
            model_name='richiestaaccreditamento',
            constraint=models.CheckConstraint(condition=models.Q(('stato__in', ['BOZZA', 'FORM_INVIATO', 'RIFIUTATA', 'RITIRATA']), models.Q(('pec_ricevuta_il__isnull', False), models.Q(('pec_message_id', ''), _negated=True), models.Q(('pec_mittente', ''), _negated=True)), _connector='OR'), name='pec_before_verifica'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestaaccreditamento',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_richiestaaccreditamentoevent" ("aggiornata_il", "ambito_id", "belfiore_nascita", "codice_fiscale", "cognome", "creata_il", "data_nascita", "email", "firmatario_cognome", "firmatario_nome", "firmatario_titolo", "genere", "id", "messaggio_pec_id", "motivo", "nome", "nota_id", "numero_richiesta", "pec_message_id", "pec_mittente", "pec_ricevuta_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato", "telefono") VALUES (NEW."aggiornata_il", NEW."ambito_id", NEW."belfiore_nascita", NEW."codice_fiscale", NEW."cognome", NEW."creata_il", NEW."data_nascita", NEW."email", NEW."firmatario_cognome", NEW."firmatario_nome", NEW."firmatario_titolo", NEW."genere", NEW."id", NEW."messaggio_pec_id", NEW."motivo", NEW."nome", NEW."nota_id", NEW."numero_richiesta", NEW."pec_message_id", NEW."pec_mittente", NEW."pec_ricevuta_il", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."stato", NEW."telefono"); RETURN NULL;', hash='7112adcdce0bebfb064393ee243658d52f0eb4fe', operation='INSERT', pgid='pgtrigger_insert_insert_5183c', table='accounts_richiestaaccreditamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='richiestaaccreditamento',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_richiestaaccreditamentoevent" ("aggiornata_il", "ambito_id", "belfiore_nascita", "codice_fiscale", "cognome", "creata_il", "data_nascita", "email", "firmatario_cognome", "firmatario_nome", "firmatario_titolo", "genere", "id", "messaggio_pec_id", "motivo", "nome", "nota_id", "numero_richiesta", "pec_message_id", "pec_mittente", "pec_ricevuta_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato", "telefono") VALUES (NEW."aggiornata_il", NEW."ambito_id", NEW."belfiore_nascita", NEW."codice_fiscale", NEW."cognome", NEW."creata_il", NEW."data_nascita", NEW."email", NEW."firmatario_cognome", NEW."firmatario_nome", NEW."firmatario_titolo", NEW."genere", NEW."id", NEW."messaggio_pec_id", NEW."motivo", NEW."nome", NEW."nota_id", NEW."numero_richiesta", NEW."pec_message_id", NEW."pec_mittente", NEW."pec_ricevuta_il", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."stato", NEW."telefono"); RETURN NULL;', hash='56847b2e88f8d7d820476cc113c0aa9886460d3a', operation='UPDATE', pgid='pgtrigger_update_update_96549', table='accounts_richiestaaccreditamento', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='attodesignazione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('data_controfirma', None), ('file_controfirmato', None)), models.Q(('data_controfirma__isnull', False), ('file_controfirmato__isnull', False)), _connector='OR'), name='controfirma_is_file_and_date'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attodesignazione',
            trigger=pgtrigger.compiler.Trigger(name='countersigned_is_immutable', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."data_controfirma" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7dfa0bc68db019de72c84098560754b6313fed55', operation='UPDATE OR DELETE', pgid='pgtrigger_countersigned_is_immutable_139d1', table='accounts_attodesignazione', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attodesignazione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_attodesignazioneevent" ("creato_il", "data", "data_controfirma", "file_controfirmato_id", "file_ministero_id", "id", "modello_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "richiesta_id") VALUES (NEW."creato_il", NEW."data", NEW."data_controfirma", NEW."file_controfirmato_id", NEW."file_ministero_id", NEW."id", NEW."modello_id", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."richiesta_id"); RETURN NULL;', hash='4537bb71cbc13ef17826471e675da6720e595dcd', operation='INSERT', pgid='pgtrigger_insert_insert_a1daa', table='accounts_attodesignazione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attodesignazione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_attodesignazioneevent" ("creato_il", "data", "data_controfirma", "file_controfirmato_id", "file_ministero_id", "id", "modello_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "richiesta_id") VALUES (NEW."creato_il", NEW."data", NEW."data_controfirma", NEW."file_controfirmato_id", NEW."file_ministero_id", NEW."id", NEW."modello_id", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."richiesta_id"); RETURN NULL;', hash='4cb28b100e3f6d77e2ea3363881fe17566eb8132', operation='UPDATE', pgid='pgtrigger_update_update_20caa', table='accounts_attodesignazione', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='rigaindicazione',
            constraint=models.UniqueConstraint(fields=('indicazione', 'codice_fiscale', 'ruolo'), name='one_riga_per_person_and_ruolo'),
        ),
        migrations.AddIndex(
            model_name='accreditamento',
            index=models.Index(fields=['ambito', 'ruolo', 'stato'], name='accreditamento_ambito_ruolo'),
        ),
        migrations.AddConstraint(
            model_name='accreditamento',
            constraint=models.CheckConstraint(condition=models.Q(('valido_al', None), ('valido_al__gte', models.F('valido_dal')), _connector='OR'), name='accreditamento_dal_before_al'),
        ),
        migrations.AddConstraint(
            model_name='accreditamento',
            constraint=models.CheckConstraint(condition=models.Q(('livello', 'NAZIONALE'), ('ambito__isnull', False), _connector='XOR'), name='accreditamento_ambito_unless_nazionale'),
        ),
        migrations.AddConstraint(
            model_name='accreditamento',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ruolo', 'AMMINISTRATORE_AMBITO'), ('stato', 'ATTIVO'), _negated=True), ('atto__isnull', False), _connector='OR'), name='amministratore_active_only_by_atto'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditamento',
            trigger=pgtrigger.compiler.Trigger(name='amministratore_only_countersigned', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."ruolo" = \'AMMINISTRATORE_AMBITO\' AND NEW."stato" = \'ATTIVO\')', func="\n                    IF NOT EXISTS (\n                        SELECT 1 FROM accounts_attodesignazione\n                        WHERE id = NEW.atto_id AND data_controfirma IS NOT NULL\n                    ) THEN\n                        RAISE EXCEPTION 'amministratore without a countersigned act' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='c8dc2d85dc2e2b8f940c8a2b822fbae11c6bdf0f', operation='INSERT OR UPDATE', pgid='pgtrigger_amministratore_only_countersigned_2aaab', table='accounts_accreditamento', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditamento',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_accreditamentoevent" ("ambito_id", "atto_id", "creato_da_id", "creato_il", "fondi", "fondo_altro", "id", "livello", "motivo_cumulo", "motivo_stato", "motivo_testo", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "riga_indicazione_id", "ruolo", "stato", "valido_al", "valido_dal") VALUES (NEW."ambito_id", NEW."atto_id", NEW."creato_da_id", NEW."creato_il", NEW."fondi", NEW."fondo_altro", NEW."id", NEW."livello", NEW."motivo_cumulo", NEW."motivo_stato", NEW."motivo_testo", NEW."operatore_id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."riga_indicazione_id", NEW."ruolo", NEW."stato", NEW."valido_al", NEW."valido_dal"); RETURN NULL;', hash='b91224edce521575d2c61405a29585f27b11e435', operation='INSERT', pgid='pgtrigger_insert_insert_4a22d', table='accounts_accreditamento', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditamento',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "accounts_accreditamentoevent" ("ambito_id", "atto_id", "creato_da_id", "creato_il", "fondi", "fondo_altro", "id", "livello", "motivo_cumulo", "motivo_stato", "motivo_testo", "operatore_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "riga_indicazione_id", "ruolo", "stato", "valido_al", "valido_dal") VALUES (NEW."ambito_id", NEW."atto_id", NEW."creato_da_id", NEW."creato_il", NEW."fondi", NEW."fondo_altro", NEW."id", NEW."livello", NEW."motivo_cumulo", NEW."motivo_stato", NEW."motivo_testo", NEW."operatore_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."riga_indicazione_id", NEW."ruolo", NEW."stato", NEW."valido_al", NEW."valido_dal"); RETURN NULL;', hash='c7154219c514267d50cbf162061da734797eccb4', operation='UPDATE', pgid='pgtrigger_update_update_31b82', table='accounts_accreditamento', when='AFTER')),
        ),
    ]
