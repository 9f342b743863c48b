import django.db.models.deletion
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ambiti', '0008_tutor'),
        ('monitor', '0002_lettura_in_emergenza'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rilevazione',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('mese', models.DateField(help_text='il suo primo giorno', verbose_name='mese')),
                ('versione', models.PositiveIntegerField(default=1, verbose_name='versione')),
                ('contata_con', models.DateField(verbose_name='contata con i mesi fino a')),
                ('contenuto', models.JSONField(verbose_name='che cosa parte')),
                ('conteggi', models.JSONField(blank=True, default=list, verbose_name='famiglie contate')),
                ('impronta', models.CharField(max_length=64, verbose_name='impronta di ciò che parte')),
                ('fatta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='fatta il')),
                ('stato', models.CharField(choices=[('IN_PARTENZA', 'In partenza'), ('RICEVUTA', 'Ricevuta dal Ministero'), ('RIFIUTATA', 'Rifiutata dal Ministero')], default='IN_PARTENZA', max_length=12, verbose_name='stato')),
                ('protocollo', models.CharField(blank=True, max_length=60, verbose_name='numero della ricevuta')),
                ('risposta_il', models.DateTimeField(blank=True, null=True, verbose_name='risposta del')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo_rifiuto', models.CharField(blank=True, max_length=500, verbose_name='perché è rifiutata')),
                ('ambito', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rilevazioni', to='ambiti.ambito', verbose_name='Ambito')),
            ],
            options={
                'verbose_name': 'rilevazione per il Ministero',
                'verbose_name_plural': 'rilevazioni per il Ministero',
                'constraints': [models.UniqueConstraint(fields=('mese', 'ambito', 'versione'), name='one_rilevazione_per_versione'), models.CheckConstraint(condition=models.Q(('mese__day', 1)), name='rilevazione_mese_is_first_day'), models.CheckConstraint(condition=models.Q(('stato', 'RICEVUTA'), ('protocollo', ''), _connector='XOR'), name='rilevazione_ricevuta_iff_protocollo'), models.CheckConstraint(condition=models.Q(('stato', 'RIFIUTATA'), ('codice_rifiuto', ''), _connector='XOR'), name='rilevazione_rifiutata_iff_codice')],
            },
        ),
    ]
