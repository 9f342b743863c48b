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
            name='MessaggioPec',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('message_id', models.CharField(max_length=200, unique=True, verbose_name='Message-ID')),
                ('mittente', models.EmailField(max_length=254, verbose_name='mittente')),
                ('destinatario', models.EmailField(max_length=254, verbose_name='destinatario')),
                ('oggetto', models.CharField(max_length=200, verbose_name='oggetto')),
                ('corpo', models.TextField(verbose_name='testo')),
                ('stato', models.CharField(choices=[('IN_CODA', 'In coda'), ('IN_INVIO', 'In invio'), ('INVIATO', 'Inviato'), ('INCERTO', 'Invio incerto'), ('FALLITO', 'Non inviato')], default='IN_CODA', max_length=10, verbose_name='stato')),
                ('ultimo_errore', models.CharField(blank=True, max_length=300, verbose_name='ultimo errore')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
                ('inviato_il', models.DateTimeField(blank=True, null=True, verbose_name='inviato il')),
                ('allegati', models.ManyToManyField(blank=True, related_name='messaggi_pec', to='documenti.documento', verbose_name='allegati')),
            ],
            options={
                'verbose_name': 'messaggio PEC',
                'verbose_name_plural': 'messaggi PEC',
            },
        ),
    ]
