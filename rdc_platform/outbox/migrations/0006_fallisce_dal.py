from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0005_autore'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='fallisce_dal',
            field=models.DateTimeField(null=True, verbose_name='fallisce dal'),
        ),
    ]
