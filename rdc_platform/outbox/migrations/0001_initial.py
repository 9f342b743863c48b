import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(max_length=60, verbose_name='argomento')),
                ('key', models.CharField(max_length=120, unique=True, verbose_name='chiave')),
                ('payload', models.JSONField(default=dict, verbose_name='contenuto')),
                ('gruppo', models.CharField(blank=True, max_length=60, verbose_name='gruppo')),
                ('stato', models.CharField(choices=[('IN_CODA', 'In coda'), ('IN_CONSEGNA', 'In consegna'), ('CONSEGNATO', 'Consegnato'), ('RIFIUTATO', 'Rifiutato')], default='IN_CODA', max_length=12, verbose_name='stato')),
                ('due_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='da consegnare dal')),
                ('lease_until', models.DateTimeField(null=True, verbose_name='preso fino al')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='tentativi')),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='ultimo errore')),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('delivered_at', models.DateTimeField(null=True, verbose_name='consegnato il')),
            ],
            options={
                'verbose_name': 'messaggio in uscita',
                'verbose_name_plural': 'messaggi in uscita',
                'indexes': [models.Index(condition=models.Q(('stato__in', ['IN_CODA', 'IN_CONSEGNA'])), fields=['due_at'], name='outbox_due'), models.Index(condition=models.Q(('gruppo', ''), _negated=True), fields=['gruppo', 'created_at'], name='outbox_gruppo')],
            },
        ),
    ]
