"""What is old enough to be deleted is found without reading all the messages; they go on leaving while the index is built."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('outbox', '0006_fallisce_dal'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='message',
            index=models.Index(condition=models.Q(('stato__in', ('CONSEGNATO', 'SCARTATO'))), fields=['delivered_at'], name='outbox_conclusi'),
        ),
    ]
