import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('patti_inclusione', '0029_pec_delle_convocazioni'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProvvedimentoAttesa',
            fields=[
                ('numero', models.CharField(max_length=60, unique=True, verbose_name='numero')),
                ('data', models.DateField(verbose_name='data')),
                ('tipo', models.CharField(choices=[('DECURTAZIONE', 'Decurtazione'), ('DECADENZA', 'Decadenza'), ('REVOCA', 'Revoca'), ('SOSPENSIONE', 'Sospensione'), ('ARCHIVIAZIONE', 'Archiviazione'), ('RIPRISTINO', 'Ripristino')], max_length=15, verbose_name='tipo')),
                ('natura', models.CharField(choices=[('SANZIONE', 'Sanzione'), ('PERDITA_REQUISITI', 'Perdita dei requisiti'), ('VARIAZIONE_NUCLEO', 'Variazione del nucleo')], max_length=20, verbose_name='natura')),
                ('mensilita', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='mensilità tolte')),
                ('decorrenza', models.DateField(blank=True, null=True, verbose_name='decorrenza')),
                ('motivo_testo', models.CharField(blank=True, max_length=300, verbose_name='motivo')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('protocollo_inps', models.CharField(db_collation='C', db_index=True, max_length=60, verbose_name='protocollo INPS')),
                ('segnalazione_id', models.UUIDField(blank=True, null=True, verbose_name='segnalazione')),
            ],
            options={
                'verbose_name': 'provvedimento di INPS in attesa',
                'verbose_name_plural': 'provvedimenti di INPS in attesa',
            },
        ),
        migrations.CreateModel(
            name='ScartoProvvedimento',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('numero', models.CharField(max_length=60, unique=True, verbose_name='numero di INPS')),
                ('motivo', models.CharField(choices=[('ILLEGGIBILE', 'Il messaggio non si legge'), ('SENZA_CASO', 'La famiglia non è mai arrivata')], max_length=20, verbose_name='perché')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
            ],
            options={
                'verbose_name': 'scarto di un provvedimento di INPS',
                'verbose_name_plural': 'scarti di provvedimenti di INPS',
            },
        ),
    ]
