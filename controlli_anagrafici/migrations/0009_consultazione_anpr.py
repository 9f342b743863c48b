import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0010_storia_per_comando'),
        ('controlli_anagrafici', '0008_indici_di_troppo'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsultazioneAnpr',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('stato', models.CharField(choices=[('RICHIESTA', 'Chiesta'), ('RISPOSTA', 'Risposta arrivata'), ('RIFIUTATA', 'Rifiutata')], default='RICHIESTA', max_length=10, verbose_name='stato')),
                ('chiesta_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='chiesta il')),
                ('risposta_il', models.DateTimeField(blank=True, null=True, verbose_name='risposta il')),
                ('proposti', models.PositiveSmallIntegerField(default=0, verbose_name='periodi proposti')),
                ('ignoti', models.PositiveSmallIntegerField(default=0, verbose_name='luoghi che non si riconoscono')),
                ('famiglia', models.JSONField(default=list, verbose_name='famiglia anagrafica proposta')),
                ('codice_rifiuto', models.CharField(blank=True, max_length=40, verbose_name='codice del rifiuto')),
                ('motivo_rifiuto', models.CharField(blank=True, max_length=500, verbose_name='motivo del rifiuto')),
                ('chiesta_da', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.accreditamento', verbose_name='chiesta da')),
                ('controllo', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultazioni', to='controlli_anagrafici.controllo', verbose_name='controllo')),
            ],
            options={
                'verbose_name': 'consultazione di ANPR',
                'verbose_name_plural': 'consultazioni di ANPR',
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('stato', 'RICHIESTA')), fields=('controllo',), name='one_consultazione_in_attesa'), models.CheckConstraint(condition=models.Q(('stato', 'RICHIESTA'), ('risposta_il__isnull', False), _connector='XOR'), name='consultazione_in_attesa_iff_no_answer')],
            },
        ),
    ]
