import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_finestra_degli_incarichi'),
        ('ambiti', '0004_ricerca_persone'),
        ('patti_inclusione', '0012_persona_doppia'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='InvioCpi',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('FAMIGLIA', 'La famiglia va al CPI'), ('GIOVANI', 'Chi ha da 18 a 29 anni, fatto conoscere al CPI')], default='FAMIGLIA', max_length=10, verbose_name='tipo')),
                ('cpi', models.CharField(blank=True, max_length=160, verbose_name="Centro per l'impiego")),
                ('da_stato', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], default='AP_FINALIZZATA', max_length=25, verbose_name='il caso era')),
                ('perche', models.CharField(blank=True, max_length=500, verbose_name='perché il Patto non serve più')),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATO', 'Mandato, senza ricevuta'), ('RICEVUTO', 'Ricevuto dal CPI'), ('RIFIUTATO', 'Rifiutato dal CPI'), ('RICHIAMATO', 'Richiamato prima di partire')], default='DA_INVIARE', max_length=12, verbose_name='stato')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('inviato_il', models.DateTimeField(blank=True, null=True, verbose_name='mandato il')),
                ('numero_ricevuta', models.CharField(blank=True, max_length=60, verbose_name='numero della ricevuta')),
                ('ricevuto_il', models.DateTimeField(blank=True, null=True, verbose_name='ricevuto il')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo', models.TextField(blank=True, verbose_name='motivo del rifiuto')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invii_cpi', to='patti_inclusione.caso', verbose_name='caso')),
                ('componenti', models.ManyToManyField(related_name='invii_cpi', to='ambiti.componente', verbose_name='persone mandate')),
                ('creato_da', models.ForeignKey(blank=True, help_text='vuoto: la piattaforma', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invii_cpi', to='accounts.accreditamento', verbose_name='mandato da')),
            ],
            options={
                'verbose_name': 'invio al CPI',
                'verbose_name_plural': 'invii al CPI',
            },
        ),
        migrations.CreateModel(
            name='InvioCpiEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('FAMIGLIA', 'La famiglia va al CPI'), ('GIOVANI', 'Chi ha da 18 a 29 anni, fatto conoscere al CPI')], default='FAMIGLIA', max_length=10, verbose_name='tipo')),
                ('cpi', models.CharField(blank=True, max_length=160, verbose_name="Centro per l'impiego")),
                ('da_stato', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], default='AP_FINALIZZATA', max_length=25, verbose_name='il caso era')),
                ('perche', models.CharField(blank=True, max_length=500, verbose_name='perché il Patto non serve più')),
                ('stato', models.CharField(choices=[('DA_INVIARE', 'Da mandare'), ('INVIATO', 'Mandato, senza ricevuta'), ('RICEVUTO', 'Ricevuto dal CPI'), ('RIFIUTATO', 'Rifiutato dal CPI'), ('RICHIAMATO', 'Richiamato prima di partire')], default='DA_INVIARE', max_length=12, verbose_name='stato')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('inviato_il', models.DateTimeField(blank=True, null=True, verbose_name='mandato il')),
                ('numero_ricevuta', models.CharField(blank=True, max_length=60, verbose_name='numero della ricevuta')),
                ('ricevuto_il', models.DateTimeField(blank=True, null=True, verbose_name='ricevuto il')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo', models.TextField(blank=True, verbose_name='motivo del rifiuto')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('creato_da', models.ForeignKey(blank=True, db_constraint=False, help_text='vuoto: la piattaforma', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='mandato da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.inviocpi')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RinvioCpi',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=60, verbose_name='numero del messaggio')),
                ('cpi', models.CharField(max_length=160, verbose_name="Centro per l'impiego")),
                ('inviato_il', models.DateField(verbose_name='mandato dal CPI il')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
                ('motivazioni', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('SALUTE', 'Salute'), ('DIPENDENZE', 'Dipendenze'), ('CARICHI_CURA', 'Carichi di cura'), ('ABITATIVO', 'Casa'), ('ECONOMICO_DEBITI', 'Soldi e debiti'), ('RELAZIONALE_FAMILIARE', 'Relazioni in famiglia'), ('LINGUA_ALFABETIZZAZIONE', 'Lingua, leggere e scrivere'), ('GIUDIZIARIO', 'Giustizia'), ('ALTRO', 'Altro')], max_length=25), size=None, verbose_name='perché')),
                ('testo', models.TextField(blank=True, max_length=2000, verbose_name='che cosa dice il CPI')),
                ('effetto', models.CharField(choices=[('NUOVO', 'Caso nuovo'), ('RIAPERTO', 'Caso riaperto'), ('AGGIUNTO', 'Caso già aperto')], max_length=10, verbose_name='che cosa ha fatto qui')),
                ('letto_il', models.DateTimeField(blank=True, null=True, verbose_name='letto il')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rinvii_cpi', to='patti_inclusione.caso', verbose_name='caso')),
                ('componenti', models.ManyToManyField(related_name='rinvii_cpi', to='ambiti.componente', verbose_name='persone')),
                ('letto_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rinvii_cpi_letti', to='accounts.accreditamento', verbose_name='letto da')),
            ],
            options={
                'verbose_name': 'rinvio dal CPI',
                'verbose_name_plural': 'rinvii dal CPI',
            },
        ),
        migrations.CreateModel(
            name='RinvioCpiEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('numero', models.CharField(max_length=60, verbose_name='numero del messaggio')),
                ('cpi', models.CharField(max_length=160, verbose_name="Centro per l'impiego")),
                ('inviato_il', models.DateField(verbose_name='mandato dal CPI il')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
                ('motivazioni', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('SALUTE', 'Salute'), ('DIPENDENZE', 'Dipendenze'), ('CARICHI_CURA', 'Carichi di cura'), ('ABITATIVO', 'Casa'), ('ECONOMICO_DEBITI', 'Soldi e debiti'), ('RELAZIONALE_FAMILIARE', 'Relazioni in famiglia'), ('LINGUA_ALFABETIZZAZIONE', 'Lingua, leggere e scrivere'), ('GIUDIZIARIO', 'Giustizia'), ('ALTRO', 'Altro')], max_length=25), size=None, verbose_name='perché')),
                ('testo', models.TextField(blank=True, max_length=2000, verbose_name='che cosa dice il CPI')),
                ('effetto', models.CharField(choices=[('NUOVO', 'Caso nuovo'), ('RIAPERTO', 'Caso riaperto'), ('AGGIUNTO', 'Caso già aperto')], max_length=10, verbose_name='che cosa ha fatto qui')),
                ('letto_il', models.DateTimeField(blank=True, null=True, verbose_name='letto il')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('letto_da', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='letto da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.rinviocpi')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ScartoCpi',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=60, verbose_name='numero del messaggio')),
                ('posto', models.PositiveSmallIntegerField(help_text='0: tutto il messaggio', verbose_name='posto nel messaggio')),
                ('cpi', models.CharField(blank=True, max_length=160, verbose_name="Centro per l'impiego")),
                ('motivo', models.CharField(choices=[('ILLEGGIBILE', 'Il messaggio non si legge'), ('SCONOSCIUTA', 'La persona non è tra i beneficiari'), ('BENEFICIO_FINITO', 'Il beneficio della famiglia è finito')], max_length=20, verbose_name='perché')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
            ],
            options={
                'verbose_name': 'scarto di un rinvio dal CPI',
                'verbose_name_plural': 'scarti dei rinvii dal CPI',
                'constraints': [models.UniqueConstraint(fields=('numero', 'posto'), name='one_scarto_cpi_per_posto')],
            },
        ),
        migrations.AddConstraint(
            model_name='inviocpi',
            constraint=models.UniqueConstraint(condition=models.Q(('stato__in', ['DA_INVIARE', 'INVIATO'])), fields=('caso', 'tipo'), name='one_running_invio_cpi'),
        ),
        migrations.AddConstraint(
            model_name='inviocpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tipo', 'FAMIGLIA'), _negated=True), models.Q(models.Q(('cpi', ''), _negated=True), ('creato_da__isnull', False)), _connector='OR'), name='invio_cpi_famiglia_has_cpi_and_who'),
        ),
        migrations.AddConstraint(
            model_name='inviocpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('da_stato', 'PATTO_ATTIVO'), _negated=True), models.Q(('perche', ''), _negated=True), _connector='OR'), name='invio_cpi_from_patto_has_perche'),
        ),
        migrations.AddConstraint(
            model_name='inviocpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RIFIUTATO'), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='invio_cpi_rifiutato_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='inviocpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RICEVUTO'), _negated=True), models.Q(models.Q(('numero_ricevuta', ''), _negated=True), ('ricevuto_il__isnull', False)), _connector='OR'), name='invio_cpi_ricevuto_has_numero'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inviocpi',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_inviocpievent" ("caso_id", "codice_rifiuto", "cpi", "creato_da_id", "creato_il", "da_stato", "id", "inviato_il", "motivo", "numero_ricevuta", "perche", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuto_il", "stato", "tipo") VALUES (NEW."caso_id", NEW."codice_rifiuto", NEW."cpi", NEW."creato_da_id", NEW."creato_il", NEW."da_stato", NEW."id", NEW."inviato_il", NEW."motivo", NEW."numero_ricevuta", NEW."perche", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."ricevuto_il", NEW."stato", NEW."tipo"); RETURN NULL;', hash='9a3c06ff56482c71b6ffaec8dbfa021f44cd5a8a', operation='UPDATE', pgid='pgtrigger_update_update_1fdc2', table='patti_inclusione_inviocpi', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inviocpi',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_inviocpievent" ("caso_id", "codice_rifiuto", "cpi", "creato_da_id", "creato_il", "da_stato", "id", "inviato_il", "motivo", "numero_ricevuta", "perche", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuto_il", "stato", "tipo") VALUES (OLD."caso_id", OLD."codice_rifiuto", OLD."cpi", OLD."creato_da_id", OLD."creato_il", OLD."da_stato", OLD."id", OLD."inviato_il", OLD."motivo", OLD."numero_ricevuta", OLD."perche", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."ricevuto_il", OLD."stato", OLD."tipo"); RETURN NULL;', hash='87f9ed2ad40a3c1d4c2c5a2d607bb996069054db', operation='DELETE', pgid='pgtrigger_delete_delete_36519', table='patti_inclusione_inviocpi', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='rinviocpi',
            index=models.Index(condition=models.Q(('letto_il', None)), fields=['caso'], name='rinvio_cpi_da_leggere'),
        ),
        migrations.AddConstraint(
            model_name='rinviocpi',
            constraint=models.UniqueConstraint(fields=('numero', 'caso'), name='one_rinvio_cpi_per_caso'),
        ),
        migrations.AddConstraint(
            model_name='rinviocpi',
            constraint=models.CheckConstraint(condition=models.Q(('motivazioni', []), _negated=True), name='rinvio_cpi_has_motivazioni'),
        ),
        migrations.AddConstraint(
            model_name='rinviocpi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letto_da', None), ('letto_il', None)), ('letto_il__isnull', False), _connector='OR'), name='rinvio_cpi_letto_iff_da'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rinviocpi',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_rinviocpievent" ("caso_id", "cpi", "effetto", "id", "inviato_il", "letto_da_id", "letto_il", "motivazioni", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuto_il", "testo") VALUES (NEW."caso_id", NEW."cpi", NEW."effetto", NEW."id", NEW."inviato_il", NEW."letto_da_id", NEW."letto_il", NEW."motivazioni", NEW."numero", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."ricevuto_il", NEW."testo"); RETURN NULL;', hash='228c0971d7fb22d7662a3b9b1db38963d9ae4b2f', operation='UPDATE', pgid='pgtrigger_update_update_3793d', table='patti_inclusione_rinviocpi', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rinviocpi',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_rinviocpievent" ("caso_id", "cpi", "effetto", "id", "inviato_il", "letto_da_id", "letto_il", "motivazioni", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ricevuto_il", "testo") VALUES (OLD."caso_id", OLD."cpi", OLD."effetto", OLD."id", OLD."inviato_il", OLD."letto_da_id", OLD."letto_il", OLD."motivazioni", OLD."numero", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."ricevuto_il", OLD."testo"); RETURN NULL;', hash='cb8e04c7e24a1cb257397679ae5887fcb75c3664', operation='DELETE', pgid='pgtrigger_delete_delete_2c0ee', table='patti_inclusione_rinviocpi', when='AFTER')),
        ),
    ]
