
import django.contrib.postgres.fields
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
        ('patti_inclusione', '0007_segnalazioni'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Equipe',
            fields=[
                ('caso', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='equipe', serialize=False, to='patti_inclusione.caso', verbose_name='caso')),
                ('costituita_il', models.DateField(verbose_name='costituita il')),
            ],
            options={
                'verbose_name': 'équipe multidisciplinare',
                'verbose_name_plural': 'équipe multidisciplinari',
            },
        ),
        migrations.CreateModel(
            name='Informativa',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('esito', models.CharField(choices=[('PRESA_VISIONE', "L'ha letta e ha firmato"), ('RIFIUTA_FIRMA', "L'ha avuta e non ha firmato")], max_length=20, verbose_name='informativa sui dati personali')),
                ('data', models.DateField(verbose_name='giorno')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='informative', to='patti_inclusione.caso', verbose_name='caso')),
                ('componente', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='informative', to='ambiti.componente', verbose_name='persona')),
                ('registrata_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='informative', to='accounts.accreditamento', verbose_name='registrata da')),
            ],
            options={
                'verbose_name': 'informativa sui dati personali',
                'verbose_name_plural': 'informative sui dati personali',
            },
        ),
        migrations.CreateModel(
            name='InformativaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('esito', models.CharField(choices=[('PRESA_VISIONE', "L'ha letta e ha firmato"), ('RIFIUTA_FIRMA', "L'ha avuta e non ha firmato")], max_length=20, verbose_name='informativa sui dati personali')),
                ('data', models.DateField(verbose_name='giorno')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('componente', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.informativa')),
                ('registrata_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='registrata da')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InvioSpecialistico',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('servizio', models.CharField(choices=[('SOCIALE', 'Servizio sociale'), ('CPI', "Centro per l'impiego"), ('CSM', 'Centro di salute mentale'), ('SERD', 'Servizio per le dipendenze'), ('CONSULTORIO', 'Consultorio'), ('NPI', 'Neuropsichiatria infantile'), ('SCUOLA', 'Scuola'), ('FORMAZIONE', 'Formazione'), ('ABITATIVO', 'Servizio per la casa'), ('SANITA_ALTRO', 'Altro servizio sanitario'), ('TERZO_SETTORE', 'Terzo settore'), ('GIUSTIZIA_UEPE', 'Esecuzione penale esterna'), ('ALTRO', 'Altro')], max_length=20, verbose_name='servizio')),
                ('ente', models.CharField(max_length=160, verbose_name='ente')),
                ('gia_in_carico', models.BooleanField(verbose_name='il servizio la segue già')),
                ('consenso', models.BooleanField(verbose_name="la persona è d'accordo")),
                ('inviato_il', models.DateField(verbose_name='mandata il')),
                ('attesa_fino_al', models.DateField(verbose_name='si aspetta la risposta fino al')),
                ('risposta_il', models.DateField(blank=True, null=True, verbose_name='risposta del')),
                ('risposta', models.TextField(blank=True, max_length=4000, verbose_name='che cosa risponde il servizio')),
                ('concluso_il', models.DateField(blank=True, null=True, verbose_name='concluso il')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invii_specialistici', to='patti_inclusione.caso', verbose_name='caso')),
                ('componente', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invii_specialistici', to='ambiti.componente', verbose_name='persona')),
                ('inviato_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invii_specialistici', to='accounts.accreditamento', verbose_name='mandata da')),
            ],
            options={
                'verbose_name': 'invio a un servizio specialistico',
                'verbose_name_plural': 'invii ai servizi specialistici',
            },
        ),
        migrations.CreateModel(
            name='InvioSpecialisticoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('servizio', models.CharField(choices=[('SOCIALE', 'Servizio sociale'), ('CPI', "Centro per l'impiego"), ('CSM', 'Centro di salute mentale'), ('SERD', 'Servizio per le dipendenze'), ('CONSULTORIO', 'Consultorio'), ('NPI', 'Neuropsichiatria infantile'), ('SCUOLA', 'Scuola'), ('FORMAZIONE', 'Formazione'), ('ABITATIVO', 'Servizio per la casa'), ('SANITA_ALTRO', 'Altro servizio sanitario'), ('TERZO_SETTORE', 'Terzo settore'), ('GIUSTIZIA_UEPE', 'Esecuzione penale esterna'), ('ALTRO', 'Altro')], max_length=20, verbose_name='servizio')),
                ('ente', models.CharField(max_length=160, verbose_name='ente')),
                ('gia_in_carico', models.BooleanField(verbose_name='il servizio la segue già')),
                ('consenso', models.BooleanField(verbose_name="la persona è d'accordo")),
                ('inviato_il', models.DateField(verbose_name='mandata il')),
                ('attesa_fino_al', models.DateField(verbose_name='si aspetta la risposta fino al')),
                ('risposta_il', models.DateField(blank=True, null=True, verbose_name='risposta del')),
                ('risposta', models.TextField(blank=True, max_length=4000, verbose_name='che cosa risponde il servizio')),
                ('concluso_il', models.DateField(blank=True, null=True, verbose_name='concluso il')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('componente', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona')),
                ('inviato_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='mandata da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.inviospecialistico')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MembroEquipe',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('servizio', models.CharField(choices=[('SOCIALE', 'Servizio sociale'), ('CPI', "Centro per l'impiego"), ('CSM', 'Centro di salute mentale'), ('SERD', 'Servizio per le dipendenze'), ('CONSULTORIO', 'Consultorio'), ('NPI', 'Neuropsichiatria infantile'), ('SCUOLA', 'Scuola'), ('FORMAZIONE', 'Formazione'), ('ABITATIVO', 'Servizio per la casa'), ('SANITA_ALTRO', 'Altro servizio sanitario'), ('TERZO_SETTORE', 'Terzo settore'), ('GIUSTIZIA_UEPE', 'Esecuzione penale esterna'), ('ALTRO', 'Altro')], max_length=20, verbose_name='servizio')),
                ('ente', models.CharField(max_length=160, verbose_name='ente')),
                ('professione', models.CharField(blank=True, max_length=80, verbose_name='professione')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail di lavoro')),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, null=True, verbose_name='al')),
                ('accesso_piattaforma', models.CharField(choices=[('NESSUNO', 'Non usa la piattaforma'), ('LETTURA', 'Legge'), ('COMPILA_SEZIONI', 'Legge e compila')], default='NESSUNO', max_length=20, verbose_name='sulla piattaforma')),
                ('sezioni', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None, verbose_name='parti del Quadro')),
                ('equipe', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='membri', to='patti_inclusione.equipe', verbose_name='équipe')),
                ('persone', models.ManyToManyField(blank=True, related_name='membri_equipe', to='ambiti.componente', verbose_name='persone')),
            ],
            options={
                'verbose_name': "membro dell'équipe",
                'verbose_name_plural': "membri dell'équipe",
            },
        ),
        migrations.CreateModel(
            name='InvitoEquipe',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(blank=True, max_length=64, null=True, unique=True, verbose_name='impronta del collegamento')),
                ('codice_hash', models.CharField(max_length=128, verbose_name='impronta del codice')),
                ('tentativi', models.PositiveSmallIntegerField(default=0, verbose_name='tentativi')),
                ('scade_il', models.DateTimeField(verbose_name='scade il')),
                ('usato_il', models.DateTimeField(blank=True, null=True, verbose_name='usato il')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('membro', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invito', to='patti_inclusione.membroequipe', verbose_name='membro')),
            ],
            options={
                'verbose_name': "invito a un membro dell'équipe",
                'verbose_name_plural': "inviti ai membri dell'équipe",
            },
        ),
        migrations.CreateModel(
            name='DimensioneQuadro',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parte', models.CharField(choices=[('NUCLEO', 'Nucleo e ambiente'), ('MINORE', 'Bambino o ragazzo'), ('ADULTO', 'Adulto')], max_length=10, verbose_name='parte')),
                ('dimensione', models.CharField(max_length=4, verbose_name='dimensione')),
                ('livello', models.CharField(blank=True, choices=[('PROBLEMA_GRAVE', 'Problema grave'), ('PROBLEMA_MODERATO', 'Problema moderato'), ('PROBLEMA_LIEVE', 'Problema lieve'), ('LIVELLO_ADEGUATO', 'Livello adeguato'), ('LIEVE_PUNTO_DI_FORZA', 'Lieve punto di forza'), ('EVIDENTE_PUNTO_DI_FORZA', 'Evidente punto di forza'), ('NON_RILEVATO', 'Non rilevato')], max_length=30, verbose_name='livello')),
                ('motivo', models.CharField(blank=True, choices=[('ASSENTE', "La persona non c'era"), ('NON_RISPONDE', 'Ha preferito non rispondere'), ('TEMPO', "Non ce n'è stato il tempo"), ('LINGUA', 'Serviva un interprete'), ('DA_VERIFICARE', 'Da verificare con un altro servizio'), ('ALTRO', 'Altro')], max_length=20, verbose_name='perché non è rilevato')),
                ('descrizione', models.TextField(blank=True, help_text="Serve se c'è un problema. Scrivi fatti, non giudizi, e nessun dato di altre persone.", max_length=4000, verbose_name='che cosa succede')),
                ('bisogni', models.TextField(blank=True, max_length=4000, verbose_name="di che cosa c'è bisogno")),
                ('risorse', models.TextField(blank=True, max_length=4000, verbose_name='su che cosa si può contare')),
                ('voce_famiglia', models.TextField(blank=True, help_text='Le sue parole, come le ha dette.', max_length=4000, verbose_name='come lo dice la persona')),
                ('da_approfondire', models.BooleanField(default=False, verbose_name='da approfondire')),
                ('priorita', models.PositiveSmallIntegerField(choices=[(0, 'Nessuna'), (1, 'Bassa'), (2, 'Media'), (3, 'Alta')], default=0, verbose_name='priorità')),
                ('compilata_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='Case manager')),
                ('soggetto', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='dimensioni_quadro', to='ambiti.componente', verbose_name='persona')),
                ('compilata_da_membro', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='patti_inclusione.membroequipe', verbose_name="membro dell'équipe")),
            ],
            options={
                'verbose_name': 'dimensione del Quadro di analisi',
                'verbose_name_plural': 'dimensioni del Quadro di analisi',
            },
        ),
        migrations.CreateModel(
            name='MembroEquipeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('nome', models.CharField(max_length=80, verbose_name='nome')),
                ('cognome', models.CharField(max_length=80, verbose_name='cognome')),
                ('servizio', models.CharField(choices=[('SOCIALE', 'Servizio sociale'), ('CPI', "Centro per l'impiego"), ('CSM', 'Centro di salute mentale'), ('SERD', 'Servizio per le dipendenze'), ('CONSULTORIO', 'Consultorio'), ('NPI', 'Neuropsichiatria infantile'), ('SCUOLA', 'Scuola'), ('FORMAZIONE', 'Formazione'), ('ABITATIVO', 'Servizio per la casa'), ('SANITA_ALTRO', 'Altro servizio sanitario'), ('TERZO_SETTORE', 'Terzo settore'), ('GIUSTIZIA_UEPE', 'Esecuzione penale esterna'), ('ALTRO', 'Altro')], max_length=20, verbose_name='servizio')),
                ('ente', models.CharField(max_length=160, verbose_name='ente')),
                ('professione', models.CharField(blank=True, max_length=80, verbose_name='professione')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail di lavoro')),
                ('dal', models.DateField(verbose_name='dal')),
                ('al', models.DateField(blank=True, null=True, verbose_name='al')),
                ('accesso_piattaforma', models.CharField(choices=[('NESSUNO', 'Non usa la piattaforma'), ('LETTURA', 'Legge'), ('COMPILA_SEZIONI', 'Legge e compila')], default='NESSUNO', max_length=20, verbose_name='sulla piattaforma')),
                ('sezioni', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None, verbose_name='parti del Quadro')),
                ('equipe', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.equipe', verbose_name='équipe')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.membroequipe')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuadroAnalisi',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('versione', models.PositiveSmallIntegerField(default=1, verbose_name='versione')),
                ('versione_catalogo', models.CharField(max_length=10, verbose_name='versione del catalogo')),
                ('stato', models.CharField(choices=[('BOZZA', 'In bozza'), ('FINALIZZATA', 'Conclusa')], default='BOZZA', max_length=12, verbose_name='stato')),
                ('revisione', models.PositiveIntegerField(default=0, verbose_name='revisione')),
                ('iniziata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='iniziato il')),
                ('finalizzata_il', models.DateTimeField(blank=True, null=True, verbose_name='concluso il')),
                ('motivo_riapertura', models.CharField(blank=True, max_length=300, verbose_name='motivo della riapertura')),
                ('caso', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quadri', to='patti_inclusione.caso', verbose_name='caso')),
                ('compilata_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quadri_compilati', to='accounts.accreditamento', verbose_name='compilato da')),
            ],
            options={
                'verbose_name': 'Quadro di analisi',
                'verbose_name_plural': 'Quadri di analisi',
            },
        ),
        migrations.CreateModel(
            name='DimensioneQuadroEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('parte', models.CharField(choices=[('NUCLEO', 'Nucleo e ambiente'), ('MINORE', 'Bambino o ragazzo'), ('ADULTO', 'Adulto')], max_length=10, verbose_name='parte')),
                ('dimensione', models.CharField(max_length=4, verbose_name='dimensione')),
                ('livello', models.CharField(blank=True, choices=[('PROBLEMA_GRAVE', 'Problema grave'), ('PROBLEMA_MODERATO', 'Problema moderato'), ('PROBLEMA_LIEVE', 'Problema lieve'), ('LIVELLO_ADEGUATO', 'Livello adeguato'), ('LIEVE_PUNTO_DI_FORZA', 'Lieve punto di forza'), ('EVIDENTE_PUNTO_DI_FORZA', 'Evidente punto di forza'), ('NON_RILEVATO', 'Non rilevato')], max_length=30, verbose_name='livello')),
                ('motivo', models.CharField(blank=True, choices=[('ASSENTE', "La persona non c'era"), ('NON_RISPONDE', 'Ha preferito non rispondere'), ('TEMPO', "Non ce n'è stato il tempo"), ('LINGUA', 'Serviva un interprete'), ('DA_VERIFICARE', 'Da verificare con un altro servizio'), ('ALTRO', 'Altro')], max_length=20, verbose_name='perché non è rilevato')),
                ('descrizione', models.TextField(blank=True, help_text="Serve se c'è un problema. Scrivi fatti, non giudizi, e nessun dato di altre persone.", max_length=4000, verbose_name='che cosa succede')),
                ('bisogni', models.TextField(blank=True, max_length=4000, verbose_name="di che cosa c'è bisogno")),
                ('risorse', models.TextField(blank=True, max_length=4000, verbose_name='su che cosa si può contare')),
                ('voce_famiglia', models.TextField(blank=True, help_text='Le sue parole, come le ha dette.', max_length=4000, verbose_name='come lo dice la persona')),
                ('da_approfondire', models.BooleanField(default=False, verbose_name='da approfondire')),
                ('priorita', models.PositiveSmallIntegerField(choices=[(0, 'Nessuna'), (1, 'Bassa'), (2, 'Media'), (3, 'Alta')], default=0, verbose_name='priorità')),
                ('compilata_da', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='Case manager')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.dimensionequadro')),
                ('soggetto', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='ambiti.componente', verbose_name='persona')),
                ('compilata_da_membro', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.membroequipe', verbose_name="membro dell'équipe")),
                ('quadro', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.quadroanalisi', verbose_name='quadro')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='dimensionequadro',
            name='quadro',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dimensioni', to='patti_inclusione.quadroanalisi', verbose_name='quadro'),
        ),
        migrations.CreateModel(
            name='QuadroAnalisiEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('versione', models.PositiveSmallIntegerField(default=1, verbose_name='versione')),
                ('versione_catalogo', models.CharField(max_length=10, verbose_name='versione del catalogo')),
                ('stato', models.CharField(choices=[('BOZZA', 'In bozza'), ('FINALIZZATA', 'Conclusa')], default='BOZZA', max_length=12, verbose_name='stato')),
                ('iniziata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='iniziato il')),
                ('finalizzata_il', models.DateTimeField(blank=True, null=True, verbose_name='concluso il')),
                ('motivo_riapertura', models.CharField(blank=True, max_length=300, verbose_name='motivo della riapertura')),
                ('caso', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='patti_inclusione.caso', verbose_name='caso')),
                ('compilata_da', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='accounts.accreditamento', verbose_name='compilato da')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='patti_inclusione.quadroanalisi')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SezioneQuadro',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sezione', models.CharField(max_length=30, verbose_name='sezione')),
                ('non_pertinente', models.BooleanField(default=False, verbose_name='non riguarda questo bambino o ragazzo')),
                ('motivo_non_pertinente', models.CharField(blank=True, max_length=300, verbose_name='perché non lo riguarda')),
                ('revisione', models.PositiveIntegerField(default=0, verbose_name='revisione')),
                ('salvata_il', models.DateTimeField(verbose_name='salvata il')),
                ('bozza', models.JSONField(blank=True, null=True, verbose_name='da correggere')),
                ('impronta', models.CharField(blank=True, max_length=64, verbose_name='impronta di ciò che è stato mandato')),
                ('compilata_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='Case manager')),
                ('compilata_da_membro', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='patti_inclusione.membroequipe', verbose_name="membro dell'équipe")),
                ('componente', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sezioni_quadro', to='ambiti.componente', verbose_name='persona')),
                ('quadro', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sezioni', to='patti_inclusione.quadroanalisi', verbose_name='quadro')),
            ],
            options={
                'verbose_name': 'sezione del Quadro di analisi',
                'verbose_name_plural': 'sezioni del Quadro di analisi',
            },
        ),
        migrations.AddConstraint(
            model_name='informativa',
            constraint=models.UniqueConstraint(fields=('caso', 'componente'), name='one_informativa_per_persona'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='informativa',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_informativaevent" ("caso_id", "componente_id", "data", "esito", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrata_da_id") VALUES (NEW."caso_id", NEW."componente_id", NEW."data", NEW."esito", NEW."id", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."registrata_da_id"); RETURN NULL;', hash='5ed6b0066178f2701b3d9dcb265ea827167f4fad', operation='INSERT', pgid='pgtrigger_insert_insert_f1894', table='patti_inclusione_informativa', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='informativa',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_informativaevent" ("caso_id", "componente_id", "data", "esito", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrata_da_id") VALUES (NEW."caso_id", NEW."componente_id", NEW."data", NEW."esito", NEW."id", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."registrata_da_id"); RETURN NULL;', hash='dbaae96bdd9679aab6baa755156de13ebaed91c0', operation='UPDATE', pgid='pgtrigger_update_update_f4651', table='patti_inclusione_informativa', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='inviospecialistico',
            constraint=models.UniqueConstraint(condition=models.Q(('concluso_il', None)), fields=('caso',), name='one_open_invio_per_caso'),
        ),
        migrations.AddConstraint(
            model_name='inviospecialistico',
            constraint=models.CheckConstraint(condition=models.Q(('consenso', True), ('gia_in_carico', True), _connector='OR'), name='invio_consenso_where_needed'),
        ),
        migrations.AddConstraint(
            model_name='inviospecialistico',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('risposta', ''), ('risposta_il', None)), models.Q(('risposta_il__isnull', False), models.Q(('risposta', ''), _negated=True)), _connector='OR'), name='risposta_iff_risposta_il'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inviospecialistico',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_inviospecialisticoevent" ("attesa_fino_al", "caso_id", "componente_id", "concluso_il", "consenso", "ente", "gia_in_carico", "id", "inviato_da_id", "inviato_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risposta", "risposta_il", "servizio") VALUES (NEW."attesa_fino_al", NEW."caso_id", NEW."componente_id", NEW."concluso_il", NEW."consenso", NEW."ente", NEW."gia_in_carico", NEW."id", NEW."inviato_da_id", NEW."inviato_il", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."risposta", NEW."risposta_il", NEW."servizio"); RETURN NULL;', hash='98a5866f93f18a021ca2e3d08c4ddde386802322', operation='INSERT', pgid='pgtrigger_insert_insert_1aed0', table='patti_inclusione_inviospecialistico', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inviospecialistico',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_inviospecialisticoevent" ("attesa_fino_al", "caso_id", "componente_id", "concluso_il", "consenso", "ente", "gia_in_carico", "id", "inviato_da_id", "inviato_il", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risposta", "risposta_il", "servizio") VALUES (NEW."attesa_fino_al", NEW."caso_id", NEW."componente_id", NEW."concluso_il", NEW."consenso", NEW."ente", NEW."gia_in_carico", NEW."id", NEW."inviato_da_id", NEW."inviato_il", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."risposta", NEW."risposta_il", NEW."servizio"); RETURN NULL;', hash='e38b7fc58bd0e2dd24e1a3963a67802bb4625c06', operation='UPDATE', pgid='pgtrigger_update_update_eb647', table='patti_inclusione_inviospecialistico', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='membroequipe',
            constraint=models.CheckConstraint(condition=models.Q(('al', None), ('al__gte', models.F('dal')), _connector='OR'), name='membro_al_after_dal'),
        ),
        migrations.AddConstraint(
            model_name='membroequipe',
            constraint=models.CheckConstraint(condition=models.Q(('accesso_piattaforma', 'NESSUNO'), models.Q(models.Q(('email', ''), _negated=True), ('al__isnull', False), ('sezioni__len__gt', 0)), _connector='OR'), name='membro_access_has_email_end_and_sezioni'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membroequipe',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_membroequipeevent" ("accesso_piattaforma", "al", "cognome", "dal", "email", "ente", "equipe_id", "id", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professione", "servizio", "sezioni") VALUES (NEW."accesso_piattaforma", NEW."al", NEW."cognome", NEW."dal", NEW."email", NEW."ente", NEW."equipe_id", NEW."id", NEW."nome", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."professione", NEW."servizio", NEW."sezioni"); RETURN NULL;', hash='03c1c616e611be5d77418563d0ab834556eaa02b', operation='INSERT', pgid='pgtrigger_insert_insert_41eac', table='patti_inclusione_membroequipe', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membroequipe',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_membroequipeevent" ("accesso_piattaforma", "al", "cognome", "dal", "email", "ente", "equipe_id", "id", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professione", "servizio", "sezioni") VALUES (NEW."accesso_piattaforma", NEW."al", NEW."cognome", NEW."dal", NEW."email", NEW."ente", NEW."equipe_id", NEW."id", NEW."nome", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."professione", NEW."servizio", NEW."sezioni"); RETURN NULL;', hash='3f6d34b89fffbaeabb82b820413cf3806b9a101c', operation='UPDATE', pgid='pgtrigger_update_update_f7a17', table='patti_inclusione_membroequipe', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='quadroanalisi',
            constraint=models.UniqueConstraint(fields=('caso', 'versione'), name='one_quadro_per_versione'),
        ),
        migrations.AddConstraint(
            model_name='quadroanalisi',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'BOZZA')), fields=('caso',), name='one_quadro_bozza_per_caso'),
        ),
        migrations.AddConstraint(
            model_name='quadroanalisi',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('finalizzata_il__isnull', False), ('stato', 'FINALIZZATA')), models.Q(('finalizzata_il', None), ('stato', 'BOZZA')), _connector='OR'), name='quadro_finalizzata_il_iff_finalizzata'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quadroanalisi',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_quadroanalisievent" ("caso_id", "compilata_da_id", "finalizzata_il", "id", "iniziata_il", "motivo_riapertura", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato", "versione", "versione_catalogo") VALUES (NEW."caso_id", NEW."compilata_da_id", NEW."finalizzata_il", NEW."id", NEW."iniziata_il", NEW."motivo_riapertura", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."stato", NEW."versione", NEW."versione_catalogo"); RETURN NULL;', hash='681872de951516a955ad9e7d1cd7cb99f52a505a', operation='INSERT', pgid='pgtrigger_insert_insert_573e4', table='patti_inclusione_quadroanalisi', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quadroanalisi',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."caso_id" IS DISTINCT FROM (NEW."caso_id") OR OLD."compilata_da_id" IS DISTINCT FROM (NEW."compilata_da_id") OR OLD."finalizzata_il" IS DISTINCT FROM (NEW."finalizzata_il") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."iniziata_il" IS DISTINCT FROM (NEW."iniziata_il") OR OLD."motivo_riapertura" IS DISTINCT FROM (NEW."motivo_riapertura") OR OLD."stato" IS DISTINCT FROM (NEW."stato") OR OLD."versione" IS DISTINCT FROM (NEW."versione") OR OLD."versione_catalogo" IS DISTINCT FROM (NEW."versione_catalogo"))', func='INSERT INTO "patti_inclusione_quadroanalisievent" ("caso_id", "compilata_da_id", "finalizzata_il", "id", "iniziata_il", "motivo_riapertura", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stato", "versione", "versione_catalogo") VALUES (NEW."caso_id", NEW."compilata_da_id", NEW."finalizzata_il", NEW."id", NEW."iniziata_il", NEW."motivo_riapertura", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."stato", NEW."versione", NEW."versione_catalogo"); RETURN NULL;', hash='1e6c176688c96468a96f080897ab194f4126434e', operation='UPDATE', pgid='pgtrigger_update_update_7fbff', table='patti_inclusione_quadroanalisi', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='dimensionequadro',
            constraint=models.UniqueConstraint(fields=('quadro', 'soggetto', 'dimensione'), name='one_row_per_dimensione', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='dimensionequadro',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parte', 'NUCLEO'), ('soggetto', None)), models.Q(models.Q(('parte', 'NUCLEO'), _negated=True), ('soggetto__isnull', False)), _connector='OR'), name='soggetto_iff_parte_of_a_person'),
        ),
        migrations.AddConstraint(
            model_name='dimensionequadro',
            constraint=models.CheckConstraint(condition=models.Q(('priorita__lte', 3)), name='priorita_up_to_three'),
        ),
        migrations.AddConstraint(
            model_name='dimensionequadro',
            constraint=models.CheckConstraint(condition=models.Q(('motivo', ''), ('livello', 'NON_RILEVATO'), _connector='OR'), name='motivo_only_if_non_rilevato'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dimensionequadro',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "patti_inclusione_dimensionequadroevent" ("bisogni", "compilata_da_id", "compilata_da_membro_id", "da_approfondire", "descrizione", "dimensione", "id", "livello", "motivo", "parte", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorita", "quadro_id", "risorse", "soggetto_id", "voce_famiglia") VALUES (NEW."bisogni", NEW."compilata_da_id", NEW."compilata_da_membro_id", NEW."da_approfondire", NEW."descrizione", NEW."dimensione", NEW."id", NEW."livello", NEW."motivo", NEW."parte", _pgh_attach_context(), clock_timestamp(), \'insert\', NEW."id", NEW."priorita", NEW."quadro_id", NEW."risorse", NEW."soggetto_id", NEW."voce_famiglia"); RETURN NULL;', hash='0a0877f06a5e115617ffe3ad23f8c24e3e4a5967', operation='INSERT', pgid='pgtrigger_insert_insert_885fa', table='patti_inclusione_dimensionequadro', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dimensionequadro',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "patti_inclusione_dimensionequadroevent" ("bisogni", "compilata_da_id", "compilata_da_membro_id", "da_approfondire", "descrizione", "dimensione", "id", "livello", "motivo", "parte", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorita", "quadro_id", "risorse", "soggetto_id", "voce_famiglia") VALUES (NEW."bisogni", NEW."compilata_da_id", NEW."compilata_da_membro_id", NEW."da_approfondire", NEW."descrizione", NEW."dimensione", NEW."id", NEW."livello", NEW."motivo", NEW."parte", _pgh_attach_context(), clock_timestamp(), \'update\', NEW."id", NEW."priorita", NEW."quadro_id", NEW."risorse", NEW."soggetto_id", NEW."voce_famiglia"); RETURN NULL;', hash='fa33cb7066d7e06624c4f089ed0af0ecdfb3de6f', operation='UPDATE', pgid='pgtrigger_update_update_b5771', table='patti_inclusione_dimensionequadro', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='sezionequadro',
            constraint=models.UniqueConstraint(fields=('quadro', 'sezione', 'componente'), name='one_row_per_sezione_quadro', nulls_distinct=False),
        ),
    ]
