import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('forniture', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Riconciliazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('fatta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='fatta il')),
                ('al', models.DateTimeField(verbose_name='conteggi di INPS al')),
                ('comuni', models.PositiveIntegerField(verbose_name='Comuni confrontati')),
                ('domande', models.PositiveIntegerField(verbose_name='domande nostre')),
            ],
            options={
                'verbose_name': 'riconciliazione con INPS',
                'verbose_name_plural': 'riconciliazioni con INPS',
            },
        ),
        migrations.CreateModel(
            name='DifferenzaComune',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('belfiore', models.CharField(max_length=4, verbose_name='Comune')),
                ('nostre', models.PositiveIntegerField(verbose_name='domande nostre')),
                ('di_inps', models.PositiveIntegerField(verbose_name='domande di INPS')),
                ('riconciliazione', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='differenze', to='forniture.riconciliazione', verbose_name='riconciliazione')),
            ],
            options={
                'verbose_name': 'differenza con INPS',
                'verbose_name_plural': 'differenze con INPS',
                'constraints': [models.UniqueConstraint(fields=('riconciliazione', 'belfiore'), name='one_differenza_per_comune')],
            },
        ),
    ]
