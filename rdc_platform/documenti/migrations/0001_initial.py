import django.db.models.functions.datetime
import rdc_platform.documenti.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Documento',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('file', models.FileField(upload_to=rdc_platform.documenti.models.storage_name, verbose_name='file')),
                ('nome', models.CharField(max_length=120, verbose_name='nome')),
                ('tipo_contenuto', models.CharField(max_length=60, verbose_name='tipo di contenuto')),
                ('dimensione', models.PositiveIntegerField(help_text='byte', verbose_name='dimensione')),
                ('sha256', models.CharField(max_length=64, verbose_name='impronta SHA-256')),
                ('creato_il', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name='creato il')),
            ],
            options={
                'verbose_name': 'documento',
                'verbose_name_plural': 'documenti',
            },
        ),
    ]
