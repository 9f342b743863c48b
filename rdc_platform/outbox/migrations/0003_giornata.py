from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0002_corsie'),
    ]

    operations = [
        migrations.CreateModel(
            name='Giornata',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('controparte', models.CharField(max_length=60, verbose_name='controparte')),
                ('giorno', models.DateField(verbose_name='giorno')),
                ('consegnati', models.PositiveIntegerField(default=0, verbose_name='consegnati')),
                ('rifiutati', models.PositiveIntegerField(default=0, verbose_name='rifiutati')),
                ('falliti', models.PositiveIntegerField(default=0, verbose_name='falliti')),
            ],
            options={
                'verbose_name': 'giornata di una controparte',
                'verbose_name_plural': 'giornate delle controparti',
                'constraints': [models.UniqueConstraint(fields=('giorno', 'controparte'), name='one_giornata_per_controparte')],
            },
        ),
    ]
