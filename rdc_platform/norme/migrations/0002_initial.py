import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('norme', '0001_estensioni'),
    ]

    operations = [
        migrations.CreateModel(
            name='ParametroNormativo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('codice', models.CharField(max_length=60, verbose_name='codice')),
                ('valore', models.CharField(max_length=120, verbose_name='valore')),
                ('tipo', models.CharField(blank=True, help_text='solari o lavorativi, per i termini', max_length=20, verbose_name='tipo')),
                ('descrizione', models.CharField(blank=True, max_length=300, verbose_name='descrizione')),
                ('valido_dal', models.DateField(verbose_name='valido dal')),
                ('valido_al', models.DateField(blank=True, null=True, verbose_name='valido al')),
                ('fonte', models.CharField(max_length=300, verbose_name='fonte')),
            ],
            options={
                'verbose_name': 'parametro normativo',
                'verbose_name_plural': 'parametri normativi',
                'constraints': [models.CheckConstraint(condition=models.Q(('valido_al', None), ('valido_al__gte', models.F('valido_dal')), _connector='OR'), name='parametro_dal_before_al'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('codice', '='), (models.Func(models.F('valido_dal'), models.F('valido_al'), models.Value('[]'), function='daterange'), '&&')], name='one_parametro_per_codice_and_day')],
            },
        ),
    ]
