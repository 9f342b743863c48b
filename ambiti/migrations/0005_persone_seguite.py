import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0004_ricerca_persone'),
    ]

    operations = [
        migrations.CreateModel(
            name='PersonaSeguita',
            fields=[
                ('componente', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='seguita', serialize=False, to='ambiti.componente', verbose_name='persona')),
                ('percorso', models.CharField(choices=[('INCLUSIONE', "Patto per l'inclusione sociale"), ('LAVORO', "Centro per l'impiego")], max_length=10, verbose_name='percorso')),
                ('tenuta', models.BooleanField(verbose_name='tenuta agli obblighi')),
                ('fuori_puc', models.BooleanField(verbose_name='non tenuta ai progetti')),
                ('patto_dal', models.DateField(blank=True, null=True, verbose_name='Patto dal')),
                ('patto_al', models.DateField(blank=True, null=True, verbose_name='Patto fino al')),
                ('importo_mensile', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='importo mensile')),
                ('telefono', models.CharField(blank=True, max_length=40, verbose_name='telefono')),
                ('email', models.CharField(blank=True, max_length=254, verbose_name='e-mail')),
                ('riservata', models.BooleanField(default=False, verbose_name='indirizzo riservato')),
                ('del_giorno', models.DateField(verbose_name='del giorno')),
            ],
            options={
                'verbose_name': 'persona seguita',
                'verbose_name_plural': 'persone seguite',
                'indexes': [models.Index(fields=['del_giorno'], name='persona_seguita_giorno')],
                'constraints': [models.CheckConstraint(condition=models.Q(('riservata', False), models.Q(('email', ''), ('telefono', '')), _connector='OR'), name='persona_seguita_riservata')],
            },
        ),
    ]
