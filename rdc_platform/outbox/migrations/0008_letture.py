from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0007_conclusi'),
    ]

    operations = [
        migrations.CreateModel(
            name='LetturaFlusso',
            fields=[
                ('flusso', models.CharField(max_length=30, primary_key=True, serialize=False, verbose_name='che cosa')),
                ('provata_il', models.DateTimeField(verbose_name='provata il')),
                ('riuscita_il', models.DateTimeField(blank=True, null=True, verbose_name='riuscita il')),
                ('fallisce_dal', models.DateTimeField(blank=True, null=True, verbose_name='fallisce dal')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché')),
                ('subito', models.BooleanField(default=False, verbose_name='da dire subito')),
                ('righe', models.PositiveIntegerField(default=0, verbose_name='righe lette')),
                ('diverse', models.PositiveIntegerField(default=0, verbose_name='righe diverse')),
            ],
            options={
                'verbose_name': 'lettura di un flusso',
                'verbose_name_plural': 'letture dei flussi',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('fallisce_dal', None), ('motivo', '')), models.Q(('fallisce_dal__isnull', False), models.Q(('motivo', ''), _negated=True)), _connector='OR'), name='lettura_fallisce_iff_motivo')],
            },
        ),
    ]
