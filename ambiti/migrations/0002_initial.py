import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ambiti', '0001_funzioni'),
        ('documenti', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Ambito',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('codice', models.CharField(max_length=20, unique=True, verbose_name='codice')),
                ('denominazione', models.CharField(max_length=160, verbose_name='denominazione')),
                ('codice_regione', models.CharField(max_length=2, verbose_name='codice regione')),
                ('regione', models.CharField(max_length=60, verbose_name='regione')),
                ('forma_giuridica', models.CharField(choices=[('CONVENZIONE', 'Convenzione tra Comuni'), ('UNIONE', 'Unione di Comuni'), ('CONSORZIO', 'Consorzio'), ('AZIENDA_SPECIALE', 'Azienda speciale'), ('ASL', 'Azienda sanitaria'), ('COMUNE_SINGOLO', 'Comune singolo'), ('COMUNITA_MONTANA', 'Comunità montana')], max_length=20, verbose_name='forma giuridica')),
                ('forma_gestione', models.CharField(choices=[('ASSOCIATA', 'Associata'), ('SINGOLA', 'Singola'), ('MISTA', 'Mista')], max_length=10, verbose_name='forma di gestione')),
                ('codice_ipa', models.CharField(blank=True, max_length=20, verbose_name='codice IPA')),
                ('pec', models.EmailField(blank=True, max_length=254, verbose_name='PEC')),
                ('dal', models.DateField(verbose_name='attivo dal')),
                ('al', models.DateField(blank=True, null=True, verbose_name='attivo al')),
                ('sintetico', models.BooleanField(default=False, help_text='Inventato per la dimostrazione.', verbose_name='sintetico')),
                ('cerca', models.GeneratedField(db_persist=True, expression=models.Func(models.F('denominazione'), function='f_norm'), output_field=models.TextField())),
            ],
            options={
                'verbose_name': 'Ambito territoriale',
                'verbose_name_plural': 'Ambiti territoriali',
                'permissions': [('amministratore_ambito_ambito', "Amministratore dell'Ambito")],
            },
        ),
        migrations.CreateModel(
            name='Componente',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('codice_fiscale', models.CharField(db_collation='C', max_length=16, verbose_name='codice fiscale')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('sesso', models.CharField(choices=[('M', 'Maschio'), ('F', 'Femmina')], max_length=1, verbose_name='sesso')),
                ('data_nascita', models.DateField(verbose_name='data di nascita')),
                ('belfiore_nascita', models.CharField(db_collation='C', max_length=4, verbose_name='luogo di nascita')),
                ('cittadinanza', models.CharField(help_text='ISO 3166-1 alpha-3', max_length=3, verbose_name='cittadinanza')),
                ('relazione', models.CharField(choices=[('RICHIEDENTE', 'Richiedente'), ('CONIUGE', 'Coniuge'), ('UNITO_CIVILMENTE', 'Unito civilmente'), ('CONVIVENTE', 'Convivente'), ('FIGLIO_MINORE', 'Figlio minorenne'), ('FIGLIO_MAGGIORENNE', 'Figlio maggiorenne'), ('GENITORE', 'Genitore'), ('FRATELLO_SORELLA', 'Fratello o sorella'), ('ALTRO_PARENTE', 'Altro parente'), ('ALTRO', 'Altro')], max_length=20, verbose_name='relazione con il richiedente')),
                ('avvisi', models.JSONField(blank=True, default=list, help_text='disaccordi tra codice fiscale e dati', verbose_name='avvisi')),
                ('uscito_il', models.DateField(blank=True, null=True, verbose_name='uscito dal nucleo il')),
            ],
            options={
                'verbose_name': 'componente del nucleo',
                'verbose_name_plural': 'componenti del nucleo',
            },
        ),
        migrations.CreateModel(
            name='Stato',
            fields=[
                ('belfiore', models.CharField(db_collation='C', max_length=4, primary_key=True, serialize=False, verbose_name='codice catastale')),
                ('denominazione', models.CharField(max_length=120, verbose_name='denominazione')),
                ('alpha3', models.CharField(blank=True, max_length=3, verbose_name='codice ISO 3166-1')),
                ('attivo_dal', models.DateField(blank=True, null=True, verbose_name='attivo dal')),
                ('attivo_al', models.DateField(blank=True, null=True, verbose_name='attivo al')),
            ],
            options={
                'verbose_name': 'Stato estero',
                'verbose_name_plural': 'Stati esteri',
            },
        ),
        migrations.CreateModel(
            name='Comune',
            fields=[
                ('belfiore', models.CharField(db_collation='C', max_length=4, primary_key=True, serialize=False, verbose_name='codice catastale')),
                ('codice_istat', models.CharField(blank=True, max_length=6, verbose_name='codice ISTAT')),
                ('denominazione', models.CharField(max_length=120, verbose_name='denominazione')),
                ('denominazione_altra', models.CharField(blank=True, max_length=120, verbose_name='denominazione in altra lingua')),
                ('sigla_provincia', models.CharField(blank=True, max_length=2, verbose_name='provincia')),
                ('provincia', models.CharField(blank=True, max_length=60, verbose_name='nome della provincia')),
                ('codice_regione', models.CharField(blank=True, max_length=2, verbose_name='codice regione')),
                ('regione', models.CharField(blank=True, max_length=60, verbose_name='regione')),
                ('attivo_dal', models.DateField(blank=True, null=True, verbose_name='attivo dal')),
                ('attivo_al', models.DateField(blank=True, null=True, verbose_name='attivo al')),
                ('cerca', models.GeneratedField(db_persist=True, expression=models.Func(models.F('denominazione'), function='f_norm'), output_field=models.TextField())),
                ('successore', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessori', to='ambiti.comune', verbose_name='Comune successore')),
            ],
            options={
                'verbose_name': 'Comune',
                'verbose_name_plural': 'Comuni',
                'permissions': [('coordinatore_patto_comune', 'Coordinatore per il Patto del Comune'), ('case_manager_comune', 'Case manager che può ricevere famiglie del Comune'), ('coordinatore_anagrafici_comune', 'Coordinatore per i controlli anagrafici del Comune'), ('responsabile_anagrafici_comune', 'Responsabile per i controlli anagrafici del Comune'), ('responsabile_puc_comune', 'Responsabile PUC del Comune')],
            },
        ),
        migrations.CreateModel(
            name='AppartenenzaComune',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, null=True, verbose_name='al')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appartenenze', to='ambiti.ambito', verbose_name='Ambito')),
                ('comune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appartenenze', to='ambiti.comune', verbose_name='Comune')),
            ],
            options={
                'verbose_name': 'appartenenza di un Comune',
                'verbose_name_plural': 'appartenenze dei Comuni',
            },
        ),
        migrations.AddField(
            model_name='ambito',
            name='capofila',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ambiti_capofila', to='ambiti.comune', verbose_name='Comune capofila'),
        ),
        migrations.AddField(
            model_name='ambito',
            name='comuni',
            field=models.ManyToManyField(related_name='ambiti', through='ambiti.AppartenenzaComune', to='ambiti.comune', verbose_name='Comuni'),
        ),
        migrations.CreateModel(
            name='AdesioneConvenzione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stato', models.CharField(choices=[('DA_SOTTOSCRIVERE', 'Da sottoscrivere'), ('CARICATA', 'Caricata'), ('VALIDA', 'Valida'), ('RESPINTA', 'Respinta'), ('DISDETTA', 'Disdetta')], default='DA_SOTTOSCRIVERE', max_length=20, verbose_name='stato')),
                ('data_sottoscrizione', models.DateField(blank=True, null=True, verbose_name='data di sottoscrizione')),
                ('firmatario', models.CharField(blank=True, max_length=160, verbose_name='firmatario')),
                ('protocollo', models.CharField(blank=True, max_length=40, verbose_name='protocollo')),
                ('motivo', models.CharField(blank=True, help_text='del rifiuto o della disdetta', max_length=500, verbose_name='motivo')),
                ('caricata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='caricata il')),
                ('file_firmato', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adesioni', to='documenti.documento', verbose_name='file firmato')),
                ('comune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adesioni', to='ambiti.comune', verbose_name='Comune')),
            ],
            options={
                'verbose_name': 'adesione alla convenzione',
                'verbose_name_plural': 'adesioni alle convenzioni',
            },
        ),
        migrations.CreateModel(
            name='ModelloConvenzione',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('codice', models.CharField(choices=[('USO_PIATTAFORMA', 'Uso della Piattaforma'), ('PUC', 'Progetti utili alla collettività')], max_length=20, verbose_name='codice')),
                ('versione', models.PositiveSmallIntegerField(verbose_name='versione')),
                ('testo', models.TextField(verbose_name='testo')),
                ('pubblicato_il', models.DateField(verbose_name='pubblicato il')),
                ('obbligatoria', models.BooleanField(default=True, verbose_name='obbligatoria')),
            ],
            options={
                'verbose_name': 'modello di convenzione',
                'verbose_name_plural': 'modelli di convenzione',
                'constraints': [models.UniqueConstraint(fields=('codice', 'versione'), name='one_modello_per_codice_and_versione')],
            },
        ),
        migrations.CreateModel(
            name='AdesioneConvenzioneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('stato', models.CharField(choices=[('DA_SOTTOSCRIVERE', 'Da sottoscrivere'), ('CARICATA', 'Caricata'), ('VALIDA', 'Valida'), ('RESPINTA', 'Respinta'), ('DISDETTA', 'Disdetta')], default='DA_SOTTOSCRIVERE', max_length=20, verbose_name='stato')),
                ('data_sottoscrizione', models.DateField(blank=True, null=True, verbose_name='data di sottoscrizione')),
                ('firmatario', models.CharField(blank=True, max_length=160, verbose_name='firmatario')),
                ('protocollo', models.CharField(blank=True, max_length=40, verbose_name='protocollo')),
                ('motivo', models.CharField(blank=True, help_text='del rifiuto o della disdetta', max_length=500, verbose_name='motivo')),
                ('caricata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='caricata il')),
                ('file_firmato', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documenti.documento', verbose_name='file firmato')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ambiti.adesioneconvenzione')),
                ('comune', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune')),
                ('modello', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.modelloconvenzione', verbose_name='modello')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='adesioneconvenzione',
            name='modello',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adesioni', to='ambiti.modelloconvenzione', verbose_name='modello'),
        ),
        migrations.CreateModel(
            name='Nucleo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('protocollo_inps', models.CharField(db_collation='C', max_length=21, verbose_name='protocollo INPS')),
                ('misura', models.CharField(choices=[('RDC', 'Reddito di cittadinanza'), ('PDC', 'Pensione di cittadinanza')], max_length=3, verbose_name='misura')),
                ('data_domanda', models.DateField(verbose_name='data della domanda')),
                ('data_riconoscimento', models.DateField(verbose_name='data del riconoscimento')),
                ('destinazione', models.CharField(choices=[('COMUNI', 'Servizi dei Comuni'), ('CPI', "Centro per l'impiego"), ('ESCLUSO', 'Nessun obbligo')], max_length=8, verbose_name='destinazione')),
                ('via', models.CharField(max_length=160, verbose_name='via')),
                ('civico', models.CharField(blank=True, max_length=20, verbose_name='numero civico')),
                ('cap', models.CharField(max_length=5, verbose_name='CAP')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('numero_componenti', models.PositiveSmallIntegerField(verbose_name='numero di persone')),
                ('avvisi', models.JSONField(blank=True, default=list, help_text='sulla residenza o su persone estranee', verbose_name='avvisi')),
                ('cerca', models.GeneratedField(db_persist=True, expression=models.Func(django.db.models.functions.text.Concat(models.F('cognome'), models.Value(' '), models.F('nome'), output_field=models.TextField()), function='f_norm'), output_field=models.TextField())),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nuclei', to='ambiti.ambito', verbose_name='Ambito')),
                ('comune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nuclei', to='ambiti.comune', verbose_name='Comune')),
            ],
            options={
                'verbose_name': 'nucleo familiare',
                'verbose_name_plural': 'nuclei familiari',
                'permissions': [('case_manager_nucleo', 'Case manager del nucleo')],
            },
        ),
        migrations.CreateModel(
            name='ComponenteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('codice_fiscale', models.CharField(db_collation='C', max_length=16, verbose_name='codice fiscale')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('sesso', models.CharField(choices=[('M', 'Maschio'), ('F', 'Femmina')], max_length=1, verbose_name='sesso')),
                ('data_nascita', models.DateField(verbose_name='data di nascita')),
                ('belfiore_nascita', models.CharField(db_collation='C', max_length=4, verbose_name='luogo di nascita')),
                ('cittadinanza', models.CharField(help_text='ISO 3166-1 alpha-3', max_length=3, verbose_name='cittadinanza')),
                ('relazione', models.CharField(choices=[('RICHIEDENTE', 'Richiedente'), ('CONIUGE', 'Coniuge'), ('UNITO_CIVILMENTE', 'Unito civilmente'), ('CONVIVENTE', 'Convivente'), ('FIGLIO_MINORE', 'Figlio minorenne'), ('FIGLIO_MAGGIORENNE', 'Figlio maggiorenne'), ('GENITORE', 'Genitore'), ('FRATELLO_SORELLA', 'Fratello o sorella'), ('ALTRO_PARENTE', 'Altro parente'), ('ALTRO', 'Altro')], max_length=20, verbose_name='relazione con il richiedente')),
                ('avvisi', models.JSONField(blank=True, default=list, help_text='disaccordi tra codice fiscale e dati', verbose_name='avvisi')),
                ('uscito_il', models.DateField(blank=True, null=True, verbose_name='uscito dal nucleo il')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ambiti.componente')),
                ('nucleo', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.nucleo', verbose_name='nucleo')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='componente',
            name='nucleo',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='componenti', to='ambiti.nucleo', verbose_name='nucleo'),
        ),
        migrations.CreateModel(
            name='NucleoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('protocollo_inps', models.CharField(db_collation='C', max_length=21, verbose_name='protocollo INPS')),
                ('misura', models.CharField(choices=[('RDC', 'Reddito di cittadinanza'), ('PDC', 'Pensione di cittadinanza')], max_length=3, verbose_name='misura')),
                ('data_domanda', models.DateField(verbose_name='data della domanda')),
                ('data_riconoscimento', models.DateField(verbose_name='data del riconoscimento')),
                ('destinazione', models.CharField(choices=[('COMUNI', 'Servizi dei Comuni'), ('CPI', "Centro per l'impiego"), ('ESCLUSO', 'Nessun obbligo')], max_length=8, verbose_name='destinazione')),
                ('via', models.CharField(max_length=160, verbose_name='via')),
                ('civico', models.CharField(blank=True, max_length=20, verbose_name='numero civico')),
                ('cap', models.CharField(max_length=5, verbose_name='CAP')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('numero_componenti', models.PositiveSmallIntegerField(verbose_name='numero di persone')),
                ('avvisi', models.JSONField(blank=True, default=list, help_text='sulla residenza o su persone estranee', verbose_name='avvisi')),
                ('ambito', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.ambito', verbose_name='Ambito')),
                ('comune', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.comune', verbose_name='Comune')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='ambiti.nucleo')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Referente',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('telefono', models.CharField(blank=True, max_length=20, verbose_name='telefono')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='referenti', to='ambiti.ambito', verbose_name='Ambito')),
            ],
            options={
                'verbose_name': "referente dell'Ambito",
                'verbose_name_plural': "referenti dell'Ambito",
            },
        ),
        migrations.AddIndex(
            model_name='comune',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('cerca', name='gin_trgm_ops'), name='comune_cerca'),
        ),
        migrations.AddIndex(
            model_name='comune',
            index=models.Index(fields=['cerca'], name='comune_ordine'),
        ),
        migrations.AddConstraint(
            model_name='appartenenzacomune',
            constraint=models.CheckConstraint(condition=models.Q(('al', None), ('al__gte', models.F('dal')), _connector='OR'), name='appartenenza_dal_before_al'),
        ),
        migrations.AddConstraint(
            model_name='appartenenzacomune',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('comune', '='), (models.Func(models.F('dal'), models.F('al'), models.Value('[]'), function='daterange'), '&&')], name='one_ambito_per_comune_and_day'),
        ),
        migrations.AddIndex(
            model_name='ambito',
            index=models.Index(fields=['cerca'], name='ambito_ordine'),
        ),
        migrations.AddConstraint(
            model_name='adesioneconvenzione',
            constraint=models.UniqueConstraint(fields=('comune', 'modello'), name='one_adesione_per_comune_and_modello'),
        ),
        migrations.AddConstraint(
            model_name='adesioneconvenzione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'VALIDA'), _negated=True), models.Q(('data_sottoscrizione__isnull', False), ('file_firmato__isnull', False)), _connector='OR'), name='adesione_valida_is_signed'),
        ),
        migrations.AddConstraint(
            model_name='adesioneconvenzione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato', 'RESPINTA'), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='adesione_respinta_has_motivo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adesioneconvenzione',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ambiti_adesioneconvenzioneevent" ("caricata_il", "comune_id", "data_sottoscrizione", "file_firmato_id", "firmatario", "id", "modello_id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "stato") VALUES (NEW."caricata_il", NEW."comune_id", NEW."data_sottoscrizione", NEW."file_firmato_id", NEW."firmatario", NEW."id", NEW."modello_id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."protocollo", NEW."stato"); RETURN NULL;', hash='d9568addee1a7ecd98a4640bff84c5a102178bcd', operation='INSERT', pgid='pgtrigger_insert_insert_2fe2c', table='ambiti_adesioneconvenzione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='adesioneconvenzione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ambiti_adesioneconvenzioneevent" ("caricata_il", "comune_id", "data_sottoscrizione", "file_firmato_id", "firmatario", "id", "modello_id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo", "stato") VALUES (NEW."caricata_il", NEW."comune_id", NEW."data_sottoscrizione", NEW."file_firmato_id", NEW."firmatario", NEW."id", NEW."modello_id", NEW."motivo", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."protocollo", NEW."stato"); RETURN NULL;', hash='83188e084b57bf523999e5aec13270c6e9e99198', operation='UPDATE', pgid='pgtrigger_update_update_b9f22', table='ambiti_adesioneconvenzione', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='nucleo',
            index=models.Index(fields=['comune', 'cerca'], name='nucleo_comune_ordine'),
        ),
        migrations.AddIndex(
            model_name='nucleo',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('cerca', name='gin_trgm_ops'), name='nucleo_cerca'),
        ),
        migrations.AddConstraint(
            model_name='nucleo',
            constraint=models.UniqueConstraint(fields=('protocollo_inps',), name='one_nucleo_per_protocollo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nucleo',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ambito_id" IS DISTINCT FROM (NEW."ambito_id") OR OLD."avvisi" IS DISTINCT FROM (NEW."avvisi") OR OLD."cap" IS DISTINCT FROM (NEW."cap") OR OLD."civico" IS DISTINCT FROM (NEW."civico") OR OLD."cognome" IS DISTINCT FROM (NEW."cognome") OR OLD."comune_id" IS DISTINCT FROM (NEW."comune_id") OR OLD."data_domanda" IS DISTINCT FROM (NEW."data_domanda") OR OLD."data_riconoscimento" IS DISTINCT FROM (NEW."data_riconoscimento") OR OLD."destinazione" IS DISTINCT FROM (NEW."destinazione") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."misura" IS DISTINCT FROM (NEW."misura") OR OLD."nome" IS DISTINCT FROM (NEW."nome") OR OLD."numero_componenti" IS DISTINCT FROM (NEW."numero_componenti") OR OLD."protocollo_inps" IS DISTINCT FROM (NEW."protocollo_inps") OR OLD."via" IS DISTINCT FROM (NEW."via"))', func='INSERT INTO "ambiti_nucleoevent" ("ambito_id", "avvisi", "cap", "civico", "cognome", "comune_id", "data_domanda", "data_riconoscimento", "destinazione", "id", "misura", "nome", "numero_componenti", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo_inps", "via") VALUES (OLD."ambito_id", OLD."avvisi", OLD."cap", OLD."civico", OLD."cognome", OLD."comune_id", OLD."data_domanda", OLD."data_riconoscimento", OLD."destinazione", OLD."id", OLD."misura", OLD."nome", OLD."numero_componenti", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."protocollo_inps", OLD."via"); RETURN NULL;', hash='e736e9fe7f91a9ed29d822931b6a59c67dd32544', operation='UPDATE', pgid='pgtrigger_update_update_1b875', table='ambiti_nucleo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nucleo',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ambiti_nucleoevent" ("ambito_id", "avvisi", "cap", "civico", "cognome", "comune_id", "data_domanda", "data_riconoscimento", "destinazione", "id", "misura", "nome", "numero_componenti", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocollo_inps", "via") VALUES (OLD."ambito_id", OLD."avvisi", OLD."cap", OLD."civico", OLD."cognome", OLD."comune_id", OLD."data_domanda", OLD."data_riconoscimento", OLD."destinazione", OLD."id", OLD."misura", OLD."nome", OLD."numero_componenti", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."protocollo_inps", OLD."via"); RETURN NULL;', hash='75d404c119ae47af3fb9e0fc949f0a9f130e1755', operation='DELETE', pgid='pgtrigger_delete_delete_2e532', table='ambiti_nucleo', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='componente',
            index=models.Index(fields=['codice_fiscale'], name='componente_cf'),
        ),
        migrations.AddConstraint(
            model_name='componente',
            constraint=models.UniqueConstraint(fields=('nucleo', 'codice_fiscale'), name='one_componente_per_nucleo_and_cf'),
        ),
        migrations.AddConstraint(
            model_name='componente',
            constraint=models.UniqueConstraint(condition=models.Q(('relazione', 'RICHIEDENTE'), ('uscito_il', None)), fields=('nucleo',), name='one_richiedente_per_nucleo'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='componente',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "ambiti_componenteevent" ("avvisi", "belfiore_nascita", "cittadinanza", "codice_fiscale", "cognome", "data_nascita", "id", "nome", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relazione", "sesso", "uscito_il") VALUES (OLD."avvisi", OLD."belfiore_nascita", OLD."cittadinanza", OLD."codice_fiscale", OLD."cognome", OLD."data_nascita", OLD."id", OLD."nome", OLD."nucleo_id", _pgh_attach_context(), clock_timestamp(), \'update\', OLD."id", OLD."relazione", OLD."sesso", OLD."uscito_il"); RETURN NULL;', hash='12e0066dec8d8ddcc91894b7b9f1cb710dbd1daa', operation='UPDATE', pgid='pgtrigger_update_update_fa799', table='ambiti_componente', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='componente',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "ambiti_componenteevent" ("avvisi", "belfiore_nascita", "cittadinanza", "codice_fiscale", "cognome", "data_nascita", "id", "nome", "nucleo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relazione", "sesso", "uscito_il") VALUES (OLD."avvisi", OLD."belfiore_nascita", OLD."cittadinanza", OLD."codice_fiscale", OLD."cognome", OLD."data_nascita", OLD."id", OLD."nome", OLD."nucleo_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."relazione", OLD."sesso", OLD."uscito_il"); RETURN NULL;', hash='201ac69590d0969865fc449b7dffa3f7608c9ef7', operation='DELETE', pgid='pgtrigger_delete_delete_d4846', table='ambiti_componente', when='AFTER')),
        ),
    ]
