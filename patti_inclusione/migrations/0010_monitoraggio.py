import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_motivo_obbligatorio'),
        ('ambiti', '0004_ricerca_persone'),
        ('documenti', '0002_verifica_firma'),
        ('patti_inclusione', '0009_spostamenti'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Chiusura',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('motivo', models.CharField(choices=[('CONCLUSIONE_PERCORSO', 'Percorso concluso'), ('INVIO_CPI', 'Invio al CPI'), ('ESCLUSIONE_OBBLIGHI', 'Tutti esclusi dagli obblighi'), ('ESONERO_TUTTI', 'Tutti esonerati'), ('DECADENZA', 'Decadenza'), ('REVOCA', 'Revoca'), ('RINUNCIA', 'Rinuncia'), ('TERMINE_18_MENSILITA', 'Fine delle 18 mensilità'), ('DECESSO', 'Decesso'), ('TRASFERITO_ALTRO_COMUNE', 'Trasferito ad altro Comune'), ('TRASFERITO_ALTRO_AMBITO', 'Trasferito ad altro Ambito'), ('NUCLEO_MODIFICATO', 'Nucleo modificato'), ('ERRORE_DATI', 'Errore nei dati'), ('IRREPERIBILE', 'Irreperibile'), ('ALTRO', 'Altro')], max_length=30, verbose_name='perché')),
                ('nota', models.TextField(blank=True, max_length=500, verbose_name='nota')),
                ('chiusa_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiuso il')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chiusure', to='patti_inclusione.caso', verbose_name='caso')),
                ('chiusa_da', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='chiusure', to='accounts.accreditamento', verbose_name='chiuso da')),
            ],
            options={
                'verbose_name': 'chiusura',
                'verbose_name_plural': 'chiusure',
            },
        ),
        migrations.CreateModel(
            name='Incontro',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('data', models.DateField(verbose_name='giorno')),
                ('ora', models.TimeField(blank=True, null=True, verbose_name='ora')),
                ('durata_min', models.PositiveSmallIntegerField(default=60, help_text='minuti', verbose_name='durata')),
                ('modalita', models.CharField(choices=[('PRESENZA', 'In presenza'), ('DOMICILIO', 'A casa della famiglia'), ('TELEFONO', 'Per telefono'), ('VIDEO', 'In video')], default='PRESENZA', max_length=10, verbose_name='modalità')),
                ('luogo', models.CharField(blank=True, max_length=200, verbose_name='luogo')),
                ('confermato', models.BooleanField(default=False, verbose_name='deciso dal Case manager')),
                ('stato', models.CharField(choices=[('PIANIFICATO', 'In programma'), ('SVOLTO', 'Svolto'), ('ANNULLATO', 'Annullato'), ('RINVIATO', 'Rinviato'), ('NON_PRESENTATI', 'Nessuno si è presentato')], default='PIANIFICATO', max_length=15, verbose_name='stato')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché non si fa')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incontri', to='patti_inclusione.caso', verbose_name='caso')),
                ('convocati', models.ManyToManyField(blank=True, related_name='incontri', to='ambiti.componente', verbose_name='persone attese')),
                ('convocazione', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='incontro', to='patti_inclusione.convocazione', verbose_name='convocazione')),
                ('impegni', models.ManyToManyField(blank=True, related_name='incontri', to='patti_inclusione.impegno', verbose_name='impegni da valutare')),
                ('obiettivi', models.ManyToManyField(blank=True, related_name='incontri', to='patti_inclusione.obiettivogenerale', verbose_name='obiettivi da guardare')),
                ('patto', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='incontri', to='patti_inclusione.patto', verbose_name='versione del Patto')),
            ],
            options={
                'verbose_name': 'incontro',
                'verbose_name_plural': 'incontri',
                'ordering': ['data', 'ora', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='IncontroEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('data', models.DateField(verbose_name='giorno')),
                ('ora', models.TimeField(blank=True, null=True, verbose_name='ora')),
                ('durata_min', models.PositiveSmallIntegerField(default=60, help_text='minuti', verbose_name='durata')),
                ('modalita', models.CharField(choices=[('PRESENZA', 'In presenza'), ('DOMICILIO', 'A casa della famiglia'), ('TELEFONO', 'Per telefono'), ('VIDEO', 'In video')], default='PRESENZA', max_length=10, verbose_name='modalità')),
                ('luogo', models.CharField(blank=True, max_length=200, verbose_name='luogo')),
                ('confermato', models.BooleanField(default=False, verbose_name='deciso dal Case manager')),
                ('stato', models.CharField(choices=[('PIANIFICATO', 'In programma'), ('SVOLTO', 'Svolto'), ('ANNULLATO', 'Annullato'), ('RINVIATO', 'Rinviato'), ('NON_PRESENTATI', 'Nessuno si è presentato')], default='PIANIFICATO', max_length=15, verbose_name='stato')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché non si fa')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('convocazione', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.convocazione', verbose_name='convocazione')),
                ('patto', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='versione del Patto')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.incontro')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Sospensione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stato_prima', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], max_length=25, verbose_name='stato prima')),
                ('motivo', models.CharField(choices=[('BENEFICIO_SOSPESO', 'INPS ha sospeso il beneficio'), ('RICOVERO', 'Ricovero o cura in una struttura'), ('DETENZIONE', 'Detenzione o misura cautelare'), ('CONDIZIONALITA_SOSPESA', 'Gli obblighi sono sospesi per legge'), ('ALTRO', 'Altro')], max_length=30, verbose_name='perché')),
                ('nota', models.CharField(blank=True, max_length=300, verbose_name='nota')),
                ('dal', models.DateField(verbose_name='dal')),
                ('prevista_al', models.DateField(blank=True, null=True, verbose_name='fino a quando, si pensa')),
                ('al', models.DateField(blank=True, null=True, verbose_name='al')),
                ('aperta_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sospensioni', to='accounts.accreditamento', verbose_name='sospeso da')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sospensioni', to='patti_inclusione.caso', verbose_name='caso')),
            ],
            options={
                'verbose_name': 'sospensione',
                'verbose_name_plural': 'sospensioni',
            },
        ),
        migrations.CreateModel(
            name='SospensioneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('stato_prima', models.CharField(choices=[('DA_ASSEGNARE', 'Da assegnare'), ('ASSEGNATO', 'Assegnato'), ('CONVOCATO', 'Convocato'), ('IN_ANALISI_PRELIMINARE', 'Analisi preliminare in corso'), ('AP_FINALIZZATA', 'Analisi preliminare conclusa'), ('INVIATO_CPI', 'Inviato al CPI'), ('INVIATO_SPECIALISTICO', 'Presso servizio specialistico'), ('IN_QUADRO_ANALISI', 'Quadro di analisi in corso'), ('IN_DEFINIZIONE_PATTO', 'Patto in definizione'), ('PATTO_DA_FIRMARE', 'Patto da firmare'), ('PATTO_ATTIVO', 'Patto attivo'), ('IN_REVISIONE', 'Patto in revisione'), ('VALUTAZIONE_FINALE', 'Valutazione finale'), ('SOSPESO', 'Sospeso'), ('IN_TRASFERIMENTO', 'In trasferimento'), ('CHIUSO', 'Chiuso')], max_length=25, verbose_name='stato prima')),
                ('motivo', models.CharField(choices=[('BENEFICIO_SOSPESO', 'INPS ha sospeso il beneficio'), ('RICOVERO', 'Ricovero o cura in una struttura'), ('DETENZIONE', 'Detenzione o misura cautelare'), ('CONDIZIONALITA_SOSPESA', 'Gli obblighi sono sospesi per legge'), ('ALTRO', 'Altro')], max_length=30, verbose_name='perché')),
                ('nota', models.CharField(blank=True, max_length=300, verbose_name='nota')),
                ('dal', models.DateField(verbose_name='dal')),
                ('prevista_al', models.DateField(blank=True, null=True, verbose_name='fino a quando, si pensa')),
                ('al', models.DateField(blank=True, null=True, verbose_name='al')),
                ('aperta_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='sospeso da')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.sospensione')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ValutazioneFinale',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('data', models.DateField(verbose_name='data')),
                ('motivo_chiusura', models.CharField(choices=[('CONCLUSIONE_PERCORSO', 'Percorso concluso'), ('INVIO_CPI', 'Invio al CPI'), ('ESCLUSIONE_OBBLIGHI', 'Tutti esclusi dagli obblighi'), ('ESONERO_TUTTI', 'Tutti esonerati'), ('DECADENZA', 'Decadenza'), ('REVOCA', 'Revoca'), ('RINUNCIA', 'Rinuncia'), ('TERMINE_18_MENSILITA', 'Fine delle 18 mensilità'), ('DECESSO', 'Decesso'), ('TRASFERITO_ALTRO_COMUNE', 'Trasferito ad altro Comune'), ('TRASFERITO_ALTRO_AMBITO', 'Trasferito ad altro Ambito'), ('NUCLEO_MODIFICATO', 'Nucleo modificato'), ('ERRORE_DATI', 'Errore nei dati'), ('IRREPERIBILE', 'Irreperibile'), ('ALTRO', 'Altro')], max_length=30, verbose_name='perché si chiude')),
                ('uscita', models.CharField(choices=[('AUTONOMIA_ECONOMICA', 'Autonomia economica'), ('OCCUPAZIONE', 'Lavoro'), ('PASSAGGIO_ALTRA_MISURA', "Un'altra misura"), ('PRESA_IN_CARICO_SOCIALE_ORDINARIA', 'La segue il servizio sociale'), ('PRESA_IN_CARICO_SPECIALISTICA', 'La segue un servizio specialistico'), ('PERDITA_REQUISITI', 'Ha perso i requisiti'), ('SANZIONE', 'Sanzione'), ('INTERROTTO_DALLA_FAMIGLIA', 'Ha interrotto la famiglia'), ('ALTRO', 'Altro')], max_length=40, verbose_name='come esce la famiglia')),
                ('sostegni_erogati', models.JSONField(default=list, verbose_name='sostegni dati')),
                ('voto_famiglia', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='quanto è stato utile, da 1 a 5')),
                ('valutazione_famiglia', models.TextField(blank=True, max_length=2000, verbose_name='che cosa ne dice la famiglia')),
                ('valutazione_cm', models.TextField(max_length=2000, verbose_name='che cosa ne dici tu')),
                ('proposta_seguito', models.TextField(blank=True, max_length=1000, verbose_name='che cosa proponi per dopo')),
                ('scritta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritta il')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='valutazioni_finali', to='patti_inclusione.caso', verbose_name='caso')),
                ('patto', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='valutazione_finale', to='patti_inclusione.patto', verbose_name='Patto')),
                ('scritta_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='valutazioni_finali', to='accounts.accreditamento', verbose_name='scritta da')),
            ],
            options={
                'verbose_name': 'valutazione finale',
                'verbose_name_plural': 'valutazioni finali',
            },
        ),
        migrations.CreateModel(
            name='EsitoObiettivo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('esito', models.CharField(choices=[('NON_AVVIATO', 'Non cominciato'), ('IN_CORSO', 'Si sta lavorando'), ('PARZIALMENTE_RAGGIUNTO', 'Raggiunto in parte'), ('RAGGIUNTO', 'Raggiunto'), ('NON_RAGGIUNTO', 'Non raggiunto'), ('NON_PIU_PERTINENTE', 'Non serve più')], max_length=25, verbose_name='a che punto è')),
                ('livello', models.CharField(blank=True, choices=[('PROBLEMA_GRAVE', 'Problema grave'), ('PROBLEMA_MODERATO', 'Problema moderato'), ('PROBLEMA_LIEVE', 'Problema lieve'), ('LIVELLO_ADEGUATO', 'Livello adeguato'), ('LIEVE_PUNTO_DI_FORZA', 'Lieve punto di forza'), ('EVIDENTE_PUNTO_DI_FORZA', 'Evidente punto di forza'), ('NON_RILEVATO', 'Non rilevato')], max_length=25, verbose_name="com'è la situazione")),
                ('obiettivo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='esiti', to='patti_inclusione.obiettivogenerale', verbose_name='obiettivo')),
                ('valutazione', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='esiti_obiettivi', to='patti_inclusione.valutazionefinale', verbose_name='valutazione finale')),
            ],
            options={
                'verbose_name': 'esito di un obiettivo',
                'verbose_name_plural': 'esiti degli obiettivi',
            },
        ),
        migrations.CreateModel(
            name='CondizioneFinale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('condizione', models.CharField(choices=[('OCCUPATO_TEMPO_PIENO', 'Lavora a tempo pieno'), ('OCCUPATO_PARZIALE', 'Lavora a tempo parziale'), ('OCCUPATO_BASSO_REDDITO', 'Lavora, con un reddito basso'), ('DISOCCUPATO_MENO_12', 'Senza lavoro da meno di 12 mesi'), ('DISOCCUPATO_12_24', 'Senza lavoro da 12 a 24 mesi'), ('DISOCCUPATO_OLTRE_24', 'Senza lavoro da più di 24 mesi'), ('MAI_OCCUPATO', 'Non ha mai lavorato'), ('STUDENTE', 'Studia'), ('INABILE', 'Inabile al lavoro'), ('PENSIONATO', 'In pensione'), ('CASALINGO_CURA', 'Si occupa della casa o di familiari')], max_length=25, verbose_name='lavoro')),
                ('componente', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='condizioni_finali', to='ambiti.componente', verbose_name='persona')),
                ('valutazione', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='condizioni', to='patti_inclusione.valutazionefinale', verbose_name='valutazione finale')),
            ],
            options={
                'verbose_name': 'condizione lavorativa finale',
                'verbose_name_plural': 'condizioni lavorative finali',
            },
        ),
        migrations.CreateModel(
            name='ValutazioneFinaleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('data', models.DateField(verbose_name='data')),
                ('motivo_chiusura', models.CharField(choices=[('CONCLUSIONE_PERCORSO', 'Percorso concluso'), ('INVIO_CPI', 'Invio al CPI'), ('ESCLUSIONE_OBBLIGHI', 'Tutti esclusi dagli obblighi'), ('ESONERO_TUTTI', 'Tutti esonerati'), ('DECADENZA', 'Decadenza'), ('REVOCA', 'Revoca'), ('RINUNCIA', 'Rinuncia'), ('TERMINE_18_MENSILITA', 'Fine delle 18 mensilità'), ('DECESSO', 'Decesso'), ('TRASFERITO_ALTRO_COMUNE', 'Trasferito ad altro Comune'), ('TRASFERITO_ALTRO_AMBITO', 'Trasferito ad altro Ambito'), ('NUCLEO_MODIFICATO', 'Nucleo modificato'), ('ERRORE_DATI', 'Errore nei dati'), ('IRREPERIBILE', 'Irreperibile'), ('ALTRO', 'Altro')], max_length=30, verbose_name='perché si chiude')),
                ('uscita', models.CharField(choices=[('AUTONOMIA_ECONOMICA', 'Autonomia economica'), ('OCCUPAZIONE', 'Lavoro'), ('PASSAGGIO_ALTRA_MISURA', "Un'altra misura"), ('PRESA_IN_CARICO_SOCIALE_ORDINARIA', 'La segue il servizio sociale'), ('PRESA_IN_CARICO_SPECIALISTICA', 'La segue un servizio specialistico'), ('PERDITA_REQUISITI', 'Ha perso i requisiti'), ('SANZIONE', 'Sanzione'), ('INTERROTTO_DALLA_FAMIGLIA', 'Ha interrotto la famiglia'), ('ALTRO', 'Altro')], max_length=40, verbose_name='come esce la famiglia')),
                ('sostegni_erogati', models.JSONField(default=list, verbose_name='sostegni dati')),
                ('voto_famiglia', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='quanto è stato utile, da 1 a 5')),
                ('valutazione_famiglia', models.TextField(blank=True, max_length=2000, verbose_name='che cosa ne dice la famiglia')),
                ('valutazione_cm', models.TextField(max_length=2000, verbose_name='che cosa ne dici tu')),
                ('proposta_seguito', models.TextField(blank=True, max_length=1000, verbose_name='che cosa proponi per dopo')),
                ('scritta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritta il')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('patto', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.patto', verbose_name='Patto')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.valutazionefinale')),
                ('scritta_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='scritta da')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Verbale',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('versione', models.PositiveSmallIntegerField(default=1, verbose_name='versione')),
                ('corrente', models.BooleanField(default=True, verbose_name='è quello che vale')),
                ('testo', models.TextField(max_length=5000, verbose_name='verbale')),
                ('motivo_correzione', models.CharField(blank=True, max_length=300, verbose_name='perché è stato corretto')),
                ('scritto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='scritto il')),
                ('incontro', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verbali', to='patti_inclusione.incontro', verbose_name='incontro')),
                ('scritto_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verbali', to='accounts.accreditamento', verbose_name='scritto da')),
            ],
            options={
                'verbose_name': "verbale dell'incontro",
                'verbose_name_plural': 'verbali degli incontri',
            },
        ),
        migrations.CreateModel(
            name='ValutazioneRisultato',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stato', models.CharField(choices=[('NON_AVVIATO', 'Non cominciato'), ('IN_CORSO', 'Si sta lavorando'), ('PARZIALMENTE_RAGGIUNTO', 'Raggiunto in parte'), ('RAGGIUNTO', 'Raggiunto'), ('NON_RAGGIUNTO', 'Non raggiunto'), ('NON_PIU_PERTINENTE', 'Non serve più')], max_length=25, verbose_name='a che punto è')),
                ('livello', models.CharField(blank=True, choices=[('PROBLEMA_GRAVE', 'Problema grave'), ('PROBLEMA_MODERATO', 'Problema moderato'), ('PROBLEMA_LIEVE', 'Problema lieve'), ('LIVELLO_ADEGUATO', 'Livello adeguato'), ('LIEVE_PUNTO_DI_FORZA', 'Lieve punto di forza'), ('EVIDENTE_PUNTO_DI_FORZA', 'Evidente punto di forza'), ('NON_RILEVATO', 'Non rilevato')], max_length=25, verbose_name="com'è la situazione")),
                ('punto_di_vista_famiglia', models.TextField(blank=True, max_length=1000, verbose_name='che cosa ne dice la famiglia')),
                ('risultato', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='valutazioni', to='patti_inclusione.risultatoatteso', verbose_name='risultato')),
                ('verbale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='valutazioni', to='patti_inclusione.verbale', verbose_name='verbale')),
            ],
            options={
                'verbose_name': 'valutazione di un risultato',
                'verbose_name_plural': 'valutazioni dei risultati',
                'ordering': ['risultato__creato_il', 'risultato_id'],
            },
        ),
        migrations.CreateModel(
            name='VerificaImpegno',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('esito', models.CharField(choices=[('RISPETTATO', 'Rispettato'), ('PARZIALE', 'Rispettato in parte'), ('NON_RISPETTATO_GIUSTIFICATO', 'Non rispettato, con un buon motivo'), ('NON_RISPETTATO', 'Non rispettato'), ('NON_VERIFICABILE', 'Non si può ancora verificare'), ('DA_NON_VALUTARE_ORA', 'Non lo guardiamo ora')], max_length=30, verbose_name="com'è andato")),
                ('motivo', models.TextField(blank=True, max_length=1000, verbose_name='perché')),
                ('azione', models.CharField(choices=[('NESSUNA', 'Niente'), ('RIMODULA_IMPEGNO', "Cambiare l'impegno"), ('RICHIAMO_FORMALE', 'Richiamo formale'), ('SEGNALAZIONE', 'Segnalazione a INPS')], default='NESSUNA', max_length=20, verbose_name='che cosa fare')),
                ('impegno', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verifiche', to='patti_inclusione.impegno', verbose_name='impegno')),
                ('prova', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='verifiche', to='documenti.documento', verbose_name='prova')),
                ('verbale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verifiche', to='patti_inclusione.verbale', verbose_name='verbale')),
            ],
            options={
                'verbose_name': 'verifica di un impegno',
                'verbose_name_plural': 'verifiche degli impegni',
                'ordering': ['impegno__componente__data_nascita', 'impegno__creato_il', 'impegno_id'],
            },
        ),
        migrations.CreateModel(
            name='BozzaValutazione',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('modulo', models.CharField(max_length=60, verbose_name='modulo')),
                ('dati', models.JSONField(default=dict, verbose_name='dati')),
                ('versione', models.PositiveIntegerField(default=1, verbose_name='versione')),
                ('salvata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='salvata il')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bozze_valutazione', to='patti_inclusione.caso', verbose_name='caso')),
            ],
            options={
                'verbose_name': 'bozza di una valutazione',
                'verbose_name_plural': 'bozze delle valutazioni',
                'constraints': [models.UniqueConstraint(fields=('caso', 'modulo'), name='one_bozza_per_valutazione')],
            },
        ),
        migrations.AddIndex(
            model_name='incontro',
            index=models.Index(fields=['caso', 'data'], name='incontro_caso_data'),
        ),
        migrations.AddConstraint(
            model_name='incontro',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato__in', ['SVOLTO', 'NON_PRESENTATI']), _negated=True), ('convocazione__isnull', False), _connector='OR'), name='incontro_held_has_convocazione'),
        ),
        migrations.AddConstraint(
            model_name='incontro',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stato__in', ['ANNULLATO', 'RINVIATO']), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='incontro_off_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='incontro',
            constraint=models.CheckConstraint(condition=models.Q(('convocazione', None), ('ora__isnull', False), _connector='OR'), name='incontro_convoked_has_ora'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incontro',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_incontroevent" ("caso_id", "confermato", "convocazione_id", "data", "durata_min", "id", "luogo", "modalita", "motivo", "ora", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato") VALUES (NEW."caso_id", NEW."confermato", NEW."convocazione_id", NEW."data", NEW."durata_min", NEW."id", NEW."luogo", NEW."modalita", NEW."motivo", NEW."ora", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."stato"); RETURN NULL;', hash='6ceb9fa4d3d8502adc5060601f63ac691da0d78f', operation='UPDATE', pgid='pgtrigger_update_update_8f905', table='patti_inclusione_incontro', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incontro',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_incontroevent" ("caso_id", "confermato", "convocazione_id", "data", "durata_min", "id", "luogo", "modalita", "motivo", "ora", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato") VALUES (OLD."caso_id", OLD."confermato", OLD."convocazione_id", OLD."data", OLD."durata_min", OLD."id", OLD."luogo", OLD."modalita", OLD."motivo", OLD."ora", OLD."patto_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."stato"); RETURN NULL;', hash='9cca0817eb9ec0929dffb09cf8136c2c43ab6b02', operation='DELETE', pgid='pgtrigger_delete_delete_edfae', table='patti_inclusione_incontro', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='sospensione',
            constraint=models.UniqueConstraint(condition=models.Q(('al', None)), fields=('caso',), name='one_open_sospensione_per_caso'),
        ),
        migrations.AddConstraint(
            model_name='sospensione',
            constraint=models.CheckConstraint(condition=models.Q(('al', None), ('al__gte', models.F('dal')), _connector='OR'), name='sospensione_dal_before_al'),
        ),
        migrations.AddConstraint(
            model_name='sospensione',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('motivo', 'ALTRO'), _negated=True), models.Q(('nota', ''), _negated=True), _connector='OR'), name='sospensione_altro_has_nota'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sospensione',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_sospensioneevent" ("al", "aperta_da_id", "caso_id", "dal", "id", "motivo", "nota", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevista_al", "stato_prima") VALUES (NEW."al", NEW."aperta_da_id", NEW."caso_id", NEW."dal", NEW."id", NEW."motivo", NEW."nota", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."prevista_al", NEW."stato_prima"); RETURN NULL;', hash='f27b4058cb075b35bbfe2a80189877f986f93581', operation='UPDATE', pgid='pgtrigger_update_update_58f1b', table='patti_inclusione_sospensione', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sospensione',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_sospensioneevent" ("al", "aperta_da_id", "caso_id", "dal", "id", "motivo", "nota", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prevista_al", "stato_prima") VALUES (OLD."al", OLD."aperta_da_id", OLD."caso_id", OLD."dal", OLD."id", OLD."motivo", OLD."nota", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."prevista_al", OLD."stato_prima"); RETURN NULL;', hash='d22e361974dd0523ffd304e0342a5b7ffdd2c106', operation='DELETE', pgid='pgtrigger_delete_delete_74c9d', table='patti_inclusione_sospensione', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='valutazionefinale',
            constraint=models.CheckConstraint(condition=models.Q(('voto_famiglia', None), ('voto_famiglia__range', (1, 5)), _connector='OR'), name='voto_famiglia_1_to_5'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valutazionefinale',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_valutazionefinaleevent" ("caso_id", "data", "id", "motivo_chiusura", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposta_seguito", "scritta_da_id", "scritta_il", "sostegni_erogati", "uscita", "valutazione_cm", "valutazione_famiglia", "voto_famiglia") VALUES (NEW."caso_id", NEW."data", NEW."id", NEW."motivo_chiusura", NEW."patto_id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."proposta_seguito", NEW."scritta_da_id", NEW."scritta_il", NEW."sostegni_erogati", NEW."uscita", NEW."valutazione_cm", NEW."valutazione_famiglia", NEW."voto_famiglia"); RETURN NULL;', hash='26252ccd6728fc8c8711577a360fb3a07191b777', operation='UPDATE', pgid='pgtrigger_update_update_3ba9f', table='patti_inclusione_valutazionefinale', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='valutazionefinale',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_valutazionefinaleevent" ("caso_id", "data", "id", "motivo_chiusura", "patto_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposta_seguito", "scritta_da_id", "scritta_il", "sostegni_erogati", "uscita", "valutazione_cm", "valutazione_famiglia", "voto_famiglia") VALUES (OLD."caso_id", OLD."data", OLD."id", OLD."motivo_chiusura", OLD."patto_id", _pgh_attach_context(), clock_timestamp(), \'delete\', OLD."id", OLD."proposta_seguito", OLD."scritta_da_id", OLD."scritta_il", OLD."sostegni_erogati", OLD."uscita", OLD."valutazione_cm", OLD."valutazione_famiglia", OLD."voto_famiglia"); RETURN NULL;', hash='37d85f5ff7a02b781b34f2c2b74a6c888e7139bf', operation='DELETE', pgid='pgtrigger_delete_delete_ad4da', table='patti_inclusione_valutazionefinale', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='esitoobiettivo',
            constraint=models.UniqueConstraint(fields=('valutazione', 'obiettivo'), name='one_esito_per_obiettivo'),
        ),
        migrations.AddConstraint(
            model_name='condizionefinale',
            constraint=models.UniqueConstraint(fields=('valutazione', 'componente'), name='one_condizione_finale'),
        ),
        migrations.AddConstraint(
            model_name='verbale',
            constraint=models.UniqueConstraint(fields=('incontro', 'versione'), name='one_verbale_per_versione'),
        ),
        migrations.AddConstraint(
            model_name='verbale',
            constraint=models.UniqueConstraint(condition=models.Q(('corrente', True)), fields=('incontro',), name='one_verbale_corrente_per_incontro'),
        ),
        migrations.AddConstraint(
            model_name='verbale',
            constraint=models.CheckConstraint(condition=models.Q(('versione', 1), models.Q(('motivo_correzione', ''), _negated=True), _connector='OR'), name='correzione_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='valutazionerisultato',
            constraint=models.UniqueConstraint(fields=('verbale', 'risultato'), name='one_valutazione_per_risultato'),
        ),
        migrations.AddConstraint(
            model_name='verificaimpegno',
            constraint=models.UniqueConstraint(fields=('verbale', 'impegno'), name='one_verifica_per_impegno'),
        ),
        migrations.AddConstraint(
            model_name='verificaimpegno',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('esito__in', ['NON_RISPETTATO_GIUSTIFICATO', 'NON_RISPETTATO']), _negated=True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='non_rispettato_has_motivo'),
        ),
        migrations.AddConstraint(
            model_name='verificaimpegno',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('azione__in', ['RICHIAMO_FORMALE', 'SEGNALAZIONE']), _negated=True), ('esito', 'NON_RISPETTATO'), _connector='OR'), name='sanzione_only_if_non_rispettato'),
        ),
    ]
