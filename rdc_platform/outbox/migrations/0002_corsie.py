import datetime
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0001_initial'),
    ]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE outbox_message_ordine AS bigint", "DROP SEQUENCE outbox_message_ordine"),
        migrations.CreateModel(
            name='Controparte',
            fields=[
                ('nome', models.CharField(max_length=60, primary_key=True, serialize=False, verbose_name='nome')),
                ('errori', models.PositiveIntegerField(default=0, verbose_name='errori di seguito')),
                ('riprova_il', models.DateTimeField(blank=True, null=True, verbose_name='riprova il')),
                ('in_pausa_dal', models.DateTimeField(blank=True, null=True, verbose_name='in pausa dal')),
                ('in_pausa_da', models.UUIDField(blank=True, null=True, verbose_name="chi l'ha fermata")),
                ('motivo_pausa', models.CharField(blank=True, max_length=300, verbose_name='perché')),
                ('finestra_dal', models.DateTimeField(blank=True, null=True, verbose_name='minuto cominciato il')),
                ('inviati', models.PositiveIntegerField(default=0, verbose_name='inviati nel minuto')),
            ],
            options={
                'verbose_name': 'controparte',
                'verbose_name_plural': 'controparti',
            },
        ),
        migrations.CreateModel(
            name='Tentativo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('istante', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='istante')),
                ('a_stato', models.CharField(choices=[('IN_CODA', 'In coda'), ('IN_CONSEGNA', 'In consegna'), ('CONSEGNATO', 'Consegnato'), ('RIFIUTATO', 'Rifiutato'), ('FERMO', 'Fermo'), ('SCARTATO', 'Scartato')], max_length=12, verbose_name='a')),
                ('testo', models.CharField(max_length=300, verbose_name='che cosa è successo')),
                ('motivo', models.CharField(blank=True, max_length=300, verbose_name='perché')),
                ('accreditamento_id', models.UUIDField(help_text='vuoto: il sistema', null=True, verbose_name='chi')),
            ],
            options={
                'verbose_name': 'fatto di un messaggio',
                'verbose_name_plural': 'fatti dei messaggi',
            },
        ),
        migrations.RemoveIndex(
            model_name='message',
            name='outbox_due',
        ),
        migrations.RemoveIndex(
            model_name='message',
            name='outbox_gruppo',
        ),
        migrations.AddField(
            model_name='message',
            name='controparte',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.F('topic'), models.Value('.'), models.Value(1), function='split_part'), output_field=models.CharField(max_length=60, verbose_name='controparte')),
        ),
        migrations.AddField(
            model_name='message',
            name='entro',
            field=models.DateTimeField(db_default=django.db.models.expressions.CombinedExpression(django.db.models.functions.datetime.Now(), '+', models.Value(datetime.timedelta(days=1))), verbose_name='da consegnare entro'),
        ),
        migrations.AddField(
            model_name='message',
            name='ordine',
            field=models.BigIntegerField(db_default=models.Func(models.Value('outbox_message_ordine'), function='nextval'), editable=False, verbose_name='ordine'),
        ),
        migrations.AlterField(
            model_name='message',
            name='stato',
            field=models.CharField(choices=[('IN_CODA', 'In coda'), ('IN_CONSEGNA', 'In consegna'), ('CONSEGNATO', 'Consegnato'), ('RIFIUTATO', 'Rifiutato'), ('FERMO', 'Fermo'), ('SCARTATO', 'Scartato')], default='IN_CODA', max_length=12, verbose_name='stato'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('stato__in', ('IN_CODA', 'IN_CONSEGNA'))), fields=['controparte', 'entro', 'ordine'], name='outbox_da_fare'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('stato', 'IN_CONSEGNA')), fields=['controparte'], name='outbox_in_volo'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('stato__in', ('RIFIUTATO', 'FERMO'))), fields=['controparte'], name='outbox_da_guardare'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(models.Q(('gruppo', ''), _negated=True), ('stato__in', ('IN_CODA', 'IN_CONSEGNA'))), fields=['gruppo', 'ordine'], name='outbox_gruppo'),
        ),
        migrations.AddConstraint(
            model_name='controparte',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('in_pausa_da', None), ('in_pausa_dal', None), ('motivo_pausa', '')), models.Q(('in_pausa_da__isnull', False), ('in_pausa_dal__isnull', False), models.Q(('motivo_pausa', ''), _negated=True)), _connector='OR'), name='controparte_in_pausa_iff_motivo'),
        ),
        migrations.AddField(
            model_name='tentativo',
            name='messaggio',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='storia', to='outbox.message', verbose_name='messaggio'),
        ),
    ]
