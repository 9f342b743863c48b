import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('outbox', '0004_elenco_dei_messaggi'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='autore',
            field=models.UUIDField(db_default=django.db.models.functions.comparison.Cast(django.db.models.functions.comparison.NullIf(models.Func(models.Value('rdc.accreditamento'), models.Value(True), function='current_setting', output_field=models.CharField()), models.Value('')), models.UUIDField()), editable=False, null=True, verbose_name="di chi è l'atto"),
        ),
    ]
