import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Anomalia',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('tipo', models.CharField(choices=[('SENZA_LEGAME', 'Lettura senza legame'), ('MOLTE_FAMIGLIE', "Molte famiglie in un'ora"), ('DI_NOTTE', 'Lettura di notte')], max_length=15, verbose_name='tipo')),
                ('istante', models.DateTimeField(verbose_name='istante')),
                ('operatore_id', models.UUIDField(null=True, verbose_name='operatore')),
                ('accreditamento_id', models.UUIDField(verbose_name='profilo')),
                ('ruolo', models.CharField(max_length=60, verbose_name='ruolo')),
                ('nucleo_id', models.UUIDField(blank=True, null=True, verbose_name='famiglia')),
                ('atto', models.CharField(blank=True, max_length=80, verbose_name='atto')),
                ('quante', models.PositiveIntegerField(default=1, verbose_name='famiglie')),
                ('trovata_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='trovata il')),
            ],
            options={
                'verbose_name': 'lettura da guardare',
                'verbose_name_plural': 'letture da guardare',
                'indexes': [models.Index(fields=['istante'], name='anomalia_istante')],
                'constraints': [models.UniqueConstraint(fields=('tipo', 'accreditamento_id', 'istante', 'nucleo_id'), name='one_anomalia_each', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='VerificaAccessi',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('dal', models.DateTimeField(verbose_name='dal')),
                ('al', models.DateTimeField(verbose_name='al')),
                ('letture', models.PositiveIntegerField(verbose_name='letture guardate')),
                ('eseguita_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='eseguita il')),
            ],
            options={
                'verbose_name': 'verifica degli accessi',
                'verbose_name_plural': 'verifiche degli accessi',
                'indexes': [models.Index(fields=['al'], name='verifica_al')],
                'constraints': [models.CheckConstraint(condition=models.Q(('al__gt', models.F('dal'))), name='verifica_dal_before_al')],
            },
        ),
    ]
