from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('patti_inclusione', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='scadenza',
            name='one_open_scadenza_per_codice',
        ),
        migrations.AddField(
            model_name='scadenza',
            name='riferimento',
            field=models.UUIDField(blank=True, null=True, verbose_name='per che cosa'),
        ),
        migrations.AlterField(
            model_name='scadenza',
            name='codice',
            field=models.CharField(choices=[('T02', 'Convocazione'), ('T03', 'Patto per il lavoro'), ('T04', 'Comunicazione della firma a INPS'), ('T05', 'Comunicazione della mancata firma a INPS'), ('T06', 'Segnalazione a INPS'), ('T07', 'Dichiarazione falsa alla Procura'), ('T08', 'Controlli anagrafici'), ('T09', 'Definizione del Patto'), ('T10', 'Incontro in presenza del mese'), ('T11', 'Presa in carico')], max_length=3, verbose_name='termine'),
        ),
        migrations.AddConstraint(
            model_name='scadenza',
            constraint=models.UniqueConstraint(condition=models.Q(('stato', 'APERTA')), fields=('caso', 'codice', 'riferimento'), name='one_open_scadenza_per_codice', nulls_distinct=False),
        ),
    ]
