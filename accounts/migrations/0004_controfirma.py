from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0003_accreditamento_intero"),
        ('documenti', '0002_verifica_firma'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='attodesignazione',
            name='controfirma_is_file_and_date',
        ),
        migrations.AddConstraint(
            model_name='attodesignazione',
            constraint=models.CheckConstraint(condition=models.Q(('data_controfirma', None), ('file_controfirmato__isnull', False), _connector='OR'), name='controfirma_is_file_and_date'),
        ),
    ]
