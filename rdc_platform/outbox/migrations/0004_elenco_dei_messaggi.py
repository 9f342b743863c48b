from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0003_giornata'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='message',
            index=models.Index(models.OrderBy(models.F('created_at'), descending=True, nulls_last=True), name='outbox_dal_piu_recente'),
        ),
    ]
