import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0004_ricerca_persone'),
        ('controlli_anagrafici', '0006_parole_degli_esiti'),
    ]

    operations = [
        migrations.CreateModel(
            name='DomandaCessata',
            fields=[
                ('nucleo', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='domanda_cessata', serialize=False, to='ambiti.nucleo', verbose_name='nucleo')),
                ('dal', models.DateField(verbose_name='cessata dal')),
            ],
            options={
                'verbose_name': 'domanda cessata',
                'verbose_name_plural': 'domande cessate',
            },
        ),
    ]
