import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0013_chiavi_di_troppo'),
        ('patti_inclusione', '0027_richiesta_cpi'),
    ]

    operations = [
        migrations.AlterField(
            model_name='convocazione',
            name='canali',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('PEC', 'PEC'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('CONSEGNA_A_MANO', 'Consegna a mano'), ('MESSO_NOTIFICATORE', 'Messo notificatore'), ('TELEFONO', 'Telefono'), ('IO_APP', 'App IO'), ('CONCORDATO_FIRMATO', 'Appuntamento concordato e firmato'), ('INPS', 'Preso con INPS')], max_length=20), size=None, verbose_name='canali'),
        ),
        migrations.AlterField(
            model_name='convocazioneevent',
            name='canali',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('PEC', 'PEC'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('CONSEGNA_A_MANO', 'Consegna a mano'), ('MESSO_NOTIFICATORE', 'Messo notificatore'), ('TELEFONO', 'Telefono'), ('IO_APP', 'App IO'), ('CONCORDATO_FIRMATO', 'Appuntamento concordato e firmato'), ('INPS', 'Preso con INPS')], max_length=20), size=None, verbose_name='canali'),
        ),
        migrations.AlterField(
            model_name='invioconvocazione',
            name='canale',
            field=models.CharField(choices=[('SMS', 'SMS'), ('EMAIL', 'E-mail'), ('PEC', 'PEC'), ('RACCOMANDATA_AR', 'Raccomandata A/R'), ('CONSEGNA_A_MANO', 'Consegna a mano'), ('MESSO_NOTIFICATORE', 'Messo notificatore'), ('TELEFONO', 'Telefono'), ('IO_APP', 'App IO'), ('CONCORDATO_FIRMATO', 'Appuntamento concordato e firmato'), ('INPS', 'Preso con INPS')], max_length=20, verbose_name='canale'),
        ),
        migrations.CreateModel(
            name='ScartoPrenotazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=60, unique=True, verbose_name='numero di INPS')),
                ('data_ora', models.DateTimeField(blank=True, null=True, verbose_name='data e ora')),
                ('motivo', models.CharField(choices=[('UFFICIO_SCONOSCIUTO', "L'ufficio non è fra quelli comunicati"), ('ALTRO_AMBITO', "L'ufficio è di un altro Ambito"), ('FUORI_ORARIO', "A quell'ora l'ufficio non riceve"), ('PIENO', "A quell'ora non c'è più posto"), ('PASSATO', "L'ora è già passata"), ('AL_CENTRO', "La famiglia è al Centro per l'impiego"), ('CHIUSO', 'Il caso della famiglia è chiuso'), ('ILLEGGIBILE', 'Il messaggio non si legge')], max_length=20, verbose_name='perché')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
                ('sede', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='scarti_prenotazioni', to='patti_inclusione.sede', verbose_name='sede')),
            ],
            options={
                'verbose_name': 'scarto di un appuntamento preso con INPS',
                'verbose_name_plural': 'scarti di appuntamenti presi con INPS',
            },
        ),
        migrations.CreateModel(
            name='PrenotazioneInps',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=60, unique=True, verbose_name='numero di INPS')),
                ('protocollo_inps', models.CharField(blank=True, db_collation='C', max_length=60, verbose_name='protocollo INPS')),
                ('data_ora', models.DateTimeField(blank=True, null=True, verbose_name='data e ora')),
                ('stato', models.CharField(choices=[('PRENOTATO', 'Preso con INPS'), ('ANNULLATO', 'Annullato da INPS')], default='PRENOTATO', max_length=15, verbose_name='stato')),
                ('scarto', models.CharField(blank=True, choices=[('UFFICIO_SCONOSCIUTO', "L'ufficio non è fra quelli comunicati"), ('ALTRO_AMBITO', "L'ufficio è di un altro Ambito"), ('FUORI_ORARIO', "A quell'ora l'ufficio non riceve"), ('PIENO', "A quell'ora non c'è più posto"), ('PASSATO', "L'ora è già passata"), ('AL_CENTRO', "La famiglia è al Centro per l'impiego"), ('CHIUSO', 'Il caso della famiglia è chiuso'), ('ILLEGGIBILE', 'Il messaggio non si legge')], max_length=20, verbose_name='perché è messa da parte')),
                ('ricevuta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuta il')),
                ('gestita_il', models.DateTimeField(blank=True, null=True, verbose_name='confermata o rifiutata il')),
                ('caso', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='prenotazioni', to='patti_inclusione.caso', verbose_name='caso')),
                ('convocazione', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prenotazione', to='patti_inclusione.convocazione', verbose_name='convocazione')),
                ('disponibilita', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prenotazioni', to='patti_inclusione.disponibilitaufficio', verbose_name="orario dell'ufficio")),
                ('gestita_da', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prenotazioni', to='accounts.accreditamento', verbose_name='confermata o rifiutata da')),
                ('sede', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prenotazioni', to='patti_inclusione.sede', verbose_name='sede')),
            ],
            options={
                'verbose_name': 'appuntamento preso con INPS',
                'verbose_name_plural': 'appuntamenti presi con INPS',
                'indexes': [models.Index(fields=['caso'], name='prenotazione_caso'), models.Index(condition=models.Q(('gestita_il', None), ('scarto', ''), ('stato', 'PRENOTATO')), fields=['disponibilita', 'data_ora'], name='prenotazione_posto')],
                'constraints': [models.CheckConstraint(condition=models.Q(('scarto', 'ILLEGGIBILE'), ('data_ora__isnull', False), _connector='OR'), name='prenotazione_has_when_unless_illeggibile'), models.CheckConstraint(condition=models.Q(('convocazione', None), models.Q(('gestita_il__isnull', False), ('scarto', '')), _connector='OR'), name='prenotazione_confirmed_is_gestita')],
            },
        ),
    ]
