from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('monitor', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='anomalia',
            name='tipo',
            field=models.CharField(choices=[('SENZA_LEGAME', 'Lettura senza legame'), ('MOLTE_FAMIGLIE', "Molte famiglie in un'ora"), ('DI_NOTTE', 'Lettura di notte'), ('IN_EMERGENZA', 'Lettura in emergenza')], max_length=15, verbose_name='tipo'),
        ),
    ]
