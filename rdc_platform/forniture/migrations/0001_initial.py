import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documenti', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Lotto',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('id_lotto', models.CharField(blank=True, help_text='vuoto se la testata non si legge', max_length=60, verbose_name='lotto')),
                ('progressivo', models.PositiveIntegerField(blank=True, null=True, verbose_name='progressivo')),
                ('sha256', models.CharField(max_length=64, verbose_name='impronta SHA-256')),
                ('data_estrazione', models.DateTimeField(blank=True, null=True, verbose_name='estratto il')),
                ('esito', models.CharField(choices=[('ACQUISITO', 'Acquisito'), ('RIFIUTATO', 'Rifiutato')], max_length=10, verbose_name='esito')),
                ('motivo', models.CharField(blank=True, max_length=500, verbose_name='motivo del rifiuto')),
                ('avviso', models.CharField(blank=True, max_length=500, verbose_name='avviso')),
                ('lette', models.PositiveIntegerField(default=0, verbose_name='lette')),
                ('nuove', models.PositiveIntegerField(default=0, verbose_name='nuove')),
                ('modificate', models.PositiveIntegerField(default=0, verbose_name='modificate')),
                ('invariate', models.PositiveIntegerField(default=0, verbose_name='invariate')),
                ('ignorate', models.PositiveIntegerField(default=0, verbose_name='ignorate')),
                ('quarantena', models.PositiveIntegerField(default=0, verbose_name='in quarantena')),
                ('campi_ignoti', models.PositiveIntegerField(default=0, verbose_name='campi non previsti')),
                ('tentativi', models.PositiveIntegerField(default=1, verbose_name='volte che è arrivato')),
                ('riscontro_inviato_il', models.DateTimeField(blank=True, null=True, verbose_name='riscontro inviato il')),
                ('ricevuto_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='ricevuto il')),
                ('durata_ms', models.PositiveIntegerField(default=0, help_text='millisecondi', verbose_name='durata')),
                ('riscontro', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lotti', to='documenti.documento', verbose_name='riscontro')),
            ],
            options={
                'verbose_name': 'lotto della fornitura INPS',
                'verbose_name_plural': 'lotti della fornitura INPS',
            },
        ),
        migrations.CreateModel(
            name='RecordInps',
            fields=[
                ('protocollo_inps', models.CharField(db_collation='C', max_length=21, primary_key=True, serialize=False, verbose_name='protocollo INPS')),
                ('versione', models.PositiveIntegerField(verbose_name='versione')),
                ('dati', models.JSONField(verbose_name='dati')),
                ('lotto', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='forniture.lotto', verbose_name='lotto')),
            ],
            options={
                'verbose_name': 'record INPS',
                'verbose_name_plural': 'record INPS',
            },
        ),
        migrations.CreateModel(
            name='Scarto',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('riga', models.PositiveIntegerField(verbose_name='riga')),
                ('codice', models.CharField(max_length=3, verbose_name='codice')),
                ('campo', models.CharField(blank=True, max_length=120, verbose_name='campo')),
                ('motivo', models.CharField(max_length=300, verbose_name='motivo')),
                ('altri', models.JSONField(blank=True, default=list, verbose_name='altri difetti')),
                ('lotto', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scarti', to='forniture.lotto', verbose_name='lotto')),
            ],
            options={
                'verbose_name': 'riga in quarantena',
                'verbose_name_plural': 'righe in quarantena',
            },
        ),
        migrations.AddConstraint(
            model_name='lotto',
            constraint=models.UniqueConstraint(condition=models.Q(('esito', 'ACQUISITO')), fields=('id_lotto', 'sha256'), name='one_acquisito_per_lotto'),
        ),
        migrations.AddConstraint(
            model_name='lotto',
            constraint=models.UniqueConstraint(condition=models.Q(('esito', 'ACQUISITO')), fields=('progressivo',), name='one_acquisito_per_progressivo'),
        ),
        migrations.AddConstraint(
            model_name='lotto',
            constraint=models.CheckConstraint(condition=models.Q(('lette', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('nuove'), '+', models.F('modificate')), '+', models.F('invariate')), '+', models.F('ignorate')), '+', models.F('quarantena')))), name='lotto_counts_add_up'),
        ),
        migrations.AddConstraint(
            model_name='scarto',
            constraint=models.UniqueConstraint(fields=('lotto', 'riga'), name='one_scarto_per_riga'),
        ),
    ]
