
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
        ('documenti', '0002_verifica_firma'),
        ('patti_inclusione', '0013_cpi'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Esonero',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('ESCLUSIONE', 'Esclusione'), ('ESONERO', 'Esonero')], max_length=10, verbose_name='tipo')),
                ('codice', models.CharField(choices=[('X_MINORENNE', 'Minorenne'), ('X_OCCUPATO', 'Occupato'), ('X_STUDENTE_REGOLARE', 'Studente regolare'), ('X_PDC', 'Pensione di cittadinanza'), ('X_PENSIONE_DIRETTA', 'Pensione diretta'), ('X_ETA_65', 'Ha compiuto 65 anni'), ('X_DISABILITA_L68', 'Disabilità (L. 68/1999)'), ('Z_CURA_MINORE_3', 'Si occupa di un bambino con meno di 3 anni'), ('Z_CURA_DISABILE_GRAVE_NA', 'Si occupa di una persona con disabilità grave o non autosufficiente'), ('Z_GRAVIDANZA', 'Gravidanza'), ('Z_FUORI_SCALA', 'Fuori dalla scala di equivalenza'), ('Z_LAVORATORE_BASSO_REDDITO', 'Lavora, con un reddito basso'), ('Z_CORSO_FORMAZIONE', 'Frequenta un corso di formazione'), ('Z_SALUTE_TEMPORANEA', 'Condizione di salute certificata, per un periodo'), ('Z_TIROCINIO', 'Tirocinio'), ('Z_ALTRO_ACCORDO', "Altro caso dell'accordo del 1° agosto 2019")], max_length=26, verbose_name='motivo')),
                ('fonte', models.CharField(choices=[('INPS', 'INPS'), ('CASE_MANAGER', 'Case manager'), ('CPI', "Centro per l'impiego")], default='CASE_MANAGER', max_length=12, verbose_name='chi lo dice')),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, null=True, verbose_name='fino al')),
                ('ambito_obbligo', models.CharField(choices=[('TUTTI', 'Da tutti gli obblighi'), ('SOLO_LAVORO', 'Solo da quelli di lavoro'), ('SOLO_PUC', 'Solo dai progetti utili alla collettività')], default='TUTTI', max_length=11, verbose_name='da che cosa')),
                ('deroga', models.CharField(blank=True, max_length=300, verbose_name="perché anche un'altra persona")),
                ('adesione_volontaria', models.BooleanField(default=False, verbose_name='aderisce comunque, se vuole')),
                ('valutazione_testo', models.TextField(blank=True, verbose_name='valutazione')),
                ('rivalutazione_il', models.DateField(blank=True, null=True, verbose_name='da rivedere il')),
                ('stato', models.CharField(choices=[('IN_VIGORE', 'In vigore'), ('SCADUTO', 'Scaduto'), ('TOLTO', 'Tolto')], default='IN_VIGORE', max_length=9, verbose_name='stato')),
                ('tolto_dal', models.DateField(blank=True, null=True, verbose_name='non vale più dal')),
                ('tolto_perche', models.CharField(blank=True, max_length=300, verbose_name='perché non vale più')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
                ('assistito', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='esoneri_di_cura', to='ambiti.componente', verbose_name='di chi si occupa')),
                ('componente', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='esoneri', to='ambiti.componente', verbose_name='persona')),
                ('documento', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='esoneri', to='documenti.documento', verbose_name='documento')),
                ('valutato_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='esoneri', to='accounts.accreditamento', verbose_name='valutato da')),
            ],
            options={
                'verbose_name': 'esclusione o esonero',
                'verbose_name_plural': 'esclusioni ed esoneri',
            },
        ),
        migrations.CreateModel(
            name='EsoneroEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('tipo', models.CharField(choices=[('ESCLUSIONE', 'Esclusione'), ('ESONERO', 'Esonero')], max_length=10, verbose_name='tipo')),
                ('codice', models.CharField(choices=[('X_MINORENNE', 'Minorenne'), ('X_OCCUPATO', 'Occupato'), ('X_STUDENTE_REGOLARE', 'Studente regolare'), ('X_PDC', 'Pensione di cittadinanza'), ('X_PENSIONE_DIRETTA', 'Pensione diretta'), ('X_ETA_65', 'Ha compiuto 65 anni'), ('X_DISABILITA_L68', 'Disabilità (L. 68/1999)'), ('Z_CURA_MINORE_3', 'Si occupa di un bambino con meno di 3 anni'), ('Z_CURA_DISABILE_GRAVE_NA', 'Si occupa di una persona con disabilità grave o non autosufficiente'), ('Z_GRAVIDANZA', 'Gravidanza'), ('Z_FUORI_SCALA', 'Fuori dalla scala di equivalenza'), ('Z_LAVORATORE_BASSO_REDDITO', 'Lavora, con un reddito basso'), ('Z_CORSO_FORMAZIONE', 'Frequenta un corso di formazione'), ('Z_SALUTE_TEMPORANEA', 'Condizione di salute certificata, per un periodo'), ('Z_TIROCINIO', 'Tirocinio'), ('Z_ALTRO_ACCORDO', "Altro caso dell'accordo del 1° agosto 2019")], max_length=26, verbose_name='motivo')),
                ('fonte', models.CharField(choices=[('INPS', 'INPS'), ('CASE_MANAGER', 'Case manager'), ('CPI', "Centro per l'impiego")], default='CASE_MANAGER', max_length=12, verbose_name='chi lo dice')),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, null=True, verbose_name='fino al')),
                ('ambito_obbligo', models.CharField(choices=[('TUTTI', 'Da tutti gli obblighi'), ('SOLO_LAVORO', 'Solo da quelli di lavoro'), ('SOLO_PUC', 'Solo dai progetti utili alla collettività')], default='TUTTI', max_length=11, verbose_name='da che cosa')),
                ('deroga', models.CharField(blank=True, max_length=300, verbose_name="perché anche un'altra persona")),
                ('adesione_volontaria', models.BooleanField(default=False, verbose_name='aderisce comunque, se vuole')),
                ('valutazione_testo', models.TextField(blank=True, verbose_name='valutazione')),
                ('rivalutazione_il', models.DateField(blank=True, null=True, verbose_name='da rivedere il')),
                ('stato', models.CharField(choices=[('IN_VIGORE', 'In vigore'), ('SCADUTO', 'Scaduto'), ('TOLTO', 'Tolto')], default='IN_VIGORE', max_length=9, verbose_name='stato')),
                ('tolto_dal', models.DateField(blank=True, null=True, verbose_name='non vale più dal')),
                ('tolto_perche', models.CharField(blank=True, max_length=300, verbose_name='perché non vale più')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
                ('assistito', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='di chi si occupa')),
                ('componente', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona')),
                ('documento', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='documento')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.esonero')),
                ('valutato_da', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='valutato da')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='esonero',
            index=models.Index(condition=models.Q(('stato', 'IN_VIGORE')), fields=['al'], name='esonero_in_vigore'),
        ),
        migrations.AddConstraint(
            model_name='esonero',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'IN_VIGORE')), fields=('componente', 'codice', 'assistito'), name='one_esonero_in_vigore_per_codice', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='esonero',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('codice__startswith', 'X_'), ('tipo', 'ESCLUSIONE')), models.Q(('codice__startswith', 'Z_'), ('tipo', 'ESONERO')), _connector='OR'), name='esonero_tipo_is_of_codice'),
        ),
        migrations.AddConstraint(
            model_name='esonero',
            constraint=models.CheckConstraint(condition=models.Q(('tipo', 'ESCLUSIONE'), ('al__isnull', False), _connector='OR'), name='esonero_has_al'),
        ),
        migrations.AddConstraint(
            model_name='esonero',
            constraint=models.CheckConstraint(condition=models.Q(('al', None), ('al__gte', models.F('dal')), _connector='OR'), name='esonero_dal_before_al'),
        ),
        migrations.AddConstraint(
            model_name='esonero',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assistito__isnull', False), ('codice__in', ('Z_CURA_MINORE_3', 'Z_CURA_DISABILE_GRAVE_NA'))), models.Q(models.Q(('codice__in', ('Z_CURA_MINORE_3', 'Z_CURA_DISABILE_GRAVE_NA')), _negated=True), ('assistito', None)), _connector='OR'), name='esonero_di_cura_has_assistito'),
        ),
        migrations.AddConstraint(
            model_name='esonero',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'TOLTO'), ('tolto_dal__isnull', False), models.Q(('tolto_perche', ''), _negated=True)), models.Q(models.Q(('stato', 'TOLTO'), _negated=True), ('tolto_dal', None), ('tolto_perche', '')), _connector='OR'), name='esonero_tolto_has_perche'),
        ),
        migrations.AddConstraint(
            model_name='esonero',
            constraint=models.CheckConstraint(condition=models.Q(('adesione_volontaria', False), ('codice', 'X_DISABILITA_L68'), _connector='OR'), name='adesione_of_disabilita_l68'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='esonero',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_esoneroevent" ("adesione_volontaria", "al", "ambito_obbligo", "assistito_id", "codice", "componente_id", "creato_il", "dal", "deroga", "documento_id", "fonte", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rivalutazione_il", "stato", "tipo", "tolto_dal", "tolto_perche", "valutato_da_id", "valutazione_testo") VALUES (NEW."adesione_volontaria", NEW."al", NEW."ambito_obbligo", NEW."assistito_id", NEW."codice", NEW."componente_id", NEW."creato_il", NEW."dal", NEW."deroga", NEW."documento_id", NEW."fonte", NEW."id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."rivalutazione_il", NEW."stato", NEW."tipo", NEW."tolto_dal", NEW."tolto_perche", NEW."valutato_da_id", NEW."valutazione_testo"); RETURN NULL;', hash='02389c80bce96199a516e862ffeb2b044469250e', operation='INSERT', pgid='pgtrigger_insert_insert_64ccb', table='patti_inclusione_esonero', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='esonero',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_esoneroevent" ("adesione_volontaria", "al", "ambito_obbligo", "assistito_id", "codice", "componente_id", "creato_il", "dal", "deroga", "documento_id", "fonte", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rivalutazione_il", "stato", "tipo", "tolto_dal", "tolto_perche", "valutato_da_id", "valutazione_testo") VALUES (NEW."adesione_volontaria", NEW."al", NEW."ambito_obbligo", NEW."assistito_id", NEW."codice", NEW."componente_id", NEW."creato_il", NEW."dal", NEW."deroga", NEW."documento_id", NEW."fonte", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."rivalutazione_il", NEW."stato", NEW."tipo", NEW."tolto_dal", NEW."tolto_perche", NEW."valutato_da_id", NEW."valutazione_testo"); RETURN NULL;', hash='c7cf4164dd677ec1030b1f73fb13ed37974ce951', operation='UPDATE', pgid='pgtrigger_update_update_1fe4f', table='patti_inclusione_esonero', when='AFTER')),
        ),
    ]
